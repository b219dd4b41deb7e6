//! A number that no register holds is one figure or letter away from one that it holds.
//!
//! The register has a document on the same subject, or of the same day, whose number or letters differ in
//! one place. The citation was probably typed wrong.
//!
//! # Tiếng Việt
//!
//! Số này không có trong sổ, nhưng chỉ khác một chữ với số có trong sổ.
//!
//! Sổ có văn bản cùng nội dung hoặc cùng ngày mà số, ký hiệu chỉ khác một chữ. Có thể đã gõ nhầm.
//!
//! ## Khi nào báo nhầm
//!
//! Hai văn bản cùng nội dung có số gần nhau, mà sổ thiếu một.
//!
//! ## Cách sửa
//!
//! Máy ghi số có trong sổ, khi sổ chỉ có một số gần giống; cần người đồng ý.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and symbol are unique within the year.
//!
//! # When it is wrong
//!
//! Two documents on one subject with neighbouring numbers, of which the register lacks one.
//!
//! # Fix
//!
//! The number of the register, where it holds only one like it; a person must agree to it.
//!
//! ```register
//! số,ký hiệu,ngày ban hành,trích yếu
//! 16,KH-VPUB,03/02/2023,Thực hiện công tác dân vận năm 2023
//! 90,KH-VPUB,15/8/2023,Thực hiện cải cách hành chính
//! ```
//! ```flags
//! Kế hoạch số 61/KH-VPUB ngày 03/02/2023 về thực hiện công tác dân vận năm 2023.
//!             ^^^^^^^^^^ có phải 16/KH-VPUB?
//! ```
//! ```allows
//! Kế hoạch số 61/KH-VPUB ngày 20/4/2023 về phòng cháy, chữa cháy.
//! Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về thực hiện công tác dân vận năm 2023.
//! ```

use std::collections::BTreeSet;

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::figures,
};

pub(super) const NAME: &str = "near-miss";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let known = case.known.of(at);
        let Some(first) = known.near.first() else { continue };
        let symbols: BTreeSet<_> = known.near.iter().map(|entry| &entry.symbol).collect();
        let (vi, en) = called(document);
        let right = &first.symbol;
        let message = Words::new(
            format!("{vi} không có trong sổ; có phải {right}?"),
            format!("{en} is in no register; did you mean {right}?"),
        );
        let mut finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Number, footing: Footing::Elsewhere })
            .caused_by(Cause::Issue(at));
        for mention in register::places(case, document) {
            let says = Words::new(format!("có phải {right}?"), format!("did you mean {right}?"));
            finding = finding.disputes(mention.words, says);
            if symbols.len() == 1 {
                finding = finding.perhaps_fixed_by(mention.words, right.as_str());
            }
        }
        for entry in &known.near {
            let day = entry.date.map(figures).unwrap_or_default();
            let subject = entry.subject.as_deref().unwrap_or_default();
            let says = format!("{}: {day} {subject}", entry.symbol);
            finding = finding.because(None, entry.place().with_words(&says));
        }
        findings.extend((!finding.labels.is_empty()).then_some(finding));
    }
    findings
}
