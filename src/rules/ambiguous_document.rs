//! The citation fits several documents that are known.
//!
//! Number and symbol without body or year may mean documents of several bodies or years. Readers must be
//! able to tell which; nothing is chosen for them.
//!
//! # Tiếng Việt
//!
//! Viện dẫn này có thể là nhiều văn bản.
//!
//! Số, ký hiệu mà thiếu ngày hoặc cơ quan thì trong sổ có từ hai văn bản khớp. Đề nghị ghi thêm ngày, cơ
//! quan; máy không tự chọn.
//!
//! ## Khi nào báo nhầm
//!
//! Giấy tờ nội bộ của một cơ quan mà người đọc đều biết số ấy là của ai.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6: a first citation names date, body and subject.
//!
//! # When it is wrong
//!
//! A paper of one office, whose readers know whose number it is.
//!
//! # Fix
//!
//! None.
//!
//! ```register
//! số ký hiệu,ngày ban hành,cơ quan,trích yếu
//! 04/KH-UBND,04/01/2023,UBND tỉnh Sơn La,Nâng cao Chỉ số PAPI năm 2023
//! 04/KH-UBND,10/01/2022,UBND tỉnh Sơn La,Cải cách hành chính năm 2022
//! ```
//! ```flags
//! Thực hiện Kế hoạch số 04/KH-UBND của UBND tỉnh Sơn La.
//!                       ^^^^^^^^^^ có thể là 2 văn bản
//! ```
//! ```allows
//! Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh Sơn La.
//! ```

use super::{ALL, Case, EXAMPLES, Profile, called, register};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::figures,
};

pub(super) const NAME: &str = "ambiguous-document";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for (at, document) in case.documents() {
        let known = case.known.of(at);
        let candidates = &known.candidates;
        let Some(mention) = register::places(case, document).next() else { continue };
        if candidates.len() < 2 {
            continue;
        }
        let (vi, en) = called(document);
        let count = known.namesakes;
        let message = Words::new(
            format!("{vi} có thể là {count} văn bản đã biết; đề nghị ghi thêm ngày, cơ quan"),
            format!("{en} may be any of {count} documents; please add its date and issuer"),
        );
        let says = Words::new(
            format!("có thể là {count} văn bản"),
            format!("may be any of {count} documents"),
        );
        let mut finding = Diagnostic::new(NAME, SEVERITY, message)
            .rests_on(Leg { fact: Fact::Number, footing: Footing::Inferred })
            .disputes(mention.words, says);
        for entry in candidates.iter().take(EXAMPLES) {
            let day = entry.date.map(figures).unwrap_or_default();
            let issuer = entry.issuer.as_deref().unwrap_or_default();
            let says = format!("{} {day} {issuer}", entry.symbol);
            finding = finding.because(None, Words::new(says.as_str(), says.as_str()));
        }
        findings.push(finding);
    }
    findings
}
