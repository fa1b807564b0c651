"""``people.yml``: the who's who that people keep beside the articles, read with the line of each mistake.

- name: Ada Birch
  aliases: [A. Birch, Ада Бирч]
  posts:
    - post: mayor of Ely
      from: 2019-05
      to: 2023
  not: [Tom Birch]
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import yaml

from index.errors import PeopleError
from index.names.rules import Who, same_name
from index.types import Office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FIELDS = ("name", "aliases", "posts", "not")
_POST_FIELDS = ("post", "from", "to")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LONGEST = 200  # characters of a name or post


class Written(NamedTuple):
    """One speaker, and where in the file what is told of them stands."""

    who: Who
    node: yaml.MappingNode


def read(text: str) -> tuple[Who, ...]:
    """Return the speakers that a file's text tells of.

    :raises PeopleError: at the first mistake, with its line and what mends it.
    """
    return tuple(entry.who for entry in entries(text))


def entries(text: str) -> list[Written]:
    """Return what :func:`read` does, with the nodes of the file.

    :raises PeopleError: at the first mistake, with its line and what mends it.
    """
    found = [Written(_who(node), node) for node in _people(text)]
    _refuse_shared(found)
    return found


def fault(node: yaml.Node, what: str) -> PeopleError:
    """Return the error that what stands at a node is."""
    return PeopleError(f"line {node.start_mark.line + 1} {what}")


def _people(text: str) -> Iterator[yaml.MappingNode]:
    try:
        top = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        line = mark.line + 1 if mark else 1
        raise PeopleError(
            f"line {line} is not YAML ({broken.problem}): put a value that holds : or # in quotes, and "
            "indent with blanks"
        ) from None
    except (yaml.YAMLError, RecursionError) as broken:
        raise PeopleError(f"line 1 begins what is not YAML ({broken}): write it anew") from None
    if top is None:
        return
    if not isinstance(top, yaml.SequenceNode):
        raise fault(top, "begins no list: begin each speaker with a line “- name: Ada Birch”")
    for node in top.value:
        if not isinstance(node, yaml.MappingNode):
            raise fault(node, "is no speaker: begin each with a line “- name: Ada Birch”")
        yield node


def _who(node: yaml.MappingNode) -> Who:
    told = fields(node, FIELDS, "a speaker")
    if "name" not in told:
        raise fault(node, "begins a speaker without a name: add a line “name: Ada Birch”")
    return Who(
        _line(told["name"]),
        tuple(_line(one) for one in items(told.get("aliases"))),
        tuple(_office(one) for one in items(told.get("posts"))),
        tuple(_line(one) for one in items(told.get("not"))),
    )


def fields(node: yaml.MappingNode, known: Sequence[str], of: str) -> dict[str, yaml.Node]:
    """Return the values of a mapping by their keys.

    :raises PeopleError: where a key is none of those ``known``, or there twice.
    """
    told: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in known:
            raise fault(key, f"tells “{name}” of {of}: what can be told is {', '.join(known)}")
        if name in told:
            raise fault(key, f"tells “{name}” a second time: put both into one")
        told[name] = value
    return told


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list; a single value is a list of one, none at all an empty one."""
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _line(node: yaml.Node) -> str:
    """Return a value that is one line of text."""
    text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not text:
        raise fault(node, "is no name or post: write it as one line of text")
    if len(text) > _LONGEST:
        raise fault(node, f"is longer than {_LONGEST} characters: shorten it")
    return text


def _office(node: yaml.Node) -> Office:
    if not isinstance(node, yaml.MappingNode):
        return Office(_line(node))
    told = fields(node, _POST_FIELDS, "a post")
    if "post" not in told:
        raise fault(node, "begins a post without its name: add “post: mayor of Ely”")
    first, last = _day(told.get("from"), _first_day), _day(told.get("to"), _last_day)
    if first and last and last < first:
        raise fault(told["to"], "ends before it begins: mend from or to")
    return Office(_line(told["post"]), first, last)


def _day(node: yaml.Node | None, of: Callable[[int, int, int], date]) -> date | None:
    if node is None or not node.value:
        return None
    found = _DATE.fullmatch(node.value) if isinstance(node, yaml.ScalarNode) else None
    if found is not None:
        try:
            return of(*(int(part or 0) for part in found.groups()))
        except ValueError:  # no such day
            pass
    raise fault(node, "is no date: write it as 2019, 2019-05 or 2019-05-31")


def _first_day(year: int, month: int, day: int) -> date:
    return date(year, month or 1, day or 1)


def _last_day(year: int, month: int, day: int) -> date:
    month = month or 12
    return date(year, month, day or (monthrange(year, month)[1] if 1 <= month <= 12 else 1))


def _refuse_shared(found: Sequence[Written]) -> None:
    """Raise PeopleError where two speakers have one name, or one has a name that is said not to be theirs."""
    owners: dict[tuple[str, ...], Written] = {}
    for entry in found:
        for form in dict.fromkeys(map(same_name, entry.who.forms)):
            other = owners.setdefault(form, entry)
            if other is not entry:
                name = next(one for one in entry.who.forms if same_name(one) == form)
                line = other.node.start_mark.line + 1
                raise fault(
                    entry.node,
                    f"begins {entry.who.name}, called “{name}” like {other.who.name} in line {line}: a name "
                    "means one speaker, so take it out of one of them",
                )
        for other_name in entry.who.others:
            if same_name(other_name) in map(same_name, entry.who.forms):
                raise fault(
                    entry.node,
                    f"begins {entry.who.name}, who both is and is “not” {other_name}: take one of them out",
                )
