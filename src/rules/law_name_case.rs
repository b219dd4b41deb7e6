//! The name of a law begins with a small letter.
//!
//! # Tiếng Việt
//!
//! Tên luật viết hoa chưa đúng.
//!
//! Tên luật viết hoa chữ cái đầu của tên loại và của tên: Luật Bảo vệ môi trường, không phải Luật bảo vệ
//! môi trường.
//!
//! ## Khi nào báo nhầm
//!
//! Một lĩnh vực pháp luật (`luật bảo vệ môi trường`, cả hai phần viết thường) không phải là tên
//! luật. Tiêu đề in hoa.
//!
//! ## Cách sửa
//!
//! Sửa an toàn: chỉ đổi chữ hoa, chữ thường.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 6.
//!
//! # When it is wrong
//!
//! A field of law (`luật bảo vệ môi trường`, small in both words) is no law. Headings in capitals.
//!
//! # Fix
//!
//! Safe: only the case of letters changes.
//!
//! ```flags
//! Tổ chức tuyên truyền Luật bảo vệ môi trường, Luật thực hiện dân chủ ở cơ sở.
//!                      ^^^^^^^^^^^^^^^^^^^^^^ → Luật Bảo vệ môi trường
//!                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ → Luật Thực hiện dân chủ ở cơ sở
//! ```
//! ```allows
//! Tổ chức tuyên truyền Luật Bảo vệ môi trường, Luật Tiếp cận thông tin; vi phạm luật bảo vệ môi trường.
//! TRIỂN KHAI LUẬT BẢO VỆ MÔI TRƯỜNG
//! ```

use std::collections::BTreeMap;

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Severity, Words},
    model::Mention,
};

pub(super) const NAME: &str = "law-name-case";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = REVIEW;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut by_law: BTreeMap<String, Vec<&'t str>> = BTreeMap::new();
    for (name, right) in case.report.mentions.iter().filter_map(|mention| miscased(case, mention)) {
        by_law.entry(right).or_default().push(name);
    }
    let found = by_law.into_iter().map(|(right, names)| {
        let message = Words::new(
            format!("tên luật viết hoa chưa đúng; đề nghị ghi “{right}”"),
            format!("the capitals of a law's name are wrong: {right}"),
        );
        let says = format!("→ {right}");
        names.into_iter().fold(Diagnostic::new(NAME, SEVERITY, message), |finding, name| {
            let says = Words::new(says.clone(), says.clone());
            finding.disputes(name, says).fixed_by(name, right.clone())
        })
    });
    found.collect()
}

/// A law's name whose second word is small where the law's own is large, and its own name.
fn miscased<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Option<(&'t str, String)> {
    let name = mention.name.filter(|name| name.contains(char::is_lowercase))?;
    let is_alike = |known: &str| known != name && known.to_lowercase() == name.to_lowercase();
    let mut laws = case.grammar.laws_named(name).map(|law| law.name.as_str());
    let right = laws.find(|known| is_alike(known))?;
    let first = |words: &str| {
        let kind = mention.kind.map_or(0, |kind| kind.name.len());
        words.get(kind..).and_then(|rest| rest.trim_start().chars().next())
    };
    let is_small = first(name).is_some_and(char::is_lowercase);
    let is_large = first(right).is_some_and(char::is_uppercase);
    let is_known = case.grammar.laws_named(name).any(|law| law.name == name);
    (is_small && is_large && !is_known).then(|| (name, right.to_owned()))
}
