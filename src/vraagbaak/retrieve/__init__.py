"""Find the exchanges that fit a question."""

from vraagbaak.retrieve.follow_up import readings
from vraagbaak.retrieve.retriever import Retriever, with_margins
from vraagbaak.retrieve.similar import SimilarQuestions

__all__ = ["Retriever", "SimilarQuestions", "readings", "with_margins"]
