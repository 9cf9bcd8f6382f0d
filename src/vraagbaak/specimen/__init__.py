"""Give the built-in specimen: two short papers, in Dutch, about this program itself.

They are what a newcomer asks first. `overleg.toml` and `aanhangsel.toml` hold their words;
`python -m vraagbaak.specimen.typeset` sets them as PDF.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("overleg", "aanhangsel")


def specimen_paths() -> tuple[Path, ...]:
    """List the PDF files of the specimen."""
    return tuple(FOLDER / f"specimen-{name}.pdf" for name in NAMES)
