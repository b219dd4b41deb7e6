//! A Word file comes back with comments at their words and fixes as tracked changes.

use std::io::{self, Cursor, Read as _};

use viendan::{
    check::{Checked, Checker, fingerprint},
    diagnostic::{Diagnostic, Severity, Words},
    grammar::Grammar,
    read::{self, Track},
    render::{RENDERERS, Settings},
    text::Text,
};
use zip::ZipArchive;

use crate::checked::by_all;
use crate::office::{Docx, changed, paragraph, part};

const DOCUMENT: &str = "word/document.xml";

/// Reads a file, says of it what is asked for, and gives the new file.
fn review<'w>(
    bytes: &[u8],
    says: impl for<'t> Fn(&'t Text) -> Vec<Diagnostic<'t>> + 'w,
) -> Vec<u8> {
    let grammar = Grammar::builtin();
    let text = read::read("bao-cao.docx", bytes.to_vec(), grammar.letters()).unwrap();
    let findings = says(&text);
    written(&text, bytes, findings)
}

/// Reviews a file by all rules.
pub(crate) fn judged(bytes: &[u8]) -> Vec<u8> {
    let grammar = Grammar::builtin();
    let text = read::read("bao-cao.docx", bytes.to_vec(), grammar.letters()).unwrap();
    rendered(&by_all(&text).of_file(bytes)).unwrap()
}

fn written(text: &Text, original: &[u8], findings: Vec<Diagnostic<'_>>) -> Vec<u8> {
    rendered(&holding(text, original, findings)).unwrap()
}

/// A text of which these findings are said.
fn holding<'t>(text: &'t Text, original: &'t [u8], findings: Vec<Diagnostic<'t>>) -> Checked<'t> {
    let checked = Checker::new(Grammar::builtin()).check(text).of_file(original);
    let fingerprints = fingerprint::all(&findings, &checked.report, &checked.graph);
    Checked { findings, fingerprints, unread: Vec::new(), ..checked }
}

fn rendered(checked: &Checked<'_>) -> io::Result<Vec<u8>> {
    let renderer = RENDERERS.iter().find(|it| it.name == "docx").unwrap();
    let mut out = Vec::new();
    (renderer.file)(&mut out, checked, Settings::default())?;
    Ok(out)
}

fn finding<'t>(text: &'t Text, words: &str) -> Diagnostic<'t> {
    let at = text.words().find(words).unwrap();
    let slice = &text.words()[at..at + words.len()];
    Diagnostic::new("date-conflict", Severity::Error, Words::new(format!("xem {words}"), ""))
        .disputes(slice, Words::new("", ""))
}

fn mended<'t>(text: &'t Text, words: &str, new: &str) -> Diagnostic<'t> {
    let finding = finding(text, words);
    let slice = finding.labels[0].words;
    finding.fixed_by(slice, new)
}

/// The body of the new document, comments as `[1…]`, insertions as `{+…+}`, deletions as `{-…-}`.
pub(crate) fn sketch(bytes: &[u8]) -> String {
    sketch_of(&part(bytes, DOCUMENT))
}

fn sketch_of(xml: &str) -> String {
    let mut said = String::new();
    for tag in xml.split('<').skip(1) {
        let (tag, words) = tag.split_once('>').unwrap();
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap();
        let id = tag.split("w:id=\"").nth(1).and_then(|id| id.split('"').next()).unwrap_or("");
        match (name, tag.starts_with('/')) {
            ("w:commentRangeStart", _) => said.extend(["[", id, " "]),
            ("w:commentRangeEnd", _) => said.extend([" ", id, "]"]),
            ("w:ins", false) => said.push_str("{+"),
            ("w:ins", true) => said.push_str("+}"),
            ("w:del", false) => said.push_str("{-"),
            ("w:del", true) => said.push_str("-}"),
            ("w:noBreakHyphen", _) => said.push('~'),
            ("w:footnoteReference", _) => said.push('*'),
            ("w:p", true) => said.push('\n'),
            ("w:t" | "w:delText", false) => said.push_str(words),
            _ => {}
        }
    }
    said
}

#[track_caller]
fn check(
    body: &str,
    says: impl for<'t> Fn(&'t Text) -> Vec<Diagnostic<'t>>,
    expected: &str,
) -> Vec<u8> {
    let bytes = review(&Docx::new(body).bytes(), says);
    assert_eq!(sketch(&bytes).trim_end(), expected);
    bytes
}

/// A title of its own, so that the summary stands apart.
fn below_title(body: &str) -> String {
    paragraph(&["BÁO CÁO"]) + body
}

#[test]
fn a_comment_stands_at_its_words_and_the_summary_on_the_title() {
    let body = below_title(&paragraph(&["Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về"]));
    let bytes = check(
        &body,
        |text| vec![finding(text, "ngày 06/01/2023")],
        "[0 BÁO CÁO 0]\nKế hoạch số 09/KH-VPUB [1 ngày 06/01/2023 1] về",
    );
    let comments = part(&bytes, "word/comments.xml");
    assert!(
        comments.contains("w:author=\"Soát viện dẫn\"") && comments.contains("w:initials=\"SV\"")
    );
    assert!(comments.contains("Đã soát 1 viện dẫn (1 văn bản): 1 lỗi, 0 cần xem, 0 gợi ý."));
    assert!(
        comments.contains("Xem ngày 06/01/2023.") && comments.contains("(lỗi date-conflict · ")
    );
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("/word/commentsExtended.xml"));
}

#[test]
fn a_fix_is_a_tracked_change_that_keeps_the_look() {
    let body = "<w:p><w:r w:rsidR=\"00AB\"><w:rPr><w:b/></w:rPr><w:t>Kế hoạch số 17KH-VPUB</w:t></w:r></w:p>";
    let bytes = check(
        &below_title(body),
        |text| vec![mended(text, "17KH-VPUB", "17/KH-VPUB")],
        "[0 BÁO CÁO 0]\nKế hoạch số [1 17{+/+}KH-VPUB 1]",
    );
    let document = part(&bytes, DOCUMENT);
    let inserted = "w:author=\"Soát viện dẫn\" w:date=\"0000-01-01T00:00:00Z\"><w:r w:rsidR=\"00AB\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">/</w:t></w:r></w:ins>";
    assert!(document.contains(inserted), "{document}");
}

#[test]
fn two_fixes_meet_in_one_word_and_comments_overlap() {
    check(
        &below_title(&paragraph(&["số 550/ VPUB -KSTTHC ngày ngày 21/4"])),
        |text| {
            vec![
                mended(text, "550/ VPUB -KSTTHC", "550/VPUB-KSTTHC"),
                finding(text, "VPUB -KSTTHC ngày"),
                mended(text, "ngày ngày", "ngày"),
            ]
        },
        "[0 BÁO CÁO 0]\nsố [1 550/{- -}[2 VPUB{- -}-KSTTHC 1] [3 ngày 2]{- ngày-} 3] 21/4",
    );
}

#[test]
fn a_finding_goes_over_runs_links_cells_and_notes() {
    let link =
        format!("<w:hyperlink r:id=\"rId9\">{}</w:hyperlink>", "<w:r><w:t>2018/NĐ</w:t></w:r>");
    let body = format!("<w:p><w:r><w:t>13/</w:t></w:r>{link}<w:r><w:t>-CP của</w:t></w:r></w:p>");
    check(
        &below_title(&body),
        |text| vec![finding(text, "13/2018/NĐ-CP")],
        "[0 BÁO CÁO 0]\n[1 13/2018/NĐ-CP 1] của",
    );
    let cell = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph(&["1"]),
        paragraph(&["số 09/KH"])
    );
    check(
        &below_title(&cell),
        |text| vec![finding(text, "09/KH")],
        "[0 BÁO CÁO 0]\n1\nsố [1 09/KH 1]",
    );
    let note = format!(
        "<w:footnotes {{W}}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        paragraph(&["Xem 17KH-VPUB"])
    );
    // Word passes over comments in notes: one at the sign of the note speaks of it.
    let body =
        "<w:p><w:r><w:t>rà soát</w:t><w:footnoteReference w:id=\"2\"/><w:t>.</w:t></w:r></w:p>";
    let file = Docx::new(&below_title(body)).linked("footnotes", &note);
    let bytes = review(&file.bytes(), |text| vec![mended(text, "17KH-VPUB", "17/KH-VPUB")]);
    assert_eq!(sketch_of(&part(&bytes, "word/footnotes1.xml")).trim_end(), "Xem 17{+/+}KH-VPUB");
    assert_eq!(sketch(&bytes).trim_end(), "[0 BÁO CÁO 0]\nrà soát[1 * 1].");
    assert!(part(&bytes, "word/comments.xml").contains("Trong chú thích này: Xem 17KH-VPUB."));
    let again = review(&bytes, |_| Vec::new());
    assert!(!part(&again, "word/commentsExtended.xml").contains("done=\"1\""), "not decided yet");
}

#[test]
fn changes_of_others_stay_theirs() {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:ins w:id=\"7\" w:author=\"Lan\">{}</w:ins>{}</w:p>",
        run("số "),
        run("17KH-VPUB ngày ngày"),
        run(" 9/2")
    );
    let bytes = check(
        &below_title(&body),
        |text| vec![mended(text, "17KH-VPUB", "17/KH-VPUB"), finding(text, "ngày 9/2")],
        "[0 BÁO CÁO 0]\nsố {+[1 17+}{+/+}{+KH-VPUB 1] ngày [2 ngày+} 9/2 2]",
    );
    let document = part(&bytes, DOCUMENT);
    assert_eq!(document.matches("w:author=\"Lan\"").count(), 2);
    assert_eq!(document.matches("<w:ins w:id=\"7\"").count(), 1, "no two changes have one number");
}

#[test]
fn signs_and_entities_are_not_cut() {
    let body = "<w:p><w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND &amp; A</w:t></w:r></w:p>";
    check(
        &below_title(body),
        |text| vec![mended(text, "QĐ-UBND", "QĐ/UBND"), finding(text, "& A")],
        "[0 BÁO CÁO 0]\n[1 QĐ{-~-}{+/+}UBND 1] [2 &amp; A 2]",
    );
}

#[test]
fn runs_without_words_are_left_alone() {
    let body = "<w:p><w:r><w:t></w:t></w:r><w:r><w:t/><w:t> </w:t></w:r><w:r><w:t>số 17KH</w:t></w:r></w:p>";
    let bytes = check(
        &below_title(body),
        |text| vec![finding(text, "17KH")],
        "[0 BÁO CÁO 0]\n số [1 17KH 1]",
    );
    assert!(part(&bytes, DOCUMENT).contains("<w:t></w:t></w:r><w:r><w:t/><w:t> </w:t></w:r>"));
}

#[test]
fn runs_in_a_box_are_cut_with_the_run_that_holds_it() {
    let inner =
        format!("<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>", paragraph(&["số 17KH"]));
    let body = format!("<w:p><w:r><w:t>Kế hoạch</w:t>{inner}<w:t> số 18KH</w:t></w:r></w:p>");
    check(
        &below_title(&body),
        |text| vec![finding(text, "hoạch"), mended(text, "17KH", "17/KH")],
        "[0 BÁO CÁO 0]\nKế [1 hoạch 1][2 số 17{+/+}KH\n 2]số 18KH",
    );
}

#[test]
fn another_form_of_word_is_refused_with_a_reason() {
    let strict = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>";
    let bytes = changed(&Docx::of_lines(&["Kế hoạch"]).bytes(), |name, words| {
        if name == DOCUMENT { strict.as_bytes().to_vec() } else { words }
    });
    let grammar = Grammar::builtin();
    let text = read::read("bao-cao.docx", bytes.clone(), grammar.letters()).unwrap();
    assert_eq!(text.words(), "Kế hoạch\n");
    let error = rendered(&holding(&text, &bytes, Vec::new())).unwrap_err();
    assert!(error.to_string().contains("Strict Open XML"), "{error}");
}

#[test]
fn a_finding_without_a_place_in_the_body_is_told_on_the_title() {
    let head = format!("<w:hdr {{W}}>{}</w:hdr>", paragraph(&["Số 17KH-VPUB"]));
    let file = Docx::of_lines(&["BÁO CÁO"]).linked("header", &head);
    let bytes = review(&file.bytes(), |text| vec![mended(text, "17KH-VPUB", "17/KH-VPUB")]);
    assert!(part(&bytes, "word/comments.xml").contains("Ngoài thân bài, “17KH-VPUB”"));
    assert_eq!(sketch_of(&part(&bytes, "word/header1.xml")).trim_end(), "Số 17{+/+}KH-VPUB");
}

#[test]
fn what_is_not_ours_keeps_its_bytes() {
    let file = Docx::of_lines(&["BÁO CÁO", "Kế hoạch số 17KH-VPUB"])
        .linked("image", "ảnh")
        .linked("styles", "<w:styles {W}/>");
    let (old, new) = (file.bytes(), judged(&file.bytes()));
    let ours = [
        DOCUMENT,
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/commentsExtended.xml",
    ];
    let mut zips =
        [&old, &new].map(|bytes| ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap());
    let names: Vec<String> = zips[0].file_names().map(|it| it.unwrap().into_owned()).collect();
    for name in names.iter().filter(|name| !ours.contains(&name.as_str())) {
        let [one, other] = &mut zips;
        let mut raw = [Vec::new(), Vec::new()];
        for (zip, bytes) in [one, other].into_iter().zip(&mut raw) {
            let at = zip.index_for_name(name).unwrap();
            zip.by_index_raw(at).unwrap().read_to_end(bytes).unwrap();
        }
        assert_eq!(raw[0], raw[1], "{name}");
    }
}

/// Each answer of a person to a review, as the file has it afterwards.
#[test]
fn a_second_review_knows_the_first() {
    let lines = [
        "BÁO CÁO",
        "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng; Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng",
    ];
    let first = judged(&Docx::of_lines(&lines).bytes());
    let count = |bytes: &[u8]| part(bytes, "word/comments.xml").matches("<w:comment ").count();
    let done =
        |bytes: &[u8]| part(bytes, "word/commentsExtended.xml").matches("done=\"1\"").count();
    assert!(count(&first) >= 3 && done(&first) == 0);
    // Nobody did anything: nothing is added.
    let second = judged(&first);
    assert_eq!(
        (sketch(&second), count(&second), done(&second)),
        (sketch(&first), count(&first), 0)
    );
    // A person resolved one comment: it is not raised again.
    let resolved = replaced(&first, "word/commentsExtended.xml", "done=\"0\"", "done=\"1\"");
    let third = judged(&resolved);
    assert_eq!((count(&third), done(&third)), (count(&first), done(&resolved)));
    // A person corrected the date: the comments at both places are resolved.
    let mended = replaced(&first, DOCUMENT, "09/01/2023", "06/01/2023");
    let fourth = judged(&mended);
    assert_eq!((count(&fourth), done(&fourth)), (count(&first), 2));
}

#[test]
fn a_change_that_nobody_decided_on_keeps_its_comment() {
    let file = Docx::of_lines(&[
        "BÁO CÁO",
        "Thực hiện Kế hoạch số 17KH-VPUB ngày 09/02/2023 về kiểm tra; Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra",
    ]);
    let first = judged(&file.bytes());
    assert!(sketch(&first).contains("17{+/+}KH-VPUB"), "{}", sketch(&first));
    let second = judged(&first);
    assert_eq!(sketch(&second), sketch(&first));
    assert_eq!(part(&second, "word/commentsExtended.xml").matches("done=\"1\"").count(), 0);
    // As it was before the changes, the file reads as the original did.
    let letters = Grammar::builtin().letters();
    let before = read::read("a.docx", file.bytes(), letters).unwrap();
    let after = read::read_tracked("a.docx", second, letters, Track::Original).unwrap();
    assert_eq!(after.words(), before.words());
}

/// A copy of a file with other words in one part.
fn replaced(bytes: &[u8], part: &str, old: &str, new: &str) -> Vec<u8> {
    changed(bytes, |name, words| {
        if name != part {
            return words;
        }
        String::from_utf8(words).unwrap().replace(old, new).into_bytes()
    })
}
