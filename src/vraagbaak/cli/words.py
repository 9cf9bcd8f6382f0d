"""What `ask` says besides the quote, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass

from vraagbaak.types import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words around an answer in one language."""

    asked: str
    asked_by: str
    question: str
    questions: str
    footnotes: str
    referred: str
    papers: str
    source: str
    confidence: str
    certain: str
    likely: str
    unsure: str
    alternatives: str
    not_found: str
    nearest: str


WORDS = {
    Language.DUTCH: Words(
        asked="Gevraagd in het parlement",
        asked_by="door",
        question="vraag",
        questions="vragen",
        footnotes="Voetnoten",
        referred="Dit antwoord verwijst naar",
        papers="Genoemde stukken",
        source="Bron",
        confidence="Zekerheid",
        certain="beantwoordt uw vraag vrijwel zeker",
        likely="beantwoordt uw vraag waarschijnlijk",
        unsure="beantwoordt uw vraag misschien",
        alternatives="Zie ook",
        not_found="Niet gevonden: geen antwoord in deze documenten beantwoordt uw vraag.",
        nearest="Het dichtst in de buurt, maar geen antwoord op uw vraag",
    ),
    Language.ENGLISH: Words(
        asked="Asked in parliament",
        asked_by="by",
        question="question",
        questions="questions",
        footnotes="Footnotes",
        referred="This answer refers to",
        papers="Papers named",
        source="Source",
        confidence="Confidence",
        certain="almost certainly answers your question",
        likely="probably answers your question",
        unsure="may answer your question",
        alternatives="See also",
        not_found="Not found: no answer in these documents answers your question.",
        nearest="What came nearest, but does not answer your question",
    ),
}
