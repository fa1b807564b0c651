"""Working out who is who, and keeping it: of all names, or of those alone that what changed bears on.

Who is who is the pure function `index.names.identity.identity.identify` of all names. Where there are many,
ties tell on which of them what changed bears, and on which others these depend (`index.names.identity.ties`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from index.names.fingerprint import fingerprint
from index.names.identity import identity
from index.names.rules import same_name, settled
from index.store import rows, seal, ties
from index.store.bearing import Heard, followed, led, tied
from index.store.filter import NAMES
from index.store.speakers import DECIDED, decided, is_current, named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from index.names.identity.identity import Who
    from index.store.store import Writer
    from index.types import Speaker

MANY = 5000
"""Names from which it is noted which bear on each other; of fewer, all are looked at again."""

SHARE = 10
"""One in so many names, or fewer, may change for not all to be looked at again."""

NOTED = 10_000
"""Speakers that are noted as told of otherwise, at most."""

COLUMNS = {"identity": ("name", "speaker"), "speaker": ("name", "aliases", "roles", "statements", "posts")}


def unsettle(store: Writer, names: Iterable[str]) -> None:
    """Note whose articles tell otherwise of them than when it was worked out who is who, within a `change`.

    Until it is worked out again, a new name stands for itself.
    """
    held = "INSERT INTO identity SELECT name, name FROM person WHERE name = ? LIMIT 1 ON CONFLICT DO NOTHING"
    for name in sorted(names):
        _note(store, name, is_new=store._db.execute(held, [name]).rowcount > 0)


def _note(store: Writer, name: str, *, is_new: bool) -> None:
    """Note a name to look at again; one that came since the seal was made stays new, however often noted."""
    sql = """INSERT INTO unsettled VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET is_new = unsettled.is_new OR excluded.is_new"""
    store._db.execute(sql, [name, is_new])


def decide(store: Writer, who: Sequence[Who]) -> None:
    """Keep what people decided; `update` then makes it hold."""
    told, before = rows.of_decided(who), decided(store)
    if told == (store.meta(DECIDED) or rows.of_decided(())):
        return
    with store.change():
        store.set_meta(DECIDED, told)
        if _is_tied(store):
            _unsettle_written(store, {*before} ^ {*who}, [one.name for one in (*before, *who)])
        else:
            store.set_meta("identities", "")


def _unsettle_written(store: Writer, who: Collection[Who], owners: Iterable[str]) -> None:
    """Note the names of which people decided otherwise, and those that went where these go.

    :param owners: all speakers that are, or were, written down: no article need have them.
    """
    written = {same_name(form) for one in who for form in (*one.forms, *one.others)}
    known = (name for (name,) in store._db.execute("SELECT name FROM identity"))
    names = {name for name in (*known, *owners) if same_name(name) in written}
    for name in sorted(names | led(store, who)):
        _note(store, name, is_new=False)


def _is_tied(store: Writer) -> bool:
    """Say whether it was worked out who is who, and noted which names bear on each other."""
    return bool(store.meta("identities")) and store.meta("tied") == fingerprint()


def update(store: Writer) -> None:
    """Work out who is who, if names or what people decided have changed since it last was."""
    if is_current(store):
        return
    (many,) = store._db.execute("SELECT count(*) FROM identity").fetchone()
    changed = dict(store._db.execute("SELECT name, is_new FROM unsettled"))
    with store.change():
        store._db.execute("DELETE FROM unsettled")
        if _is_tied(store) and len(changed) * SHARE <= many:
            heard = Heard(store, decided(store))
            _keep(store, changed, *followed(store, changed, heard), heard)
        else:
            _anew(store)


def replace(store: Writer, identities: Mapping[str, str], found: Iterable[Speaker]) -> None:
    """Replace whom each name means, in one transaction.

    :param identities: from names in articles to canonical names.
    :param found: one speaker for each canonical name.
    """
    with store.change():
        _hold(store, "identity", _of_identities(identities), store._db.execute("SELECT * FROM identity"))
        speakers = map(rows.of_speaker, found)
        _hold(store, "speaker", speakers, store._db.execute(seal.IDENTITIES["speaker"]))
        store.set_meta("identities", seal.of_identities(store._db))
        _forget_altered(store)


def _anew(store: Writer) -> None:
    """Work out who all are."""
    found, who = named(store), decided(store)
    every = [*found, *identity.unheard({one.name for one in found}, who)]
    guess = identity.guessed(every)
    every_identity = settled(guess, who)
    identities = {one.name: every_identity[one.name] for one in found}
    replace(store, identities, identity.speakers(found, identities, who))
    ties.clear(store)
    if len(found) >= MANY:
        ties.hold(store, tied(every, guess), guess)
    store.set_meta("tied", fingerprint() if len(found) >= MANY else "")


def _keep(
    store: Writer,
    changed: Mapping[str, bool],
    names: Iterable[str],
    identities: Mapping[str, str],
    heard: Heard,
) -> None:
    """Keep whom some names mean now, and whom that makes other speakers.

    :param names: all that were looked at; those without an identity are in no article any longer.
    """
    before = _some(store, "identity", "name", names)
    gone, came = _hold(store, "identity", _of_identities(identities), before)
    moved = {*changed, *(str(row[0]) for row in (*gone, *came))}
    # a name that moved may be a speaker's though no article has it: people wrote it down
    touched = moved | {str(row[1]) for row in before if row[0] in moved}
    touched |= {identities[name] for name in moved if name in identities}
    members = dict(_some(store, "identity", "speaker", touched))
    found = identity.speakers(heard.of(members), members, heard.who)
    told = _some(store, "speaker", "name", touched)
    went, arose = _hold(store, "speaker", map(rows.of_speaker, found), told)
    # a new name stood for itself since the seal was made
    stayed = [row for row in before if changed.get(row[0]) and row not in gone]
    sealed = seal.shifted(
        store.meta("identities"),
        [("identity", row) for row in gone if not changed.get(row[0])] + [("speaker", row) for row in went],
        [("identity", row) for row in (*came, *stayed)] + [("speaker", row) for row in arose],
    )
    store.set_meta("identities", sealed)
    _note_altered(store, went, arose)


def _note_altered(store: Writer, went: Iterable[Any], arose: Iterable[Any]) -> None:
    """Note which speakers are told of otherwise; nothing of those who are gone."""
    run, generation = store._db.executemany, store.generation + 1
    run("DELETE FROM altered WHERE name = ?", [row[:1] for row in went])
    run("INSERT INTO altered VALUES (?, ?)", [(generation, row[0]) for row in arose])
    (many,) = store._db.execute("SELECT count(*) FROM altered").fetchone()
    if many > NOTED:
        _forget_altered(store)


def _forget_altered(store: Writer) -> None:
    """Let all who have read the speakers read them again."""
    store._db.execute("DELETE FROM altered")
    store.set_meta("told", str(store.generation + 1))


def _of_identities(identities: Mapping[str, str]) -> Iterable[rows.Values]:
    return ({"name": name, "speaker": who} for name, who in identities.items())


def _some(store: Writer, table: str, column: str, values: Iterable[str]) -> list[Any]:
    """Return the rows of a table, as they are sealed, that have one of some values."""
    sql = f"{seal.IDENTITIES[table]} WHERE {column} IN {NAMES}"
    return list(store._db.execute(sql, [json.dumps(sorted(values))]))


def _hold(
    store: Writer, table: str, wanted: Iterable[rows.Values], held: Iterable[Any]
) -> tuple[list[Any], list[Any]]:
    """Make a table hold the rows ``wanted`` for those ``held``; return which went and came."""
    before = {row[0]: row for row in held}
    now = {values["name"]: tuple(values.values()) for values in wanted}
    gone = [row for name, row in before.items() if now.get(name) != row]
    came = [row for name, row in now.items() if before.get(name) != row]
    store._db.executemany(f"DELETE FROM {table} WHERE name = ?", [row[:1] for row in gone])
    for row in came:
        store.insert(table, **dict(zip(COLUMNS[table], row, strict=True)))
    return gone, came
