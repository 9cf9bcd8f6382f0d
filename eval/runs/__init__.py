"""Put the questions of a set to the program, and keep what came of it."""
