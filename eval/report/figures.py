"""The figures of `metrics.json` in the form in which a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eval.report.values import Bar, Bin, Measured, Point, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEASURES = {
    "success_at_1": ("answered right", Unit.SHARE),
    "right_first": ("right first", Unit.SHARE),
    "citation_right": ("citation right", Unit.SHARE),
    "highlight_hit": ("highlight holds the answer", Unit.SHARE),
    "quote_exact": ("quote exact", Unit.SHARE),
    "false_refusals": ("wrongly refused", Unit.SHARE),
    "refused": ("rightly refused", Unit.SHARE),
    "language_found": ("language found", Unit.SHARE),
    "ndcg_at_10": ("nDCG@10", Unit.SCORE),
    "mrr_at_10": ("MRR@10", Unit.SCORE),
    "map": ("MAP", Unit.SCORE),
    "recall_at_1": ("recall@1", Unit.SHARE),
    "recall_at_5": ("recall@5", Unit.SHARE),
    "recall_at_10": ("recall@10", Unit.SHARE),
    "recall_at_100": ("recall@100", Unit.SHARE),
    "expected_calibration_error": ("expected calibration error", Unit.SCORE),
    "brier": ("Brier score", Unit.SCORE),
    "risk_coverage_area": ("risk-coverage area", Unit.SCORE),
    "milliseconds_median": ("milliseconds, median", Unit.MILLISECONDS),
    "milliseconds_p95": ("milliseconds, 95th percentile", Unit.MILLISECONDS),
}
"""The measures a page shows, in this order, by their names in `metrics.json`."""
RECALL = "recall_at_"
FILES = "files"
"""In the stamp: the checksums of the files of the set."""


def measured(metrics: Mapping[str, Any]) -> tuple[Measured, ...]:
    """Give the measures of which there is a figure for all questions, with those of the groups."""
    groups = {"all": metrics["all"]}
    for part in ("by_language", "by_kind_and_language"):
        groups.update(metrics.get(part, {}))
    found = []
    for name, (words, unit) in MEASURES.items():
        if metrics["all"].get(name) is not None:
            bars = (_bar(group, own, name) for group, own in groups.items())
            found.append(Measured(words, unit, tuple(bar for bar in bars if bar)))
    return tuple(found)


def recall_curve(metrics: Mapping[str, Any]) -> tuple[Point, ...]:
    """Give recall at each k that was measured, with its interval."""
    whole = metrics["all"]
    names = (name for name in MEASURES if name.startswith(RECALL) and whole.get(name) is not None)
    return tuple(
        Point(float(name.removeprefix(RECALL)), whole[name], *(whole["intervals"][name] or ()))
        for name in names
    )


def reliability_bins(metrics: Mapping[str, Any]) -> tuple[Bin, ...]:
    """Give the bins of the reliability diagram that hold questions."""
    bins = metrics.get("curves", {}).get("all", {}).get("reliability", ())
    return tuple(
        Bin(each["low"], each["high"], each["questions"], each["confidence"], each["right"])
        for each in bins
        if each["questions"]
    )


def risk_curve(metrics: Mapping[str, Any]) -> tuple[Point, ...]:
    """Give the points of the risk-coverage curve."""
    points = metrics.get("curves", {}).get("all", {}).get("risk_coverage", ())
    return tuple(Point(each["coverage"], each["risk"]) for each in points)


def stamp_of(metrics: Mapping[str, Any]) -> dict[str, str]:
    """Say what made the figures, in the order in which they say it."""
    return dict(_stamp(metrics["made_with"]))


def _stamp(made_with: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in made_with.items():
        if name == FILES:
            yield from value.items()
        elif isinstance(value, dict):
            yield name, ", ".join(f"{key} {each}" for key, each in value.items())
        elif value is not None:
            yield name.replace("_", " "), str(value)


def _bar(group: str, figures: Mapping[str, Any], name: str) -> Bar | None:
    if figures.get(name) is None:
        return None
    low, high = figures["intervals"][name]
    return Bar(group, figures[name], low, high, figures["questions"])
