"""The page where question sets are run and their results read and compared."""
