"""The tables, as numbered migrations that only ever go forward."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from index.errors import StoreError
from index.store import seal

WORDS = 'tokenize = "porter unicode61 remove_diacritics 2"'
"""How FTS5 takes text apart: stems of words, whatever their case and accents."""

migrations = Migrations("onrecord")


def upgrade(db: Database) -> None:
    """Bring ``db`` to the newest schema, each step in a transaction of its own.

    :raises StoreError: when a newer program has already taken it further.
    """
    refuse_newer(db)
    migrations.apply(db)


def refuse_other(db: Database) -> None:
    """Raise StoreError when ``db`` is of a newer program, or of an older one: a reader cannot upgrade it."""
    refuse_newer(db)
    if migrations.pending(db):
        raise StoreError("This index was written by an older On Record. Mend: onrecord index")


def refuse_newer(db: Database) -> None:
    """Raise StoreError when ``db`` holds a migration that this program does not know."""
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    newer = [migration.name for migration in migrations.applied(db) if migration.name not in known]
    if newer:
        raise StoreError(
            f"This index was written by a newer On Record (it has {newer[-1]}). "
            "Mend: update the program, or build the index anew with: onrecord index --rebuild"
        )


@migrations()
def m001_articles(db: Database) -> None:
    """Articles, what is cut and read from them, and whom the names mean."""
    for statement in (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path TEXT NOT NULL UNIQUE,
            collection TEXT NOT NULL,
            title TEXT, url TEXT, publisher TEXT, author TEXT, published TEXT,
            text TEXT NOT NULL,
            text_sha256 TEXT NOT NULL,
            digest TEXT NOT NULL,
            cutting INTEGER NOT NULL,
            extraction INTEGER NOT NULL)""",
        """CREATE TABLE passage (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            vector BLOB NOT NULL)""",
        "CREATE INDEX passage_article ON passage (article, start)",
        """CREATE TABLE sentence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            vector BLOB NOT NULL)""",
        "CREATE INDEX sentence_article ON sentence (article, start)",
        "CREATE INDEX sentence_passage ON sentence (passage)",
        """CREATE TABLE statement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            spans TEXT NOT NULL, kind TEXT NOT NULL, stance TEXT NOT NULL,
            cue_start INTEGER, cue_end INTEGER,
            mention_start INTEGER, mention_end INTEGER,
            name TEXT, name_start INTEGER, name_end INTEGER, how TEXT)""",
        "CREATE INDEX statement_article ON statement (article, start)",
        "CREATE INDEX statement_name ON statement (name)",
        """CREATE TABLE person (
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            name TEXT NOT NULL, aliases TEXT NOT NULL, roles TEXT NOT NULL,
            PRIMARY KEY (article, name))""",
        "CREATE INDEX person_name ON person (name)",
        "CREATE TABLE identity (name TEXT PRIMARY KEY, speaker TEXT NOT NULL)",
        "CREATE INDEX identity_speaker ON identity (speaker)",
        """CREATE TABLE speaker (
            name TEXT PRIMARY KEY,
            aliases TEXT NOT NULL, roles TEXT NOT NULL,
            statements INTEGER NOT NULL)""",
        """CREATE TABLE rule (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL, name TEXT NOT NULL, other TEXT NOT NULL)""",
        f"CREATE VIRTUAL TABLE passage_words USING fts5(title, words, {WORDS})",
        f"CREATE VIRTUAL TABLE sentence_words USING fts5(context, words, {WORDS})",
    ):
        db.execute(statement)


@migrations()
def m002_seals(db: Database) -> None:
    """Seals on articles, the version that embedded them, and when vectors last came or went."""
    db.execute("ALTER TABLE article ADD COLUMN embedding INTEGER NOT NULL DEFAULT 1")
    db.execute("ALTER TABLE article ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
    db.execute("INSERT INTO meta SELECT 'moved', value FROM meta WHERE key = 'generation'")
    db.execute("UPDATE meta SET key = 'identities', value = '' WHERE key = 'identified'")


@migrations()
def m003_revisions(db: Database) -> None:
    """What articles said before they were corrected, and where the pages of an article begin."""
    db.execute("ALTER TABLE article ADD COLUMN pages TEXT NOT NULL DEFAULT '[]'")
    db.execute("""CREATE TABLE revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        title TEXT, url TEXT, publisher TEXT, author TEXT, published TEXT,
        text TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        replaced TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')))""")
    db.execute("CREATE INDEX revision_path ON revision (path, id)")


@migrations()
def m004_dates(db: Database) -> None:
    """The dates of articles by themselves: what was searched is told without passing over their texts."""
    db.execute("CREATE INDEX article_published ON article (published)")


@migrations()
def m005_people(db: Database) -> None:
    """The posts that people write down; what they decide stands among the index's own values from now on."""
    db.execute("ALTER TABLE speaker ADD COLUMN posts TEXT NOT NULL DEFAULT '[]'")
    db.execute("UPDATE meta SET value = '' WHERE key = 'identities'")


@migrations()
def m006_certainty(db: Database) -> None:
    """How sure it is whose a statement is, and why."""
    db.execute("ALTER TABLE statement ADD COLUMN sure REAL NOT NULL DEFAULT 1")
    db.execute("""ALTER TABLE statement ADD COLUMN why TEXT NOT NULL DEFAULT '["cue"]'""")
    for (row,) in db.execute("SELECT id FROM article").fetchall():
        db.execute("UPDATE article SET seal = ? WHERE id = ?", [seal.of_article(db, row), row])


@migrations()
def m007_words(db: Database) -> None:
    """The indexes of words hold no copy of the words any longer, nor what stands around a sentence."""
    for table in ("passage", "sentence"):
        db.execute(f"DROP TABLE {table}_words")
        db.execute(f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, content = '', {WORDS})")
    for row, text in db.execute("SELECT id, text FROM article").fetchall():
        index_words(db, row, text)


@migrations()
def m008_gone(db: Database) -> None:
    """Which passages and sentences went since, so that what is made of them can follow."""
    db.execute("""CREATE TABLE gone (
        generation INTEGER NOT NULL, "table" TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL)""")
    db.execute('CREATE INDEX gone_since ON gone ("table", generation)')
    db.execute("INSERT INTO meta SELECT 'noted', value FROM meta WHERE key = 'moved'")


@migrations()
def m009_ties(db: Database) -> None:
    """Which names are told of otherwise since it was worked out who is who, and which bear on each other."""
    db.execute("CREATE TABLE unsettled (name TEXT PRIMARY KEY, is_new INTEGER NOT NULL)")
    db.execute(
        "CREATE TABLE tie (tie INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tie, name)) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE tied (name TEXT PRIMARY KEY, ties BLOB NOT NULL) WITHOUT ROWID")
    db.execute("UPDATE meta SET value = '' WHERE key = 'identities'")


@migrations()
def m010_altered(db: Database) -> None:
    """Which speakers are told of otherwise since, so that those who have read them can follow."""
    db.execute("CREATE TABLE altered (generation INTEGER NOT NULL, name TEXT NOT NULL)")
    db.execute("INSERT INTO meta SELECT 'told', value FROM meta WHERE key = 'generation'")


@migrations()
def m011_metadata(db: Database) -> None:
    """What is told of articles by itself: it is looked through without passing over their texts."""
    db.execute("CREATE INDEX article_within ON article (collection, publisher, published)")
    db.execute("CREATE INDEX article_known ON article (path, digest, cutting, embedding, extraction)")


@migrations()
def m012_seals(db: Database) -> None:
    """Vectors are sealed as they are, which is read far sooner."""
    seal.renew(db)


@migrations()
def m013_carried(db: Database) -> None:
    """What tells of statements which sentences carry them, and whose they are, is read by itself."""
    db.execute("DROP INDEX statement_article")
    told = 'article, start, "end", name, stance, kind, sure'
    db.execute(f"CREATE INDEX statement_carried ON statement ({told})")


def index_words(db: Database, article: int, text: str, command: str | None = None) -> None:
    """Put the words of an article's passages and sentences into the indexes of words.

    :param command: "delete" takes them out again, where they are as they were put in.
    """
    for table in ("passage", "sentence"):
        sql = f'SELECT id, start, "end" FROM {table} WHERE article = ?'
        words = [(command, id_, text[start:end]) for id_, start, end in db.execute(sql, [article])]
        db.conn.executemany(
            f"INSERT INTO {table}_words ({table}_words, rowid, words) VALUES (?, ?, ?)", words
        )
