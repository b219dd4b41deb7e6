//! The name of an agency has wrong marks or capitals.
//!
//! # Tiếng Việt
//!
//! Tên cơ quan ghi chưa đúng dấu hoặc chữ hoa.
//!
//! Tên cơ quan viết hoa các từ chỉ loại và chức năng, đúng dấu câu: Sở Văn hóa, Thể thao và Du lịch; Sở Công
//! Thương; Ban Chấp hành Đảng bộ.
//!
//! ## Khi nào báo nhầm
//!
//! Tên cũ vẫn đúng với ngày cũ; không xét tên viết gọn (`Sở VHTTDL`) và danh sách cơ quan không có
//! chữ `Sở`.
//!
//! ## Cách sửa
//!
//! Cần người đồng ý: máy ghi tên chính thức.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục IV, khoản 1.
//!
//! # When it is wrong
//!
//! Old names are right on old dates; short forms (`Sở VHTTDL`) and lists of offices without the word `Sở`
//! are not judged.
//!
//! # Fix
//!
//! A person has to agree: the official name is set.
//!
//! ```flags
//! Phối hợp với Sở Văn hóa -Thể thao và Du lịch, Sở Công thương và các cơ quan liên quan.
//!              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ → Sở Văn hóa, Thể thao và Du lịch
//!                                               ^^^^^^^^^^^^^^ → Sở Công Thương
//! ```
//! ```allows
//! Phối hợp với Sở Văn hóa, Thể thao và Du lịch, Sở Công Thương, Sở Nội vụ; Bộ Lao động - Thương binh và Xã hội.
//! Cán bộ y tế, bộ tài liệu, SỞ CÔNG THƯƠNG.
//! ```

use std::collections::BTreeMap;

use super::{Case, Profile, REVIEW};
use crate::diagnostic::{Diagnostic, Severity, Words};

pub(super) const NAME: &str = "garbled-agency-name";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// What the judged names begin with.
const HEADS: [&str; 2] = ["Sở ", "Bộ "];
/// The longest name, in bytes.
const REACH: usize = 160;
/// The longest name, in words; the longest of the table has nine.
const WORDS: usize = 12;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut wrong: BTreeMap<&str, Vec<&'t str>> = BTreeMap::new();
    for head in HEADS {
        let words = case.report.text.words();
        let places = memchr::memmem::find_iter(words.as_bytes(), head)
            .filter_map(|at| words.get(at..words.floor_char_boundary(at + REACH)));
        for (written, right) in places.filter_map(|here| garbled(case, here)) {
            wrong.entry(right).or_default().push(written);
        }
    }
    let found = wrong.into_iter().map(|(right, places)| {
        let message = Words::new(
            format!("tên cơ quan ghi chưa đúng; đề nghị ghi “{right}”"),
            format!("the agency's name has wrong marks or capitals: {right}"),
        );
        let says = format!("→ {right}");
        places.into_iter().fold(Diagnostic::new(NAME, SEVERITY, message), |finding, written| {
            let says = Words::new(says.clone(), says.clone());
            finding.disputes(written, says).perhaps_fixed_by(written, right)
        })
    });
    found.collect()
}

/// The longest official name that stands here in other marks or capitals, and how it is right.
fn garbled<'g, 't>(case: &Case<'g, 't>, here: &'t str) -> Option<(&'t str, &'g str)> {
    let line = here.split(['\n', ';', '.', '(', '\t']).next()?;
    let mut ends = Vec::new();
    let mut inside = false;
    for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        if inside && !letter.is_alphanumeric() {
            ends.push(at);
        }
        inside = letter.is_alphanumeric();
    }
    ends.truncate(WORDS);
    let words = case.grammar.words_in(line.get(..*ends.last()?)?);
    let (written, row) = ends.iter().enumerate().rev().find_map(|(at, &end)| {
        let row = case.grammar.issuer_of_words(words.get(..=at)?)?;
        let is_judged = HEADS.iter().any(|head| row.name.starts_with(head));
        Some((line.get(..end)?, is_judged.then_some(row)?))
    })?;
    let is_known = row.name == written || is_spelt(case, &row.name, written);
    let capitals = !written.get("Sở".len()..)?.contains(char::is_lowercase);
    (!is_known && !capitals).then_some((written, row.name.as_str()))
}

/// Whether two names differ only in where a tone is set (`hóa`, `hoá`).
fn is_spelt(case: &Case<'_, '_>, one: &str, two: &str) -> bool {
    let shape = |words: &str| -> Vec<_> { words.chars().map(char::is_uppercase).collect() };
    case.grammar.fold(one) == case.grammar.fold(two) && shape(one) == shape(two)
}
