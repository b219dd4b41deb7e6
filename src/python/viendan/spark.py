"""Texts of many machines, judged by what all of them say, on Apache Spark.

    python -m viendan.spark TEXTS OUT [--name NAME] [--text TEXT] [--profile PROFILE]

`TEXTS` is Parquet with a column for the name of each text, which no two share, and one for its words.
`OUT` becomes Parquet with the columns of `viendan.sheets`, in one folder for each sort of row
(`row=document`, `row=mention`, `row=relation`, `row=finding`). The rows are those that `viendan.judged`
answers on one machine.

How it goes, and how a law that everybody cites is kept from one machine:

1. Each partition of texts is read once. What it says is gathered before it is shuffled: a document
   costs one shard for each partition, however often it is cited there.
2. Shards are taken together by key in two steps, the first within `SALTS` parts of each key.
3. Each key is judged once for each `MANY` texts that ask about it (their inquiries are salted), with
   what is known of the documents that change its own. Where nothing can be said, nobody is asked.
4. Only texts to which something was answered are read a second time; for all others stands what was
   found in the first reading.

Circles of authority: documents that nobody rests on, or that rest on nobody, are left out, again and
again; what is left, nearly always little, is judged whole.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa
from pyspark import StorageLevel, TaskContext
from pyspark.sql import DataFrame, SparkSession, functions as F

from . import core
from .arrow import SHEETS

#: Parts of a key whose shards are taken together first.
SALTS = 32
#: Texts that ask about one key and are answered together.
MANY = 100_000
#: Rounds in which documents outside of circles are left out.
ROUNDS = 24

_SAID = pa.schema(
    [
        pa.field("sort", pa.string()),
        pa.field("file", pa.string()),
        pa.field("key", pa.string()),
        pa.field("salt", pa.int32()),
        pa.field("body", pa.binary()),
    ]
)
_SHARD = pa.schema([pa.field("key", pa.string()), pa.field("body", pa.binary())])
_WHOLE = pa.schema(
    [
        *_SHARD,
        pa.field("acting", pa.list_(pa.string())),
        pa.field("upheld", pa.list_(pa.string())),
        pa.field("speaks", pa.bool_()),
    ]
)
_HANDED = pa.schema([pa.field("file", pa.string()), pa.field("body", pa.binary())])
# Spark has no unsigned numbers.
_ROWS = pa.schema(
    [
        pa.field(it.name, pa.int32() if pa.types.is_unsigned_integer(it.type) else it.type)
        for it in SHEETS
    ]
)

Batches = Iterator[pa.RecordBatch]


def judged(
    texts: DataFrame, *, name: str = "name", text: str = "text", profile: str = "corpus"
) -> DataFrame:
    """All that the texts of a frame say, as rows with the columns of `viendan.sheets`.

    The findings know what all the texts say. The arguments are those of `viendan.judged`.
    """
    texts = texts.select(F.col(name).alias("file"), F.col(text).alias("text"))
    texts = texts.where("text IS NOT NULL")
    said = texts.mapInArrow(_reading(profile), _ddl(_SAID)).persist(StorageLevel.DISK_ONLY)
    wholes = _wholes(said).persist(StorageLevel.DISK_ONLY)
    answers = _answers(said, wholes).unionByName(_circles(said, wholes))
    handed = answers.groupBy("file").agg(F.collect_list("body").alias("handed"))
    handed = handed.persist(StorageLevel.DISK_ONLY)
    again = texts.join(handed, "file").mapInArrow(_again(profile), _ddl(_HANDED))
    once = said.where("sort = 'row'").join(handed, "file", "left_anti").select("file", "body")
    return once.unionByName(again).mapInArrow(_rows, _ddl(_ROWS))


def _wholes(said: DataFrame) -> DataFrame:
    """What all texts say of the documents of each key."""
    shards = said.where("sort = 'shard'").groupBy("key", "salt").applyInArrow(_first, _ddl(_SHARD))
    return shards.groupBy("key").applyInArrow(_merged, _ddl(_WHOLE))


def _answers(said: DataFrame, wholes: DataFrame) -> DataFrame:
    """What is answered to who asks about a document."""
    acts = wholes.select(F.col("key").alias("of"), F.explode("acting").alias("key"))
    acts = acts.where("of <> key").join(_bare(wholes, core.acting), "key")
    acts = acts.groupBy("of").agg(F.collect_list("body").alias("acts"))
    speaking = wholes.where("speaks").join(acts, F.col("of") == F.col("key"), "left")
    asks = said.where("sort = 'asks'").select("file", "key", "body")
    counts = asks.groupBy("key").count().where(F.col("count") > MANY)
    salts = counts.select("key", F.ceil(F.col("count") / MANY).cast("int").alias("salts"))
    one = F.coalesce(F.col("salts"), F.lit(1))
    asks = asks.join(speaking.select("key"), "key", "left_semi").join(salts, "key", "left")
    asks = asks.select("file", "key", "body", F.pmod(F.hash("file"), one).alias("salt"))
    speaking = speaking.join(salts, "key", "left").select(
        "key", "body", "acts", F.explode(F.sequence(F.lit(0), one - 1)).alias("salt")
    )
    pairs = asks.groupBy("key", "salt").cogroup(speaking.groupBy("key", "salt"))
    return pairs.applyInArrow(_answered, _ddl(_HANDED))


def _circles(said: DataFrame, wholes: DataFrame) -> DataFrame:
    """What is answered to who may stand in a circle."""
    edges = wholes.select("key", F.explode("upheld").alias("to")).localCheckpoint()
    count = edges.count()
    for _ in range(ROUNDS):
        rests = edges.select(F.col("key").alias("to")).distinct()
        upheld = edges.select(F.col("to").alias("key")).distinct()
        left = edges.join(upheld, "key", "left_semi").join(rests, "to", "left_semi")
        edges = left.select("key", "to").localCheckpoint()
        before, count = count, edges.count()
        if count in (0, before):
            break
    keys = edges.select("key").distinct()
    shards = [bytes(row.body) for row in _bare(wholes.join(keys, "key", "left_semi"), core.resting).collect()]
    asks = said.where("sort = 'circle'").join(keys, "key", "left_semi").select("file", "body")

    def answered(batches: Batches) -> Batches:
        for batch in batches:
            yield _handed(batch["file"].to_pylist(), shards, batch["body"].to_pylist())

    return asks.mapInArrow(answered, _ddl(_HANDED))


def _bare(wholes: DataFrame, strip: Callable[[bytes], bytes]) -> DataFrame:
    """Shards with what is needed of them alone."""

    def stripped(batches: Batches) -> Batches:
        for batch in batches:
            bodies = [bytes(strip(body)) for body in batch["body"].to_pylist()]
            yield pa.RecordBatch.from_arrays([batch["key"], pa.array(bodies, pa.binary())], schema=_SHARD)

    return wholes.select("key", "body").mapInArrow(stripped, _ddl(_SHARD))


def _reading(profile: str) -> Callable[[Batches], Batches]:
    """Reads texts: their rows, what they ask, and one shard for each key of the partition."""

    def read(batches: Batches) -> Batches:
        gathered = core.Gathering()
        for batch in batches:
            texts = list(zip(batch["file"].to_pylist(), batch["text"].to_pylist()))
            rows, asks, circles = gathered.add(texts, profile)
            written = [("row", row["file"], None, 0, _json(row)) for row in rows]
            written += [("asks", file, key, 0, bytes(body)) for file, key, body in asks]
            written += [("circle", file, key, 0, bytes(body)) for file, key, body in circles]
            yield _batch(_SAID, written)
        context = TaskContext.get()
        salt = context.partitionId() % SALTS if context else 0
        yield _batch(_SAID, [("shard", None, key, salt, bytes(it)) for key, it in gathered.shards()])

    return read


def _again(profile: str) -> Callable[[Batches], Batches]:
    """Reads the texts that something is known for a second time."""

    def read(batches: Batches) -> Batches:
        for batch in batches:
            columns = [batch[it].to_pylist() for it in ("file", "text", "handed")]
            rows = core.answered(list(zip(*columns)), profile)
            yield _batch(_HANDED, [(row["file"], _json(row)) for row in rows])

    return read


def _first(table: pa.Table) -> pa.Table:
    shard, *_ = core.merged(table["body"].to_pylist())
    return _table(_SHARD, [(table["key"][0].as_py(), bytes(shard))])


def _merged(table: pa.Table) -> pa.Table:
    shard, acting, upheld, speaks = core.merged(table["body"].to_pylist())
    return _table(_WHOLE, [(table["key"][0].as_py(), bytes(shard), acting, upheld, speaks)])


def _answered(asks: pa.Table, wholes: pa.Table) -> pa.Table:
    shards = wholes["body"].to_pylist() + [it for all in wholes["acts"].to_pylist() for it in all or []]
    batch = _handed(asks["file"].to_pylist(), shards, asks["body"].to_pylist())
    return pa.Table.from_batches([batch])


def _handed(files: list[str], shards: list[bytes], asks: list[bytes]) -> pa.RecordBatch:
    answers = core.answers(shards, asks) if asks else []
    pairs = zip(files, answers)
    return _batch(_HANDED, [(file, bytes(it)) for file, it in pairs if it is not None])


def _rows(batches: Batches) -> Batches:
    for batch in batches:
        rows = [json.loads(body) for body in batch["body"].to_pylist()]
        yield pa.RecordBatch.from_pylist(rows, schema=_ROWS)


def _json(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


def _batch(schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> pa.RecordBatch:
    columns = list(zip(*rows)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _table(schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    return pa.Table.from_batches([_batch(schema, rows)])


def _ddl(schema: pa.Schema) -> str:
    """A schema as Spark writes it."""
    names = {"string": "string", "binary": "binary", "int32": "int", "int16": "smallint", "bool": "boolean"}
    of = lambda it: "array<string>" if pa.types.is_list(it) else names[str(it)]
    return ", ".join(f"`{field.name}` {of(field.type)}" for field in schema)


def main() -> None:
    """The job, from Parquet to Parquet."""
    parser = argparse.ArgumentParser(prog="python -m viendan.spark")
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--name", default="name")
    parser.add_argument("--text", default="text")
    parser.add_argument("--profile", default="corpus")
    given = parser.parse_args()
    spark = SparkSession.builder.appName("viendan").getOrCreate()
    texts = spark.read.parquet(given.texts)
    rows = judged(texts, name=given.name, text=given.text, profile=given.profile)
    rows.write.partitionBy("row").parquet(given.out)
    spark.stop()


if __name__ == "__main__":
    main()
