"""Measure how well questions are answered: `python -m eval`."""
