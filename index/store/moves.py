"""What came and what went of the rows of a table, so that what is made of them can follow."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


class Moves(NamedTuple):
    """The ids of the rows that came, and of those that went, in order."""

    came: Ids
    gone: Ids
