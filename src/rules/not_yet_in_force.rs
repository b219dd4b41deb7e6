//! The document is not yet in force.
//!
//! On the day of this text, or on the day that was asked for, the document has been issued but takes effect
//! only later, and later than this text itself where the text says when it does. Where the document has ended by
//! then, that is said too.
//!
//! # Tiếng Việt
//!
//! Văn bản chưa có hiệu lực, hoặc đã hết hiệu lực.
//!
//! Vào ngày của văn bản đang soát (hoặc ngày được hỏi), văn bản được dẫn chưa có hiệu lực hoặc đã hết hiệu
//! lực theo sổ. Nếu là căn cứ ban hành thì là lỗi; văn bản có hiệu lực cùng ngày với văn bản đang soát thì
//! không nêu.
//!
//! ## Khi nào báo nhầm
//!
//! Kế hoạch chuẩn bị thi hành một luật sắp có hiệu lực.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa.
//!
//! # Law
//!
//! NĐ 34/2016/NĐ-CP, Điều 61: what is rested on is in force, or takes effect no later than the text.
//!
//! # When it is wrong
//!
//! A plan that prepares for a law that is coming.
//!
//! # Fix
//!
//! None.
//!
//! ```register
//! số ký hiệu,loại,ngày ban hành,cơ quan,trích yếu,ngày có hiệu lực,ngày hết hiệu lực
//! 10/2022/QH15,Luật,10/11/2022,Quốc hội,Thực hiện dân chủ ở cơ sở,01/7/2023,
//! 04/2015/NĐ-CP,Nghị định,09/01/2015,Chính phủ,Thực hiện dân chủ trong cơ quan,25/02/2015,15/8/2023
//! ```
//! ```flags
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Phổ biến Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.
//!                                            ^^^^^^^^^^^^ có hiệu lực từ 01/7/2023
//! ```
//! ```flags
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 05 tháng 9 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.
//!                        ^^^^^^^^^^^^^ hết hiệu lực từ 15/8/2023
//! ```
//! ```allows
//! Số: 12/BC-UBND
//!
//! Sơn La, ngày 15 tháng 7 năm 2023
//!
//! BÁO CÁO
//!
//! Công tác dân vận
//!
//! Phổ biến Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.
//! Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.
//! ```
//! ```allows
//! Số: 12/2023/QĐ-UBND
//!
//! Sơn La, ngày 05 tháng 6 năm 2023
//!
//! QUYẾT ĐỊNH
//!
//! Ban hành Quy chế thực hiện dân chủ
//!
//! Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;
//!
//! Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2023.
//! ```

use super::{ALL, Case, Profile, called, english, register};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::{Document, Graph},
    model::{CivilDate, DocumentAt, figures},
    resolve,
};

pub(super) const NAME: &str = "not-yet-in-force";
pub(super) const GROUP: &str = "registry";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let Some(day) = register::day_of_judgement(case) else { return Vec::new() };
    // The two may take effect together, as a decree and its circular do.
    let own = resolve::in_force(case.report, case.graph, case.grammar);
    let last = case.known.as_of.is_none().then_some(own).flatten().map_or(day, |own| own.max(day));
    let bases = register::bases(case);
    let severity = |at| if bases.contains(&at) { SEVERITY } else { Severity::Info };
    let mut findings = Vec::new();
    for (at, document) in case.documents().filter(|(at, _)| !is_the_text(case, *at)) {
        let known = case.known.of(at);
        if let Some(from) = known.effective.filter(|from| *from > last) {
            let says = |vi: &str, en: &str| {
                let (from_vi, from_en) = (figures(from), english(from));
                Words::new(
                    format!("{vi}có hiệu lực từ {from_vi}"),
                    format!("{en}in force from {from_en}"),
                )
            };
            findings.push(finding(case, (document, severity(at)), day, &says));
        } else if let Some(end) = known.ends.filter(|end| *end <= day) {
            let says = |vi: &str, en: &str| {
                let (end_vi, end_en) = (figures(end), english(end));
                Words::new(
                    format!("{vi}hết hiệu lực từ {end_vi}"),
                    format!("{en}ended on {end_en}"),
                )
            };
            findings.push(finding(case, (document, severity(at)), day, &says));
        }
    }
    findings.retain(|finding| !finding.labels.is_empty());
    findings
}

/// Whether what is known of a document is known of this very text: a law calls itself by its name.
fn is_the_text(case: &Case<'_, '_>, at: DocumentAt) -> bool {
    let own = case.graph.document(Graph::OWN).and_then(Document::symbol);
    own.is_some_and(|own| case.known.of(at).entries.iter().any(|it| it.symbol == own))
}

fn finding<'t>(
    case: &Case<'_, 't>,
    (document, severity): (&Document<'t>, Severity),
    day: CivilDate,
    says: &dyn Fn(&str, &str) -> Words,
) -> Diagnostic<'t> {
    let (vi, en) = called(document);
    let message = says(&format!("{vi} "), &format!("{en}: "));
    let mut finding = Diagnostic::new(NAME, severity, message)
        .rests_on(Leg { fact: Fact::Date, footing: Footing::Elsewhere });
    for mention in register::places(case, document) {
        finding = finding.disputes(mention.words, says("", ""));
    }
    let finding = if severity == SEVERITY { finding } else { finding.aside() };
    finding.because(
        None,
        Words::new(format!("xét vào ngày {}", figures(day)), format!("judged on {}", english(day))),
    )
}
