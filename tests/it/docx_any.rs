//! Whatever a Word file holds, it is read, reviewed, and given back whole.

use std::{fmt::Write as _, fs, path::Path};

use proptest::{prelude::*, sample::select};
use viendan::{
    grammar::Grammar,
    read::{self, Track},
};

use crate::{
    docx_out::{judged, sketch},
    office::{Docx, part},
};

/// What may stand in a paragraph, well formed.
const PIECES: [&str; 24] = [
    "<w:r><w:t>Kế hoạch số 17KH-VPUB</w:t></w:r>",
    "<w:r><w:t xml:space=\"preserve\"> ngày 09/02/2023 </w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>Kế hoạch số 17/KH</w:t></w:r>",
    "<w:r><w:t>-VPUB ngày </w:t><w:t>ngày 9/2/2023</w:t></w:r>",
    "<w:r><w:t xml:space=\"preserve\">550/ VP</w:t><w:noBreakHyphen/><w:t> KSTTHC; </w:t></w:r>",
    "<w:r><w:t>201/Q</w:t></w:r><w:r><w:t>Ð - UBND</w:t></w:r>",
    "<w:r><w:t>A &amp; B &#8211; C</w:t><w:br/><w:t>Số: </w:t></w:r>",
    "<w:r><w:tab/><w:t>09/KH-VPUB ngày 06/01/2023</w:t></w:r>",
    "<w:r><w:t/></w:r><w:r/>",
    "<w:r><w:sym w:font=\"Symbol\" w:char=\"F02D\"/></w:r>",
    "<w:ins w:id=\"5\" w:author=\"Lan\"><w:r><w:t>18KH-VPUB ngày ngày</w:t></w:r></w:ins>",
    "<w:del w:id=\"6\" w:author=\"Lan\"><w:r><w:delText>số 19KH-VPUB</w:delText></w:r></w:del>",
    "<w:hyperlink r:id=\"rId7\"><w:r><w:t>13/2018/NĐ-CP</w:t></w:r></w:hyperlink>",
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Số 21KH-VPUB</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>sau</w:t></w:r>",
    "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:r><w:t>một</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>hai</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>05/5/2023</w:t></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<m:oMath><m:r><m:t>12/QĐ-UBND</m:t></m:r></m:oMath>",
    "<w:commentRangeStart w:id=\"3\"/><w:r><w:t>Quyết định</w:t></w:r><w:commentRangeEnd w:id=\"3\"/>",
    "</w:p><w:p><w:pPr><w:rPr><w:del w:id=\"8\"/></w:rPr></w:pPr>",
    "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Kế hoạch số 17KH-VPUB</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>",
    "<w:r><w:t>B&#x1EA;O CÁO</w:t></w:r>",
    "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>",
];

/// Whatever the words and however they are split: nothing is lost, and nothing is said twice.
#[test]
fn every_text_of_the_corpus_comes_back_whole() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let letters = Grammar::builtin().letters();
    let mut texts = 0;
    for (at, entry) in fs::read_dir(corpus).unwrap().enumerate() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        texts += 1;
        let words = fs::read_to_string(&path).unwrap();
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        let body: String = escaped.lines().map(|line| scattered(line, at + 2)).collect();
        let file = Docx::new(&body).bytes();
        let first = judged(&file);
        let read = |bytes: &[u8], track| {
            let text = read::read_tracked("a.docx", bytes.to_vec(), letters, track).unwrap();
            text.words().to_owned()
        };
        let before = read(&file, Track::Accepted);
        assert_eq!(read(&first, Track::Original), before, "{}", path.display());
        let second = judged(&first);
        assert_eq!(sketch(&second), sketch(&first), "{}", path.display());
    }
    assert!(texts > 0);
}

/// A paragraph whose words are split over runs, with entities, tabs and marks between them.
fn scattered(line: &str, step: usize) -> String {
    let mut runs = String::new();
    let mut run = String::new();
    for (at, letter) in line.chars().enumerate() {
        run.push(letter);
        let is_entity = run.rfind('&').is_some_and(|start| !run[start..].contains(';'));
        if at % (step + at % 5) == 0 && !is_entity {
            let look = ["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"][at % 3];
            let words = std::mem::take(&mut run);
            write!(runs, "<w:r>{look}<w:t xml:space=\"preserve\">{words}</w:t></w:r>").unwrap();
            runs.push_str(["", "<w:proofErr w:type=\"spellStart\"/>"][at % 2]);
        }
    }
    format!("<w:p>{runs}<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r></w:p>")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_review_loses_nothing(pieces in prop::collection::vec(select(&PIECES[..]), 1..24)) {
        let body = format!("<w:p>{}</w:p>", pieces.concat());
        let file = Docx::new(&body).bytes();
        let letters = Grammar::builtin().letters();
        let words = |bytes: &[u8], track| {
            let text = read::read_tracked("a.docx", bytes.to_vec(), letters, track);
            text.map(|text| text.source().words.clone())
        };
        // A letter that no file may have: the file is refused, and that is all.
        let Ok(before) = words(&file, Track::Original) else { return Ok(()) };
        prop_assume!(!before.trim().is_empty() && !words(&file, Track::Accepted).unwrap().trim().is_empty());
        let first = judged(&file);
        // Words of formulas and of symbol fonts alone hold no comment.
        prop_assume!(!first.is_empty());
        prop_assert_eq!(words(&first, Track::Original).unwrap(), before);
        // A fix may show what stood behind it, once; nothing is said a second time.
        let second = judged(&first);
        let document = "word/document.xml";
        prop_assert_eq!(part(&judged(&second), document), part(&second, document));
    }

    #[test]
    fn broken_xml_is_refused_and_never_stops_us(body in "[<>/&;\"= w:ptrbl\u{110}]{0,60}") {
        let file = Docx::new(&body).bytes();
        if let Ok(text) = read::read("a.docx", file, Grammar::builtin().letters()) {
            for word in text.words().split_whitespace() {
                prop_assert!(text.position(word).is_some());
            }
        }
    }
}
