//! What Word files hold is read, with its place; what is made to harm is refused.

use std::io::{Cursor, Write as _};

use viendan::{
    diagnostic::Language,
    grammar::Grammar,
    read::{self, Track},
    text::{Cell, Text, Why},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::office::{Docx, paragraph};

fn read(file: &Docx) -> Text {
    read::read("bao-cao.docx", file.bytes(), Grammar::builtin().letters()).unwrap()
}

#[track_caller]
fn check(body: &str, words: &str) {
    assert_eq!(read(&Docx::new(body)).words(), words, "{body}");
}

#[test]
fn a_citation_may_be_split_over_runs() {
    let body = paragraph(&["Kế hoạch số 0", "4/K", "H-UBND ", "ngày 04/01/2023"]);
    check(&body, "Kế hoạch số 04/KH-UBND ngày 04/01/2023\n");
    check("<w:p/><w:p><w:r><w:t>Số: 04/KH</w:t></w:r></w:p>", "\nSố: 04/KH\n");
}

#[test]
fn blanks_count_where_the_file_says_so() {
    check("<w:p><w:r><w:t> a </w:t><w:t xml:space=\"preserve\"> b </w:t></w:r></w:p>", "a b \n");
    check(
        "<w:p><w:r><w:t>Căn cứ\u{a0}</w:t><w:t>Hiến pháp</w:t></w:r></w:p>",
        "Căn cứ Hiến pháp\n",
    );
    check("<w:p><w:r><w:t>\n  a &amp; b\n</w:t></w:r></w:p>", "a & b\n");
    check("<w:p><w:r><w:t>&#x110;</w:t><w:t><![CDATA[Đ]]></w:t></w:r></w:p>", "ĐĐ\n");
}

#[test]
fn signs_that_are_elements() {
    let run = |inner: &str| format!("<w:p><w:r><w:t>QĐ</w:t>{inner}<w:t>UBND</w:t></w:r></w:p>");
    check(&run("<w:noBreakHyphen/>"), "QĐ-UBND\n");
    check(&run("<w:softHyphen/>"), "QĐUBND\n");
    check(&run("<w:tab/>"), "QĐ\tUBND\n");
    check(&run(r#"<w:sym w:font="Symbol" w:char="F02D"/>"#), "QĐ-UBND\n");
    check(&run(r#"<w:br w:type="page"/>"#), "QĐUBND\n");
    check("<w:p><w:r><w:tab/><w:t>Thực hiện</w:t></w:r></w:p>", " Thực hiện\n");
}

#[test]
fn a_line_break_inside_a_sentence_is_a_blank() {
    let broken = |first: &str, second: &str| {
        format!("<w:p><w:r><w:t>{first}</w:t><w:br/><w:t>{second}</w:t></w:r></w:p>")
    };
    check(&broken("Quyết định số", "201/QĐ-UBND"), "Quyết định số 201/QĐ-UBND\n");
    check(&broken("BÁO CÁO", "Kết quả thực hiện"), "BÁO CÁO\nKết quả thực hiện\n");
}

#[test]
fn cells_are_parted_by_tabs_and_rows_by_line_ends() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|it| cell(&paragraph(&[it]))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    check(&table(&(row(&["TT", "Nhiệm vụ"]) + &row(&["1", ""]))), "TT\tNhiệm vụ\n1\t\n");
    let two = cell(&(paragraph(&["UBND TỈNH"]) + "<w:p/>" + &paragraph(&["Số: 04/KH"])));
    let head = format!("<w:tr>{two}{}</w:tr>", cell(&paragraph(&["CỘNG HÒA"])));
    check(&table(&head), "UBND TỈNH\nSố: 04/KH\tCỘNG HÒA\n");
    let nested = table(&row(&["a", "b"])) + &paragraph(&["sau"]);
    let outer = format!("<w:tr>{}{}</w:tr>", cell(&nested), cell(&paragraph(&["c"])));
    check(&table(&outer), "a\tb\nsau\tc\n");
}

#[test]
fn of_two_copies_of_a_box_one_is_read() {
    let inner = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&[words]));
    let body = format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Quyết định </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>số 12</w:t></w:r></w:p>",
        inner("Trong khung"),
        inner("Trong khung"),
    );
    check(&body, "Quyết định số 12\nTrong khung\n");
}

#[test]
fn of_a_field_the_shown_result_is_read() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let date = format!("<w:p>{begin}{}{separate}{}{end}</w:p>", code("DATE"), run("05/5/2023"));
    check(&date, "05/5/2023\n");
    let inner = format!("{begin}{}{separate}{}{end}", code("PAGE"), run("7"));
    check(&format!("<w:p>{begin}{inner}{separate}{}{end}</w:p>", run("trang 7")), "trang 7\n");
    check(&format!("<w:p>{begin}{}</w:p>", run("hở")), "hở\n");
    check(&format!("<w:p><w:fldSimple w:instr=\"X\">{}</w:fldSimple></w:p>", run("a")), "a\n");
    check(
        &format!("<w:p><w:hyperlink r:id=\"rId9\">{}</w:hyperlink></w:p>", run("13/2018")),
        "13/2018\n",
    );
    check(&format!("<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>", run("b")), "b\n");
}

#[test]
fn tracked_changes_are_read_as_accepted_or_as_they_were() {
    let body = "<w:p><w:r><w:t>Số 1</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>2</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>/KH</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>Kế </w:t></w:r></w:p><w:p><w:r><w:t>hoạch</w:t></w:r></w:p>";
    check(body, "Số 13/KH\nKếhoạch\n");
    let letters = Grammar::builtin().letters();
    let bytes = Docx::new(body).bytes();
    let text = read::read_tracked("a.docx", bytes, letters, Track::Original).unwrap();
    assert_eq!(text.words(), "Số 12/KH\nKế\nhoạch\n");
}

#[test]
fn lists_have_their_numbers() {
    let numbering = r#"<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let item = |words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let file = Docx::new(&(item("KẾT QUẢ") + &item("NHIỆM VỤ"))).linked("numbering", numbering);
    let text = read(&file);
    assert_eq!(text.words(), "I. KẾT QUẢ\nII. NHIỆM VỤ\n");
    assert_eq!(text.spots(&text.words()[..2])[0].bytes, 0..0, "a list's number is nobody's word");
}

#[test]
fn runs_of_old_fonts_are_decoded() {
    let run = |font: &str, words: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{words}</w:t></w:r>"
        )
    };
    let body = format!("<w:p>{}{}</w:p>", run(".VnTimeH", "quyÕt ®Þnh"), run("Arial", " số 12"));
    let styled =
        "<w:p><w:pPr><w:pStyle w:val=\"Cu\"/></w:pPr><w:r><w:t>QuyÕt ®Þnh</w:t></w:r></w:p>";
    let sheet = "<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"Cu\"><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style></w:styles>";
    let file = Docx::new(&(body + styled)).linked("styles", sheet);
    let text = read(&file);
    assert_eq!(text.words(), "QUYẾT ĐỊNHsố 12\nQuyết định\n");
    assert_eq!(text.source().legacy, Some("TCVN3"));
    let part = crate::office::part(&file.bytes(), "word/document.xml");
    let from = text.words().rfind("ết").unwrap();
    let pieces = text.pieces(&text.words()[from..from + "ết".len()]);
    let held: Vec<_> = pieces.iter().map(|piece| &part[piece.bytes.clone()]).collect();
    assert_eq!(held, ["Õ", "t"]);
}

#[test]
fn notes_and_heads_of_pages_come_behind_the_body() {
    let note = |kind: &str, words: &str| {
        format!(
            "<w:{kind}s {{W}}><w:{kind} w:id=\"1\">{}</w:{kind}></w:{kind}s>",
            paragraph(&[words])
        )
    };
    let file = Docx::of_lines(&["Thân bài"])
        .linked("header", &format!("<w:hdr {{W}}>{}</w:hdr>", paragraph(&["Đầu trang"])))
        .linked("footnotes", &note("footnote", "Chú thích"))
        .linked("endnotes", &note("endnote", "Cuối bài"));
    let text = read(&file);
    assert_eq!(text.words(), "Thân bài\nChú thích\nCuối bài\nĐầu trang\n");
    let position = text.position(&text.words()[text.words().find("Cuối").unwrap()..]).unwrap();
    assert_eq!(position.part, "word/endnotes3.xml");
}

#[test]
fn words_know_their_paragraph_cell_and_bytes() {
    let cells = format!(
        "<w:tc>{}</w:tc><w:tc>{}</w:tc>",
        paragraph(&["1"]),
        paragraph(&["Kế hoạch ", "số 04/KH &amp; 05"])
    );
    let file =
        Docx::new(&(paragraph(&["BÁO CÁO"]) + &format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")));
    let text = read(&file);
    let number = text.words().find("04/KH").unwrap();
    let slice = &text.words()[number..number + 5];
    let position = text.position(slice).unwrap();
    assert_eq!((position.paragraph, position.characters), (3, 12..17));
    assert_eq!(position.cell, Some(Cell { table: 1, row: 1, column: 2 }));
    let part = crate::office::part(&file.bytes(), "word/document.xml");
    let pieces = text.pieces(&text.words()[text.words().find("hoạch số").unwrap()..]);
    let held: Vec<_> = pieces.iter().map(|piece| &part[piece.bytes.clone()]).collect();
    assert_eq!(held, ["hoạch ", "số 04/KH ", "&amp;", " 05", ""]);
}

#[test]
fn what_is_not_read_is_listed() {
    let file =
        Docx::of_lines(&["a"]).linked("image", "").linked("oleObject", "").linked("chart", "");
    let why: Vec<_> = read(&file).source().unread.iter().map(|it| it.why).collect();
    assert_eq!(why, [Why::Picture, Why::Embedded, Why::Unknown]);
}

/// What is said of a file that cannot be read.
#[track_caller]
fn refused(bytes: Vec<u8>, words: &str) {
    let error = read::read("bao-cao.docx", bytes, Grammar::builtin().letters()).unwrap_err();
    let said = error.words().in_language(Language::Vietnamese).to_owned();
    assert!(said.contains(words), "{said}");
}

/// An archive with one large part of one byte.
fn bomb(size: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let some = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        zip.write_all(&some).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What Word writes behind a password.
fn locked() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(b"....").unwrap();
    file.into_inner().into_inner()
}

#[test]
fn hostile_and_broken_files_are_refused_with_a_reason() {
    let whole = Docx::of_lines(&["Kế hoạch số 04/KH-UBND"]).bytes();
    refused(whole[..whole.len() - 40].to_vec(), "hỏng hoặc chưa tải về hết");
    refused(bomb(200 << 20), "nén quá nhiều lần");
    refused(Docx::new(&"<w:sdt>".repeat(500)).bytes(), "lồng quá nhiều tầng");
    refused(Docx::new("<w:p><w:r>").bytes(), "hỏng ở byte");
    refused(Docx::new("<w:p>&lol;</w:p>").bytes(), "hỏng ở byte");
    let entities = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w:document/>";
    let empty = Docx::of_lines(&[]);
    refused(empty.linked("footnotes", entities).bytes(), "DOCTYPE");
    refused(b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), ".jpg");
    refused(locked(), "mật khẩu");
}
