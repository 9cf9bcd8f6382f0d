"""Read and segment a file in a process of its own, which is stopped when it takes too much."""

from vraagbaak.guard.guard import Guard
from vraagbaak.guard.limits import Limits

__all__ = ["Guard", "Limits"]
