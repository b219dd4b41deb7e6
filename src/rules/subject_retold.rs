//! The subject of a document is written in two ways that differ by a few words.
//!
//! # Tiếng Việt
//!
//! Trích yếu của một văn bản ghi không thống nhất.
//!
//! Trích yếu được dẫn nguyên văn. Hai chỗ ghi lệch nhau vài chữ (thiếu dấu, thêm bớt từ) thì nên tra
//! lại văn bản rồi ghi thống nhất.
//!
//! ## Khi nào báo nhầm
//!
//! Trích yếu chỉ ghi gọn, hoặc khác về chữ hoa, dấu câu, thì không báo. Hai trích yếu ít điểm chung
//! là việc của `subject-conflict`.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: trích yếu đúng phải tra ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b.
//!
//! # When it is wrong
//!
//! A subject that is only shortened, or differs in capitals and marks, is not reported. Two subjects
//! that have little in common are `subject-conflict`'s matter.
//!
//! # Fix
//!
//! None: the document tells its subject.
//!
//! ```flags
//! Báo cáo số 44/BC-VPUB ngày 28/02/2023 về kết quả công tác dân vận, dân chủ quý I; nhiệm vụ khác.
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về nhiệm vụ trọng tâm công tác dân vận năm 2023.
//!                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ trọng
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về nhiệm vụ trong tâm công tác dân vận năm 2023.
//!                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ trong
//! ```
//! ```allows
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về nhiệm vụ trọng tâm công tác dân vận năm 2023.
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về nhiệm vụ trọng tâm công tác Dân vận.
//! ```

use std::collections::BTreeSet;

use super::{Case, Profile, REVIEW, called, subject_conflict::quoted};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Document,
    model::DocumentAt,
};

pub(super) const NAME: &str = "subject-retold";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// So many words more or less are another telling, no slip.
const SLIPS: usize = 4;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, document)| judge(case, at, document)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    at: DocumentAt,
    document: &Document<'t>,
) -> Option<Diagnostic<'t>> {
    let mut said = case.mentions_of(document).filter_map(|mention| quoted(case, mention));
    let first = said.next()?;
    let known = words(case, first);
    let (other, one, two) = said.find_map(|other| {
        let (one, two) = apart(&known, &words(case, other))?;
        Some((other, one, two))
    })?;
    let (vi, en) = called(document);
    let message = Words::new(
        format!("trích yếu của {vi} ghi không thống nhất"),
        format!("the subject of {en} is written in two ways"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Subject, footing: Footing::Carried })
        .caused_by(Cause::Subject(at))
        .disputes(first, Words::new(one.clone(), one))
        .disputes(other, Words::new(two.clone(), two));
    Some(finding.advises(Words::new(
        "đề nghị tra văn bản rồi ghi thống nhất",
        "please look the document up, and make both agree",
    )))
}

fn words(case: &Case<'_, '_>, subject: &str) -> BTreeSet<String> {
    let folded = case.grammar.fold(subject);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

/// The words that only the one has, and those that only the other has; both few, and neither none.
fn apart(one: &BTreeSet<String>, two: &BTreeSet<String>) -> Option<(String, String)> {
    let only = |one: &BTreeSet<String>, two: &BTreeSet<String>| {
        let words: Vec<_> = one.difference(two).map(String::as_str).collect();
        ((1..=SLIPS).contains(&words.len())).then(|| words.join(" "))
    };
    Some((only(one, two)?, only(two, one)?))
}
