"""What who is who is worked out anew for."""

from __future__ import annotations

from pathlib import Path

import index
from index.names.fingerprint import FOLDERS, rules_and_lists


def test_every_rule_and_list_counts_in_whatever_room_it_is() -> None:
    package = Path(index.__file__).parent
    there = {
        file for folder in FOLDERS for kind in ("py", "txt") for file in (package / folder).rglob(f"*.{kind}")
    }
    assert {Path(str(file)) for file in rules_and_lists()} == there
