//! Files that are no files, half a file, or another format than their names say: none is clean.

use std::{fmt::Write as _, fs, process::Command};

use viendan::{
    read::{LIMIT, file, said_of_wordless},
    text::Why,
};

use super::{check, read};
use crate::office::Docx;

/// What is said of a file that is not read.
#[track_caller]
fn refused(name: &str, bytes: impl Into<Vec<u8>>, said: &str) {
    let bytes = bytes.into();
    match read(name, bytes) {
        Ok(text) => panic!("{name} was read: {:?}", text.words()),
        Err(error) => assert!(error.to_string().contains(said), "{name}: {error}"),
    }
}

const NAMES: [&str; 9] =
    ["a.doc", "a.docm", "a.docx", "a.dotx", "a.html", "a.odt", "a.pdf", "a.rtf", "a.txt"];

#[test]
fn nothing_is_no_text() {
    for name in NAMES {
        refused(name, "", "is empty (0 bytes)");
        let blank = read(name, b" \n\t \n".to_vec()).map(|text| said_of_wordless(&text));
        assert!(!matches!(blank, Ok(None)), "{name}");
    }
    let text = read("a.docx", Docx::new("<w:p/>").linked("image", "").bytes()).unwrap();
    let said = said_of_wordless(&text).unwrap();
    let said = said.in_language(viendan::diagnostic::Language::Vietnamese);
    assert!(said.starts_with("tệp chỉ có ảnh"), "{said}");
}

#[test]
fn half_a_file_is_called_by_its_name() {
    let whole = Docx::of_lines(&["Kế hoạch số 17/KH-VPUB ngày 31/02/2023"]).bytes();
    for length in [2, 3, 4, 30, 100, whole.len() / 2, whole.len() - 1] {
        for name in ["a.docx", "a.docm", "a.dotx", "a.odt"] {
            let error = read(name, whole[..length].to_vec()).unwrap_err().to_string();
            assert!(!error.contains(".zip"), "{name}, {length}: {error}");
        }
    }
    refused("a.doc", "PK", "damaged or incomplete");
    refused("a", "PK\u{3}", "damaged or incomplete");
    refused("a.doc", &b"\xd0\xcf\x11\xe0"[..], "damaged or incomplete");
    refused("a.docx", "PK\u{5}\u{6}", "damaged or incomplete");
    refused("a.docx", "Kế hoạch số 17/KH-VPUB", "named .docx, but inside it is no .docx file");
    refused("a.pdf", "Kế hoạch số 17/KH-VPUB", "named .pdf");
    refused("a.rtf", "{\\rt", "named .rtf");
    refused("a.doc", "<?xml version=\"1.0\"?><a>Số 17/KH</a>", ".xml files cannot be read");
    refused("a.doc", &b"\xdb\xa5\x2d\0\0\0"[..], "Word 95 or before");
    refused("a.docx", &b"Rar!\x1a\x07"[..], "unpack it");
    check("a.doc", "Kế hoạch số 17/KH-VPUB", "Kế hoạch số 17/KH-VPUB");
}

const FLAT: &str = r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Công văn số 51/UBND-NC</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>
</pkg:package>"#;
const WORD_2003: &str = r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="x" xmlns:aml="y"><w:body>
<w:p><w:pPr><w:listPr><wx:t wx:val="1."/></w:listPr></w:pPr><w:r><w:t>Công văn số 51/UBND-NC</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>Xem phụ lục</w:t></w:r></w:p></w:footnote></w:r></w:p>
<w:p><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>bỏ</w:delText></w:r></aml:content></aml:annotation><w:r><w:t>Nơi nhận</w:t></w:r></w:p>
</w:body></w:wordDocument>"#;

#[test]
fn first_bytes_say_what_a_file_is() {
    for name in ["a.doc", "a.xls", "a.xml", "a"] {
        check(name, FLAT, "Công văn số 51/UBND-NC\n");
        check(name, WORD_2003, "1. Công văn số 51/UBND-NC\nXem phụ lục\nNơi nhận\n");
    }
    let page = "<html><body><p>Số 51/UBND-NC";
    check("a.doc", format!("<?xml version=\"1.0\"?>\n<!-- c -->{page}"), "Số 51/UBND-NC");
    let wide = [0xff, 0xfe].into_iter().chain(page.encode_utf16().flat_map(u16::to_le_bytes));
    check("a.doc", wide.collect::<Vec<_>>(), "Số 51/UBND-NC");
    let mhtml = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Số 51/UBND-NC";
    check("a.doc", mhtml, "Số 51/UBND-NC");
}

#[test]
fn what_a_broken_structure_would_hide_is_read_and_told() {
    let begin = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>";
    let line = crate::office::paragraph(&["ngày 31/02/2023"]);
    for opened in 1..4 {
        let body = format!("{}{line}", begin.repeat(opened));
        let text = read("a.docx", Docx::new(&body).bytes()).unwrap();
        assert!(text.words().contains("31/02/2023"));
        assert_eq!(text.source().unread[0].why, Why::Broken);
    }
    // An end that a change took away ends nothing.
    let end = "<w:p><w:del w:id=\"1\"><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:del></w:p>";
    let body = format!("{begin}{begin}{line}{end}{end}");
    let text = read("a.docx", Docx::new(&body).bytes()).unwrap();
    assert!(text.words().contains("31/02/2023"));
    assert_eq!(text.source().unread[0].why, Why::Broken);
    let words = format!(
        "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>{begin}{begin}{line}</w:body></w:wordDocument>"
    );
    let text = read("a.doc", words.into_bytes()).unwrap();
    assert!(text.words().contains("31/02/2023"));
    assert_eq!(text.source().unread[0].why, Why::Broken);
    let old = super::word97::Document::default().text("theo \u{13}A \u{13}B\rngày 31/02/2023\r");
    let text = read("a.doc", old.bytes()).unwrap();
    assert!(text.words().contains("31/02/2023"), "{}", text.words());
    assert_eq!(text.source().unread[0].why, Why::Broken);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("a.docx");
    if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|it| it.success()) {
        println!("skipped: there is no mkfifo");
        return;
    }
    let link = folder.path().join("b.txt");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    for (path, said) in [(&pipe, "this is a pipe"), (&link, "this is a device")] {
        let error = file(path, LIMIT).unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}");
    }
    let long = folder.path().join("c.txt");
    fs::write(&long, "Số 12").unwrap();
    assert!(file(&long, 3).unwrap_err().to_string().contains("more than 3 byte"));
    assert_eq!(file(&long, 100).unwrap(), "Số 12".as_bytes());
}

/// A page on which a form was filled in when it was signed.
fn signed(annotations: &[(&str, &str)]) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let content = "BT /F 14 Tf 64 777 Td (So:        /BC-UBND) Tj 0 -20 Td (ngay      thang 12 nam 2025) Tj ET";
    let mut file = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n",
        content.len() + 1
    );
    let mut named = String::new();
    for (at, (rect, words)) in annotations.iter().enumerate() {
        let (field, form) = (10 + 2 * at, 11 + 2 * at);
        let shown = format!("BT /F 14 Tf 2 3 Td ({words}) Tj ET");
        write!(file,
            "{field} 0 obj<</Type/Annot/Subtype/Widget/FT/Sig/Rect[{rect}]/AP<</N {form} 0 R>>>>endobj\n{form} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 40 18]/Resources<</Font<</F {font}>>>>/Length {}>>stream\n{shown}\nendstream endobj\n",
            shown.len() + 1
        )
        .unwrap();
        write!(named, "{field} 0 R ").unwrap();
    }
    write!(file,
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{named}]/Resources<</Font<</F {font}>>>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

#[test]
fn what_is_stamped_on_a_page_is_read_at_its_place() {
    let stamps = [("86 774 126 792", "417"), ("98 754 138 772", "19"), ("64 600 104 618", "Ky so")];
    let text = read("a.pdf", signed(&stamps)).unwrap();
    let words = text.words();
    assert!(words.contains("So: 417/BC-UBND") && words.contains("ngay 19 thang 12"), "{words}");
    assert!(words.contains("Ky so"), "{words}");
}
