"""Two runs of one set side by side: which differences are more than chance, and where."""
