"""Quote an exchange and say where it stands, in Dutch and in English."""

from vraagbaak.cite.citation import cite
from vraagbaak.cite.quotation import asked, pointers, quote

__all__ = ["asked", "cite", "pointers", "quote"]
