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
            values = {
                "check": check.name,
                "ok": check.is_well,
                "result": check.result,
                "mend": check.mend,
                "see": check.see,
            }
            write_json(values)
        else:
            _show(page, check)
    sys.exit(0 if all(check.is_well for check in checks) else 1)


NARROW = 60
"""Columns below which a finding stands beneath its name: beside it, paths would have no room."""

COMMANDS = ("onrecord ", "rm ", "pip ")
"""How a mend begins that is to be copied, and no advice."""


def _show(page: Page, check: Check) -> None:
    mark = "FAIL" if not check.is_well else "note" if check.see else "ok"
    head = f"{mark:<4}  {check.name:<9} "
    is_narrow = page.width is not None and page.width < NARROW
    margin = "  " if is_narrow else " " * 6
    if is_narrow:
        page.put(head.rstrip())
        page.put(check.result, lead=margin, rest=margin)
    else:
        page.put(check.result, lead=head, rest=" " * len(head))
    if check.mend and check.mend.startswith(COMMANDS):
        page.command(check.mend, lead=f"{margin}mend:")
    elif check.mend:
        page.put(f"mend: {check.mend}", lead=margin, rest=margin * 2)
    elif check.see:
        page.command(check.see, lead=f"{margin}see:")
