"""What the package for Python says of a text is what the program says of it."""

import json
import threading

import pytest

import viendan

REPORT = """BÁO CÁO
Kết quả thực hiện cải cách hành chính

Thực hiện Kế hoạch số 06/KH-UBND ngày 11/01/2023 của UBND tỉnh Sơn La, Văn phòng đã ban hành Kế hoạch
số 09/KH-VPUB ngày 06/01/2023 về cải cách hành chính.
Phụ lục kèm theo: Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về cải cách hành chính.
"""


def test_offsets_are_those_of_slices():
    for mention in viendan.extract(REPORT)[1:]:
        assert REPORT[mention["start"] : mention["end"]] == mention["text"]


def test_offsets_in_bytes_are_those_of_the_file():
    words = REPORT.encode()
    for mention in viendan.extract(REPORT, offsets="bytes")[1:]:
        assert words[mention["start"] : mention["end"]].decode() == mention["text"]


def test_two_dates_of_one_plan_are_shown_both():
    [finding] = [it for it in viendan.check(REPORT) if it["rule"] == "date-conflict"]
    shown = [REPORT[place["start"] : place["end"]] for place in finding["places"]]
    assert any("06/01/2023" in words for words in shown)
    assert any("09/01/2023" in words for words in shown)


def test_messages_speak_both_languages():
    vietnamese, english = (viendan.check(REPORT, lang=lang)[0] for lang in ("vi", "en"))
    assert vietnamese["rule"] == english["rule"]
    assert vietnamese["message"] != english["message"]


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        ({"profile": "draft"}, "drafting"),
        ({"lang": "fr"}, "vi"),
        ({"offsets": "lines"}, "characters"),
    ],
)
def test_a_word_that_is_none_names_those_that_are(arguments, known):
    with pytest.raises(ValueError, match=known):
        viendan.check(REPORT, **arguments)


def test_answers_are_plain_json():
    assert json.loads(json.dumps(viendan.extract(REPORT))) == viendan.extract(REPORT)


def test_threads_say_the_same():
    answers = []
    ask = lambda: answers.append(viendan.check(REPORT))
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [viendan.check(REPORT)] * 4


@pytest.mark.parametrize("text", ["", "\0", "\u202e số", "1/" * 1000])
def test_any_text_has_an_answer(text):
    assert viendan.extract(text)[0]["kind"] == "document"
    assert isinstance(viendan.check(text), list)


def table(texts):
    pyarrow = pytest.importorskip("pyarrow")
    return pyarrow.table({"name": list(texts), "text": list(texts.values())})


def test_rows_of_a_sheet_hold_what_the_text_says():
    rows = viendan.sheets(table({"bao-cao.txt": REPORT})).to_pylist()
    of = lambda sort: [row for row in rows if row["row"] == sort]
    assert {row["file"] for row in rows} == {"bao-cao.txt"}
    assert {"6/KHUBND", "9/KHVPUB"} <= {row["key"] for row in of("document")}
    said = {row["rule"]: row["message_vi"] for row in of("finding")}
    told = {it["rule"]: it["message"] for it in viendan.check(REPORT, profile="corpus")}
    assert "date-conflict" in said and said == told
    lines = REPORT.splitlines()
    for row in of("mention"):
        first = row["words"].splitlines()[0].split(" ")[0]
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(first)
    places = {row["document"] for row in of("document")}
    assert all({row["document"], row["other"]} <= places for row in of("relation"))


def test_texts_keep_their_order_and_say_the_same_alone():
    texts = {f"{number}.txt": REPORT.replace("06/KH", f"{number}/KH") for number in range(10, 30)}
    rows = viendan.sheets(table(texts)).to_pylist()
    alone = [viendan.sheets(table({name: words})).to_pylist() for name, words in texts.items()]
    assert rows == [row for sheet in alone for row in sheet]


def test_a_row_without_a_text_gives_nothing():
    assert viendan.sheets(table({"a.txt": None, "b.txt": REPORT})) == viendan.sheets(
        table({"b.txt": REPORT})
    )
    assert viendan.sheets(table({})).num_rows == 0


def test_frames_go_in_and_come_out():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"ten": ["a.txt"], "loi": [REPORT]})
    sheet = viendan.sheets(frame, name="ten", text="loi")
    assert sheet == viendan.sheets(table({"a.txt": REPORT}))
    assert polars.DataFrame(sheet).to_dicts() == sheet.to_pylist()


def test_a_profile_of_sheets_is_named_too():
    with pytest.raises(ValueError, match="corpus"):
        viendan.sheets(table({"a.txt": REPORT}), profile="all")
