"""Choose the part of an index that a question is put to: by paper, by who asked, by when."""

from vraagbaak.selection.choices import Choices
from vraagbaak.selection.given import selection_of
from vraagbaak.selection.selector import Mask, Selected, Selector

__all__ = ["Choices", "Mask", "Selected", "Selector", "selection_of"]
