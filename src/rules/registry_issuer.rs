//! The register names another body.
//!
//! Body, number and year make a document one document. When the register gives the same number, day and
//! subject to another body, the citation names the wrong one.
//!
//! # Tiếng Việt
//!
//! Sổ văn bản ghi cơ quan ban hành khác.
//!
//! Cùng số, ký hiệu và ngày nhưng sổ ghi cơ quan khác thì đề nghị xem lại tên cơ quan ở chỗ viện dẫn.
//!
//! ## Khi nào báo nhầm
//!
//! Cơ quan đã đổi tên hoặc sáp nhập, được viện dẫn theo tên mới.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: văn bản là của ai, chỉ văn bản mới cho biết.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6: a citation names the issuing body.
//!
//! # When it is wrong
//!
//! A body that was renamed or merged, cited by its new name.
//!
//! # Fix
//!
//! None: whose document it is, only the document says.
//!
//! ```register
//! số ký hiệu,ngày ban hành,cơ quan,trích yếu
//! 30/2020/NĐ-CP,05/3/2020,Chính phủ,Về công tác văn thư
//! ```
//! ```flags
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Quốc hội về công tác văn thư.
//!                                               ^^^^^^^^ sổ ghi Chính phủ
//! ```
//! ```allows
//! Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.
//! ```

use super::{ALL, Case, Profile, called, register};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    grammar::{Grammar, Issuer},
    model::{DocumentAt, Form},
};

pub(super) const NAME: &str = "registry-issuer";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    case.documents().filter_map(|(at, _)| judge(case, at)).collect()
}

/// The finding about one document.
pub(super) fn judge<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<Diagnostic<'t>> {
    let document = case.graph.document(at)?;
    let rows = register::rows(case.known.of(at), |entry| entry.issuer.clone());
    let bodies: Vec<&Issuer> =
        rows.iter().map(|(issuer, _)| body(case.grammar, issuer)).collect::<Option<_>>()?;
    let (first, place) = rows.first()?;
    let differs = |issuer: &str| {
        body(case.grammar, issuer)
            .is_some_and(|it| bodies.iter().all(|known| known.name != it.name))
    };
    let numbered = register::places(case, document).filter(|it| it.form == Form::Numbered);
    let said = numbered.filter_map(|mention| mention.issuer);
    let wrong: Vec<&str> = said.filter(|issuer| differs(issuer)).collect();
    if wrong.is_empty() {
        return None;
    }
    let (vi, en) = called(document);
    let message = Words::new(
        format!("{vi}: sổ văn bản ghi cơ quan ban hành là {first}"),
        format!("{en}: the register names {first} as its issuer"),
    );
    let mut finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Issuer, footing: Footing::Elsewhere })
        .caused_by(Cause::Issuer(at))
        .because(None, place.clone());
    for issuer in wrong {
        let says = Words::new(format!("sổ ghi {first}"), format!("the register says {first}"));
        finding = finding.disputes(issuer, says);
    }
    Some(finding)
}

/// A body of the table whose whole name this is.
fn body<'g>(grammar: &'g Grammar, issuer: &str) -> Option<&'g Issuer> {
    grammar.issuer_at(issuer).filter(|(_, width)| *width == issuer.len()).map(|(body, _)| body)
}
