"""Changes to ``people.yml`` that leave all else in it, comments too, as somebody wrote it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from index.names.people_file import FIELDS, Written, entries, fields, items, read
from index.names.rules import same_name

if TYPE_CHECKING:
    from index.types import Office

HEADING = "# Who is who: it goes before what is guessed from the articles.\n"
_PLAIN = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+)*")


def merged(text: str, name: str, into: str) -> str:
    """Return a file's text with ``name`` one more name of ``into``, and of nobody else.

    :raises PeopleError: where the text has a mistake.
    """
    target, owner = _owner(text, into), _owner(text, name)
    if target is not None and owner is not None and target.who == owner.who:
        return text
    if target is None:
        text = _with_entry(text, into)
    moved = [name]
    if owner is not None and same_name(owner.who.name) == same_name(name):
        moved = [owner.who.name, *owner.who.aliases]
        text = _without_entry(text, owner)
        for office in owner.who.posts:
            text = _with(text, into, "posts", _written_office(office))
    elif owner is not None:
        text = _without(text, owner.who.name, "aliases", name)
    for form in moved:
        text = _without(text, into, "not", form)
    for form in moved:
        text = _with(text, into, "aliases", _quoted(form))
    return _checked(text)


def parted(text: str, name: str, source: str) -> str:
    """Return a file's text with ``name`` no name of ``source``, whoever it may be guessed to be.

    :raises PeopleError: where the text has a mistake.
    """
    owner = _owner(text, source)
    if owner is None:
        text = _with_entry(text, source)
    elif same_name(owner.who.name) == same_name(name):
        name, source = source, name
    text = _without(text, source, "aliases", name)
    told = _found(text, source).who.others
    if same_name(name) not in map(same_name, told):
        text = _with(text, source, "not", _quoted(name))
    return _checked(text)


def undone(text: str, name: str, other: str) -> str:
    """Return a file's text without what was decided of ``name`` under ``other``, either way.

    :raises PeopleError: where the text has a mistake.
    """
    owner = _owner(text, other)
    if owner is None:
        return text
    if same_name(owner.who.name) == same_name(name):
        name = other
    for field in ("aliases", "not"):
        text = _without(text, owner.who.name, field, name)
    return _checked(_without_bare(text, owner.who.name))


def _checked(text: str) -> str:
    read(text)
    return text


def _owner(text: str, name: str) -> Written | None:
    wanted = same_name(name)
    return next((one for one in entries(text) if wanted in map(same_name, one.who.forms)), None)


def _found(text: str, name: str) -> Written:
    owner = _owner(text, name)
    assert owner is not None, name  # it has just been written
    return owner


def _quoted(value: str) -> str:
    """Return a value as YAML has it, in marks where it needs them."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _written_office(office: Office) -> str:
    days = {"from": office.first, "to": office.last}
    told = [f"post: {_quoted(office.post)}", *(f"{key}: {day}" for key, day in days.items() if day)]
    return "{" + ", ".join(told) + "}"


def _with_entry(text: str, name: str) -> str:
    """Add a speaker at the end."""
    found = entries(text)
    if not found and text.strip() in {"", "[]"}:
        text = HEADING
    text = text if not text or text.endswith("\n") else text + "\n"
    indent = " " * (_dash(text, found[0]) if found else 0)
    return f"{text}{indent}- name: {_quoted(name)}\n"


def _dash(text: str, entry: Written) -> int:
    """The column of the dash before a speaker."""
    start = _line_start(text, entry.node.start_mark.index)
    return text.index("-", start) - start


def _without_entry(text: str, entry: Written) -> str:
    start = _line_start(text, entry.node.start_mark.index)
    return text[:start] + text[_line_end(text, _last(entry.node)) :]


def _without_bare(text: str, name: str) -> str:
    """Take out a speaker of whom nothing is told any more but the name, on a line of its own."""
    entry = _found(text, name)
    start = _line_start(text, entry.node.start_mark.index)
    end = _line_end(text, _last(entry.node))
    is_bare = re.fullmatch(r"\s*-\s*name:\s*\S[^#\n]*\n?", text[start:end]) is not None
    return text[:start] + text[end:] if is_bare else text


def _with(text: str, name: str, field: str, value: str) -> str:
    """Add a value, as YAML has it, to a list of a speaker's."""
    node = _found(text, name).node
    told = fields(node, FIELDS, "a speaker")
    held = told.get(field)
    if held is None and node.flow_style:
        at = node.end_mark.index - 1
        return f"{text[:at]}, {field}: [{value}]{text[at:]}"
    if held is None:
        at = _line_end(text, told["name"].end_mark.index)
        indent = " " * node.start_mark.column
        return f"{_ended(text[:at])}{indent}{field}: [{value}]\n{text[at:]}"
    if not isinstance(held, yaml.SequenceNode):
        start, end = held.start_mark.index, held.end_mark.index
        was = f"{text[start:end]}, " if end > start else ""
        blank = "" if text[start - 1 : start].isspace() else " "
        return f"{text[:start]}{blank}[{was}{value}]{text[end:]}"
    if held.flow_style:
        at = held.value[-1].end_mark.index if held.value else held.start_mark.index + 1
        return f"{text[:at]}{', ' if held.value else ''}{value}{text[at:]}"
    at = _line_end(text, _last(held))
    return f"{_ended(text[:at])}{' ' * held.start_mark.column}- {value}\n{text[at:]}"


def _without(text: str, name: str, field: str, value: str) -> str:
    """Take a value out of a list of a speaker's; an empty list goes with its field."""
    node = _found(text, name).node
    held = fields(node, FIELDS, "a speaker").get(field)
    listed = items(held)
    gone = [one for one in listed if same_name(str(one.value)) == same_name(value)]
    if held is None or not gone:
        return text
    kept = [one for one in listed if one not in gone]
    if not kept and not node.flow_style:
        key = next(key for key, _ in node.value if key.value == field)
        return _without_field(text, node, key, held)
    if not isinstance(held, yaml.SequenceNode) or held.flow_style:
        said = ", ".join(text[one.start_mark.index : one.end_mark.index] for one in kept)
        return f"{text[: held.start_mark.index]}[{said}]{text[held.end_mark.index :]}"
    for one in reversed(gone):
        start = _line_start(text, one.start_mark.index)
        text = text[:start] + text[_line_end(text, one.end_mark.index) :]
    return text


def _without_field(text: str, node: yaml.MappingNode, key: yaml.Node, held: yaml.Node) -> str:
    """Take out the lines of a field; the first of a speaker's stands behind its dash, which stays."""
    end = _line_end(text, _last(held))
    if key.start_mark.index == node.start_mark.index:
        after = re.match(r" *", text[end:])
        return text[: key.start_mark.index] + text[end + (after.end() if after else 0) :]
    return text[: _line_start(text, key.start_mark.index)] + text[end:]


def _last(node: yaml.Node) -> int:
    """Where the last word of a node ends, before the comments and blank lines after it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return max(map(_last, last)) if isinstance(last, tuple) else _last(last)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
