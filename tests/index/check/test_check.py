"""Quotations, genuine and not, and what the articles say of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.check.check import Checked, CheckReport, Verdict, check
from index.check.printed import printed
from index.intake.build import Makers, Source, bring_up_to_date
from index.store import articles, statements
from index.store.reader import Reader
from index.text.marks import quotations
from index.text.wording import wording
from index.types import Stance
from tests.index.check.misquotations import Case, Seed, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

BENCH = Path(__file__).parents[4] / "shared" / "bench" / "said"
EVERY = 25

GENUINE = "We published every drawing, and we will publish every measurement, every month"


def checked(snapshot: Snapshot, encoder: Encoder, text: str, speaker: str | None = None) -> CheckReport:
    return check(snapshot, lambda: encoder, text, speaker)


def one(snapshot: Snapshot, encoder: Encoder, text: str, speaker: str | None = None) -> Checked:
    (found,) = checked(snapshot, encoder, text, speaker).quotations
    return found


@pytest.mark.parametrize(
    ("text", "verdict", "change"),
    [
        ("“The dam will hold back no more than a tenth of the river,”", "exact", None),
        ("THE DAM  WILL HOLD BACK NO MORE THAN A TENTH OF THE RIVER", "exact", None),
        ("The dam will hold back no more than a tenth of the river.", "trimmed", None),
        ("the dam will hold back no more than a tenth", "trimmed", None),
        ("A number that only one side can read is … a rumour", "altered", "negation"),
        ("A number only one side can read is not a number, it is a rumour", "trimmed", None),
        ("The dam will hold back no more than a third of the river", "altered", "number"),
        ("The dam will hold back more than a tenth of the river", "altered", "negation"),
        ("Village below the dam will wait for a telephone call from the capital", "altered", "negation"),
        ("The dam will hold back no more than a tenth of the harvest", "altered", "words"),
        ("Forty meters was never holy.", "altered", "spelling"),
        ("Forty, metres was never holy.", "altered", "spelling"),
        ("The dam will hold back a tenth of our harvest and nobody in the valley was asked", "altered", None),
        ("We should send a telescope to the moon this year", "not_found", None),
        ("Floods make the news. Droughts make the wars.", "exact", None),
        ("Floods make the news, Droughts make the wars.", "exact", None),
        ("Floods make the news, droughts make the wars.", "altered", "spelling"),
        ("Floods make the news droughts make the wars.", "altered", "spelling"),
        ("We published every drawing. And we will publish every measurement", "altered", "spelling"),
        ("We published every drawing, and we will publish every measurement", "trimmed", None),
    ],
)
def test_a_verdict(snapshot: Snapshot, encoder: Encoder, text: str, verdict: str, change: str | None) -> None:
    found = one(snapshot, encoder, text)
    assert found.verdict == verdict
    assert change is None or found.change == change


def test_what_is_quoted_of_an_interrupted_statement_stands_within_the_sentence_shown(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    for match in one(snapshot, encoder, "a siren does not water a field in August").matches:
        assert match.quoted
        assert all(match.span.start <= span.start < span.end <= match.span.end for span in match.quoted)


def test_what_is_shown_of_a_quotation_has_both_its_marks(snapshot: Snapshot, encoder: Encoder) -> None:
    whole = "“So yes, give us sirens. But a siren does not water a field in August.”"
    for said in ("So yes, give us sirens.", "a siren does not water a field in August"):
        assert [match.excerpt for match in one(snapshot, encoder, said).matches] == [whole]


def test_an_interrupted_statement_is_exact_and_its_difference_is_none(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    found = one(snapshot, encoder, f"{GENUINE}, for as long as the dam stands.")
    assert (found.verdict, found.change, found.edits) == ("exact", None, ())
    assert found.matches[0].speaker
    assert found.matches[0].speaker.name == "Andrei Volkonin"
    assert found.matches[0].excerpt.startswith("“We published every drawing,” he said, “and we will")


def test_a_difference_is_told_word_by_word(snapshot: Snapshot, encoder: Encoder) -> None:
    found = one(snapshot, encoder, "The dam will hold back no more than a third of the river,")
    assert [tuple(edit) for edit in found.edits] == [
        (
            "equal",
            "The dam will hold back no more than a",
            "The dam will hold back no more than a",
            None,
        ),
        ("replace", "third", "tenth", "number"),
        ("equal", "of the river", "of the river", None),
    ]


@pytest.mark.parametrize(
    ("text", "claimed", "verdict"),
    [
        ("Volkonin: 'We published every drawing'", "Andrei Volkonin", "exact"),
        ("Volkonin: We published every drawing", "Andrei Volkonin", "exact"),
        ("“We published every drawing,” — Volkonin", "Andrei Volkonin", "exact"),
        ("**“We published every drawing,”** — *Andrei Volkonin*", "Andrei Volkonin", "exact"),
        ("Mirela Tandor said: “We published every drawing,”", "Mirela Tandor", "somebody_else"),
        ("“We published every drawing,” said Lavrov.", "Lavrov", "somebody_else"),
        ("As Volkonin said, “We published every drawing,”", "Andrei Volkonin", "exact"),
        ("Even Volkonin said: “We published every drawing,”", "Andrei Volkonin", "exact"),
        ("Yesterday Lavrov said: “We published every drawing,”", "Lavrov", "somebody_else"),
        ("So Lavrov said “We published every drawing,”", "Lavrov", "somebody_else"),
        ("When Lavrov said: “We published every drawing,” nobody laughed.", "Lavrov", "somebody_else"),
        ("Dorn: 'Around two hundred farmers stood outside in the rain.'", "Pavel Dorn", "somebody_else"),
        ("Lavrov: 'We see no compromise on this'", "Lavrov", "not_found"),
    ],
)
def test_a_message_claims_a_speaker(
    snapshot: Snapshot, encoder: Encoder, text: str, claimed: str, verdict: str
) -> None:
    found = one(snapshot, encoder, text)
    assert (found.claimed, found.verdict) == (claimed, verdict)


@pytest.mark.parametrize(
    "message",
    [
        'She would rather be late than "quick and under water", Safiya Brandt said.',
        'Safiya Brandt said she would rather be late than "quick and under water".',
    ],
)
def test_a_sentence_with_a_quotation_and_its_speaker_claims_the_quotation_alone(
    snapshot: Snapshot, encoder: Encoder, message: str
) -> None:
    found = one(snapshot, encoder, message)
    assert (found.text, found.claimed, found.verdict) == (
        "quick and under water",
        "Safiya Brandt",
        "exact",
    )


def test_each_quotation_of_a_message_has_its_verdict(snapshot: Snapshot, encoder: Encoder) -> None:
    text = '"We published every drawing," said Volkonin. "Forty metres was never holy," Dorn added.'
    found = checked(snapshot, encoder, text).quotations
    assert [(each.claimed, each.verdict) for each in found] == [
        ("Andrei Volkonin", "exact"),
        ("Pavel Dorn", "somebody_else"),
    ]


def test_parts_of_several_statements_are_all_shown(snapshot: Snapshot, encoder: Encoder) -> None:
    text = "The dam will hold back no more than a tenth of the river before the house is built"
    found = one(snapshot, encoder, f"{text} and a shared office could be working by the autumn")
    assert found.change == "stitched"
    assert len(found.matches) == 3


def test_what_is_near_in_meaning_is_no_match(snapshot: Snapshot, encoder: Encoder) -> None:
    found = one(
        snapshot, encoder, "In every Varnian village we shall install a warning siren, paid for by Kestria"
    )
    assert found.verdict == "near"
    assert "siren" in found.matches[0].excerpt


def test_nothing_and_marks_alone_are_not_found(snapshot: Snapshot, encoder: Encoder) -> None:
    assert [one(snapshot, encoder, text).verdict for text in ("…", "“”", "?!")] == ["not_found"] * 3


def seeds(snapshot: Snapshot) -> list[Seed]:
    found = []
    for row, article in articles.within(snapshot.store):
        own = printed(row, wording(article.text), [], statements.in_article(snapshot.store, row)).uttered
        for said in own:
            text = " ".join(span.of(article.text) for span in said.statement.spans)
            is_plain = said.statement.stance is Stance.SAID and not said.statement.is_doubtful
            is_one = said.statement.is_verbatim or not quotations(
                text
            )  # else only what is in marks is checked
            if said.speaker and is_plain and is_one and len(wording(text)) > 4:
                found.append(Seed(text, said.speaker))
    return found


def assert_rates(found: list[tuple[Case, Checked]]) -> None:
    right, total = Counter[str](), Counter[str]()
    for case, verdict in found:
        total[case.verdict] += 1
        right[case.verdict] += verdict.verdict == case.verdict
        if verdict.verdict == "exact":
            assert case.verdict in {"exact", "trimmed"}, case
        if case.kind in {"negation", "number"}:
            assert verdict.change not in {None, "spelling"} or verdict.verdict == "not_found", case
    rates = {kind: right[kind] / total[kind] for kind in total}
    assert rates["altered"] >= 0.97, rates
    assert rates["somebody_else"] >= 0.95, rates
    genuine = [(case, verdict) for case, verdict in found if case.verdict in {"exact", "trimmed"}]
    doubted = [case for case, verdict in genuine if verdict.verdict not in {"exact", "trimmed"}]
    assert len(doubted) <= 0.01 * len(genuine), doubted


@pytest.mark.parametrize("snapshot", ["index"], indirect=True)  # some of them are put to a server elsewhere
def test_misquotations_of_our_own_articles(snapshot: Snapshot, encoder: Encoder) -> None:
    made = list(cases(seeds(snapshot), Random(2025)))
    assert len(made) >= 300
    assert_rates([(case, one(snapshot, encoder, case.text, case.speaker)) for case in made])


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    """Index some articles of the bench, where it is there; it is no part of the project."""
    if not BENCH.exists():
        pytest.skip("there is no bench beside this checkout")
    chosen = tuple(sorted(BENCH.glob("documents/*.md"))[::EVERY])
    made = tmp_path_factory.mktemp("bench")
    bring_up_to_date(made, Source(BENCH / "documents", chosen), Makers(lambda: encoder))
    reader = Reader(made)
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def test_misquotations_of_the_bench(bench: Snapshot, encoder: Encoder) -> None:
    random = Random(2015)
    plain = [seed for seed in seeds(bench) if len(wording(seed.text)) < 60 and not quotations(seed.text)]
    chosen = random.sample(plain, 40)
    made = list(cases(chosen, random))
    assert len(made) >= 300
    assert_rates([(case, one(bench, encoder, case.text, case.speaker)) for case in made])


def test_what_articles_that_are_not_indexed_quote_is_not_found(bench: Snapshot, encoder: Encoder) -> None:
    indexed = {article.path.removesuffix(".md") for _, article in articles.within(bench.store)}
    lines = (BENCH / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    others = [
        text
        for article in read
        if article["id"] not in indexed
        for said in article["quotes"]
        for text in [said["text"].strip(" ,“”\"'")]
        if said["kind"] == "direct" and 8 <= len(wording(text)) <= 60 and not quotations(text)
    ]
    found = [one(bench, encoder, text) for text in Random(7).sample(others, 100)]
    verdicts = Counter(checked.verdict for checked in found)
    assert not verdicts.keys() & {Verdict.EXACT, Verdict.TRIMMED, Verdict.SOMEBODY_ELSE}
    assert verdicts[Verdict.ALTERED] <= 2


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Prices have stopped running, but they have not yet gone to bed", "sat down"),
        ("A tenth of the river is a third of our land and our bread", "harvest"),
        ("No village below the dam will wait for a telephone call from Tarsk", "the capital"),
        ("Brick by brick was never holy", "Forty metres"),
        ("Floods make the headlines. Droughts make the wars.", "news"),
        ("We published every sketch, and we will publish every measurement", "drawing"),
    ],
)
def test_what_is_printed_instead_ends_where_the_quotation_does(
    snapshot: Snapshot, encoder: Encoder, text: str, ours: str
) -> None:
    found = one(snapshot, encoder, text)
    assert [edit.ours for edit in found.edits if edit.op == "replace"] == [ours]


@pytest.mark.parametrize(
    ("text", "ours", "change"),
    [
        ("We have no intention of selling the pier", "Nobody in this council has any", "words"),
        ("All the ferrymen would sell the pier tomorrow", "Hardly any of", "negation"),
        ("The miller would sell the weir tomorrow", "a", "words"),  # "no" is of another clause
    ],
)
def test_a_not_that_governs_what_is_printed_instead_is_told_with_it(
    tmp_path: Path, encoder: Encoder, text: str, ours: str, change: str
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.md").write_text(
        "---\ntitle: Pier\n---\n"
        "“Nobody in this council has any intention of selling the pier,” Ada Birch said.\n"
        "“Hardly any of the ferrymen would sell the pier tomorrow,” Birch said.\n"
        "“There is no money, and a miller would sell the weir tomorrow,” Birch said.\n",
        encoding="utf-8",
    )
    bring_up_to_date(tmp_path / "index", Source(documents), Makers(lambda: encoder))
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as snapshot:
        found = one(snapshot, encoder, text)
    reader.close()
    assert ([edit.ours for edit in found.edits if edit.op == "replace"], found.change) == ([ours], change)


def test_of_a_transcript_it_is_not_told_that_it_has_no_marks(tmp_path: Path, encoder: Encoder) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.md").write_text(
        "---\ntitle: Pier\n---\nHOST: With us is Ada Birch, who runs the pier.\n\n"
        "BIRCH: Nobody will walk on the pier before the spring.\n\n"
        "HOST: Otto Kovac said it would open in May.\n\n"
        "BIRCH: We will see how the planks do.\n",
        encoding="utf-8",
    )
    bring_up_to_date(tmp_path / "index", Source(documents), Makers(lambda: encoder))
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as snapshot:
        turn = one(snapshot, encoder, "Nobody will walk on the pier before the spring.")
        told = one(snapshot, encoder, "it would open in May")
    reader.close()
    assert phrases.verdict(turn) == "Exact: these words are on record."
    assert phrases.verdict(told).endswith("The article reports them without quotation marks.")


def test_a_stop_that_was_typed_between_two_parts_is_no_difference(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    found = one(snapshot, encoder, "Droughts make the wars. Floods make the news.")
    assert [edit.op for edit in found.edits] == ["equal", "equal"]


def test_what_attributes_is_on_record_in_nobodys_place(snapshot: Snapshot, encoder: Encoder) -> None:
    found = one(snapshot, encoder, "Droughts make the news. Floods make the wars.")
    assert [edit.ours for edit in found.edits if edit.op == "replace"] == ["Floods", "Droughts"]


def test_what_stands_whole_within_single_marks_is_exact(snapshot: Snapshot, encoder: Encoder) -> None:
    assert one(snapshot, encoder, "quick and under water", "Brandt").verdict is Verdict.EXACT
    assert one(snapshot, encoder, "quick and under", "Brandt").verdict is Verdict.TRIMMED


def test_the_articles_own_words_are_nobodys(snapshot: Snapshot, encoder: Encoder) -> None:
    found = one(snapshot, encoder, "Construction is to be paid for by a state loan", "Volkonin")
    assert phrases.verdict(found) == (
        "Not Andrei Volkonin's: these words are on record, but as the article's own."
    )
    assert "but not as Mirela Tandor's" in phrases.verdict(one(snapshot, encoder, GENUINE, "Tandor"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Inflation fell to 3.1 per cent in February, from 3.6 per cent a month earlier.",
            "Exact: these words are on record, as the article's own.",
        ),
        ("Construction is to be paid for by a state loan", "On record they are the article's own words."),
        (
            "Inflation fell to 3.4 per cent in February, from 3.6 per cent a month earlier.",
            "Altered: a number differs from the record. On record they are the article's own words.",
        ),
    ],
)
def test_the_articles_own_words_are_told_as_that_where_no_speaker_is_claimed(
    snapshot: Snapshot, encoder: Encoder, text: str, told: str
) -> None:
    assert phrases.verdict(one(snapshot, encoder, text)).endswith(told)
    assert "own" not in phrases.verdict(one(snapshot, encoder, GENUINE))


@pytest.mark.parametrize("marks", ["''", "‘’", '""', "“”"])
@pytest.mark.parametrize("words", ["forty metres was never holy", "Forty metres was never holy"])
def test_a_name_before_a_quotation_says_whose_it_is(
    snapshot: Snapshot, encoder: Encoder, marks: str, words: str
) -> None:
    for name, verdict in (("Volkonin", "trimmed"), ("Tandor", "somebody_else")):
        found = one(snapshot, encoder, f"{name}: {marks[0]}{words}{marks[1]}")
        assert (found.text, found.verdict) == (words, verdict)


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        ("The engineer in charge, Safiya Brandt, blamed the seabed.", "Safiya Brandt", "exact"),
        ("The engineer in charge, Safiya Brandt, blamed the seabed.", "Dario Lenz", "somebody_else"),
        (
            "Volkonin, a former engineer who has led the ministry for six years, rejected the charge that "
            "his government had hidden its plans.",
            "Volkonin",
            "exact",
        ),
        ("Construction is to be paid for by a state loan of 2.1 billion crowns", "Volkonin", "somebody_else"),
        ("Volkonin, a former engineer who has led the ministry for six years", "Volkonin", "somebody_else"),
    ],
)
def test_a_sentence_with_a_long_attribution_is_its_speakers(
    snapshot: Snapshot, encoder: Encoder, text: str, speaker: str, verdict: str
) -> None:
    assert one(snapshot, encoder, text, speaker).verdict == verdict
