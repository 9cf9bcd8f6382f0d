"""Find the exchanges that fit a question."""

from vraagbaak.retrieve.retriever import Retriever, with_margins

__all__ = ["Retriever", "with_margins"]
