"""Find the exchanges that fit a question."""

from vraagbaak.retrieve.retriever import Retriever

__all__ = ["Retriever"]
