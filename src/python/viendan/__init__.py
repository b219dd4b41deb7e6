"""Citation checker for Vietnamese official documents.

`extract` finds every citation of a text, `check` judges it. Both release the GIL, and both answer
with the objects that the program `viendan` writes as JSON lines (wire format, version 1). `sheets`
takes and gives Arrow tables of many texts, `judged` holds them against one another; both need
pyarrow (`pip install "viendan[arrow]"`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from . import core

if TYPE_CHECKING:
    import pyarrow

__version__: str = core.version()

__all__ = ["check", "extract", "judged", "sheets"]

Offsets = Literal["characters", "bytes"]
Profile = Literal["drafting", "review", "corpus"]


def extract(
    text: str, *, name: str = "text", offsets: Offsets = "characters"
) -> list[dict[str, Any]]:
    """Every citation of a text, with the documents that they mean and the relations it states.

    `name` stands under "file" in the answer. `offsets` tells what "start" and "end" count:
    "characters" (code points, as slices of a str) or "bytes" of UTF-8.

    The first object is the text's own head ("kind": "document"); its mentions follow, then its
    relations. A ValueError names the words that an argument may be.

    >>> text = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La"
    >>> head, mention, *relations = extract(text)
    >>> mention["symbol"], mention["date"], mention["issuer"]
    ('20/KH-UBND', '2023-01-16', 'UBND tỉnh Sơn La')
    >>> text[mention["start"]:mention["end"]]
    '20/KH-UBND'
    >>> [relation["relation"] for relation in relations]
    ['implements']
    """
    return core.extract(text, name, offsets)


def check(
    text: str,
    *,
    name: str = "text",
    profile: Profile = "drafting",
    lang: Literal["vi", "en"] = "vi",
    offsets: Offsets = "characters",
) -> list[dict[str, Any]]:
    """The findings of a text, in its order.

    `profile` tells whose rules speak: "drafting" (who drafts it), "review" (who reviews it) or
    "corpus" (what makes signed documents contradict one another). `lang` is the language of the
    messages. `name` and `offsets` are those of `extract`.

    >>> draft = '''Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về cải cách hành chính.
    ... Phụ lục: Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về cải cách hành chính.'''
    >>> finding, *others = check(draft, lang="en")
    >>> finding["rule"]
    'date-conflict'
    >>> [place["label"] for place in finding["places"]]
    ['A: 6 Jan 2023', 'B: 9 Jan 2023']
    """
    return core.check(text, name, profile, lang, offsets)


def sheets(
    batch: Any, *, name: str = "name", text: str = "text", profile: Profile = "corpus"
) -> pyarrow.RecordBatch:
    """All that the texts of a batch say, as plain rows: enough to gather many texts without them.

    `batch` is anything with the Arrow PyCapsule interface: a batch or table of pyarrow, a frame of
    polars, a relation of DuckDB. `name` and `text` are its columns; a row without a text gives
    nothing. The answer has that interface too. The texts are checked side by side, without the GIL.

    Every row has "file" and says in "row" what it is, in this order for each text:

    - "document": a document that the text speaks of, itself first. "key", "act", "province", "level",
      "body" and "period" make it one document over all texts.
    - "mention": a place where the text speaks of one; "line" and "column" count characters from 1.
    - "relation": what "document" does to "other".
    - "finding": what the rules of `profile` say, in both languages.

    "document" and "other" are places in the text's own list of documents, from 0. Days are written
    as in ISO 8601.

    >>> import pyarrow
    >>> words = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La"
    >>> batch = sheets(pyarrow.table({"name": ["bao-cao.txt"], "text": [words]}))
    >>> rows = batch.to_pylist()
    >>> [row["row"] for row in rows]
    ['document', 'document', 'mention', 'relation']
    >>> rows[1]["key"], rows[1]["province"], rows[1]["period"], rows[1]["date"]
    ('20/KHUBND', 'Sơn La', 2023, '2023-01-16')
    >>> rows[3]["relation"], rows[3]["document"], rows[3]["other"]
    ('implements', 0, 1)
    """
    from . import arrow

    return arrow.sheets(batch, name, text, profile)


def judged(
    batch: Any, *, name: str = "name", text: str = "text", profile: Profile = "corpus"
) -> pyarrow.RecordBatch:
    """The rows of `sheets`, with findings that know what all texts of the batch say.

    No two texts may have one name. `viendan.spark` answers the same for texts of many machines.

    >>> import pyarrow
    >>> names = ["mot.txt", "hai.txt"]
    >>> words = "Kế hoạch số 09/KH-VPUB ngày {}/01/2023 về phòng, chống tham nhũng"
    >>> batch = pyarrow.table({"name": names, "text": [words.format(day) for day in ("06", "09")]})
    >>> rows = judged(batch).to_pylist()
    >>> {row["rule"] for row in rows if row["row"] == "finding"}
    {'conflict-across-files'}
    """
    from . import arrow

    return arrow.judged(batch, name, text, profile)
