//! Blanks stand inside a number and symbol.
//!
//! # Tiếng Việt
//!
//! Số, ký hiệu có khoảng trống ở giữa.
//!
//! Số, ký hiệu viết liền, không cách chữ: 201/QĐ-UBND, không phải 201/QĐ - UBND.
//!
//! ## Khi nào báo nhầm
//!
//! Dòng đã đầy nên bị ngắt khi dàn trang; chỗ cuối dòng không phải là khoảng trống do người soạn
//! gõ. Ở đầu văn bản, khoảng trống cạnh số là chỗ để điền số.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: bỏ khoảng trống.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm c; HD 36-HD/VPTW and HD 05-HD/VPTW for
//! the Party.
//!
//! # When it is wrong
//!
//! A line that was full is broken by the layout, and its end is no blank that the author typed. At the
//! head of a text, blanks beside the number are left for it to be filled in.
//!
//! # Fix
//!
//! Safe: the blanks go.
//!
//! ```flags
//! Quyết định số 201/QĐ - UBND ngày 09/02/2023 của UBND tỉnh Sơn La
//!               ^^^^^^^^^^^^^ → 201/QĐ-UBND
//! Công văn số 550/ VPUB -KSTTHC ngày 27/4/2023 của Văn phòng UBND tỉnh
//!             ^^^^^^^^^^^^^^^^^ → 550/VPUB-KSTTHC
//! ```
//! ```flags
//! Số: 91 /UBND -TH
//!     ^^^^^^^^^^^^ → 91/UBND-TH
//!
//! Sơn La, ngày 09 tháng 10 năm 2020
//!
//! Kính gửi: Các xã, phường
//! ```
//! ```allows
//! Số: 92 /UBND-TH
//!
//! Sơn La, ngày 09 tháng 10 năm 2020
//!
//! Kính gửi: Các xã, phường
//! ```
//! ```allows
//! Quyết định số 201/QĐ-UBND ngày 09/02/2023 của UBND tỉnh Sơn La và quyết định số 202/QĐ-
//! UBND ngày 09/02/2023 của UBND tỉnh Sơn La. TCVN 11738-7:2016.
//! Ông A ở nhà số 5/ KP3, đường số 3/ Hẻm 12, tổ 7/ Ấp Tân Lập.
//! ```

use super::{
    Case, DRAFTS, Mend, Profile,
    spelling::{is_cited, misspelt_or_own},
};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::{Mention, Quirk, Style, Symbol},
};

pub(super) const NAME: &str = "space-in-symbol";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = DRAFTS;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    // `nhà số 5/ KP3`, `3/ Hẻm 12`: a number with a word behind it is no dispatch by itself.
    let is_loose = |mention: &Mention<'t>| {
        let style = mention.symbol.as_ref().map(|symbol| symbol.style);
        style == Some(Style::Dispatch) && !is_cited(mention)
    };
    let asked =
        |mention: &Mention<'t>| case.takes(mention, Quirk::InnerSpace) && !is_loose(mention);
    misspelt_or_own(case, asked, (Quirk::InnerSpace, Mend::Safe), begun)
}

fn begun<'t>(symbol: &Symbol<'t>) -> Diagnostic<'t> {
    let message = Words::new(
        format!("\u{201c}{}\u{201d} có khoảng trống ở giữa", symbol.raw),
        format!("\u{201c}{}\u{201d} has blanks inside", symbol.raw),
    );
    Diagnostic::new(NAME, SEVERITY, message)
}
