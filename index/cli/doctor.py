"""`onrecord doctor`: what is wrong, and the command that mends it."""

from __future__ import annotations

import sys

import click

from index import settings
from index.cli.page import Page, write_json
from index.doctor import Check, examine


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a check a line.")
def command(*, as_json: bool) -> None:
    """Look whether index and settings are sound; tell what mends each fault, with exit status 1.

    \b
    onrecord doctor
    """
    checks = []
    page = Page()
    for check in examine(settings.load()):
        checks.append(check)
        if as_json:
            values = {"check": check.name, "ok": check.is_well, "result": check.result, "mend": check.mend}
            write_json(values)
        else:
            _show(page, check)
    sys.exit(0 if all(check.is_well for check in checks) else 1)


def _show(page: Page, check: Check) -> None:
    page.put(check.result, lead=f"{'ok  ' if check.is_well else 'FAIL'}  {check.name:<9} ", rest=" " * 16)
    if not check.is_well:
        page.put(f"mend: {check.mend}", lead=" " * 6, rest=" " * 12)
