//! The date that opens the sentence is not the date behind the number.
//!
//! `Ngày D1, Văn phòng đã ban hành Kế hoạch số … ngày D2`: one act of issue, two days.
//!
//! # Tiếng Việt
//!
//! Ngày ở đầu câu khác ngày ghi sau số, ký hiệu.
//!
//! "Ngày 18/4/2023, Văn phòng đã ban hành Thông báo số 160/TB-VPUB ngày 19/4/2023": cùng một việc ban
//! hành mà hai ngày. Đề nghị tra văn bản rồi sửa.
//!
//! ## Khi nào báo nhầm
//!
//! Câu kể một việc về sau đối với văn bản (`Ngày …, tỉnh đã triển khai Kế hoạch số …`): chỉ tính
//! khi động từ ban hành đứng ngay trước văn bản, và chỉ tính văn bản đầu tiên sau động từ.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ngày nào trong hai ngày cũng có thể là ngày ghi nhầm.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: a document bears the day of its issue.
//!
//! # When it is wrong
//!
//! Sentences that tell of a later act about the document (`Ngày …, tỉnh đã triển khai Kế hoạch số …`):
//! only a verb of issuing right before the document counts, and only the first document behind it.
//!
//! # Fix
//!
//! None: either date may be the wrong one.
//!
//! ```flags
//! Ngày 18/4/2023, Văn phòng đã ban hành Thông báo số 160/TB-VPUB ngày 19/4/2023 về hội nghị đối thoại.
//! ^^^^^^^^^^^^^^                                                 ^^^^^^^^^^^^^^
//! ```
//! ```allows
//! Ngày 16/4/2025, Tỉnh ủy đã ban hành Kết luận số 1587-KL/TU ngày 16/4/2025. Ngày 20/4/2025, UBND tỉnh đã triển khai Kế hoạch số 12/KH-UBND ngày 05/3/2025.
//! Ngày 27/4/2023, Văn phòng đã ban hành Công văn số 550/VPUB-KSTTHC về chỉ số PAPI, thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023.
//! ```

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::OpenerRole,
    model::{Date, Mention, MentionAt},
    parse,
};

pub(super) const NAME: &str = "opening-date-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// The longest way from the sentence's beginning to the document, in bytes; the farthest day of 141
/// stands at 210.
const REACH: usize = 320;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mentions = case.report.indexed();
    mentions.filter_map(|(at, mention)| judge(case, at, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let date =
        mention.date.filter(|date| case.start_of(date.words) > case.start_of(mention.words))?;
    let opening = opening(case, mention)?;
    if opening.civil()? == date.civil()? {
        return None;
    }
    let message = Words::new(
        format!("{}: đầu câu ghi ngày {opening}, sau số ghi ngày {date}", mention.words),
        format!("{}: the sentence opens with {opening}, the number has {date}", mention.words),
    );
    let issue = case.graph.document_of(at).map_or(Cause::Alone, Cause::Issue);
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .caused_by(issue)
        .disputes(opening.words, Words::new("ngày ở đầu câu", "the sentence's date"))
        .disputes(date.words, Words::new("ngày sau số, ký hiệu", "the number's date"));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi sửa ngày ghi nhầm",
        "please look the document up, and correct the wrong date",
    )))
}

/// The date that opens the sentence, when a verb of issuing leads from it to the document.
fn opening<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<Date<'t>> {
    let before = case.before(mention.extent);
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(REACH))..)?;
    let sentence = before.rsplit(". ").next()?.rsplit([';', '\t']).next()?;
    let sentence = sentence.trim_start_matches(|it: char| !it.is_alphabetic());
    let (rest, date) = parse::date::dated(case.grammar, sentence).ok()?;
    let is_one = !rest.contains(|it: char| it.is_ascii_digit());
    (is_one && ends_with_issuing(case, rest.trim_end())).then_some(date)
}

/// Whether these words end with a verb of issuing.
fn ends_with_issuing(case: &Case<'_, '_>, words: &str) -> bool {
    case.grammar.openers_before(words).any(|(before, opener)| {
        let verb = words.get(before.len()..).unwrap_or_default();
        opener.role == OpenerRole::Issues && verb.contains("ban hành")
    })
}
