"""What is exported is read by other programs as it was meant."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation as Reference
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from tests.exported import MINISTER, TITLE, URL, cited_of, published
from vraagbaak.cite import export
from vraagbaak.types import (
    Cited,
    Document,
    Form,
    Kind,
    Language,
    Measure,
    PageMarks,
    Particulars,
    Respondent,
)

NASTY = st.text(alphabet="ab{}\\%$&#_^~@\"',= \nëş", min_size=1, max_size=30).map(str.strip)


def bibtex(document: Document, cited: Cited | None = None) -> dict[str, str]:
    """Export as BibTeX, and read that with bibtexparser, LaTeX undone."""
    written = export(document, cited or cited_of(), Form.BIBTEX, Language.DUTCH)
    decoding = LatexDecodingMiddleware(allow_inplace_modification=True)
    library = parse_string(written, append_middleware=[decoding])
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.entry_type == "techreport"
    return {"key": entry.key, **{field.key: str(field.value) for field in entry.fields}}


def decoded(title: str) -> str:
    """Give what bibtexparser makes of a title: braces lost, and another circumflex."""
    return title.translate({ord("{"): None, ord("}"): None, ord("^"): "ˆ"})


def ris(document: Document, cited: Cited | None = None) -> dict[str, Any]:
    """Export as RIS, and read that with rispy."""
    written = export(document, cited or cited_of(), Form.RIS, Language.ENGLISH)
    assert all(line.endswith("\r") for line in written.split("\n")[:-1])
    (entry,) = rispy.loads(written)
    return dict(entry)


def csl(document: Document, cited: Cited | None = None) -> dict[str, Any]:
    """Export as CSL-JSON, and read it; each field is one that CSL knows."""
    (item,) = json.loads(export(document, cited or cited_of(), Form.CSL_JSON, Language.ENGLISH))
    schemas = files("citeproc").joinpath("data", "schema", "schemas", "styles")
    known = schemas.joinpath("csl-variables.rnc").read_text(encoding="utf-8")
    # The input schema has these beside the variables of styles.
    variables = {*re.findall(r'"([\w-]+)"', known), "id", "type", "custom"}
    assert item.keys() <= variables
    types = schemas.joinpath("csl-types.rnc").read_text(encoding="utf-8")
    assert item["type"] in re.findall(r'"([\w-]+)"', types)
    return dict(item)


def test_bibtex_holds_the_paper_with_its_letters_and_signs() -> None:
    entry = bibtex(published())
    assert entry["key"] == f"vraagbaak-{'e' * 16}"
    assert entry["title"] == decoded(TITLE)
    assert entry["author"] == "van Weël, D.M."
    assert entry["institution"] == "Tweede Kamer der Staten-Generaal"
    assert (entry["year"], entry["month"], entry["day"]) == ("2024", "feb", "5")
    assert (entry["type"], entry["number"]) == ("Aanhangsel van de Handelingen", "1076")
    assert entry["series"] == "Tweede Kamer, vergaderjaar 2023–2024"
    assert (entry["pages"], entry["url"]) == ("9–10", URL)
    assert entry["note"] == "Antwoord 2 op vragen van de VVD, p. 3."
    assert entry["file_sha256"] == published().sha256


@given(title=NASTY)
def test_no_title_breaks_out_of_its_field_in_bibtex(title: str) -> None:
    written = export(published(title=title), cited_of(), Form.BIBTEX, Language.DUTCH)
    library = parse_string(written)
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.fields_dict["institution"].value == "Tweede Kamer der Staten-Generaal"
    assert written.count("{") == written.count("}")
    if title:
        assert bibtex(published(title=title))["title"] == decoded(" ".join(title.split()))


def test_ris_holds_the_paper_as_a_government_document() -> None:
    entry = ris(published())
    assert entry["type_of_reference"] == "GOVDOC"
    assert entry["id"] == "E" * 16
    assert entry["title"] == TITLE
    assert entry["authors"] == ["van Weël, D.M."]
    assert (entry["year"], entry["date"]) == ("2024", "2024/02/05/")
    assert (entry["start_page"], entry["end_page"]) == ("9", "10")
    assert (entry["type_of_work"], entry["number"]) == ("Aanhangsel van de Handelingen", "1076")
    assert entry["secondary_title"] == "Tweede Kamer, vergaderjaar 2023–2024"
    assert entry["urls"] == [URL]
    assert entry["notes"][0] == "Answer 2 to questions from the VVD, p. 3."
    assert published().sha256 in entry["notes"][1]


def test_a_title_cannot_begin_a_tag_of_its_own_in_ris() -> None:
    entry = ris(published(title="Dijken\nER  - \nTY  - BOOK\r\nAU  - Niemand"))
    assert entry["title"] == "Dijken ER - TY - BOOK AU - Niemand"
    assert entry["authors"] == ["van Weël, D.M."]


def test_csl_json_holds_the_paper_and_the_checksums() -> None:
    item = csl(published())
    assert item["title"] == TITLE
    assert item["author"] == [
        {"given": "D.M.", "non-dropping-particle": "van", "family": "Weël"},
    ]
    assert item["issued"] == {"date-parts": [[2024, 2, 5]]}
    assert (item["page"], item["section"], item["language"]) == ("9–10", "Antwoord 2", "nl")
    assert item["custom"]["quote_sha256"] == cited_of().quote.sha256
    assert item["custom"]["file"] == "ah 1.pdf"


# citeproc opens its own files and leaves them to be collected.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::UserWarning")
def test_a_citation_processor_makes_a_reference_of_csl_json() -> None:
    item = {key: value for key, value in csl(published()).items() if key != "custom"}
    source = CiteProcJSON([item])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Reference([CitationItem(item["id"])]))
    (written,) = bibliography.bibliography()
    assert "Weël, D.M." in str(written)
    assert "2024" in str(written)
    assert "«café»" in str(written)


def test_what_a_paper_does_not_say_is_left_out_everywhere() -> None:
    bare = published(
        kind=Kind.OTHER, chamber=None, date=None, reference=None, particulars=Particulars()
    )
    cited = cited_of(url="javascript:alert(1)")
    absent = {"author", "institution", "year", "month", "day", "number", "series", "url", "type"}
    assert absent.isdisjoint(bibtex(bare, cited))
    assert {"authors", "publisher", "year", "date", "number", "urls"}.isdisjoint(ris(bare, cited))
    assert {"author", "issued", "publisher", "number", "URL", "genre"}.isdisjoint(csl(bare, cited))


def test_other_papers_keep_their_own_number_and_year() -> None:
    letter = published(
        kind=Kind.LETTER, reference="4975504", chamber=None, particulars=Particulars("2022-2023")
    )
    item = csl(letter)
    assert (item["genre"], item["number"]) == ("Brief", "4975504")
    assert item["collection-title"] == "vergaderjaar 2022–2023"


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("D. Yeşilgöz-Zegerius", "Yeşilgöz-Zegerius, D."),
        ("M.A.M. Adriaansens", "Adriaansens, M.A.M."),
        ("A. van der Laan", "van der Laan, A."),
        ("De Jonge", "De Jonge"),
    ],
)
def test_names_are_parted_only_where_initials_are_printed(name: str, inverted: str) -> None:
    respondents = (Respondent("Minister", name), Respondent("Minister", None, "Wonen"))
    document = published(particulars=Particulars(respondents=respondents))
    assert bibtex(document)["author"] == inverted
    assert ris(document)["authors"] == [inverted]


def test_several_who_answered_are_several_authors() -> None:
    respondents = (MINISTER, Respondent("Staatssecretaris", "Heijnen"))
    document = published(particulars=Particulars(respondents=respondents))
    assert bibtex(document)["author"] == "van Weël, D.M. and Heijnen"
    assert ris(document)["authors"] == ["van Weël, D.M.", "Heijnen"]


def test_a_body_that_answered_is_one_name() -> None:
    body = published(particulars=Particulars(), answered_by="Algemene Rekenkamer")
    assert csl(body)["author"] == [{"literal": "Algemene Rekenkamer"}]
    assert ris(body)["authors"] == ["Algemene Rekenkamer"]
    ministry = replace(body, answered_by="Minister van Onderwijs, Cultuur en Wetenschap")
    assert "authors" not in ris(ministry)
    assert bibtex(ministry)["author"] == "Minister van Onderwijs, Cultuur en Wetenschap"


def test_pages_are_the_printed_ones_if_all_are_printed_and_none_without_pages() -> None:
    mixed = cited_of(PageMarks(7, "9", ()), PageMarks(8, None, ()))
    assert csl(published(), mixed)["page"] == "7–8"
    assert csl(published(), cited_of(PageMarks(3, None, ())))["page"] == "3"
    assert "page" not in csl(published(measure=Measure.PARAGRAPHS))
