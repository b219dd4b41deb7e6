"""A cluster answers, row by row, what one machine answers over the same texts."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
import viendan

pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("no Java here: Apache Spark is not tried", allow_module_level=True)

HERE = Path(__file__).parents[2]
# Texts that say something of one another, in two partitions at least.
MORE = [
    "Số: 64/BC-VPUB\n\nSơn La, ngày 24 tháng 3 năm 2023\n\nBÁO CÁO\n\n"
    "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.",
    "Số: 98/BC-VPUB\n\nSơn La, ngày 05 tháng 5 năm 2023\n\nBÁO CÁO\n\n"
    "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng năm 2023.",
    "Số: 16/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2023\n\n"
    "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận.",
    "Số: 20/KH-UBND\n\nSơn La, ngày 16 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2023\n\n"
    "Thực hiện Kế hoạch số 16/KH-VPUB ngày 03/02/2023 của Văn phòng UBND tỉnh về công tác dân vận.",
    "Số: 30/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\n\nVề công tác văn thư\n\n"
    "Điều 37. Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính "
    "phủ về công tác văn thư. Nghị định này có hiệu lực thi hành từ ngày 05 tháng 3 năm 2020.",
    "Số: 15/KH-UBND\n\nSơn La, ngày 11 tháng 01 năm 2022\n\nKẾ HOẠCH\n\nCông tác văn thư\n\n"
    "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư.",
]


def test_a_cluster_answers_as_one_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", os.path.abspath(sys.executable))
    from viendan import spark as job

    # Some texts ask about one document, and more of them than are answered together.
    monkeypatch.setattr(job, "MANY", 2)
    texts = all_texts()
    pq.write_table(texts, tmp_path / "texts.parquet")
    session = pyspark.sql.SparkSession.builder.master("local[2]").appName("viendan")
    session = session.config("spark.ui.enabled", False).config("spark.sql.shuffle.partitions", 4)
    session = session.config("spark.sql.execution.arrow.maxRecordsPerBatch", 50).getOrCreate()
    try:
        frame = session.read.parquet(str(tmp_path / "texts.parquet")).repartition(3)
        job.judged(frame).write.partitionBy("row").parquet(str(tmp_path / "out"))
    finally:
        session.stop()
    found = ds.dataset(tmp_path / "out", partitioning="hive").to_table()
    wanted = pa.table(viendan.judged(texts))
    assert rows(found.select(wanted.column_names)) == rows(wanted)
    rules = {row["rule"] for row in wanted.to_pylist()}
    assert {"conflict-across-files", "cycle", "replaced"} <= rules


def all_texts() -> pa.Table:
    paths = sorted((HERE / "corpus").glob("*.txt"))
    named = [(path.name, path.read_text("utf-8")) for path in paths]
    named += [(f"them-{at}.txt", words) for at, words in enumerate(MORE)]
    named += wild()
    return pa.table({"name": [name for name, _ in named], "text": [words for _, words in named]})


def wild() -> list[tuple[str, str]]:
    """Some hundred real texts, where a folder of them is named."""
    folder = os.environ.get("VIENDAN_TEXTS")
    if not folder:
        print("VIENDAN_TEXTS names no folder: only the texts of the house are tried")
        return []
    paths = sorted(Path(folder).rglob("*.txt"))[:400]
    return [(str(path), path.read_text("utf-8", "replace")) for path in paths]


def rows(table: pa.Table) -> list[str]:
    return sorted(repr(sorted(row.items(), key=str)) for row in table.to_pylist())
