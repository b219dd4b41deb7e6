//! An administrative paper cites a law with its number.
//!
//! # Tiếng Việt
//!
//! Văn bản hành chính viện dẫn luật kèm số, ký hiệu.
//!
//! Trong văn bản hành chính, luật và pháp lệnh chỉ ghi tên loại và tên (phần căn cứ ghi thêm ngày): Luật
//! Đất đai, không ghi số 31/2024/QH15.
//!
//! ## Khi nào báo nhầm
//!
//! Khi nhiều luật cùng tên thì ghi số giúp người đọc; đây là việc hành văn.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: phải đọc lại cả câu.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6. Legislation has to give the number since
//! 01/7/2025 (NĐ 78/2025/NĐ-CP, Điều 68, as amended by NĐ 187/2025/NĐ-CP).
//!
//! # When it is wrong
//!
//! The number helps a reader where several laws have one name; it is a matter of style.
//!
//! # Fix
//!
//! None: the sentence has to be read.
//!
//! ```flags
//! Số: 130/KH-UBND
//!
//! Sơn La, ngày 05 tháng 5 năm 2025
//!
//! KẾ HOẠCH
//!
//! Thi hành Luật Đất đai
//!
//! Thi hành Luật Đất đai số 31/2024/QH15 trên địa bàn tỉnh.
//!                          ^^^^^^^^^^^^ không cần ghi số của luật
//! ```
//! ```allows
//! Số: 130/KH-UBND
//!
//! Sơn La, ngày 05 tháng 5 năm 2025
//!
//! KẾ HOẠCH
//!
//! Thi hành Luật Đất đai
//!
//! Thi hành Luật Đất đai, Nghị quyết số 158/2024/QH15 trên địa bàn tỉnh.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Form, Regime, Style},
};

pub(super) const NAME: &str = "needless-law-number";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if case.report.header.regime != Regime::Administrative {
        return Vec::new();
    }
    let laws = case.report.mentions.iter().filter(|mention| {
        let is_assembly = |style| style == Style::Assembly;
        mention.form == Form::Numbered
            && mention.name.is_some()
            && mention.kind.is_some_and(|kind| kind.named)
            && mention.symbol.as_ref().is_some_and(|symbol| is_assembly(symbol.style))
    });
    let message = Words::new(
        "trong văn bản hành chính, luật chỉ ghi tên, không ghi số, ký hiệu",
        "an administrative paper cites a law by its name, without its number",
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message);
    let finding = laws.filter_map(|law| law.symbol.as_ref()).fold(finding, |finding, symbol| {
        let says = Words::new("không cần ghi số của luật", "the number is not needed");
        finding.disputes(symbol.raw, says)
    });
    (!finding.labels.is_empty()).then_some(finding).into_iter().collect()
}
