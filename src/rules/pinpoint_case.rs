//! The word of a unit is large where it should be small, or the reverse.
//!
//! # Tiếng Việt
//!
//! Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường.
//!
//! Khi dẫn đến một văn bản cụ thể: điểm a khoản 2 Điều 103, không phải Khoản 2 điều 103.
//!
//! ## Khi nào báo nhầm
//!
//! Chữ đầu câu, đầu dòng, đầu ô thì viết hoa. Văn bản không chia thành điều mà chia thành phần, mục
//! thì viết thường (`mục 2 phần I`): không xét các chữ ấy.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: chỉ đổi chữ hoa, chữ thường.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7.
//!
//! # When it is wrong
//!
//! The first word of a sentence, a line or a cell is large. Papers without articles are divided into
//! parts and sections with small letters (`mục 2 phần I`): those words are not judged.
//!
//! # Fix
//!
//! Safe: only the case of a letter changes.
//!
//! ```flags
//! Thực hiện theo Khoản 2 điều 15 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ
//!                ^^^^^ → khoản
//!                        ^^^^ → Điều
//! ```
//! ```allows
//! Khoản 2 Điều 15 Nghị định số 30/2020/NĐ-CP; thực hiện điểm a khoản 2 Điều 15 Nghị định số 30/2020/NĐ-CP.
//! - Khoản 2 Điều 15 Nghị định số 30/2020/NĐ-CP; mục 2 phần I Chỉ thị số 32/CT-TTg ngày 05/9/2023.
//! ```

use super::{Case, Profile, REVIEW, pinpoints::Part};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "pinpoint-case";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Units that are written large, and those that are written small.
const LARGE: [&str; 2] = ["điều", "chương"];
const SMALL: [&str; 2] = ["khoản", "điểm"];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let message = Words::new(
        "Điều, Chương viết hoa; khoản, điểm viết thường",
        "articles and chapters are written large, clauses and points small",
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message);
    let parts = case.pinpoints().flat_map(|(_, parts)| parts);
    let wrong = parts.filter_map(|part| Some((part.word, right(case, &part)?)));
    let finding = wrong.fold(finding, |finding, (word, right)| {
        let says = format!("→ {right}");
        finding.disputes(word, Words::new(says.clone(), says)).fixed_by(word, right)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

/// The word as it should be, when it is not.
fn right(case: &Case<'_, '_>, part: &Part<'_>) -> Option<String> {
    let unit = part.unit.words.as_str();
    let first = part.word.chars().next()?;
    let capitals = !part.word.contains(char::is_lowercase);
    if capitals || case.is_quoted(part.word) {
        return None;
    }
    if LARGE.contains(&unit) && first.is_lowercase() {
        let rest = part.word.get(first.len_utf8()..)?;
        return Some(first.to_uppercase().chain(rest.chars()).collect());
    }
    let before = case.before(part.word).trim_end();
    // Behind a mark a sentence, an item or a cell may begin.
    let goes_on = before.ends_with(|it: char| it.is_alphanumeric() || it == ',');
    let is_inside = goes_on && !begins_line(case, part.word);
    (SMALL.contains(&unit) && first.is_uppercase() && is_inside).then(|| unit.to_owned())
}

/// Whether a word stands first on its line as it was written; a cell may begin there.
fn begins_line(case: &Case<'_, '_>, word: &str) -> bool {
    let start = case.start_of(word);
    let words = case.report.text.words();
    let gap = words.get(start.saturating_sub(1)..start).unwrap_or_default();
    case.report.text.written(gap).contains('\n')
}
