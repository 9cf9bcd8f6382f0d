"""The pages about the documents: what is indexed, what was read of each, and changing that."""
