//! A document stands among the grounds, and the text does not come back to it.
//!
//! # Tiếng Việt
//!
//! Văn bản nêu ở phần căn cứ không được nhắc lại.
//!
//! Căn cứ ban hành nêu văn bản quy định thẩm quyền và văn bản quy định nội dung. Căn cứ nào không liên
//! quan đến nội dung thì nên bỏ. Đề nghị xem các căn cứ dưới đây có cần không.
//!
//! ## Khi nào báo nhầm
//!
//! Luật và văn bản quy định thẩm quyền ban hành là căn cứ dù không được nhắc lại; dòng đề nghị cũng
//! vậy. Đây là câu hỏi, không phải lỗi. Không xét văn bản quy phạm pháp luật và văn bản sửa đổi một
//! căn cứ.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: chỉ người soạn biết văn bản dựa vào đâu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a.
//!
//! # When it is wrong
//!
//! Laws and what gives the power to issue are grounds without being cited again; so are proposals. It
//! is a question, not a fault. Legislation is left out, and so is what amends a ground.
//!
//! # Fix
//!
//! None: only the author knows what the text rests on.
//!
//! ```flags
//! Căn cứ Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận;
//!                    ^^^^^^^^^^ không nhắc lại trong văn bản
//! Căn cứ Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính;
//! Văn phòng báo cáo kết quả thực hiện Kế hoạch số 04/KH-UBND như sau.
//! ```
//! ```allows
//! Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
//! Căn cứ Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh về cải cách hành chính;
//! Văn phòng báo cáo kết quả thực hiện Kế hoạch số 04/KH-UBND như sau.
//! ```
//! ```allows
//! Căn cứ Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận;
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Document,
    model::{Form, Mention, Regime},
};

pub(super) const NAME: &str = "basis-unused";
pub(super) const GROUP: &str = "graph";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if case.report.header.regime == Regime::Normative {
        return Vec::new();
    }
    let cites = |document: &Document<'t>| {
        case.mentions_of(document)
            .any(|it| it.form == Form::Numbered && !case.report.outline.is_ground(it.words))
    };
    // A text that cites nothing in its body uses its grounds in another way.
    if !case.documents().any(|(_, document)| cites(document)) {
        return Vec::new();
    }
    let unused = case.documents().filter(|(_, document)| is_unused(case, document));
    let unused: Vec<_> =
        unused.filter_map(|(_, document)| case.mentions_of(document).next()).collect();
    let message = Words::new(
        format!("{} văn bản ở phần căn cứ không được nhắc lại trong văn bản", unused.len()),
        format!("{} grounds are not cited again", unused.len()),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Relation, footing: Footing::Inferred });
    let finding = unused.iter().fold(finding, |finding, mention| {
        let says = Words::new("không nhắc lại trong văn bản", "not cited again");
        finding.disputes(mention.words, says)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}

/// Numbered, no law, itself a ground, and nowhere else.
fn is_unused(case: &Case<'_, '_>, document: &Document<'_>) -> bool {
    let is_named = document.kind.is_some_and(|kind| kind.named) || document.name().is_some();
    let mut mentions = case.mentions_of(document).peekable();
    !is_named
        && mentions.peek().is_some_and(|first| is_first(case, first))
        && mentions.all(|it| it.form == Form::Numbered && case.report.outline.is_ground(it.words))
}

/// Whether a mention is the ground itself, and no document behind it.
fn is_first(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    !case.before(mention.extent).contains(|it: char| it.is_ascii_digit())
}
