//! A Party symbol lacks its issuer.
//!
//! # Tiếng Việt
//!
//! Ký hiệu văn bản của Đảng thiếu tên cơ quan ban hành.
//!
//! Ký hiệu văn bản của Đảng gồm số, tên loại và cơ quan ban hành: 429-QĐi/TU, không phải 429-QĐi.
//!
//! ## Khi nào báo nhầm
//!
//! Ký hiệu từ trước năm 1998 (`275-CP`, `44-CT`, `60-SL`) như vậy là đủ.
//!
//! ## Cách sửa
//!
//! Máy đề xuất khi chữ bên cạnh nêu tên cơ quan ban hành (`Tỉnh ủy` là `TU`); cần người đồng ý.
//!
//! # Law
//!
//! HD 36-HD/VPTW, II.1.3; HD 05-HD/VPTW after 26/5/2026.
//!
//! # When it is wrong
//!
//! Symbols from before 1998 (`275-CP`, `44-CT`, `60-SL`) are complete.
//!
//! # Fix
//!
//! Proposed when the words beside it name the issuer (`Tỉnh ủy` is `TU`); a person has to agree.
//!
//! ```flags
//! Quy định số 429-QĐi ngày 01/7/2022 của Tỉnh ủy Sơn La về đối thoại trực tiếp
//!             ^^^^^^^ → 429-QĐi/TU
//! ```
//! ```allows
//! Quy định số 12-QĐi/TU ngày 27/02/2019 của Tỉnh ủy. Quyết định số 44-CT ngày 12/3/1985.
//! ```

use std::collections::BTreeMap;

use super::{ALL, Case, Profile};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::Side,
    model::{Mention, Quirk, WHOLE_SINCE},
};

pub(super) const NAME: &str = "party-symbol-incomplete";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let groups = case.by_document(|mention| {
        case.takes(mention, Quirk::MissingIssuer)
            && mention.date.is_none_or(|date| date.year >= WHOLE_SINCE)
    });
    let complete = if groups.is_empty() { BTreeMap::new() } else { complete(case) };
    let found = groups.into_iter().filter_map(|(document, mentions)| {
        let first = mentions.first()?.symbol.as_ref()?;
        let message = Words::new(
            format!("ký hiệu \u{201c}{}\u{201d} thiếu cơ quan ban hành", first.raw),
            format!("the Party symbol \u{201c}{}\u{201d} does not name its issuer", first.raw),
        );
        let issue = document.map_or(Cause::Alone, Cause::Spelling);
        let finding = Diagnostic::new(NAME, SEVERITY, message).caused_by(issue);
        let add = |finding, mention| place(case, &complete, finding, mention);
        Some(mentions.into_iter().fold(finding, add))
    });
    found.collect()
}

fn place<'t>(
    case: &Case<'_, 't>,
    complete: &BTreeMap<(&str, &str), &'t str>,
    finding: Diagnostic<'t>,
    mention: &Mention<'t>,
) -> Diagnostic<'t> {
    let Some(symbol) = &mention.symbol else { return finding };
    let Some(letters) = letters(case, mention) else {
        let says = Words::new("thiếu cơ quan ban hành", "no issuer");
        return finding.disputes(symbol.raw, says);
    };
    let right = format!("{}/{letters}", symbol.canonical());
    let says = format!("→ {right}");
    let finding = finding
        .disputes(symbol.raw, Words::new(says.clone(), says))
        .perhaps_fixed_by(symbol.raw, right)
        .because(
            mention.issuer,
            Words::new(format!("cơ quan ban hành: {letters}"), format!("issuer: {letters}")),
        );
    match complete.get(&(symbol.code.as_ref(), letters)) {
        Some(twin) => {
            let says = Words::new(format!("so với “{twin}”"), format!("compare “{twin}”"));
            finding.because(Some(*twin), says)
        }
        None => finding,
    }
}

/// The letters of the Party body that the words beside a symbol name.
fn letters<'t>(case: &Case<'_, 't>, mention: &Mention<'_>) -> Option<&'t str> {
    let (row, _) = case.grammar.issuer_at(mention.issuer?)?;
    row.letters.first().filter(|_| row.side != Side::State).map(String::as_str)
}

/// The first symbol of each kind and issuer.
fn complete<'c, 't>(case: &Case<'c, 't>) -> BTreeMap<(&'c str, &'c str), &'t str> {
    let symbols = case.report.mentions.iter().filter_map(|mention| mention.symbol.as_ref());
    symbols.rev().map(|it| ((it.code.as_ref(), it.issuer.as_ref()), it.raw)).collect()
}
