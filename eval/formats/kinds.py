"""Tell which form a set has by what is there, and read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eval.formats.beir import CORPUS, QRELS, QUERIES, read_beir
from eval.formats.lines import SetError
from eval.formats.question_set import Question, read_question_set
from eval.formats.retrieval_set import RetrievalSet
from eval.formats.trec import TOPICS, read_trec

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions to ask of papers that are indexed."""

    questions: tuple[Question, ...]
    files: tuple[Path, ...]


AnySet: TypeAlias = QuestionSet | RetrievalSet


def read_sets(paths: Iterable[Path]) -> dict[str, AnySet]:
    """Read and check sets, each under the name that its results will have.

    Raises:
        SetError: A set cannot be used, or two have the same name.
    """
    found: dict[str, AnySet] = {}
    for path in paths:
        name = set_name(path)
        if name in found:
            raise SetError(
                f"{path}: another set is named {name} too, and their results would be one. "
                "Rename one, or measure them apart with --out."
            )
        found[name] = read_set(path)
    return found


def set_name(path: Path) -> str:
    """Name a set: a folder by its own name, a file without its ending."""
    if _is_split(path):
        return f"{path.resolve().parents[1].name}-{path.stem}"
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.stem


def read_set(path: Path) -> AnySet:
    """Read a set: a file of questions, or a folder in the form of BEIR or TREC.

    A file `qrels/*.tsv` of a BEIR folder gives that set with those judgements.

    Raises:
        SetError: It has none of these forms, or a line is wrong.
    """
    if _is_split(path):
        return read_beir(path.resolve().parents[1], qrels=path)
    if path.name in {CORPUS, QUERIES}:
        raise SetError(f"{path} is a part of a set. Give its folder: {path.parent}")
    if not path.is_dir():
        return QuestionSet(read_question_set(path), (path,))
    if any(path.glob(TOPICS)):
        return read_trec(path)
    missing = [name for name in (CORPUS, QUERIES, QRELS) if not (path / name).exists()]
    if not missing:
        return read_beir(path)
    raise SetError(
        f"{path} is no set. A folder in the form of BEIR holds {CORPUS}, {QUERIES} and {QRELS}/ "
        f"(missing: {', '.join(missing)}); one in the form of TREC a topics.* and a qrels.*"
    )


def _is_split(path: Path) -> bool:
    return path.suffix == ".tsv" and path.resolve().parent.name == QRELS
