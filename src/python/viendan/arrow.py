"""Tables in and out, through the Arrow PyCapsule interface."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from . import core

_WORDS = pa.string()
_COUNT = pa.uint32()

#: The columns of a sheet; those that a row of its sort has no answer for are empty.
SHEETS: pa.Schema = pa.schema(
    [
        pa.field("file", _WORDS, nullable=False),
        pa.field("row", _WORDS, nullable=False),
        pa.field("document", _COUNT, nullable=False),
        pa.field("other", _COUNT),
        pa.field("key", _WORDS),
        pa.field("act", _WORDS),
        pa.field("province", _WORDS),
        pa.field("level", _WORDS),
        pa.field("body", _WORDS),
        pa.field("period", pa.int16()),
        pa.field("kind", _WORDS),
        pa.field("symbol", _WORDS),
        pa.field("title", _WORDS),
        pa.field("date", _WORDS),
        pa.field("issuer", _WORDS),
        pa.field("subject", _WORDS),
        pa.field("effective", _WORDS),
        pa.field("ends", _WORDS),
        pa.field("relation", _WORDS),
        pa.field("basis", _WORDS),
        pa.field("certainty", _WORDS),
        pa.field("rule", _WORDS),
        pa.field("severity", _WORDS),
        pa.field("message_vi", _WORDS),
        pa.field("message_en", _WORDS),
        pa.field("words", _WORDS),
        pa.field("pinpoint", _WORDS),
        pa.field("line", _COUNT),
        pa.field("column", _COUNT),
    ]
)


def sheets(batch: Any, name: str, text: str, profile: str) -> pa.RecordBatch:
    """What `viendan.sheets` answers."""
    return _rows(core.sheets(_texts(batch, name, text), profile))


def judged(batch: Any, name: str, text: str, profile: str) -> pa.RecordBatch:
    """What `viendan.judged` answers."""
    return _rows(core.judged(_texts(batch, name, text), profile))


def _texts(batch: Any, name: str, text: str) -> list[tuple[str, str]]:
    table = pa.table(batch)
    pairs = zip(table.column(name).to_pylist(), table.column(text).to_pylist())
    return [(name, words) for name, words in pairs if words is not None]


def _rows(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=SHEETS)
