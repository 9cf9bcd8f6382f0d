"""`python -m eval.load`: many people ask at once; is each answered, with the own answer, in time?

Half of them ask in the page, in conversations, half by gradio_client. What each question's quote is
was asked before, one at a time. A second round as large as the first shows whether memory grows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.crowd import Crowd, Outcome, Round, RunningChat
from eval.formats.question_set import read_question_set
from vraagbaak.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

ROUNDS = 2
GROWTH_MIB = 32.0
"""More than this from one round to the next is growth; less is what allocators keep."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    questions: Annotated[
        Path, typer.Argument(metavar="SET", help="A question set (JSON lines).")
    ] = Path("eval/sets/specimen.jsonl"),
    *,
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    people: Annotated[int, typer.Option(help="How many ask at once.")] = 50,
    number: Annotated[int, typer.Option(help="How many questions a round.")] = 2000,
    workers: Annotated[int, typer.Option(help="Questions the chat answers at once.")] = 2,
) -> None:
    """Let people ask at once, in two rounds; exit 1 on any error, mix-up or growth."""
    words = list(dict.fromkeys(each.text for each in read_question_set(questions)))
    with RunningChat(index, workers=workers) as chat:
        crowd = Crowd(chat.address, words, people=people)
        # What is kept for the first time, pages and states, is no growth.
        memory = [chat.memory()]
        rounds = []
        for turn in range(ROUNDS):
            rounds.append(crowd.ask(number))
            memory.append(chat.memory())
            tell(told(rounds[-1], f"round {turn + 1}", memory[-1]))
    growth = memory[-1] - memory[-2]
    tell(f"Memory before: {memory[0]:.0f} MiB; from the first round to the second: {growth:+.0f}.")
    if _wrong(rounds) or growth > GROWTH_MIB:
        raise typer.Exit(1)


def told(done: Round, name: str, memory: float) -> str:
    """Put a round in words."""
    counts = ", ".join(f"{done.count(each)} {each}" for each in Outcome)
    remarks = sorted({each.remark for each in done.asked if each.remark})[:5]
    return "\n".join(
        [
            f"{name}: {len(done.asked)} questions in {done.seconds:.1f} s: {counts}; "
            f"median {done.percentile(0.5):.2f} s, 95th percentile {done.percentile(0.95):.2f} s; "
            f"{memory:.0f} MiB",
            *remarks,
        ]
    )


def _wrong(rounds: Iterable[Round]) -> bool:
    return any(done.count(Outcome.RIGHT) < len(done.asked) for done in rounds)


if __name__ == "__main__":
    app()
