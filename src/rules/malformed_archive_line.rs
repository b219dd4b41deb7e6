//! The archive line of the recipients is not as the decree has it.
//!
//! # Tiếng Việt
//!
//! Dòng "Lưu" ở Nơi nhận chưa đúng thể thức.
//!
//! Dòng cuối của Nơi nhận: "- Lưu: VT, đơn vị soạn thảo và số bản lưu." Chữ "Lưu" có dấu hai chấm, tiếp theo
//! là VT (Văn thư).
//!
//! ## Khi nào báo nhầm
//!
//! Nhiều cơ quan ghi thêm ký hiệu người soạn thảo và chữ `b` thay cho `bản` (`Lưu: VT,
//! TCHCQT.H.01b.`): thói quen vô hại, không báo. Văn bản của Đảng có thể thức khác.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: chỉ cơ quan mới biết các đơn vị của mình.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9 điểm d.
//!
//! # When it is wrong
//!
//! Many offices add the drafter's mark and `b` for `bản` (`Lưu: VT, TCHCQT.H.01b.`): that is a harmless
//! habit and not reported. Party papers have another form.
//!
//! # Fix
//!
//! None: only the office knows its units.
//!
//! ```flags
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Nơi nhận:
//! - Như trên;
//! - Lưu TCHCQT.
//!   ^^^^^^^^^^^ Lưu: VT, …
//! ```
//! ```allows
//! Số: 130/BC-VPUB
//!
//! Sơn La, ngày 05 tháng 5 năm 2023
//!
//! BÁO CÁO
//!
//! Kết quả công tác dân vận
//!
//! Nơi nhận:
//! - Như trên;
//! - Lưu: VT, TCHCQT.H.01b.
//!
//! Lưu trữ hồ sơ theo quy định.
//! ```

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Regime,
};

pub(super) const NAME: &str = "malformed-archive-line";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// The word of the line, and what follows it.
const KEPT: &str = "Lưu";
const BY: [&str; 4] = ["VT", "Văn thư", "VP", "HC"];
/// The longest such line, in bytes; the longest of 429 in real texts has 38.
const LINE: usize = 120;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    if case.report.header.regime != Regime::Administrative {
        return Vec::new();
    }
    let lines = case.report.outline.recipients();
    let lines = lines.map(|line| line.trim_matches([' ', '-', '–', '*', '_', '\t', '+']));
    let Some(line) = lines.take(60).find(|line| is_archive(line)) else { return Vec::new() };
    let behind = line.get(KEPT.len()..).unwrap_or_default();
    let unit = behind.strip_prefix(':').map(str::trim_start);
    if unit.is_some_and(|unit| BY.iter().any(|by| unit.starts_with(by))) {
        return Vec::new();
    }
    let message = Words::new(
        "dòng lưu ở Nơi nhận: \u{201c}Lưu: VT, đơn vị soạn thảo\u{201d}",
        "the archive line reads \u{201c}Lưu: VT, …\u{201d}",
    );
    let says = Words::new("Lưu: VT, …", "Lưu: VT, …");
    vec![Diagnostic::new(NAME, SEVERITY, message).disputes(line, says)]
}

/// A short line that begins with the word.
fn is_archive(line: &str) -> bool {
    let rest = line.strip_prefix(KEPT).filter(|_| line.len() <= LINE);
    rest.is_some_and(|rest| {
        let unit = rest.trim_start_matches([':', ' ']);
        unit.starts_with(char::is_uppercase) && !rest.starts_with(char::is_alphabetic)
    })
}
