//! The register holds another subject.
//!
//! A number with the subject of another document is a slip in the number or in the subject. Retelling is
//! no slip: most words of the shorter subject must be missing in the longer one.
//!
//! # Tiếng Việt
//!
//! Sổ văn bản ghi trích yếu khác.
//!
//! Trích yếu ở chỗ viện dẫn khác hẳn trích yếu trong sổ thì thường là nhầm số hoặc nhầm văn bản. Nói gọn
//! lại trích yếu thì không sao.
//!
//! ## Khi nào báo nhầm
//!
//! Trích yếu được nói lại bằng lời khác; sổ ghi tắt trích yếu.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số hay trích yếu ghi nhầm, phải do người quyết định.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6: the first citation gives the subject.
//!
//! # When it is wrong
//!
//! A subject that is retold in other words; a register that shortens subjects.
//!
//! # Fix
//!
//! None: number or subject, a person must say which.
//!
//! ```register
//! số,ký hiệu,ngày ban hành,trích yếu
//! 27,KH-VPUB,02/3/2023,Kiểm tra công tác văn thư lưu trữ năm 2023
//! ```
//! ```flags
//! Kế hoạch số 27/KH-VPUB ngày 02/3/2023 về chuyển đổi vị trí công tác đối với công chức.
//!                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ trong sổ là văn bản khác
//! ```
//! ```allows
//! Kế hoạch số 27/KH-VPUB ngày 02/3/2023 về kiểm tra công tác văn thư, lưu trữ.
//! ```

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{DocumentAt, Kind},
    resolve::alike,
};

pub(super) const NAME: &str = "registry-subject";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// Subjects of fewer words say too little to be compared.
const WORDS: usize = 4;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, _)| judge(case, at)).collect()
}

/// The finding about one document.
pub(super) fn judge<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<Diagnostic<'t>> {
    let document = case.graph.document(at).filter(|it| it.kind.is_some_and(is_told))?;
    let long = |subject: &&str| subject.split_whitespace().count() >= WORDS;
    let rows = register::rows(case.known.of(at), |entry| {
        entry.subject.clone().filter(|subject| long(&subject.as_str()))
    });
    let (first, place) = rows.first()?;
    let said = register::places(case, document).filter_map(|mention| mention.subject);
    let wrong: Vec<&str> = said
        .filter(long)
        .filter(|subject| rows.iter().all(|(known, _)| !is_same(known, subject)))
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi}: trong sổ văn bản, số này là «{first}»"),
        format!("{en}: in the register this number is “{first}”"),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Subject, footing: Footing::Inferred })
        .caused_by(Cause::Subject(at))
        .because(None, place.clone());
    for subject in wrong {
        let says = Words::new("trong sổ là văn bản khác", "another document in the register");
        finding = finding.disputes(subject, says);
    }
    Some(finding)
}

/// Whether citations of a kind give its subject: laws are called by name, and what stands behind a
/// decree or a circular is often what the sentence goes on to say.
fn is_told(kind: &Kind) -> bool {
    !kind.named && !kind.with_year
}

/// Whether two subjects may be one: half of the words of the shorter are enough.
fn is_same(one: &str, two: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (words(one), words(two));
    let common = first.iter().filter(|word| second.contains(word)).count();
    alike(one, two) || common * 2 >= first.len().min(second.len())
}
