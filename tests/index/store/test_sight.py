"""Whatever is asked, nothing of a closed collection appears."""

from __future__ import annotations

import inspect
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import index.store
from index.answers.answer import ask
from index.check.check import check
from index.intake import decide
from index.question.understand import understand
from index.search.ranking import search
from index.search.topic import prepare
from index.settings import Settings
from index.store import (
    articles,
    calls,
    extent,
    passages,
    reader,
    remembered,
    revisions,
    speakers,
    statements,
    ties,
)
from index.store.caches import finders, following, vector_cache, word_cache
from index.store.filter import EVERYTHING, NOTHING, Filter, Sight
from index.store.reader import Reader
from index.types import Span
from tests.index.making import WordsEncoder, run
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from index.store.reader import Snapshot
    from index.types import Place

FOLDERS = ["", "open", "open/inner", "openly", "vault", "vault/deep"]
NAMES = ["Ada Brimmel", "Otto Quince", "Ida Farrow", "Hugo Zandt", "Mina Lobb", "Rolf Yarrow"]
WORDS = ["amber", "cobalt", "juniper", "pewter", "saffron", "walnut"]
ENCODER = WordsEncoder()

Case = dict[str, Any]
collections = st.frozensets(st.sampled_from([*FOLDERS, "nowhere"]))
filters = st.builds(
    Filter,
    publisher=st.none() | st.sampled_from([f"The {word}" for word in WORDS]),
    since=st.none() | st.just(date(2024, 1, 3)),
    until=st.none() | st.just(date(2024, 1, 4)),
    collection=st.none() | st.sampled_from(FOLDERS),
)


def shows(sight: Sight, path: str) -> bool:
    """An article is shown by what its path says, told by another way than the store's SQL."""
    if sight.collections is None:
        return True
    parents = [parent.as_posix() for parent in Path(path).parents]
    return "" in sight.collections if parents == ["."] else bool(sight.collections & set(parents[:-1]))


def written(documents: Path, folders: list[str]) -> list[str]:
    """Write an article for each folder, every word of which tells it from the others; return their paths."""
    paths = []
    for number, (folder, name, word) in enumerate(zip(folders, NAMES, WORDS, strict=True)):
        path = f"{folder}/{word}.md".lstrip("/")
        (documents / path).parent.mkdir(parents=True, exist_ok=True)
        head = f"title: On {word}\npublisher: The {word}\npublished: 2024-01-0{number + 1}\n"
        said = f"“The {word} of the harbour is dear to us,” said {name}. Nobody bought {word} that day."
        (documents / path).write_text(f"---\n{head}---\n{said}\n", encoding="utf-8")
        paths.append(path)
    return paths


def cases(whole: Snapshot, paths: list[str], within: Filter) -> dict[str, Callable[[Snapshot], object]]:
    """Return one way of asking for everything there is, for every function that reads the store."""
    store = whole.store
    rows = [known.id for known in articles.known(store).values()]
    ids = {table: passages.ids(store, table) for table in passages.TABLES}
    said = [one.id for row in rows for one in statements.in_article(store, row)]
    any_word = " OR ".join(WORDS)
    found: dict[ModuleType, dict[str, Callable[[Snapshot], object]]] = {
        articles: {
            "by_row": lambda on: articles.by_row(on.store, rows),
            "by_path": lambda on: articles.by_path(on.store, paths),
            "within": lambda on: list(articles.within(on.store, within)),
            "searched": lambda on: articles.searched(on.store, within),
            "rows": lambda on: placed_rows(whole, articles.rows(on.store, within).tolist()),
            "days": lambda on: articles.days(on.store, rows),
            "publishers": lambda on: articles.publishers(on.store),
            "collections": lambda on: articles.collections(on.store),
            "known": lambda on: articles.known(on.store),
            "known_at": lambda on: [articles.known_at(on.store, path) for path in paths],
            "faulty": lambda on: articles.faulty(on.store),
            "repeating": lambda on: articles.repeating(on.store, paths),
            "entries": lambda on: articles.entries(on.store),
            "newest": lambda on: articles.newest(on.store, ""),
            "titled": lambda on: [articles.titled(on.store, f"On {word}") for word in WORDS],
        },
        passages: {
            "ids": lambda on: placed(whole, {t: passages.ids(on.store, t, within) for t in ids}),
            "among": lambda on: placed(whole, {t: passages.among(on.store, t, within) for t in ids}),
            "vectors": lambda on: placed(
                whole, {t: np.array([r for r in ids[t].tolist() if has_vector(on, t, r)]) for t in ids}
            ),
            "matches": lambda on: placed(
                whole,
                {
                    table: np.concatenate(
                        [
                            passages.matches(on.store, table, any_word, among=among).ids
                            for among in (None, ids[table])
                        ]
                    )
                    for table in ids
                },
            ),
            "stretches": lambda on: placed(
                whole, {t: np.array([*passages.stretches(on.store, t, ids[t].tolist())]) for t in ids}
            ),
            "sentences": lambda on: placed_rows(
                whole, [row for row in rows if passages.sentences(on.store, row)]
            ),
            "has_word": lambda on: [word for word in WORDS if passages.has_word(on.store, word)],
            "having": lambda on: placed_rows(
                whole, [row for word in WORDS for row, _ in passages.having(on.store, within, word, [], 9)]
            ),
        },
        statements: {
            "utterances": lambda on: [
                name for name in NAMES if statements.utterances(on.store, within, name)
            ],
            "utterances_in": lambda on: placed(
                whole,
                {"sentence": np.array([s for _, s in statements.utterances_in(on.store, ids["sentence"])])},
            ),
            "of_several": lambda on: placed(
                whole,
                {"sentence": np.array([s for _, s in statements.of_several(on.store, ids["sentence"])])},
            ),
            "latest": lambda on: placed(
                whole,
                {"sentence": np.array([s for _, s in statements.latest(on.store, within, 99)])},
            ),
            "nobodys_in": lambda on: placed(
                whole,
                {"sentence": np.array([s for _, s in statements.nobodys_in(on.store, ids["sentence"])])},
            ),
            "nobodys_beside": lambda on: placed(
                whole,
                {
                    "sentence": np.array(
                        [s for one in NAMES for _, s in statements.nobodys_beside(on.store, within, one)],
                        np.int64,
                    )
                },
            ),
            "of_others": lambda on: placed(
                whole, {"sentence": statements.of_others(on.store, ids["sentence"], [])}
            ),
            "voices": lambda on: [name for _, name in statements.voices(on.store, ids["sentence"])],
            "said_between": lambda on: [
                statements.said_between(on.store, row, Span(0, 10**6)) for row in rows
            ],
            "by_id": lambda on: statements.by_id(on.store, said),
            "newest": lambda on: statements.by_id(whole.store, statements.newest(on.store, said, 99)),
            "in_article": lambda on: [statements.in_article(on.store, row) for row in rows],
        },
        speakers: {
            "everybody": lambda on: speakers.everybody(on.store),
            "directory": lambda on: speakers.directory(on.store),
            "names_of": lambda on: [speakers.names_of(on.store, name) for name in NAMES],
            "in_article": lambda on: [speakers.in_article(on.store, row) for row in rows],
            "people": lambda on: [speakers.people(on.store, path) for path in (None, *paths)],
            "named": lambda on: speakers.named(on.store),
            "decided": lambda on: speakers.decided(on.store),
            "old_rules": lambda on: speakers.old_rules(on.store),
            "authors": lambda on: speakers.authors(on.store),
        },
        calls: {
            "called_in": lambda on: [one for name in NAMES for one in calls.called_in(on.store, name, rows)],
            "called_by": lambda on: [*calls.called_by(on.store, rows).values()],
            "StoredPapers.calls": lambda on: calls.StoredPapers(on.store).calls(NAMES),
            "StoredPapers.first_calls": lambda on: [
                *calls.StoredPapers(on.store).first_calls(NAMES).values()
            ],
            "StoredPapers.texts": lambda on: calls.StoredPapers(on.store).texts(rows),
        },
        remembered: {"Remembered.wrote": lambda on: on.remembered.wrote(NAMES)},
        revisions: {
            "history": lambda on: [revisions.history(on.store, path) for path in paths],
            "having": lambda on: [list(revisions.having(on.store, within, word)) for word in WORDS],
        },
    }
    for name in (one.name for one in iter_modules(index.store.__path__)):
        module = import_module(f"index.store.{name}")
        told = found.get(module, {}).keys() | UNTOLD.get(module, set())
        assert told == set(readers(module)), f"ask it here, too: {module.__name__}"
    return {
        f"{module.__name__}.{name}": one for module, asked in found.items() for name, one in asked.items()
    }


UNTOLD: dict[ModuleType, set[str]] = {
    # numbers in, numbers out
    passages: {"moves", "outlined", "texts", "unindexed"},  # those but the last feed the caches
    speakers: {"follow", "is_current", "refuse_damaged", "work_out"},  # whether the index is sound
    reader: {"Snapshot.seen"},  # what all others are asked through here
    finders: {"CachedFinders.follow", "ServedFinders.follow", "of"},  # what a snapshot narrows
    vector_cache: {"load", "kept", "near"},  # all vectors, which a snapshot narrows
    word_cache: {"load", "kept", "near"},  # all words, of which a search is told what it may find
    following: {"is_near"},
    extent: {"disk", "free"},  # bytes
    ties: {"of", "guesses", "having", "reached"},  # names, for who writes the index alone
}
"""Functions that read the store and tell nothing of any article by themselves."""


def readers(module: ModuleType) -> Iterator[str]:
    """Yield what reads a store in a module: functions that take it first, and methods of classes that do."""
    for name, one in inspect.getmembers(module):
        if getattr(one, "__module__", None) != module.__name__ or name.startswith("_"):
            continue
        takes = (
            [each.annotation for each in inspect.signature(one).parameters.values()] if callable(one) else []
        )
        if takes[:1] == ["Store"]:
            methods = [
                f"{name}.{each}" for each, _ in inspect.getmembers(one, inspect.isfunction) if each[0] != "_"
            ]
            yield from methods if inspect.isclass(one) else [name]


def refused(read: Callable[..., object], *arguments: object) -> list[object]:
    """Return what is read, or nothing where that is refused; the refusal names the likely ones, too."""
    try:
        return [read(*arguments)]
    except Exception as fault:  # noqa: BLE001 - whatever it says is looked through
        return [str(fault).replace(str(arguments[-1]), "")]


def has_vector(on: Snapshot, table: str, row: int) -> bool:
    try:
        return bool(passages.vectors(on.store, table, [row]).size)
    except KeyError:
        return False


def placed(whole: Snapshot, found: dict[str, Any]) -> list[str]:
    """Return the paths of the articles that passages and sentences are of."""
    rows = [
        stretch.article
        for table, ids in found.items()
        if ids is not None
        for stretch in passages.stretches(whole.store, table, ids.tolist()).values()
    ]
    return placed_rows(whole, rows)


def placed_rows(whole: Snapshot, rows: list[int]) -> list[str]:
    """Return the paths of articles."""
    return [article.path for article in articles.by_row(whole.store, rows).values()]


def answers(on: Snapshot, name: str, word: str, within: Filter) -> list[object]:
    """Return what the four ways of asking say about somebody and something."""
    asked = understand(f"What did {name} say about {word}?", on.directory, date(2024, 2, 1))
    plain = understand(f"Who bought {word}?", on.directory, date(2024, 2, 1))
    found = [ask(on, ENCODER, one.question, one) for one in (asked, plain)]
    hits = search(on, prepare(word, ENCODER), within, 9)
    near = [one.id for one in on.sentences.search(ENCODER.question(word), 9)]
    checked = check(on, lambda: ENCODER, f"The {word} of the harbour is dear to us", within=within)
    return [
        [one.evidence for one in found],
        [one.others for one in found],
        articles.by_row(on.store, [hit.article for hit in hits]),
        [hit.article for hit in hits],
        [match for one in checked.quotations for match in one.matches],
        near,
    ]


PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(deadline=None, max_examples=30, phases=PHASES)
@given(st.permutations(FOLDERS), collections, filters)
def test_nothing_of_a_closed_collection_appears(
    folders: list[str], opened: frozenset[str], within: Filter
) -> None:
    with TemporaryDirectory() as place:
        shows_nothing_closed(Path(place) / "index", folders, opened, within)


@settings(deadline=None, max_examples=2, phases=PHASES)
@given(st.permutations(FOLDERS), collections, filters)
def test_nothing_of_a_closed_collection_appears_from_a_server(
    folders: list[str], opened: frozenset[str], within: Filter
) -> None:
    shows_nothing_closed(empty(), folders, opened, within)


def shows_nothing_closed(home: Place, folders: list[str], opened: frozenset[str], within: Filter) -> None:
    with TemporaryDirectory() as place:
        documents = Path(place) / "documents"
        paths = written(documents, folders)
        run(home, documents)
        with closing(Reader(home)) as held:
            for sight in (Sight(opened), NOTHING, EVERYTHING):
                compare(held, paths, sight, within)


def compare(held: Reader, paths: list[str], sight: Sight, within: Filter) -> None:
    closed = [number for number, path in enumerate(paths) if not shows(sight, path)]
    secrets = [word for number in closed for word in (NAMES[number], WORDS[number], NAMES[number].split()[1])]
    with held.snapshot() as whole:
        asked = cases(whole, paths, within)
        rows = {path: known.id for path, known in articles.known(whole.store).items()}
    with held.snapshot(sight) as on:
        assert on.sight == sight
        told = {name: repr(read(on)) for name, read in asked.items()}
        for number, path in enumerate(paths):
            found = answers(on, NAMES[number], WORDS[number], within)
            told[f"answers on {path}"] = repr(found[:3] + found[4:5])
            assert not {rows[paths[one]] for one in closed} & {*found[3]}  # type: ignore[misc]
            assert {*found[5]} <= {*passages.ids(on.store, "sentence").tolist()}  # type: ignore[misc]
        open_paths = {path for path in paths if shows(sight, path)}
        assert {article.path for _, article in articles.within(on.store)} == open_paths
        assert {one.name for one in on.directory.speakers} == {
            NAMES[number] for number in range(len(paths)) if number not in closed
        }
    for name, words in told.items():
        assert not [secret for secret in secrets if secret in words], (name, words)


KNOWN_IN_PART = {
    "open/a.md": "“We trade in amber,” said Mr Harrowgate. “Amber is dear,” Harrowgate said.",
    "open/b.md": "“The harbour is ours,” said Anna Berg. “We keep it,” Berg added.",
    "vault/a.md": "“We trade in cobalt,” said Quentin Harrowgate, the keeper. “Cobalt is dear,” he said.",
    "vault/b.md": "“Berg is no Berg of mine,” said Otto Berg. “Nor is pewter,” Otto Berg said.",
}


def test_what_is_seen_is_as_if_there_were_nothing_else(home: Place, tmp_path: Path) -> None:
    for name, words in KNOWN_IN_PART.items():
        for documents in [tmp_path / "all"] + [tmp_path / "alone"] * name.startswith("open"):
            (documents / name).parent.mkdir(parents=True, exist_ok=True)
            (documents / name).write_text(words)
    run(home, tmp_path / "all")
    run(tmp_path / "alone-index", tmp_path / "alone")
    held, alone = Reader(home), Reader(tmp_path / "alone-index")
    with closing(held), closing(alone), held.snapshot(Sight.of(["open"])) as on, alone.snapshot() as only:
        assert on.directory.speakers == only.directory.speakers
        assert [one.name for one in on.directory.speakers] == ["Anna Berg", "Mr Harrowgate"]
        for name in ("Quentin Harrowgate", "Quentin Lobb", "Harrowgate", "Berg"):
            question = f"What did {name} say about amber?"
            found = [
                ask(one, ENCODER, question, understand(question, one.directory, date(2024, 2, 1)))
                for one in (on, only)
            ]
            assert {replace(one, took_ms=0.0) for one in found} == {replace(found[1], took_ms=0.0)}


def test_what_the_admin_decided_holds_where_its_names_are_seen(home: Place, tmp_path: Path) -> None:
    for name, words in KNOWN_IN_PART.items():
        (tmp_path / "all" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "all" / name).write_text(words)
    run(home, tmp_path / "all")
    found = Settings().model_copy(update={"documents": tmp_path / "all", "index": home})
    decide.merge(found, "Mr Harrowgate", "Anna Berg")
    decide.merge(found, "Anna Berg", "Otto Berg")
    held = Reader(home)
    with closing(held):
        with held.snapshot(Sight.of(["open"])) as on:
            assert [one.name for one in on.directory.speakers] == ["Anna Berg"]
        with held.snapshot(Sight.of(["open"])) as again:
            assert again is on


@given(collections, collections, st.sampled_from(FOLDERS))
def test_what_two_sights_share(one: frozenset[str], other: frozenset[str], folder: str) -> None:
    path = f"{folder}/x.md".lstrip("/")
    first, second = Sight(one), Sight(other)
    assert shows(first.meet(second), path) == (shows(first, path) and shows(second, path))
    if first.covers(second):
        assert shows(first, path) or not shows(second, path)
    assert EVERYTHING.covers(first)
    assert first.covers(NOTHING)
    assert not first.covers(EVERYTHING)
