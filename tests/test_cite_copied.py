"""A quote that is copied keeps its words, whatever reads the form it is copied in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from tests.exported import URL, cited_of, published
from vraagbaak.cite import export
from vraagbaak.types import Cited, Form, Language

SIGNS = "ab1 .)(-+=#*_`~[]<>&!|\\:;ë$/\"'\n\t"
WORDS = st.text(alphabet=SIGNS, min_size=1, max_size=60).filter(str.strip)


def written(cited: Cited, form: Form, language: Language = Language.DUTCH) -> str:
    """Export a quote."""
    return export(published(), cited, form, language)


def shown(markup: str) -> str:
    """Give what a browser shows in a block quote: blanks are one, lines and paragraphs part."""
    (block,) = html.fragment_fromstring(markup, create_parent=True).iter("blockquote")
    for line_break in block.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")
    paragraphs = ["".join(each.itertext()) for each in block.iter("p")]
    return bare("\n\n".join(paragraphs))


def bare(words: str) -> str:
    """Make one blank of blanks, and drop those at the edge of a line, as a browser does."""
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return "\n".join(lines).strip("\n")


def test_plain_text_is_the_quote_and_where_it_stands() -> None:
    assert written(cited_of(), Form.TEXT) == (
        f"“Ja.\n\nNee.”\n\nBron: Antwoord 2 op vragen van de VVD, p. 3.\n{URL}\n"
    )


def test_an_english_copy_has_the_dutch_quote_and_the_english_citation() -> None:
    copied = written(cited_of(url=None), Form.TEXT, Language.ENGLISH)
    assert copied == "“Ja.\n\nNee.”\n\nSource: Answer 2 to questions from the VVD, p. 3.\n"
    for form in (Form.MARKDOWN, Form.HTML):
        assert "to questions from the VVD" in written(cited_of(), form, Language.ENGLISH)


def test_markdown_is_a_block_quote_with_its_source() -> None:
    copied = written(cited_of(words="1. Ja,\n- *nee*.\n\nEn <b>."), Form.MARKDOWN)
    assert copied == (
        "> 1\\. Ja,\\\n> \\- \\*nee\\*.\n>\n> En \\<b\\>.\n\n"
        f"Bron: Antwoord 2 op vragen van de VVD, p. 3. <{URL}>\n"
    )


@given(words=WORDS)
def test_markdown_shows_the_very_words(words: str) -> None:
    copied = written(cited_of(words=words.strip()), Form.MARKDOWN)
    markup = MarkdownIt("commonmark").render(copied)
    assert shown(markup) == bare(words.strip())


@given(words=WORDS)
def test_html_shows_the_very_words(words: str) -> None:
    markup = written(cited_of(words=words.strip()), Form.HTML)
    assert shown(markup) == bare(words.strip())


def test_html_names_the_source_and_links_to_it() -> None:
    markup = written(cited_of(words="<script>alert(1)</script>"), Form.HTML)
    read = html.fragment_fromstring(markup, create_parent=True)
    assert [each.get("cite") for each in read.iter("blockquote")] == [URL]
    assert [each.get("href") for each in read.iter("a")] == [URL]
    assert list(read.iter("script")) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "https://a>b", None])
@pytest.mark.parametrize("form", [Form.TEXT, Form.MARKDOWN, Form.HTML])
def test_no_other_address_than_a_plain_one_is_linked(form: Form, url: str | None) -> None:
    copied = written(cited_of(url=url), form)
    assert "href" not in copied
    assert "cite=" not in copied
    assert url is None or url not in copied


@pytest.mark.parametrize("form", list(Form))
def test_each_form_has_a_suffix_and_a_media_type_of_its_own(form: Form) -> None:
    assert [each for each in Form if each.suffix == form.suffix] == [form]
    assert [each for each in Form if each.media_type == form.media_type] == [form]
