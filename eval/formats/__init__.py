"""The forms in which sets of questions come, each read and checked line by line."""
