"""Which sentences of an answer are marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import paper_of
from vraagbaak.calibration import Marks, SentenceSignal, load_calibration
from vraagbaak.highlight import MOST_HIGHLIGHTS, Highlighter, chosen_of, sentence_signals
from vraagbaak.passages import sentences_of
from vraagbaak.types import Hit, Language, ScoredSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.highlight import SentenceSignals
    from vraagbaak.types import Document, Span

MARKS = load_calibration().marks


def answered(text: str, cosines: Sequence[float] = ()) -> tuple[Document, Hit]:
    """Make a paper with one answer; its sentences are equally near without `cosines`."""
    paper = paper_of(Path("a.txt"), ("Vraag?", text))
    spans = sentences_of(paper.document.text, paper.exchanges[0].answer)
    near = cosines or [0.8] * len(spans)
    scored = [ScoredSpan(span, score, 0.8) for span, score in zip(spans, near, strict=True)]
    return paper.document, Hit("x", 1.0, sentences=tuple(scored))


def marked(
    text: str, question: str, cosines: Sequence[float] = (), language: Language = Language.DUTCH
) -> list[str]:
    document, hit = answered(text, cosines)
    spans = Highlighter(question, language, MARKS).highlights(hit, document)
    return [span.of(document.text) for span in spans]


def signals(text: str, question: str, cosines: Sequence[float] = ()) -> list[SentenceSignals]:
    document, hit = answered(text, cosines)
    return sentence_signals(hit.sentences, document, question, Language.DUTCH)


def best(text: str, question: str, language: Language = Language.DUTCH) -> str:
    """Give the likeliest sentence of an answer whose sentences are equally near."""
    document, hit = answered(text)
    found = sentence_signals(hit.sentences, document, question, language)
    chances = MARKS.probabilities(found)
    return hit.sentences[chances.index(max(chances))].span.of(document.text)


FERRY = (
    "De veerdienst is van groot belang voor het eiland. De provincie heeft daar in het voorjaar "
    "met de reder over gesproken. De veerboot vaart in de winter niet. Daarover zijn afspraken "
    "gemaakt met de bewoners en met de gemeente. De provincie betaalde vorig jaar 4 miljoen euro "
    "aan de reder. In september volgt een brief."
)


@pytest.mark.parametrize(
    ("question", "language", "sentence"),
    [
        ("Vaart de veerboot in de winter?", Language.DUTCH, "De veerboot vaart in de winter niet."),
        (
            "Hoeveel betaalde de provincie aan de reder?",
            Language.DUTCH,
            "De provincie betaalde vorig jaar 4 miljoen euro aan de reder.",
        ),
        (
            "How much did the province pay?",
            Language.ENGLISH,
            "De provincie betaalde vorig jaar 4 miljoen euro aan de reder.",
        ),
        ("Wanneer volgt een brief?", Language.DUTCH, "In september volgt een brief."),
    ],
)
def test_the_sentence_that_says_so_comes_first(
    question: str, language: Language, sentence: str
) -> None:
    assert best(FERRY, question, language) == sentence
    assert sentence in marked(FERRY, question, language=language)


def test_a_question_whether_marks_the_sentence_that_says_no() -> None:
    text = (
        "Nee. De reder heeft veel gedaan voor het eiland en voor iedereen die er komt. Er zijn "
        "plannen voor een nieuwe haven. De gemeente kijkt daar met belangstelling naar."
    )
    assert "Nee." in marked(text, "Is de haven al klaar?")


def test_two_sentences_next_to_each_other_are_marked_where_one_leans_on_the_other() -> None:
    text = (
        "De haven is oud. In 2020 kreeg de reder subsidie. Die loopt tot 2026. Het eiland telt "
        "veel vogels. De bewoners zijn tevreden."
    )
    cosines = (0.78, 0.86, 0.84, 0.75, 0.75)
    found = marked(text, "Tot wanneer loopt de subsidie van de reder?", cosines)
    assert found[:2] == ["In 2020 kreeg de reder subsidie.", "Die loopt tot 2026."]


def test_a_long_answer_is_not_marked_as_a_whole() -> None:
    text = " ".join(f"Op eiland {number} wonen mensen." for number in range(20))
    assert len(marked(text, "Wie woont er?")) == MOST_HIGHLIGHTS
    cosines = [0.7] * 20
    cosines[7] = 0.9
    assert marked(text, "Wie woont er?", cosines) == ["Op eiland 7 wonen mensen."]


@pytest.mark.parametrize("text", ["", "Ja.", "Ja. Dat klopt niet helemaal."])
def test_an_answer_of_two_sentences_is_marked_as_a_whole(text: str) -> None:
    assert " ".join(marked(text, "Klopt dat?")) == text


def test_a_long_sentence_must_be_likelier_than_a_short_one() -> None:
    marks = Marks({SentenceSignal.WORDS: 1.0}, threshold=0.25)
    same: list[SentenceSignals] = [{SentenceSignal.WORDS: 0.0}] * 4
    assert chosen_of(marks, same, [10, 10, 10, 10]) == [0, 1, 2, 3]
    assert chosen_of(marks, same, [10, 10, 10, 100]) == [0, 1, 2]


def test_probabilities_are_a_softmax() -> None:
    marks = Marks({SentenceSignal.WORDS: 2.0}, threshold=0.25)
    found = marks.probabilities([{SentenceSignal.WORDS: 0.0}, {SentenceSignal.WORDS: 0.5}])
    assert found == pytest.approx((0.2689, 0.7311), abs=1e-4)


def test_rare_words_of_an_answer_count_more_than_common_ones() -> None:
    text = "De veerboot is oud. De veerboot is nat. De veerboot heeft een kapitein."
    words = [
        each[SentenceSignal.WORDS] for each in signals(text, "Wie is kapitein van de veerboot?")
    ]
    assert words[2] == pytest.approx(1)
    assert words[0] == words[1] < 0.2
    before = [each[SentenceSignal.WORDS_BEFORE] for each in signals(text, "kapitein veerboot")]
    assert before[0] == 0
    assert before[2] == pytest.approx(words[1])


def test_nearness_is_measured_from_the_answers_own_mean() -> None:
    standing = [
        each[SentenceSignal.STANDING] for each in signals("Een. Twee. Drie.", "?", (0.7, 0.8, 0.9))
    ]
    assert standing == pytest.approx([-1.2099, 0, 1.2099], abs=1e-4)
    assert {each[SentenceSignal.STANDING] for each in signals("Een. Twee.", "?", (0.8, 0.8))} == {0}


def test_the_kind_of_thing_that_is_asked_is_looked_for_in_each_sentence() -> None:
    text = "Dat kost 3 miljoen euro.\nDat is in 2024 niet betaald. Ja, dat klopt."
    first, second, third = signals(text, "Hoeveel kost dat?")
    assert (first[SentenceSignal.FIGURE_LACKING], first[SentenceSignal.AMOUNT]) == (0, 1)
    assert (second[SentenceSignal.FIGURE_LACKING], second[SentenceSignal.AMOUNT]) == (1, 0)
    assert [each[SentenceSignal.OPENS_PARAGRAPH] for each in (first, second, third)] == [1, 1, 0]
    assert [each[SentenceSignal.YES_OR_NO] for each in (first, second, third)] == [0, 0, 1]
    whether = signals(text, "Is dat betaald?")
    assert [each[SentenceSignal.WHETHER] for each in whether] == [0, 1, 0]
    assert not any(each[SentenceSignal.FIGURE_LACKING] for each in whether)
    moment = signals(text, "Until what year does it run?")
    assert [each[SentenceSignal.MOMENT] for each in moment] == [0, 1, 0]


def test_every_signal_has_a_weight_and_every_weight_a_signal() -> None:
    assert set(MARKS.weights) == set(SentenceSignal) == set(signals("Ja. Nee.", "Mag dat?")[0])


WORDS = st.sampled_from(["veerboot", "Ja", "niet", "2024", "euro", "haven", "de", "3,5"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda each: " ".join(each) + ".")


@given(
    sentences=st.lists(SENTENCES, max_size=9),
    question=st.lists(WORDS, max_size=5).map(" ".join),
    data=st.data(),
)
def test_marks_are_sentences_of_the_answer_in_reading_order(
    sentences: list[str], question: str, data: st.DataObject
) -> None:
    text = "\n".join(sentences)
    _, plain = answered(text)
    count = len(plain.sentences)
    cosines = data.draw(st.lists(st.floats(-1, 1), min_size=count, max_size=count))
    document, hit = answered(text, cosines)
    own: list[Span] = [each.span for each in hit.sentences]
    found = Highlighter(question, Language.DUTCH, MARKS).highlights(hit, document)
    assert list(found) == [each for each in own if each in found]
    assert min(count, 1) <= len(found) <= MOST_HIGHLIGHTS
