//! Files that are cut off, damaged or made to do harm: an answer comes, and it is no panic.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use proptest::{collection::vec, prelude::*, sample::Index};

use viendan::{read::Error, text::Why};
use zip::write::SimpleFileOptions;

use super::{read, word97};

/// A page on which nothing is written.
pub(super) const PDF_WITHOUT_WORDS: &str = "%PDF-1.4\n\
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

const RTF: &str = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset163 Times;}{\f1 .VnTime;}}\f0
    S\u7889?: 12\par\trowd\intbl a\cell b\cell\row\pard{\field{\*\fldinst X}{\fldrslt 17/NQ-CP}}
    {\f1 Quy\'d5t}{\footnote n}{\deleted d}\bin3 abc{\pict 00}\par}";

const HTML: &str = "<!doctype html><meta charset=utf-8><title>t</title><table><tr><td>Số: 12<td>
    <p>Sơn La&nbsp;&#7871;</table><pre>a\nb</pre><br><script>x</script><!-- c --><b>17/NQ-CP</b>";

/// One small file of each format.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let document = word97::Document::default().text("theo \u{13}A\u{14}17/NQ-CP\u{15}\u{7}");
    vec![
        ("a.doc", document.deleted("x").text("\r").bytes()),
        ("a.html", HTML.into()),
        ("a.pdf", pdf(&["Ke hoach so 17/KH-VPUB", "ngay 09/02/2023"])),
        ("a.rtf", RTF.into()),
        ("a.txt", b"C\xa8n c\xf8 Ngh\xde \xae\xdenh s\xe8 104/2004/N\xa7-CP".to_vec()),
    ]
}

/// A PDF with a line of letters for each of its words.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut content = "BT /F 14 Tf 64 777 Td".to_owned();
    for line in lines {
        write!(content, " ({line}) Tj 0 -20 Td").unwrap();
    }
    content.push_str(" ET");
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F {font}>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
         trailer<</Root 1 0 R>>\n%%EOF\n",
        content.len() + 1
    )
    .into_bytes()
}

/// Reads bytes, and asks of every word where it stands.
fn check(name: &str, bytes: Vec<u8>) {
    let length = bytes.len();
    let Ok(text) = read(name, bytes) else { return };
    for word in text.words().split_whitespace() {
        let place = text.place(word).unwrap();
        if matches!(name, "a.txt" | "a.html") {
            assert!(place.span.end <= length, "{name}: {word} at {:?} of {length}", place.span);
        }
    }
    assert!(text.source().spots.is_sorted_by_key(|spot| spot.start), "{name}");
}

#[test]
fn whole_samples_are_read() {
    for (name, bytes) in samples() {
        let text = read(name, bytes).unwrap();
        let words = text.words();
        assert!(["17/", "104/"].iter().any(|it| words.contains(it)), "{name}: {words}");
    }
}

#[test]
fn every_beginning_of_a_file_has_an_answer() {
    for (name, bytes) in samples() {
        let step = 1 + bytes.len() / 1000;
        for end in (0..bytes.len()).step_by(step) {
            check(name, bytes[..end].to_vec());
        }
    }
}

#[test]
fn what_is_nested_without_end_is_refused_or_read() {
    for (name, piece) in [("a.rtf", "{\\rtf1 "), ("a.html", "<table><tr><td>"), ("a.html", "<b>")] {
        check(name, piece.repeat(30_000).into_bytes());
    }
    let mut kids = String::from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    kids.push_str("2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\n");
    check("a.pdf", (kids + "trailer<</Root 1 0 R>>\n%%EOF\n").into_bytes());
    let shown =
        String::from_utf8(pdf(&["a"])).unwrap().replace("(a) Tj", &"(a)Tj ".repeat(400_000));
    assert!(matches!(read("a.pdf", shown.into_bytes()), Err(Error::Excessive { .. })));
    check("a.pdf", ["%PDF-1.4\n", &"[".repeat(100_000), "%%EOF"].concat().into_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Bytes that were changed on the way change the words, and break nothing.
    #[test]
    fn changed_bytes_have_an_answer(
        file in any::<Index>(),
        changes in vec((any::<Index>(), any::<u8>()), 1..12),
    ) {
        let samples = samples();
        let (name, bytes) = file.get(&samples);
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(name, bytes);
    }
}

/// A stream of zeros of so many bytes in the format of zlib, made of blocks that repeat.
fn packed(words: &[u8], blanks: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(words).unwrap();
    let some = vec![b' '; 1 << 16];
    for _ in 0..blanks >> 16 {
        packer.write_all(&some).unwrap();
    }
    packer.finish().unwrap()
}

/// A PDF of one page with this content, packed so many times.
fn pdf_of(content: &[u8], times: usize) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let filters = "/FlateDecode".repeat(times);
    let mut file = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F {font}>>>>>>endobj\n\
         4 0 obj<</Filter[{filters}]/Length {}>>stream\n",
        content.len()
    )
    .into_bytes();
    file.extend(content);
    file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    file
}

#[test]
fn a_page_that_unpacks_to_far_more_than_came_in_is_refused_and_is_no_scan() {
    let words = b"BT /F 14 Tf 64 777 Td (Ke hoach so 17/KH-VPUB) Tj ET\n";
    let refused = |bytes: Vec<u8>| matches!(read("a.pdf", bytes), Err(Error::Excessive { .. }));
    let once = packed(words, 0);
    assert_eq!(read("a.pdf", pdf_of(&once, 1)).unwrap().words(), "Ke hoach so 17/KH-VPUB");
    assert!(refused(pdf_of(&packed(words, 60 << 20), 1)));
    let twice = packed(&packed(words, 60 << 20), 0);
    assert!(refused(pdf_of(&twice, 2)));
    let deep = [&b"q ".repeat(100_000)[..], words].concat();
    assert!(refused(pdf_of(&packed(&deep, 0), 1)));
    // What cannot be unpacked was not read; it is no picture either.
    let text = read("a.pdf", pdf_of(b"no zlib", 1)).unwrap();
    assert!(text.source().unread.iter().all(|part| part.why == Why::Unknown), "{text:?}");
    assert!(!text.source().unread.is_empty());
}

#[test]
fn a_word_file_that_unpacks_to_far_more_than_came_in_is_refused() {
    let of = |count: usize| {
        let words = "<w:p><w:r><w:t>17/KH-VPUB</w:t></w:r></w:p>".repeat(count);
        let document = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
             <w:body>{words}</w:body></w:document>"
        );
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(document.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    assert!(read("a.docx", of(10)).is_ok());
    let error = read("a.docx", of(800_000)).unwrap_err();
    assert!(error.to_string().contains("unpacks to far more bytes"), "{error}");
    let words = error.words();
    let vi = words.in_language(viendan::diagnostic::Language::Vietnamese);
    assert!(vi.contains("bung ra quá nhiều byte so với cỡ của tệp"), "{vi}");
}
