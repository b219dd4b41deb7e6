//! A point is named by a letter that no list of points has.
//!
//! # Tiếng Việt
//!
//! Điểm được ghi bằng chữ cái không dùng để đánh thứ tự điểm.
//!
//! Điểm đánh theo 23 chữ: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, x, y. Không có điểm
//! f, j, w, z, ă, â, ê, ô, ơ, ư. Đề nghị tra văn bản.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản nước ngoài và điều ước đánh theo bảng chữ cái La-tinh: chỗ nào không nêu tên loại hoặc
//! số của văn bản Việt Nam thì không báo.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: điểm đúng chỉ có ở văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm đ.
//!
//! # When it is wrong
//!
//! Foreign texts and treaties count through the Latin alphabet: where a law of Vietnam is not named by
//! kind or number, nothing is said.
//!
//! # Fix
//!
//! None: only the document tells which point is meant.
//!
//! ```flags
//! Theo điểm f khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ
//!      ^^^^^^ không có điểm f
//! ```
//! ```allows
//! Theo điểm đ khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP; các điểm a, b và y khoản 2 Điều 4 Luật này.
//! ```

use super::{
    ALL, Case, Profile,
    pinpoints::{LETTERS, Part},
};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    grammar::Numeral,
};

pub(super) const NAME: &str = "pinpoint-letter";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// The word for a point; what stands below it is lettered as its author likes.
const POINT: &str = "điểm";

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let parts = case.pinpoints().flat_map(|(_, parts)| parts);
    parts.filter_map(|part| judge(case, &part)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, part: &Part<'t>) -> Option<Diagnostic<'t>> {
    let is_point = part.unit.numeral == Numeral::Letter && part.unit.words == POINT;
    let is_strange = |mark: &&str| {
        mark.chars().next().is_some_and(|it| it.is_alphabetic() && !LETTERS.contains(it))
    };
    let mark = part.marks().find(is_strange).filter(|_| is_point)?;
    let message = Words::new(
        format!("không có điểm {mark}: điểm đánh theo 23 chữ, không có f, j, w, z, ê, ô, ơ, ư"),
        format!("there is no point {mark}: points have 23 letters, without f, j, w, z, ê, ô, ơ, ư"),
    );
    let words = case.between(part.word, mark)?;
    let says = Words::new(format!("không có điểm {mark}"), format!("no point {mark}"));
    Some(Diagnostic::new(NAME, SEVERITY, message).disputes(words, says))
}
