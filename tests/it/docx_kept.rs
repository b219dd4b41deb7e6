//! What a review leaves as it is in a Word file: words that Word makes anew, former looks.

use viendan::{diagnostic::Diagnostic, text::Text};

use crate::{
    docx_out::{DOCUMENT, below_title, check, judged, mended, review},
    office::{Docx, changed, part},
};

#[test]
fn words_that_word_makes_anew_are_not_changed() {
    fn fixed(text: &Text) -> Vec<Diagnostic<'_>> {
        vec![mended(text, "17KH", "17/KH")]
    }
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |code: &str| {
        format!(
            "<w:p>{}<w:r><w:instrText> {code} </w:instrText></w:r>{}<w:r><w:t>số 17KH</w:t></w:r>{}</w:p>",
            sign("begin"),
            sign("separate"),
            sign("end")
        )
    };
    for (body, expected) in [
        (field("REF a"), "số [1 17KH 1]"),
        (field("HYPERLINK &quot;x&quot;"), "số [1 17{+/+}KH 1]"),
        (
            "<w:p><w:fldSimple w:instr=\"REF a\"><w:r><w:t>số 17KH</w:t></w:r></w:fldSimple></w:p>".into(),
            "số [1 17KH 1]",
        ),
        (
            "<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath=\"x\"/></w:sdtPr><w:sdtContent><w:r><w:t>số 17KH</w:t></w:r></w:sdtContent></w:sdt></w:p>".into(),
            "số [1 17KH 1]",
        ),
    ] {
        check(&below_title(&body), fixed, &format!("[0 BÁO CÁO 0]\n{expected}"));
    }
}

#[test]
fn a_former_look_is_said_once() {
    let look =
        "<w:rPr><w:b/><w:rPrChange w:id=\"9\" w:author=\"Lan\"><w:rPr/></w:rPrChange></w:rPr>";
    let body = format!("<w:p><w:r>{look}<w:t>Kế hoạch số 17KH</w:t></w:r></w:p>");
    let bytes =
        review(&Docx::new(&below_title(&body)).bytes(), |text| vec![mended(text, "17KH", "17/KH")]);
    assert_eq!(part(&bytes, DOCUMENT).matches("<w:rPrChange ").count(), 1);
}

#[test]
fn a_change_that_was_not_accepted_is_told_and_done() {
    let file = Docx::of_lines(&[
        "BÁO CÁO",
        "Thực hiện Kế hoạch số 17KH-VPUB ngày 09/02/2023 về kiểm tra; Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra",
    ]);
    let first = judged(&file.bytes());
    let said = |bytes: &[u8]| part(bytes, "word/comments.xml");
    let done =
        |bytes: &[u8]| part(bytes, "word/commentsExtended.xml").matches("done=\"1\"").count();
    assert!(said(&first).contains("Bấm Chấp nhận (Accept)"));
    let insertion = regex::Regex::new("<w:ins .*?</w:ins>").unwrap();
    let rejected = changed(&first, |name, bytes| match name {
        DOCUMENT => {
            insertion.replace_all(str::from_utf8(&bytes).unwrap(), "").into_owned().into_bytes()
        }
        _ => bytes,
    });
    let second = judged(&rejected);
    assert!(said(&second).contains("Anh/chị đã không nhận sửa đổi này"), "{}", said(&second));
    assert!(!said(&second).contains("Bấm Chấp nhận (Accept)"), "{}", said(&second));
    assert_eq!(done(&second), 1);
    let count = |bytes: &[u8]| said(bytes).matches("<w:comment ").count();
    assert_eq!(count(&second), count(&first));
    assert_eq!(said(&judged(&second)), said(&second), "it is said once");
}
