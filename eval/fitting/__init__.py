"""Fit what the library holds in `calibration.json`: order, decision, marks."""
