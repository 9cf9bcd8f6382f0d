"""Papers named in running text, and where they are published."""

from __future__ import annotations

import pytest

from vraagbaak.segment.particulars.numbers import address, identifier, number_of
from vraagbaak.segment.particulars.publications import published

SITE = "https://zoek.officielebekendmakingen.nl"


def papers(text: str) -> list[str]:
    return [each.paper for each in published(text)]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("ah-tk-20222023-2926", "ah-tk-20222023-2926"),
        ("36450, nr. 6", "kst-36450-6"),
        ("36410 VI, nr. 26", "kst-36410-VI-26"),
        ("21501-02, nr. 3121", "kst-21501-02-3121"),
        ("36450, C", "kst-36450-C"),
        ("2023Z14759", "kv-tk-2023Z14759"),
        ("h-tk-20222023-12-3", "h-tk-20222023-12-3"),
    ],
)
def test_a_papers_number_names_its_publication_and_the_other_way_round(
    number: str, name: str
) -> None:
    assert identifier(number) == name
    assert number_of(name) == number
    assert address(number) == f"{SITE}/{name}.html"


@pytest.mark.parametrize("number", ["4975504", "IENW/BSK-2023/1", "30300, B", "36450", ""])
def test_what_is_no_number_of_a_publication_has_no_address(number: str) -> None:
    assert address(number) is None


def test_a_name_of_another_form_has_no_number() -> None:
    assert number_of("blg-1234567") is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 2926", "ah-tk-20222023-2926"),
        ("Aanhangsel van de Handelingen II 2019/20, nr. 75", "ah-tk-20192020-75"),
        ("Aanhangsel Handelingen I, vergaderjaar 1999-2000, nr. 3", "ah-ek-19992000-3"),
        ("Aanhangsel Handelingen, nr. 17, vergaderjaar 2020/2021", "ah-tk-20202021-17"),
        ("vergaderjaar 2013-2014, aanhangsel Handelingen, nr. 304", "ah-tk-20132014-304"),
        ("Kamerstukken II 2022/23, 25 424, nr. 670", "25424, nr. 670"),
        ("Kamerstuk 29 628, nr. 1135", "29628, nr. 1135"),
        ("Kamerstukken, 2022-2023, 29628, nr. 1135", "29628, nr. 1135"),
        ("Kamerstuk II 28286, nr. 1056", "28286, nr. 1056"),
        ("Kamerstukken I 2021/22, 35 000, nr. B", "35000, B"),
        ("Eerste Kamer, 36 373, H", "36373, H"),
        ("Kamerstuk 36 410 VI, nr. 26", "36410 VI, nr. 26"),
        ("Kamerstuk 36200-XII-60", "36200 XII, nr. 60"),
        ("Kamerstuk 21 501-02, nr. 3121", "21501-02, nr. 3121"),
        ("Kamerstukken II, vergaderjaar 2021-2022, Kamerstuk 35 925, nr. 58", "35925, nr. 58"),
        ("Tweede Kamer, vergaderjaar 2011–2012, 31 839, nr. 158", "31839, nr. 158"),
        ("Handelingen II 2022/23, nr. 12, item 3", "h-tk-20222023-12-3"),
    ],
)
def test_a_paper_is_recognised_however_it_is_named(text: str, paper: str) -> None:
    (found,) = published(f"Zie ook 1{text}, onder andere.")
    assert found.paper == paper
    assert found.span.of(f"Zie ook 1{text}, onder andere.").startswith(text[:20])
    assert found.url.startswith(SITE)


def test_the_place_of_a_mention_is_that_of_the_words_that_name_the_paper() -> None:
    text = "In de brief (Kamerstuk 29 628, nr. 1135) staat het."
    (found,) = published(text)
    assert found.span.of(text) == "Kamerstuk 29 628, nr. 1135"


def test_each_paper_of_a_list_has_its_own_place() -> None:
    text = "Aanhangsel Handelingen II 2019/20, nrs. 758, 759 en 1095."
    found = published(text)
    assert [each.span.of(text) for each in found[1:]] == ["759", "1095"]
    assert [each.paper.rsplit("-", 1)[1] for each in found] == ["758", "759", "1095"]


def test_a_list_may_go_on_with_another_dossier() -> None:
    text = "Kamerstukken II 2021/22, 35 925 VII, nr. 30 en 35 925 VI, nrs. 12 en 15"
    assert papers(text) == ["35925 VII, nr. 30", "35925 VI, nr. 12", "35925 VI, nr. 15"]


def test_a_list_may_name_the_second_with_its_own_word() -> None:
    text = "Kamerstuk 25 424, nr. 679, nr. 684 en 685"
    assert papers(text) == ["25424, nr. 679", "25424, nr. 684", "25424, nr. 685"]


def test_a_number_behind_a_single_paper_is_not_a_second_one() -> None:
    assert papers("Kamerstuk 29 628, nr. 1135, 12 mei 2022") == ["29628, nr. 1135"]


def test_a_dossier_in_brackets_is_a_paper_only_with_its_number() -> None:
    assert papers("de motie (29 628, nr. 1135)") == ["29628, nr. 1135"]
    assert papers("bel ons (29 628-11)") == []


def test_names_of_publications_are_recognised_in_addresses() -> None:
    text = f"{SITE}/ah-tk-20232024-1314.html en kst-36410-VI-26"
    assert papers(text) == ["ah-tk-20232024-1314", "36410 VI, nr. 26"]


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 33 869 gaat over Europa",
        "Kamerstuk 33 523 nrs. 1-2",
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3",
        "Aanhangsel Handelingen, vergaderjaar 2023–34, nr. 80",
        "Aanhangsel Handelingen, nr. 80",
        "Aanhangsel Handelingen, vergaderjaar 1989-1990, nr. 80",
        "Tweede Kamer, vergaderjaar 1984-1985, 17 817, nr. 16",
        "Kamerstukken I 2006/07, 30 300, B",
        "Handelingen II 2009/10, nr. 72, p. 6141",
        "een bedrag van 29 628, nr. 3 op de lijst",
    ],
)
def test_a_paper_that_cannot_be_told_is_not_named(text: str) -> None:
    assert papers(text) == []
