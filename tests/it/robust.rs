//! Bad input has an answer, and the answer comes.

use viendan::{grammar::Grammar, text::Text};

use crate::checked::by_all;

/// Reads and judges a text; says how many mentions and how many findings there are.
#[track_caller]
fn check(words: String, mentions: usize, findings: usize) {
    let grammar = Grammar::builtin();
    let text = Text::new("xau.txt", words, grammar.letters());
    let checked = by_all(&text);
    assert_eq!((checked.report.mentions.len(), checked.findings.len()), (mentions, findings));
}

#[test]
fn nothing() {
    check(String::new(), 0, 0);
    check(" \n\t\u{feff}\u{a0}\r\n".repeat(1000), 0, 0);
}

#[test]
fn a_megabyte_of_figures_and_slashes() {
    check("1/2/2023/".repeat(120_000), 0, 0);
    check("0123456789".repeat(100_000), 0, 0);
    check("/".repeat(1_000_000), 0, 0);
    check("1/".repeat(500_000), 0, 0);
    check("12-".repeat(300_000), 0, 0);
}

#[test]
fn one_long_line() {
    let sentence =
        "Văn phòng đã phối hợp với các sở, ban, ngành rà soát 26/28 nhiệm vụ được giao, ";
    check(sentence.repeat(5_000_000 / sentence.len()), 0, 0);
}

#[test]
fn one_long_word() {
    check("ế".repeat(500_000), 0, 0);
    check("A".repeat(1_000_000), 0, 0);
    check("Kế hoạch số ".repeat(50_000), 0, 0);
    check("ngày ".repeat(100_000), 0, 0);
}

#[test]
fn marks_without_letters() {
    check("\u{301}".repeat(200_000), 0, 0);
    check("\u{ad}\u{200b}".repeat(200_000), 0, 0);
    check("a\u{302}\u{301}".repeat(100_000), 0, 0);
}

#[test]
fn tags_that_never_close() {
    check("<".repeat(500_000), 0, 0);
    check("<td".repeat(200_000), 0, 0);
    check("<td><tr><p>".repeat(60_000), 0, 0);
    check("&amp".repeat(200_000), 0, 0);
}

#[test]
fn brackets_in_brackets() {
    check("(".repeat(500_000), 0, 0);
    check("“(".repeat(200_000), 0, 0);
    check("của ".repeat(200_000), 0, 0);
}

#[test]
fn pinpoints_without_a_document() {
    check("điểm a khoản 2 Điều 5, ".repeat(40_000), 0, 0);
    check("Điều 5 và ".repeat(100_000), 0, 0);
}

#[test]
fn one_citation_many_times() {
    let citation = "Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về công tác dân vận;\n";
    check(format!("Văn phòng đã rà soát các văn bản sau:\n\n{}", citation.repeat(5_000)), 5_000, 0);
}

#[test]
fn many_documents() {
    let list = |number: usize| {
        format!("Quyết định số {number}/QĐ-UBND ngày 09/02/2023 của UBND tỉnh về đất;\n")
    };
    check(
        format!(
            "Văn phòng đã rà soát các văn bản sau:\n\n{}",
            (10..5_010).map(list).collect::<String>()
        ),
        5_000,
        0,
    );
}
