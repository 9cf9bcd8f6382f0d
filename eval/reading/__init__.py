"""How exactly papers are read: against what a person found, and against another program."""
