"""What `ask` and `similar` say besides the quote, in Dutch and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.types import Filter, Language

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    not_found_selected: str
    none_selected: str
    similar: str
    no_similar: str
    searched: str
    filters: Mapping[Filter, str]
    one_answer: str
    many_answers: str
    one_undated: str
    many_undated: str

    def answers(self, count: int) -> str:
        """Count answers."""
        return f"{count} {self.one_answer if count == 1 else self.many_answers}"

    def undated(self, count: int) -> str:
        """Say how many papers without a date were left out of a period."""
        return f"{count} {self.one_undated if count == 1 else self.many_undated}."


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
        not_found_selected="Niet gevonden binnen de filters: geen antwoord dat eraan voldoet, "
        "beantwoordt uw vraag.",
        none_selected="Niet gevonden: geen enkel antwoord voldoet aan de filters.",
        similar="Eerdere vragen in het parlement over hetzelfde",
        no_similar="Geen eerdere vraag gevonden die hierop lijkt.",
        searched="Gezocht binnen",
        filters={
            Filter.DOCUMENT: "stuk",
            Filter.KIND: "soort",
            Filter.PARTY: "partij",
            Filter.ASKER: "vragensteller",
            Filter.ANSWERED_BY: "beantwoord door",
            Filter.SINCE: "vanaf",
            Filter.UNTIL: "tot en met",
        },
        one_answer="antwoord",
        many_answers="antwoorden",
        one_undated="stuk zonder datum valt buiten elke periode",
        many_undated="stukken zonder datum vallen buiten elke periode",
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
        not_found_selected="Not found within the filters: no answer that fits them answers your "
        "question.",
        none_selected="Not found: not one answer fits the filters.",
        similar="Earlier questions in parliament about the same",
        no_similar="No earlier question found that is like it.",
        searched="Searched within",
        filters={
            Filter.DOCUMENT: "paper",
            Filter.KIND: "kind",
            Filter.PARTY: "party",
            Filter.ASKER: "asked by",
            Filter.ANSWERED_BY: "answered by",
            Filter.SINCE: "since",
            Filter.UNTIL: "until",
        },
        one_answer="answer",
        many_answers="answers",
        one_undated="paper without a date is outside every period",
        many_undated="papers without a date are outside every period",
    ),
}
