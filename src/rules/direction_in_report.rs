//! A direction is said to be in a document that directs nothing.
//!
//! # Tiếng Việt
//!
//! Chỉ đạo được nói là ở một báo cáo, tờ trình.
//!
//! "Thực hiện chỉ đạo của UBND tỉnh tại Báo cáo số 165/BC-UBND": báo cáo, tờ trình không phải văn bản chỉ
//! đạo. Đề nghị xem lại văn bản được viện dẫn.
//!
//! ## Khi nào báo nhầm
//!
//! Báo cáo có thể giao việc ở phần cuối: vì vậy chỉ là gợi ý.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: có thể muốn nói đến văn bản khác.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 7: the kinds of administrative documents.
//!
//! # When it is wrong
//!
//! A report may give instructions in its last part: it is a note.
//!
//! # Fix
//!
//! None: another document may be meant.
//!
//! ```flags
//! Thực hiện chỉ đạo của UBND tỉnh tại Báo cáo số 165/BC-UBND ngày 21/4/2023 về kết quả Chỉ số PAPI.
//!                                     ^^^^^^^ không phải văn bản chỉ đạo
//! ```
//! ```allows
//! Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 550/UBND-VX ngày 21/4/2023 và theo số liệu tại Báo cáo số 165/BC-UBND.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::Mention,
};

pub(super) const NAME: &str = "direction-in-report";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Kinds that direct nothing.
const KINDS: [&str; 2] = ["BC", "TTr"];
/// The word for directing, and the one that leads to the document.
const DIRECTS: &str = "chỉ đạo của";
const AT: &str = " tại";
/// So near before the document, in bytes.
const NEAR: usize = 80;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let found = case.report.mentions.iter().filter(|mention| is_said_to_direct(case, mention));
    let found = found.filter_map(|mention| {
        let words = mention.kind_words?;
        let message = Words::new(
            format!("{words} {} không phải văn bản chỉ đạo", mention.words),
            format!("{} is no document that directs", mention.words),
        );
        let says = Words::new("không phải văn bản chỉ đạo", "it directs nothing");
        let finding = Diagnostic::new(NAME, SEVERITY, message);
        Some(
            finding
                .rests_on(Leg { fact: Fact::Relation, footing: Footing::Inferred })
                .disputes(words, says),
        )
    });
    found.collect()
}

fn is_said_to_direct(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let is_kind = mention.kind.is_some_and(|kind| KINDS.contains(&kind.code.as_str()));
    let before = case.before(mention.extent).trim_end();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..);
    let near = near.unwrap_or_default();
    let last = near.rsplit([';', '.']).next().unwrap_or_default();
    is_kind
        && last.ends_with(AT)
        && last.contains(DIRECTS)
        && !last.contains(|it: char| it.is_ascii_digit())
}
