"""How fast documents are read and questions answered, and how much memory that takes."""
