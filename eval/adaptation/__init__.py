"""Teach the bundled model, by a low-rank update, which answers belong to which questions."""
