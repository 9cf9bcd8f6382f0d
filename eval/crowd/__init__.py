"""Many people at once: what they do, and whether each got what was meant for them."""

from eval.crowd.people import Crowd, Outcome, Round
from eval.crowd.server import RunningChat

__all__ = ["Crowd", "Outcome", "Round", "RunningChat"]
