//! A law is called by its name and given the number of another law.
//!
//! Name and number of the laws in force stand in a table; where it knows both, they must belong
//! together, and a number whose figures changed their places is told.
//!
//! # Tiếng Việt
//!
//! Tên luật và số, ký hiệu không phải của cùng một luật.
//!
//! Tên và số của các luật có trong bảng; "Luật Bảo hiểm xã hội số 33/2024/QH15" là tên của luật này, số
//! của luật khác. Đề nghị tra văn bản rồi sửa tên hoặc số.
//!
//! ## Khi nào báo nhầm
//!
//! Luật cũ cùng tên có số riêng; luật sửa đổi mang tên luật được sửa đổi. Tên hoặc số không có trong
//! bảng thì không xét.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: tên hoặc số đều có thể là chỗ ghi nhầm; số đảo chữ số thì gợi ý số đúng.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b.
//!
//! # When it is wrong
//!
//! An older law of the same name has a number of its own; an amending law bears the name of the one
//! that it amends. What the table does not know is not judged.
//!
//! # Fix
//!
//! None: name or number may be the wrong one. Figures that changed their places are proposed as they should be.
//!
//! ```flags
//! Căn cứ Luật Bảo hiểm xã hội số 33/2024/QH15 ngày 29/6/2024;
//!                                ^^^^^^^^^^^^ số của Luật Lưu trữ
//! ```
//! ```flags
//! Căn cứ Luật Bảo vệ môi trường số 27/2020/QH14 ngày 17/11/2020;
//!                                  ^^^^^^^^^^^^ → 72/2020/QH14
//! ```
//! ```allows
//! Căn cứ Luật Bảo hiểm xã hội số 41/2024/QH15 ngày 29/6/2024; Luật Đất đai số 45/2013/QH13;
//! Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020;
//! Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương số 47/2019/QH14 ngày 22/11/2019.
//! ```
//! ```allows
//! Căn cứ Luật sửa đổi, bổ sung một
//!
//! số điều của Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020;
//! ```
//! ```allows
//! Luật sửa đổi, bổ sung một số điều của Luật Cán bộ,
//!
//! công chức và Luật Viên chức số 52/2019/QH14;
//! ```

use super::{ALL, Case, Profile, zones::AMENDS};
use crate::{
    diagnostic::{Cause, Diagnostic, Severity, Words},
    grammar::{Law, TurnRole},
    model::{Mention, MentionAt, Symbol},
};

pub(super) const NAME: &str = "law-number-mismatch";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// How far before a name the law is looked at that a list has before it, in bytes.
const LISTED: usize = 200;
/// The longest way from a name to its number, in bytes.
const NEAR: usize = 24;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let named = case.report.indexed().filter(|(_, mention)| mention.name.is_some());
    named.filter_map(|(at, mention)| judge(case, at, mention)).collect()
}

fn judge<'t>(case: &Case<'_, 't>, at: MentionAt, mention: &Mention<'t>) -> Option<Diagnostic<'t>> {
    let (name, symbol) = (mention.name?, mention.symbol.as_ref()?);
    let number = symbol.canonical();
    let same: Vec<&Law> = case.grammar.laws_named(name).collect();
    let is_right = same.iter().any(|law| law.number == number);
    let is_amending = case.is_amended(mention) || mention.subject.is_some_and(says_amends);
    if same.is_empty() || is_right || !is_beside(case, name, symbol) || is_amending {
        return None;
    }
    let begun = match case.grammar.laws().iter().find(|law| law.number == number) {
        Some(owner) => of_another(case, name, symbol, (owner, &same))?,
        None => swapped(name, symbol, &same)?,
    };
    let numbers: Vec<&str> = same.iter().map(|law| law.number.as_str()).collect();
    let known = format!("{name}: {}", numbers.join(", "));
    let finding = begun
        .caused_by(case.graph.document_of(at).map_or(Cause::Alone, Cause::Spelling))
        .shows(name, Words::new("tên luật", "the name"));
    Some(finding.because(None, Words::new(known.as_str(), known.as_str())).advises(Words::new(
        "đề nghị tra văn bản rồi sửa tên luật hoặc số",
        "please look the law up, and correct its name or its number",
    )))
}

/// The number of another law of the table.
fn of_another<'t>(
    case: &Case<'_, 't>,
    name: &str,
    symbol: &Symbol<'t>,
    (owner, same): (&Law, &[&Law]),
) -> Option<Diagnostic<'t>> {
    if is_last_of_several(case, name, &owner.name) {
        return None;
    }
    let message = Words::new(
        format!("{} là số của {}, không phải của {name}", owner.number, owner.name),
        format!("{} is the number of {}, not of {name}", owner.number, owner.name),
    );
    let says =
        Words::new(format!("số của {}", owner.name), format!("the number of {}", owner.name));
    // What amends a law is often called by the name of that law: cut short, and no other law.
    let is_cut_short =
        says_amends(&owner.name) && same.iter().any(|law| owner.name.contains(&law.name));
    // `… số điều của Luật X số …`: the head of the amending law's name stands on the line before.
    if is_cut_short && case.grammar.before_owner(case.before(name).trim_end()).is_some() {
        return None;
    }
    let severity = if is_cut_short { Severity::Warning } else { SEVERITY };
    Some(Diagnostic::new(NAME, severity, message).disputes(symbol.raw, says))
}

/// The figures of the law's own number in another order, `27/2020/QH14` for 72/2020/QH14: one year has
/// no second law of that name.
fn swapped<'t>(name: &str, symbol: &Symbol<'t>, same: &[&Law]) -> Option<Diagnostic<'t>> {
    let number = symbol.canonical();
    let (figures, rest) = number.split_once('/')?;
    let sorted = |figures: &str| {
        let mut figures: Vec<char> = figures.chars().collect();
        figures.sort_unstable();
        figures
    };
    let law = same.iter().find(|law| {
        let own = law.number.split_once('/');
        own.is_some_and(|(own, of)| of == rest && sorted(own) == sorted(figures))
    })?;
    let message = Words::new(
        format!("{name} có số {}, không phải {number}", law.number),
        format!("{name} has the number {}, not {number}", law.number),
    );
    let says = Words::new(format!("→ {}", law.number), format!("→ {}", law.number));
    let finding = Diagnostic::new(NAME, Severity::Warning, message).disputes(symbol.raw, says);
    Some(finding.perhaps_fixed_by(symbol.raw, law.number.clone()))
}

/// Whether a name ends the list of laws that the owner of the number amends: `Luật A và Luật B số …`.
fn is_last_of_several(case: &Case<'_, '_>, name: &str, owner: &str) -> bool {
    let start = case.start_of(name);
    let words = case.report.text.words().get(..start).unwrap_or_default();
    let near = words.get(words.ceil_char_boundary(start.saturating_sub(LISTED))..);
    // A list of laws is long, and goes on over lines.
    let near = near.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let before = case.grammar.fold(&near);
    let joint = || case.grammar.turn_before(&before, TurnRole::Joint);
    let Some(listed) = before.strip_suffix(',').or_else(joint) else { return false };
    let mut others = case.grammar.laws().iter().filter(|law| owner.contains(&law.name));
    says_amends(owner)
        && others.any(|law| listed.trim_end().ends_with(&case.grammar.fold(&law.name)))
}

/// `Luật Quảng cáo số 75/2025/QH15 về sửa đổi, bổ sung …`: it is said to amend the law.
fn says_amends(subject: &str) -> bool {
    AMENDS.iter().any(|cue| subject.contains(cue))
}

/// Whether a number stands right behind a name, and no other number between them.
fn is_beside(case: &Case<'_, '_>, name: &str, symbol: &Symbol<'_>) -> bool {
    let Some(whole) = case.between(name, symbol.raw) else { return false };
    let gap = whole.get(name.len()..whole.len() - symbol.raw.len()).unwrap_or(whole);
    gap.len() <= NEAR && !gap.contains('/')
}
