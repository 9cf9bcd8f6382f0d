"""The pages about evaluations: all runs, one run, and the question whether to remove it."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from app.evaluation.shelf import End
from app.plain_page import LISTS, masthead, plain_page
from app.texts import say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, Html, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.responses import Response

    from app.evaluation.runner import Runner
    from app.evaluation.shelf import Run
    from vraagbaak.types import Language

SCRIPT: Final = files("app.evaluation").joinpath("run.js").read_text(encoding="utf-8")
SET_KIB: Final = 900
"""The largest set that is taken in, so that it fits a request with what stands around it."""

_SHARES: Final = {"runs_right": "success_at_1", "runs_refused": "refused"}


class Pages:
    """Writes the pages for one visitor, in a language and under a path prefix."""

    def __init__(self, language: Language, root: str) -> None:
        self._language = language
        self._root = root
        self._home = f"{root}/evaluation"

    def runs(self, runner: Runner, sets: Iterable[str]) -> Response:
        """List the runs, with ways to begin one and to compare two."""
        runs = runner.shelf.runs()
        main = element(
            "main",
            element("h1", self._say("runs")),
            element("p", self._say("runs_intro"), class_="sum"),
            self._begin(sets),
            element("h2", self._say("runs_kept")),
            self._table(runner, runs) if runs else element("p", self._say("runs_none")),
        )
        return self._page("runs", main)

    def run(self, runner: Runner, run: Run) -> Response:
        """Tell about one run: how far it is, or what came of it."""
        goes_on = run == runner.going
        begun = element("p", text(f"{self._say('runs_begun')}: {self._when(run)}"), class_="sum")
        part = self._at_work(runner, run) if goes_on else self._ended(runner, run)
        main = element("main", element("h1", text(run.set)), begun, part)
        return self._page("runs_back", main, title=run.set, script=SCRIPT if goes_on else "")

    def remove(self, run: Run) -> Response:
        """Ask whether a run is to be removed."""
        address = self._address(run)
        choices = (
            element("button", self._say("runs_remove"), type="submit"),
            element("a", self._say("runs_keep"), href=address),
        )
        form = element(
            "form",
            element("p", text(f"{run.set}, {self._when(run)}")),
            element("p", *choices, class_="choices"),
            method="post",
            action=f"{address}/remove",
            class_="sure",
        )
        main = element("main", element("h1", self._say("runs_remove_sure")), form)
        return self._page("runs_back", main)

    def remark(self, words: str, status: HTTPStatus, *, reason: str = "") -> Response:
        """Say why there is nothing to see; `reason` is another program's, in English."""
        said = element("p", text(reason), lang="en", class_="quiet") if reason else NOTHING
        remark = element("p", text(words), role="alert")
        main = element("main", element("h1", self._say("runs")), remark, said)
        return self._page("runs_back", main, status=status)

    def _page(
        self,
        back: str,
        main: Html,
        *,
        title: str = "",
        script: str = "",
        status: HTTPStatus = HTTPStatus.OK,
    ) -> Response:
        ways = {"papers_back": f"{self._root}/", "papers": f"{self._root}/documents"}
        if back == "runs_back":
            ways[back] = self._home
        language = self._language
        body = joined([masthead(language, ways), main])
        title = title or self._say("runs")
        return plain_page(
            body, title=title, language=language, style=LISTS, script=script, status=status
        )

    def _begin(self, sets: Iterable[str]) -> Html:
        options = [element("option", text(name), value=name) for name in sets]
        if not options:
            return element("p", self._say("runs_missing"), role="alert")
        own = text(say(self._language, "runs_own", limit=SET_KIB))
        note = element("p", self._say("runs_own_note"), id="own-note", class_="quiet")
        form = element(
            "form",
            element("label", self._say("runs_set"), for_="set"),
            element("select", *options, id="set", name="set"),
            element("label", own, for_="own"),
            element(
                "input",
                id="own",
                name="own",
                type="file",
                accept=".jsonl",
                aria_describedby="own-note",
            ),
            note,
            element("button", self._say("runs_button"), type="submit"),
            method="post",
            action=f"{self._home}/begin",
            enctype="multipart/form-data",
        )
        return element("section", element("h2", self._say("runs_begin")), form, class_="upload")

    def _table(self, runner: Runner, runs: Iterable[Run]) -> Html:
        names = ("runs_first", "runs_second", "runs_set", "runs_end", *_SHARES)
        head = element("tr", *(element("th", self._say(each), scope="col") for each in names))
        rows = (self._row(runner, each) for each in runs)
        label = self._say("runs_kept")
        table = element("table", element("thead", head), element("tbody", *rows))
        return element(
            "form",
            element("div", table, class_="table", tabindex=0, role="region", aria_label=label),
            element("button", self._say("runs_compare"), type="submit"),
            action=f"{self._home}/compare",
        )

    def _row(self, runner: Runner, run: Run) -> Html:
        goes_on = run == runner.going
        figures = {} if goes_on else runner.shelf.figures(run)
        link = element("a", text(run.set), href=self._address(run))
        choices = [
            self._choice(run, name, label) if figures else NOTHING
            for name, label in (("a", "runs_first_of"), ("b", "runs_second_of"))
        ]
        cells = (
            *choices,
            joined([link, element("span", text(self._brief(run, figures)), class_="quiet file")]),
            self._say("runs_going" if goes_on else run.end.value),
            *(text(_share(figures, each)) for each in _SHARES.values()),
        )
        return element("tr", *(element("td", each) for each in cells))

    def _choice(self, run: Run, name: str, label: str) -> Html:
        words = say(self._language, label, set=run.set, begun=self._when(run))
        return element("input", type="radio", name=name, value=run.id, aria_label=words)

    def _brief(self, run: Run, figures: Mapping[str, Any]) -> str:
        asked = figures.get("all", {}).get("questions")
        counted = f" · {self._say('runs_questions')}: {asked}" if asked else ""
        return f"{self._when(run)}{counted}"

    def _at_work(self, runner: Runner, run: Run) -> Html:
        told = runner.progress(run)
        asking = say(self._language, "runs_asking", done="{done}", total="{total}")
        words = asking.format(**told) if "done" in told else self._say("runs_beginning")
        stop = element("button", self._say("runs_stop"), type="submit")
        return element(
            "section",
            element("progress", max="1", aria_labelledby="stage"),
            element("p", text(words), id="stage", role="status"),
            element("form", stop, method="post", action=f"{self._address(run)}/stop"),
            class_="upload",
            data_progress=f"{self._address(run)}/progress",
            data_asking=asking,
        )

    def _ended(self, runner: Runner, run: Run) -> Html:
        address, figures = self._address(run), runner.shelf.figures(run)
        told = element("p", self._say(run.end.value), role="status")
        report = element("a", self._say("runs_report"), href=f"{address}/report")
        again = element("button", self._say("runs_again"), type="submit")
        reason = element("p", text(run.reason), lang="en") if run.end is End.FAILED else NOTHING
        facts = (
            part
            for key, name in _SHARES.items()
            if (share := _share(figures, name))
            for part in (element("dt", self._say(key)), element("dd", text(share)))
        )
        note = element("p", self._say("runs_report_note"), class_="quiet")
        return joined(
            [
                told,
                reason,
                element("dl", *facts, class_="facts") if figures else NOTHING,
                joined([element("p", report), note]) if figures else NOTHING,
                element("form", again, method="post", action=f"{address}/again"),
                element("p", element("a", self._say("runs_remove"), href=f"{address}/remove")),
            ]
        )

    def _address(self, run: Run) -> str:
        return f"{self._home}/runs/{run.id}"

    def _when(self, run: Run) -> str:
        begun = datetime.fromisoformat(run.begun)
        return f"{date_in_words(begun.date(), self._language)}, {begun:%H:%M} UTC"

    def _say(self, key: str) -> Html:
        return text(say(self._language, key))


def _share(figures: Mapping[str, Any], name: str) -> str:
    """Write one of the shares of a set, empty where the set asks nothing of that kind."""
    share = figures.get("all", {}).get(name)
    return "" if share is None else f"{100 * share:.0f}%"
