"""Are pages read better than by trafilatura alone? Prints the words' F1 of both on the tests' own pages.

    make bench-pages

The pages are each of the stories of `newsroom` in each of the layouts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

import trafilatura

from index.articles import html
from tests.index.articles.layouts import LAYOUTS, Layout
from tests.index.articles.layouts_more import HOUSES
from tests.index.articles.newsroom import STORIES, Story

PAGES = [(layout, story) for layout in (*LAYOUTS, *HOUSES) for story in STORIES]


def f1(text: str, wanted: str) -> float:
    """Return how well two texts agree in their words."""
    one, other = (Counter(re.findall(r"\w+", each.lower())) for each in (text, wanted))
    return 2 * (one & other).total() / (one.total() + other.total())


def ours(layout: Layout, story: Story) -> float:
    """Return the F1 of our reader on a page."""
    (draft,) = html.read(layout.printed(story).encode(), "page.html")
    return f1(draft.text, "\n".join(story.lines))


def alone(layout: Layout, story: Story) -> float:
    """Return the F1 of trafilatura without comments, the title that it may have left at the top apart."""
    text = trafilatura.extract(layout.printed(story), include_comments=False) or ""
    return f1(text.removeprefix(story.title), "\n".join(story.lines))


def main() -> None:
    """Print both, and on how many pages each is not perfect."""
    told = [f"{len(PAGES)} pages, {len({layout.name for layout, _ in PAGES})} layouts"]
    for name, read in (("ours", ours), ("trafilatura alone", alone)):
        scores = [read(*page) for page in PAGES]
        below = sum(one < 1 for one in scores)
        told.append(f"{name:18} F1 {sum(scores) / len(scores):.3f}, below 1 on {below}")
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
