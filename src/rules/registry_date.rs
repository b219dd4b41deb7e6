//! The register holds another date.
//!
//! The register of the issuing body says when each document was issued. A citation with another day is
//! wrong, or the register is; the register is asked first.
//!
//! # Tiếng Việt
//!
//! Sổ văn bản ghi ngày khác.
//!
//! Sổ của cơ quan ban hành ghi ngày của từng văn bản. Chỗ viện dẫn ghi ngày khác thì đề nghị đối chiếu
//! bản gốc rồi sửa theo sổ.
//!
//! ## Khi nào báo nhầm
//!
//! Chính sổ ghi nhầm; sổ ghi ngày đến thay cho ngày ban hành.
//!
//! ## Cách sửa
//!
//! Máy ghi ngày trong sổ, khi mọi dòng của sổ đều thống nhất; cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and date are registered in the order of issue.
//!
//! # When it is wrong
//!
//! A slip of the register itself; a register that gives the day of receipt.
//!
//! # Fix
//!
//! The date of the register, where all its rows agree; a person must agree to it.
//!
//! ```register
//! số,ký hiệu,ngày ban hành,trích yếu
//! 09,KH-VPUB,09/01/2023,Phòng chống tham nhũng năm 2023
//! 12,KH-VPUB,27/01/2023,Phổ biến giáo dục pháp luật
//! ```
//! ```flags
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng năm 2023.
//!                        ^^^^^^^^^^^^^^^ sổ ghi 09/01/2023
//! ```
//! ```allows
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 về phổ biến, giáo dục pháp luật.
//! ```
//! ```allows
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2022 về phòng, chống tham nhũng năm 2022.
//! ```

use super::{ALL, Case, Profile, called, english, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{DocumentAt, figures},
};

pub(super) const NAME: &str = "registry-date";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, _)| judge(case, at)).collect()
}

/// The finding about one document.
pub(super) fn judge<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<Diagnostic<'t>> {
    let document = case.graph.document(at)?;
    let rows = register::rows(case.known.of(at), |entry| entry.date);
    let (first, _) = rows.first()?;
    let is_known = |day| rows.iter().any(|(known, _)| *known == day);
    let wrong: Vec<_> =
        register::dated(case, document).filter(|dated| !is_known(dated.day)).collect();
    if wrong.is_empty() {
        return None;
    }
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi}: sổ văn bản ghi ngày {}", figures(*first)),
        format!("{en}: the register says {}", english(*first)),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Date, footing: Footing::Elsewhere })
        .caused_by(Cause::Issue(at));
    let is_clear = rows.iter().all(|(day, _)| day == first);
    for dated in wrong {
        let says = Words::new(
            format!("sổ ghi {}", figures(*first)),
            format!("the register says {}", english(*first)),
        );
        finding = finding.disputes(dated.date.words, says);
        if is_clear {
            finding = finding.perhaps_fixed_by(dated.date.raw, figures(*first));
        }
    }
    for (day, place) in rows {
        finding = finding.because(None, place.with_words(&figures(day)));
    }
    Some(finding.advises(Words::new(
        "đề nghị đối chiếu bản gốc rồi sửa theo sổ",
        "please compare with the document and follow the register",
    )))
}
