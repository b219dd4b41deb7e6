//! Files of every format that is read: whole, broken, hostile, and real ones where there are some.

use std::{fs, path::PathBuf, process::Command};

use viendan::{
    extract,
    grammar::Grammar,
    model::Symbol,
    read::{self, Error, Track},
    text::{Text, Why},
};

mod half;
mod hostile;
mod word97;

/// Real files; they stand beside the repository where there is one.
const FILES: &str = "../shared/corpus/files";

/// What is read of a file, by its name and its bytes: its words, or why not.
#[track_caller]
fn check(name: &str, bytes: impl Into<Vec<u8>>, expected: &str) {
    let said = match read(name, bytes.into()) {
        Ok(text) => text.words().to_owned(),
        Err(error) => error.to_string(),
    };
    assert_eq!(said, expected, "{name}");
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Error> {
    read::read(name, bytes, Grammar::builtin().letters())
}

/// The mentions of a text, as `kind number date`, in their order.
fn mentions(text: &Text) -> Vec<String> {
    let mentions = extract::mentions(text, Grammar::builtin());
    let said = mentions.iter().map(|mention| {
        let number = mention.symbol.as_ref().map(Symbol::canonical);
        let words = number.unwrap_or_else(|| one_line(mention.words));
        let date = mention.date.map(|date| one_line(date.raw)).unwrap_or_default();
        let kind = mention.kind.map_or("", |kind| &kind.name);
        format!("{kind} {words} {date}")
    });
    said.collect()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A real file; `None` with a notice where it is not there.
fn real(name: &str) -> Option<Text> {
    let path = file(name);
    let Ok(bytes) = fs::read(&path) else {
        println!("skipped: {FILES}/{name} is not there");
        return None;
    };
    Some(read(name, bytes).unwrap())
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FILES).join(name)
}

#[test]
fn binary_word_gives_the_words_that_show() {
    let file = word97::Document::default();
    check("a.doc", file.text("Số: 12/BC-VPUB\rSơn La\r").bytes(), "Số: 12/BC-VPUB\nSơn La\n");
    let field = "theo \u{13}HYPERLINK \"x\"\u{14}17/NQ-CP\u{15} và\r";
    check("a.doc", file.text(field).bytes(), "theo 17/NQ-CP và\n");
    let marks = "theo 17/NQ\u{1e}CP\u{b}ngày\u{7}";
    check("a.doc", file.text(marks).bytes(), "theo 17/NQ-CP ngày\t");
    let deleted = file.text("110/20").deleted("04").text("20\r");
    check("a.doc", deleted.bytes(), "110/2020\n");
    let text =
        read::read_tracked("a.doc", deleted.bytes(), Grammar::builtin().letters(), Track::Original);
    assert_eq!(text.unwrap().words(), "110/200420\n");
    let old = file.font(".VnTime").text("QuyÕt ®Þnh\r");
    check("a.doc", old.bytes(), "Quyết định\n");
    let narrow = file.narrow().text("caf\u{e9} \u{201c}a\u{201d}\r");
    check("a.doc", narrow.bytes(), "café “a”\n");
}

#[test]
fn binary_word_that_cannot_be_read_says_why() {
    let file = word97::Document::default().text("a\r");
    let locked = "the file is protected by a password; open it, take the password away and save it";
    check("a.doc", file.encrypted().bytes(), locked);
    check("a.docx", word97::container("EncryptedPackage", b"x"), locked);
    let old = "the file was written by Word 95 or before; open it in Word or LibreOffice and save it as .docx";
    check("a.doc", word97::container("WordDocument", &[0xdc; 1024]), old);
    let other = ".xls files cannot be read by this version yet; save it as .docx, or as plain text (.txt) in UTF-8";
    check("a.xls", word97::container("Workbook", b"x"), other);
}

#[test]
fn an_old_encoding_in_a_text_file_leads_to_its_bytes() {
    let latin = "\u{feff}C¨n cø NghÞ ®Þnh sè 104/2004/N§-CP";
    let text = read("a.txt", latin.into()).unwrap();
    let symbol = &text.words()[text.words().find("104").unwrap()..];
    assert_eq!(&latin[text.place(symbol).unwrap().span], "104/2004/N§-CP");
    assert!(read("a.txt", b"K\xd5 ho\xb9ch".to_vec()).is_err(), "two words prove nothing");
    let bytes = b"C\xa8n c\xf8 Ngh\xde \xae\xdenh s\xe8 104/2004/N\xa7-CP".to_vec();
    let text = read("a.txt", bytes.clone()).unwrap();
    assert_eq!(text.words(), "Căn cứ Nghị định số 104/2004/NĐ-CP");
    assert_eq!(text.source().legacy, Some("TCVN3"));
    let symbol = &text.words()[text.words().find("104").unwrap()..];
    let span = text.place(symbol).unwrap().span;
    assert_eq!(bytes.get(span), Some(&b"104/2004/N\xa7-CP"[..]));
}

#[test]
fn a_name_or_a_first_tag_says_what_is_html() {
    let html = "<p>số 17/<b>NQ</b>-CP &ocirc;</p><script>1</script>";
    check("a.html", html, "số 17/NQ-CP ô");
    check("a.doc", format!("\u{feff}\n<!DOCTYPE HTML>{html}"), "số 17/NQ-CP ô");
    let text = read("a.txt", format!("<html>{html}").into()).unwrap();
    assert!(text.words().contains("<script>"), "a text file is no page: {}", text.words());
}

#[test]
fn the_real_file_in_an_old_encoding_is_right() {
    for name in ["1408-QD-BXD.tcvn3.txt", "1408-QD-BXD.tcvn3.html"] {
        let Some(text) = real(name) else { return };
        assert_eq!(text.source().legacy, Some("TCVN3"));
        let found = mentions(&text);
        assert!(found.contains(&"Nghị định 104/2004/NĐ-CP 23/3/2004".to_owned()));
        assert!(
            text.words().contains("ngày ký. Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ")
        );
        let symbol =
            &text.words()[text.words().find("104/2004/NĐ-CP").unwrap()..][.."104/2004/NĐ-CP".len()];
        let bytes = fs::read(file(name)).unwrap();
        let written = &bytes[text.place(symbol).unwrap().span];
        assert_eq!(str::from_utf8(written).unwrap(), "104/2004/N§-CP");
    }
}

#[test]
fn the_models_of_decree_30_read_alike_in_both_formats_of_word() {
    for number in [1, 2, 4] {
        let Some(old) = real(&format!("nd30-phu-luc-{number}.doc")) else { return };
        let name = format!("nd30-phu-luc-{number}.docx");
        let new = fs::read(file(&name)).unwrap();
        let Ok(new) = read(&name, new) else {
            println!("skipped: .docx is not read");
            return;
        };
        let (mut old, mut new) = (mentions(&old), mentions(&new));
        old.sort();
        new.sort();
        assert_eq!(old, new, "{name}");
    }
}

#[test]
fn gazettes_give_what_another_reader_gives() {
    let Ok(files) = fs::read_dir(file("")) else {
        println!("skipped: {FILES} is not there");
        return;
    };
    let names = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for name in names.filter(|name| name.starts_with("gazette-")) {
        let text = real(&name).unwrap();
        assert!(text.source().unread.is_empty(), "{name}: {:?}", text.source().unread);
        let heads = text.words().matches("CÔNG BÁO/Số").count();
        assert_eq!(heads, 1, "{name}: the head of its pages");
        let other = Command::new("pdftotext").arg("-layout").arg(file(&name)).arg("-").output();
        let Ok(other) = other else {
            println!("skipped: there is no pdftotext");
            return;
        };
        let other = read("a.txt", other.stdout).unwrap();
        // Notes at the foot of a page come where they stand, and readers differ in where that is.
        let numbered = |text: &Text| {
            let mut found = mentions(text);
            found.retain(|it| it.contains('/'));
            found.sort();
            found
        };
        assert_eq!(numbered(&text), numbered(&other), "{name}");
    }
}

#[test]
fn a_scan_is_opened_and_not_read() {
    let text = read("a.pdf", hostile::PDF_WITHOUT_WORDS.into()).unwrap();
    assert_eq!(text.words(), "");
    let unread: Vec<_> = text.source().unread.iter().map(|it| (it.part.as_str(), it.why)).collect();
    assert_eq!(unread, [("page 1", Why::Scan)]);
    assert!(read::said_of_wordless(&text).is_some());
}

#[test]
fn a_folder_is_read_in_every_format_and_a_scan_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let word = word97::Document::default().text("Kế hoạch số 17KH-VPUB ngày 09/02/2023\r");
    let files: [(&str, &[u8]); 5] = [
        ("a.doc", &word.bytes()),
        ("b.html", "<p>Kế hoạch số 18KH-VPUB ngày 09/02/2023".as_bytes()),
        ("c.pdf", hostile::PDF_WITHOUT_WORDS.as_bytes()),
        ("d.rtf", br"{\rtf1 K\u7871? ho\u7841?ch s\u7889? 19KH-VPUB}"),
        ("e.txt", b"K\xd5 ho\xb9ch s\xe8 20KH-VPUB ng\xb5y 09/02/2023"),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let program = env!("CARGO_BIN_EXE_viendan");
    let run =
        Command::new(program).args(["check", "--format", "short"]).current_dir(&folder).output();
    let run = run.unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    for number in ["17KH", "18KH", "19KH", "20KH", "no-text-layer", "legacy-font"] {
        assert!(said.contains(number), "{number} is not in\n{said}");
    }
    let complaint = String::from_utf8(run.stderr).unwrap();
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(complaint.contains("c.pdf: Tệp này là ảnh quét, chưa có chữ"), "{complaint}");
    assert_eq!(run.status.code(), Some(3));
}
