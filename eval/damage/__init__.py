"""Damaged and odd files to feed to the reader."""
