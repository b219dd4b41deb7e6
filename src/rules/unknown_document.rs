//! A register that is complete does not hold the document.
//!
//! Only where a register claims to hold every document of the series in that year is absence a fault: the
//! number was typed wrong, or the document was never issued.
//!
//! # Tiếng Việt
//!
//! Sổ được khai là đủ nhưng không có văn bản này.
//!
//! Chỉ khi sổ nhận là ghi đủ mọi số của dãy trong năm thì không thấy mới là điều cần xem: ghi nhầm số, hoặc
//! văn bản chưa hề ban hành. Sổ không được khai là đủ thì không nói gì.
//!
//! ## Khi nào báo nhầm
//!
//! Sổ được khai là đủ mà không đủ; văn bản mật, có sổ riêng.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 and 16: each outgoing document is registered.
//!
//! # When it is wrong
//!
//! A register that claims too much; a secret paper, which has a register of its own.
//!
//! # Fix
//!
//! None.
//!
//! ```register
//! complete: KH-VPUB 2023
//! số,ký hiệu,ngày ban hành,trích yếu
//! 09,KH-VPUB,09/01/2023,Phòng chống tham nhũng năm 2023
//! ```
//! ```flags
//! Kế hoạch số 45/KH-VPUB ngày 20/3/2023 về cải cách hành chính.
//!             ^^^^^^^^^^ không có trong sổ
//! ```
//! ```allows
//! Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về phòng, chống tham nhũng năm 2023.
//! Kế hoạch số 45/KH-VPUB ngày 20/3/2022 về cải cách hành chính.
//! Báo cáo số 45/BC-VPUB ngày 20/3/2023 về cải cách hành chính.
//! ```

use super::{ALL, Case, Profile, called, register};
use crate::diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words};

pub(super) const NAME: &str = "unknown-document";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let known = case.known.of(at);
        let Some(complete) = &known.complete else { continue };
        if !known.entries.is_empty() || !known.candidates.is_empty() {
            continue;
        }
        let (vi, en) = called(document);
        let message = Words::new(
            format!("{vi} không có trong sổ «{complete}», sổ này được khai là ghi đủ"),
            format!("{en} is not in “{complete}”, which claims to be complete"),
        );
        let mut finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Number, footing: Footing::Elsewhere })
            .caused_by(Cause::Issue(at));
        for mention in register::places(case, document) {
            let says = Words::new("không có trong sổ", "not in the register");
            finding = finding.disputes(mention.words, says);
        }
        findings.extend((!finding.labels.is_empty()).then(|| {
            finding.advises(Words::new(
                "đề nghị tra lại số, ký hiệu và năm",
                "please check the number, the symbol and the year",
            ))
        }));
    }
    findings
}
