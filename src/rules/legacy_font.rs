//! The text is written in an old encoding or in a font of one.
//!
//! TCVN3, VNI and their like are read here, but other programs show their letters as signs, cannot
//! search them, and lose them when the text is passed on.
//!
//! # Tiếng Việt
//!
//! Văn bản dùng bảng mã hoặc phông chữ cũ (TCVN3, VNI, VISCII, Windows-1258).
//!
//! Văn bản phải dùng bộ mã ký tự Unicode theo TCVN 6909:2001, phông Times New Roman. Chữ theo bảng mã
//! cũ dễ hiện sai, không tìm kiếm được và hỏng khi gửi qua trục liên thông. Đề nghị chuyển mã.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản từ trước năm 2003 được giữ nguyên trạng.
//!
//! ## Cách sửa
//!
//! Ở đây máy không tự sửa: cả văn bản phải chuyển mã bằng Unikey hoặc trong Word.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4: Times New Roman, Unicode by TCVN 6909:2001.
//!
//! # When it is wrong
//!
//! Papers from before 2003 that are kept as they were.
//!
//! # Fix
//!
//! None here: the text is converted as a whole, with Unikey or in Word.
//!
//! ```flags
//! C¨n cø NghÞ ®Þnh sè 104/2004/N§-CP ngµy 23/3/2004 cña ChÝnh phñ;
//! ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chữ theo bảng mã TCVN3
//! ```
//! ```allows
//! Căn cứ Nghị định số 104/2004/NĐ-CP ngày 23/3/2004 của Chính phủ về Công báo;
//! ```

use super::{ALL, Case, Profile};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "legacy-font";
pub(super) const GROUP: &str = "input";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let Some(legacy) = case.report.text.source().legacy else { return Vec::new() };
    let message = Words::new(
        format!("văn bản dùng bảng mã cũ {legacy}, không phải Unicode"),
        format!("the text is written in the old encoding {legacy}, not in Unicode"),
    );
    let says = Words::new(
        format!("chữ theo bảng mã {legacy}"),
        format!("letters in the encoding {legacy}"),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message).disputes(case.opening(), says);
    vec![finding.advises(Words::new(
        "đề nghị chuyển văn bản sang Unicode (TCVN 6909:2001), phông Times New Roman",
        "please convert the text to Unicode (TCVN 6909:2001), font Times New Roman",
    ))]
}
