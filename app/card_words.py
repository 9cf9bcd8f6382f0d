"""The texts of what can be done with a quote and a conversation, in both languages."""

from __future__ import annotations

from typing import Final

DUTCH: Final[dict[str, str]] = {
    "use_quote": "Kopieer, bewaar of deel",
    "copy_quote": "Kopieer citaat met bron",
    "copy_text": "Als tekst",
    "copy_markdown": "Als Markdown",
    "copy_html": "Met opmaak (HTML)",
    "copied": "Gekopieerd.",
    "copy_by_hand": "De browser staat kopiëren niet toe. De tekst is gemarkeerd: kopieer haar met "
    "Ctrl+C of ⌘C.",
    "copy_failed": "Kopiëren lukte niet. Is de verbinding er nog?",
    "export_reference": "Bewaar bronvermelding als bestand",
    "export_as": "Bewaar bronvermelding als {form}",
    "link_to_answer": "Vaste link naar dit antwoord",
    "link_copy": "Kopieer link",
    "link_open": "Open link",
    "link_opened": "Geopend met een vaste link",
    "link_broken": "Deze link is niet heel: er staat geen antwoord in. Vraag wie hem stuurde om de "
    "hele link.",
    "link_no_document": "Het document van deze link staat hier niet in de index. Wie deze chat "
    "beheert, kan het toevoegen; de link werkt overal waar precies dat bestand is geïndexeerd.",
    "link_no_answer": "Het document van deze link staat hier in de index, maar dit antwoord staat "
    "er niet zo in. Misschien is het met een andere versie van dit programma gelezen. Stel de "
    "vraag opnieuw.",
}
ENGLISH: Final[dict[str, str]] = {
    "use_quote": "Copy, save or share",
    "copy_quote": "Copy the quote with its source",
    "copy_text": "As text",
    "copy_markdown": "As Markdown",
    "copy_html": "Formatted (HTML)",
    "copied": "Copied.",
    "copy_by_hand": "The browser does not allow copying. The text is selected: copy it with "
    "Ctrl+C or ⌘C.",
    "copy_failed": "Copying failed. Is the connection still there?",
    "export_reference": "Save the reference as a file",
    "export_as": "Save the reference as {form}",
    "link_to_answer": "Permanent link to this answer",
    "link_copy": "Copy link",
    "link_open": "Open link",
    "link_opened": "Opened by a permanent link",
    "link_broken": "This link is not whole: it names no answer. Ask whoever sent it for all of it.",
    "link_no_document": "The document of this link is not in the index here. Whoever runs this "
    "chat can add it; the link works wherever that very file is indexed.",
    "link_no_answer": "The document of this link is in the index here, but it does not hold this "
    "answer as the link has it. Perhaps another version of this program read it. Ask again.",
}
