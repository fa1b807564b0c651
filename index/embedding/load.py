"""Load the embedding model that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder


def load(model: str | None = None) -> Encoder:
    """Load the embedding model.

    :param model: a sentence-transformers name or folder; None means the packaged model, whose files are
        checked.
    :raises ModelError: when the model cannot be loaded or the packaged files were altered.
    """
    if model is not None:
        from index.embedding.sentence_encoder import SentenceEncoder

        return SentenceEncoder(model)
    from index.embedding.packaged import PackagedEncoder

    return PackagedEncoder()
