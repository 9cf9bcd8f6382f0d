"""Every text of the interface, in Dutch and English."""

from __future__ import annotations

from typing import Final

from vraagbaak.types import Language

NAME: Final = "Vraagbaak"

DUTCH: Final[dict[str, str]] = {
    "tagline": "Vraag in het Nederlands of Engels; lees wat de regering antwoordde, letterlijk "
    "en met vindplaats.",
    "language": "Taal",
    "question_label": "Uw vraag",
    "question_placeholder": "Stel uw vraag…",
    "ask": "Vraag",
    "new": "Nieuw gesprek",
    "examples": "Vragen uit de documenten, zoals ze in het parlement zijn gesteld",
    "collection": "{documents}, {answers}.",
    "documents_one": "1 document",
    "documents_many": "{count} documenten",
    "answers_one": "1 antwoord",
    "answers_many": "{count} antwoorden",
    "nothing_indexed": "Er zijn nog geen documenten met antwoorden. Voeg ze toe met: "
    "vraagbaak index add MAP",
    "you_asked": "U vroeg",
    "asked_in_parliament": "Gevraagd in het parlement",
    "asked_question_one": "vraag {labels}",
    "asked_question_many": "vragen {labels}",
    "asked_by": "door {by}",
    "answer_of": "Het antwoord, letterlijk",
    "original": "Dit is de oorspronkelijke tekst, in het Nederlands.",
    "footnotes": "Voetnoten",
    "referred": "Dit antwoord verwijst naar",
    "footnote_mark": "voetnoot {mark}",
    "source": "Bron",
    "publication": "Officiële publicatie",
    "confidence_high": "Beantwoordt uw vraag vrijwel zeker",
    "confidence_fair": "Beantwoordt uw vraag waarschijnlijk",
    "confidence_low": "Beantwoordt uw vraag misschien",
    "show": "Toon in de bron",
    "alternatives_one": "1 ander antwoord dat kan helpen",
    "alternatives_many": "{count} andere antwoorden die kunnen helpen",
    "earlier": "Eerder gevraagd",
    "not_found": "Geen antwoord gevonden",
    "not_found_searched": "Er is gezocht in {documents} met {answers}; daarin is op deze "
    "vraag geen antwoord gevonden.",
    "not_found_advice": "Probeer het zo:",
    "not_found_advice_words": "gebruik woorden die in de stukken zelf kunnen staan;",
    "not_found_advice_whole": "stel één hele vraag, met het onderwerp erin;",
    "not_found_advice_documents": "of voeg het document toe waarin het antwoord staat.",
    "nearest": "Wat er het dichtst bij komt (geen antwoord op uw vraag)",
    "error": "Er ging iets mis",
    "question_too_long": "Deze vraag is langer dan {limit} tekens. Maak haar korter.",
    "source_empty": "Hier verschijnt de bladzijde waarop het antwoord staat, met het antwoord "
    "gemarkeerd.",
    "page": "Bladzijde {page} van {pages}",
    "page_printed": "Bladzijde {page} van {pages} (gedrukt nummer {printed})",
    "no_pages": "Dit bestand heeft geen bladzijden; de alinea’s zijn genummerd.",
    "page_image": "Bladzijde {page} van {title}",
    "previous": "Vorige bladzijde",
    "next": "Volgende bladzijde",
    "to_quote": "Naar het antwoord",
    "continues": "Loopt door op bladzijde {page}",
    "no_marks": "Op deze bladzijde staat niets van het antwoord.",
    "legend_highlight": "beantwoordt de vraag",
    "legend_answer": "rest van het antwoord",
    "legend_quote": "geciteerd",
    "source_changed": "Het bestand {file} is gewijzigd of weg sinds het is geïndexeerd. Zet het "
    "terug of voeg het opnieuw toe; vraagbaak verify laat zien wat er is veranderd.",
    "document_gone": "Dit document staat niet meer in de index.",
}

ENGLISH: Final[dict[str, str]] = {
    "tagline": "Ask in English or Dutch; read what the government answered, word for word, and "
    "where it stands.",
    "language": "Language",
    "question_label": "Your question",
    "question_placeholder": "Ask your question…",
    "ask": "Ask",
    "new": "New conversation",
    "examples": "Questions from the documents, as asked in parliament (in Dutch)",
    "collection": "{documents}, {answers}.",
    "documents_one": "1 document",
    "documents_many": "{count} documents",
    "answers_one": "1 answer",
    "answers_many": "{count} answers",
    "nothing_indexed": "There are no documents with answers yet. Add them with: "
    "vraagbaak index add FOLDER",
    "you_asked": "You asked",
    "asked_in_parliament": "Asked in parliament",
    "asked_question_one": "question {labels}",
    "asked_question_many": "questions {labels}",
    "asked_by": "by {by}",
    "answer_of": "The answer, word for word",
    "original": "This is the original text, in Dutch.",
    "footnotes": "Footnotes",
    "referred": "This answer refers to",
    "footnote_mark": "footnote {mark}",
    "source": "Source",
    "publication": "Official publication",
    "confidence_high": "Almost certainly answers your question",
    "confidence_fair": "Probably answers your question",
    "confidence_low": "May answer your question",
    "show": "Show in the source",
    "alternatives_one": "1 other answer that may help",
    "alternatives_many": "{count} other answers that may help",
    "earlier": "Asked earlier",
    "not_found": "No answer found",
    "not_found_searched": "{documents} with {answers} were searched; no answer to this "
    "question was found in them.",
    "not_found_advice": "You could try this:",
    "not_found_advice_words": "use words that may stand in the papers themselves;",
    "not_found_advice_whole": "ask one whole question that names its subject;",
    "not_found_advice_documents": "or add the document that holds the answer.",
    "nearest": "What comes nearest (not an answer to your question)",
    "error": "Something went wrong",
    "question_too_long": "This question is longer than {limit} characters. Make it shorter.",
    "source_empty": "The page that holds the answer appears here, with the answer marked.",
    "page": "Page {page} of {pages}",
    "page_printed": "Page {page} of {pages} (printed number {printed})",
    "no_pages": "This file has no pages; its paragraphs are numbered.",
    "page_image": "Page {page} of {title}",
    "previous": "Previous page",
    "next": "Next page",
    "to_quote": "Back to the answer",
    "continues": "Continues on page {page}",
    "no_marks": "This page holds nothing of the answer.",
    "legend_highlight": "answers the question",
    "legend_answer": "rest of the answer",
    "legend_quote": "quoted",
    "source_changed": "The file {file} has changed or gone since it was indexed. Put it back or "
    "add it again; vraagbaak verify shows what has changed.",
    "document_gone": "This document is no longer in the index.",
}

_CATALOGUE: Final = {Language.DUTCH: DUTCH, Language.ENGLISH: ENGLISH}


def say(language: Language, key: str, **values: object) -> str:
    """Give the text of `key` with its values filled in: plain text, not yet escaped."""
    return _CATALOGUE[language][key].format(**values)


def count(language: Language, noun: str, number: int) -> str:
    """Give a noun with its number, such as `1 document` or `3 documents`."""
    return say(language, f"{noun}_one" if number == 1 else f"{noun}_many", count=number)


def preferred(accepted: str | None) -> Language:
    """Choose the language from an `Accept-Language` header (RFC 9110, 12.5.4).

    A reader who names neither language gets English; one who names none at all Dutch, that of the
    papers.
    """
    if not accepted:
        return Language.DUTCH
    weights: dict[Language, float] = {}
    for choice in accepted.split(","):
        tag, _, weight = choice.partition(";")
        language = _of_tag(tag)
        if language is not None:
            weights[language] = max(weights.get(language, 0.0), _weight(weight))
    wanted = {language: weight for language, weight in weights.items() if weight > 0}
    return max(wanted, key=lambda language: wanted[language], default=Language.ENGLISH)


def _of_tag(tag: str) -> Language | None:
    primary = tag.strip().lower().split("-")[0]
    return next((language for language in Language if language.value == primary), None)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
