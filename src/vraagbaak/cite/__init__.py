"""Quote an exchange and say where it stands, in Dutch and in English."""

from vraagbaak.cite.citation import cite, date_in_words
from vraagbaak.cite.quotation import asked, pointers, quote

__all__ = ["asked", "cite", "date_in_words", "pointers", "quote"]
