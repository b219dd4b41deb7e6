//! One document is given two different subjects.
//!
//! The subject (trích yếu) is quoted, not retold. It may be shortened; when two subjects have little
//! in common, number or subject of one citation was taken from another document.
//!
//! # Tiếng Việt
//!
//! Một văn bản được ghi hai trích yếu khác hẳn nhau.
//!
//! Trích yếu có thể ghi gọn, nhưng không thể nói hai việc khác nhau. Khi hai chỗ ghi cùng số, ký hiệu
//! mà trích yếu khác hẳn thì có thể số, ký hiệu ở một chỗ đã chép nhầm. Đề nghị tra văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Trích yếu ghi gọn, nói lại bằng chính những từ ấy, hoặc chỉ nói nội dung một phần của văn bản
//! (`quy định về …` sau điều, khoản). Câu chữ hơi khác nhau là việc của `subject-retold`.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số hoặc trích yếu đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! Subjects that are shortened, retold with the same words, or say what a part of the document is
//! about (`quy định về …` behind a pinpoint). Words that differ slightly are `subject-retold`'s matter.
//!
//! # Fix
//!
//! None: number or subject may be the wrong one.
//!
//! ```flags
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận, dân chủ năm 2023.
//!                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về chuyển đổi vị trí công tác đối với công chức.
//!                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B
//! ```
//! ```allows
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về triển khai thực hiện công tác phòng, chống tham nhũng năm 2023.
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về công tác phòng, chống tham nhũng tiêu cực.
//! Quyết định số 201/QĐ-UBND ngày 09/02/2023 ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2023.
//! Quyết định số 201/QĐ-UBND ngày 09/02/2023 về việc ban hành Kế hoạch kiểm soát thủ tục.
//! ```
//! ```allows
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư. Theo khoản 1 Điều 15 Nghị định số 30/2020/NĐ-CP quy định số và thời gian ban hành văn bản của cơ quan.
//! ```

use std::collections::BTreeSet;

use super::{ALL, Case, Profile, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    grammar::Grammar,
    graph::Document,
    model::{DocumentAt, Mention},
};

pub(super) const NAME: &str = "subject-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// A subject of fewer telling words tells too little, unless nothing of it stands in the other.
const WORDS: usize = 4;
/// What a title begins with; other words may go on with the sentence.
const OPENERS: [&str; 4] = ["về ", "v/v ", "ban hành ", "phê duyệt "];
/// Words that open a subject and tell nothing of it.
const EMPTY: [&str; 14] = [
    "về", "việc", "ban", "hành", "của", "và", "các", "một", "số", "năm", "quy", "định", "công",
    "tác",
];
/// Words that frame subjects of every matter.
const FRAMES: [&str; 12] = [
    "phê", "duyệt", "triển", "khai", "thực", "hiện", "hướng", "dẫn", "tăng", "cường", "tiếp", "tục",
];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, document)| judge(case, at, document)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    document: &Document<'t>,
) -> Option<Diagnostic<'t>> {
    let mut said = case.mentions_of(document).filter_map(|mention| whole(case, mention));
    let first = said.next()?;
    let others: Vec<&'t str> = said
        .filter(|other| is_apart(&first, other) || is_other(case, &first, other))
        .map(|other| other.words)
        .collect();
    others.first()?;
    let first = first.words;
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi} được ghi hai trích yếu khác nhau"),
        format!("{en} is given two different subjects"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Subject, footing: Footing::Carried })
        .caused_by(Cause::Subject(at))
        .disputes(first, Words::new("A", "A"));
    let finding =
        others.iter().fold(finding, |finding, other| finding.disputes(other, Words::new("B", "B")));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản: số, ký hiệu hoặc trích yếu ở một chỗ đã ghi nhầm",
        "please look the document up: number or subject of one citation is wrong",
    )))
}

/// The subject of a whole document that is cited in full.
struct Said<'t> {
    words: &'t str,
    telling: BTreeSet<String>,
}

fn whole<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<Said<'t>> {
    let words = quoted(case, mention).filter(|_| mention.date.is_some())?;
    Some(Said { words, telling: telling(case.grammar, words) })
}

/// The subject as it stands in the document's title: no part's, no law's, not cut by the next number.
pub(super) fn quoted<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<&'t str> {
    let whole = mention.subject?;
    // A bracket that stays open goes on with what amends the document.
    let subject = whole.split_once(" (").filter(|(_, rest)| !rest.contains(')'));
    let subject = subject.map_or(whole, |(subject, _)| subject);
    let folded = case.grammar.fold(subject);
    let opens = OPENERS.iter().any(|opener| folded.starts_with(opener));
    let is_law = mention.kind.is_some_and(|kind| kind.named);
    let capitals = !subject.contains(char::is_lowercase);
    let is_whole = !is_law && !capitals && !is_cut(case, subject) && mention.pinpoint.is_none();
    (opens && is_whole).then_some(subject)
}

/// Whether a subject goes on with another document.
pub(super) fn is_cut(case: &Case<'_, '_>, subject: &str) -> bool {
    let rest = case.report.text.words().get(case.end_of(subject)..).unwrap_or_default();
    rest.starts_with(' ') && case.grammar.kind_at(rest.trim_start()).is_some()
}

/// The syllables of a subject that tell what it is about.
pub(super) fn telling(grammar: &Grammar, subject: &str) -> BTreeSet<String> {
    let words = grammar.words_in(subject).into_iter();
    words.filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

/// Whether two subjects have less than a third of the shorter one in common.
fn is_apart(one: &Said<'_>, two: &Said<'_>) -> bool {
    let (one, two) = (&one.telling, &two.telling);
    let shorter = one.len().min(two.len());
    shorter >= WORDS && one.intersection(two).count() * 3 < shorter
}

/// Whether two short subjects of one frame have nothing in common, and both end where they should.
fn is_other(case: &Case<'_, '_>, one: &Said<'_>, two: &Said<'_>) -> bool {
    let matter = |said: &Said<'_>| -> BTreeSet<String> {
        let is_matter = |word: &&String| {
            let is_year = word.chars().all(|letter| letter.is_ascii_digit());
            !is_year && !FRAMES.contains(&word.as_str())
        };
        said.telling.iter().filter(is_matter).cloned().collect()
    };
    let opener = |said: &Said<'_>| {
        let folded = case.grammar.fold(said.words);
        OPENERS.iter().find(|opener| folded.starts_with(*opener)).copied()
    };
    let ends = |said: &Said<'_>| {
        let behind = case.behind(said.words).trim_start_matches(' ');
        behind.is_empty() || behind.starts_with([';', '.'])
    };
    let (first, second) = (matter(one), matter(two));
    opener(one) == opener(two)
        && ends(one)
        && ends(two)
        && !first.is_empty()
        && !second.is_empty()
        && first.is_disjoint(&second)
}
