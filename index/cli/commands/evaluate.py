"""The command line of `onrecord eval`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import FILE, OUTPUT, Number


@click.command("eval")
@click.argument("questions", type=FILE)
@click.option("--worst", type=Number(0), default=0, metavar="N", help="List the N worst questions.")
@click.option("--against", type=FILE, metavar="RUN", help="Compare with an earlier run's --json.")
@click.option("--scalars", type=FILE, help="Answer with the scalars of a file.")
@click.option(
    "--calibrate",
    "fitting",
    is_flag=True,
    help="Fit the scalars to QUESTIONS; ask and bot use them if better.",
)
@click.option(
    "--to", type=OUTPUT, help="Where --calibrate writes the scalars, if not where answers take them from."
)
@click.option("--keep", type=OUTPUT, metavar="CASES", help="Keep what was found and judged in a file.")
@click.option(
    "--beside",
    type=FILE,
    multiple=True,
    metavar="CASES",
    help="Fit to kept cases, too: each set alike.",
)
@click.option("--html", type=OUTPUT, help="Write a page with charts and the worst questions, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, which --against reads.")
def command(**given: Any) -> None:
    """Measure retrieval and answers on QUESTIONS, a file of questions with the words they expect.

    \b
    {"question": "What did Volkonin say about drawings?", "expected": ["We published every drawing"]}
    {"question": "What did Tandor say about the central bank?", "expected": [], "silence": "others_only"}

    Optional are "also" (words that may be shown besides), "article" (the path of the one that counts) and
    "silence" (its kind, where nothing is expected).

    \b
    onrecord eval docs/questions.jsonl --worst 5
    onrecord eval questions.jsonl --json > before.json
    onrecord eval questions.jsonl --against before.json
    onrecord eval questions.jsonl --against before.json --html run.html
    onrecord eval questions.jsonl --calibrate
    onrecord eval others.jsonl --keep others.cases
    onrecord eval questions.jsonl --calibrate --beside others.cases
    """
    from index.cli.evaluate import run

    run(**given)
