"""`onrecord`, and `python -m index`: from its first moment on, Ctrl-C ends it without a traceback."""

from __future__ import annotations

import sys

INTERRUPTED = 130
"""The exit status of what Ctrl-C ended, as shells count."""


def main() -> None:
    """Run the command line."""
    try:
        from index.cli import main as run  # on a cold disk this alone takes seconds

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
