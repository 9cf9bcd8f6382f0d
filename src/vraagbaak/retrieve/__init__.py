"""Find the exchanges that fit a question."""

from vraagbaak.retrieve.retriever import Retriever, with_margins
from vraagbaak.retrieve.similar import SimilarQuestions

__all__ = ["Retriever", "SimilarQuestions", "with_margins"]
