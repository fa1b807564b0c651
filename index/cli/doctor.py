"""`onrecord doctor`: what is wrong, and the command that mends it."""

from __future__ import annotations

import json
import sys

import click

from index import settings
from index.doctor import Check, examine


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a check a line.")
def command(*, as_json: bool) -> None:
    """Look whether index and settings are sound; tell what mends each fault, with exit status 1.

    \b
    onrecord doctor
    """
    checks = []
    for check in examine(settings.load()):
        checks.append(check)
        click.echo(_as_json(check) if as_json else _told(check))
    sys.exit(0 if all(check.is_well for check in checks) else 1)


def _as_json(check: Check) -> str:
    values = {"check": check.name, "ok": check.is_well, "result": check.result, "mend": check.mend}
    return json.dumps(values, ensure_ascii=False)


def _told(check: Check) -> str:
    line = f"{'ok  ' if check.is_well else 'FAIL'}  {check.name:<9} {check.result}"
    return line if check.is_well else f"{line}\n      mend: {check.mend}"
