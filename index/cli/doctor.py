"""`onrecord doctor`: what is wrong, and the command that mends it."""

from __future__ import annotations

import sys

from index.cli import chosen
from index.cli.page import Page, write_json
from index.doctor import Check, examine


def run(*, as_json: bool) -> None:
    """Look whether index and settings are sound; tell what mends each fault, with exit status 1."""
    checks = []
    page = Page()
    for check in examine(chosen.load()):
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
