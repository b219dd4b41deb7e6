//! A document is cited with its number left blank.
//!
//! # Tiếng Việt
//!
//! Viện dẫn văn bản mà số còn để trống.
//!
//! Văn bản được viện dẫn đã ban hành thì đã có số. Đề nghị điền số, hoặc bỏ viện dẫn nếu văn bản chưa
//! ban hành.
//!
//! ## Khi nào báo nhầm
//!
//! Biểu mẫu, văn bản mẫu và phụ lục có chỗ trống để điền sau; số của chính văn bản; văn bản chưa
//! ban hành (`dự thảo`, `ban hành kèm theo`).
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số phải tra ở sổ văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm b; Điều 15.
//!
//! # When it is wrong
//!
//! Forms, models and appendices, whose blanks are filled in later; the text's own number; papers that
//! are still to be issued (`dự thảo`, `ban hành kèm theo`).
//!
//! # Fix
//!
//! None: the register gives the number.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Thực hiện Quyết định số      /QĐ-UBND ngày 09/02/2023 của UBND tỉnh về kiểm soát thủ tục hành chính.
//!                              ^^^^^^^^ số còn trống
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác cải cách hành chính
//!
//! Thực hiện Quyết định số 201/QĐ-UBND ngày 09/02/2023 của UBND tỉnh và dự thảo Quyết định số      /QĐ-UBND ngày 09/02/2023.
//!
//! PHỤ LỤC
//! (Kèm theo Báo cáo số      /BC-VPUB ngày      tháng      năm 2023 của Văn phòng UBND tỉnh)
//! Mẫu: Quyết định số      /QĐ-UBND ngày 09/02/2023 của UBND tỉnh.
//! ```

use super::{Case, DRAFTS, Profile};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    graph::Graph,
    model::{Form, Mention, Regime},
};

pub(super) const NAME: &str = "cited-number-blank";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

/// Words of a line whose document is still to come, or whose blanks are to be filled in.
const TO_COME: [&str; 5] = ["dự thảo", "mẫu", "kèm theo", "…", "..."];

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if !matches!(case.report.header.regime, Regime::Administrative | Regime::Party) {
        return Vec::new();
    }
    let end = case.report.outline.appendix().map_or(usize::MAX, |heading| case.start_of(heading));
    let mentions = case.report.indexed();
    let blank = mentions.filter(|(at, mention)| {
        mention.form == Form::Blank
            && !mention.heads_annex
            && case.graph.document_of(*at) != Ok(Graph::OWN)
            && case.start_of(mention.words) < end
            && is_cited(case, mention)
    });
    blank.map(|(_, mention)| finding(mention)).collect()
}

/// Dated, so that it was issued, and on no line that waits to be filled in.
fn is_cited(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let line = case.line_of(mention.words).to_lowercase();
    mention.date.is_some() && !TO_COME.iter().any(|word| line.contains(word))
}

fn finding<'t>(mention: &Mention<'t>) -> Diagnostic<'t> {
    let message = Words::new(
        format!("viện dẫn \u{201c}{}\u{201d} còn để trống số", mention.words.trim()),
        format!("\u{201c}{}\u{201d} is cited without its number", mention.words.trim()),
    );
    Diagnostic::new(NAME, SEVERITY, message)
        .disputes(mention.words, Words::new("số còn trống", "no number"))
        .advises(Words::new("đề nghị điền số văn bản", "please fill in the number"))
}
