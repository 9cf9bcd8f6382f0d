"""Small sets in the form of BEIR and TREC, written by tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = {"_id": "p1", "title": "Bruggen", "text": "De provincie schildert de brug elk jaar."}
FERRY = {"_id": "p2", "title": "", "text": "De veerboot vaart elk uur, behalve in januari."}
TOLL = {"_id": "p3", "title": "Bruggen", "text": "Voor de brug wordt geen tol geheven."}
PASSAGES = (BRIDGE, FERRY, TOLL)
PAINT = {"_id": "q1", "text": "Wie schildert de brug?"}
SAIL = {"_id": "q2", "text": "When does the veerboot sail in the summer?"}
TAX = {"_id": "q3", "text": "Wordt er tol geheven?", "lang": "en"}
QUERIES = (PAINT, SAIL, TAX)
QRELS = "query-id\tcorpus-id\tscore\nq1\tp1\t2\nq1\tp3\t1\nq2\tp2\t1\n"
TOPICS = """\
<top>
<num> Number: q1
<title> Wie schildert
  de brug?
<desc> Description:
Wie doet dat?
</top>

<top>
<num> Number: q2 </num>
<title></title>
<desc> Description: When does the veerboot sail &amp; where?
</top>
"""


def jsonl(path: Path, *rows: object) -> Path:
    """Write JSON lines; text is written as it is."""
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def beir(folder: Path, *, qrels: str = QRELS, split: str = "test") -> Path:
    """Write a set in the form of BEIR."""
    jsonl(folder / "corpus.jsonl", *PASSAGES)
    jsonl(folder / "queries.jsonl", *QUERIES)
    (folder / "qrels").mkdir(exist_ok=True)
    (folder / "qrels" / f"{split}.tsv").write_text(qrels, encoding="utf-8")
    return folder


def trec(folder: Path, *, topics: str = TOPICS, name: str = "topics.txt") -> Path:
    """Write topics and judgements in the form of TREC."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(topics, encoding="utf-8")
    (folder / "qrels.txt").write_text("q1 0 p1 2\nq1 0 p3 1\nq2 0 p2 1\n", encoding="utf-8")
    return folder
