//! The letters of an issuer stand in no table, and differ by one letter from some that do.
//!
//! # Tiếng Việt
//!
//! Chữ viết tắt cơ quan ban hành có thể gõ nhầm.
//!
//! Mỗi cơ quan tự đặt chữ viết tắt của mình, nên chữ lạ không phải là sai. Nhưng chữ chỉ khác một chữ cái
//! so với chữ đã biết (TTPVHHC và TTPVHCC) thì nên xem lại.
//!
//! ## Khi nào báo nhầm
//!
//! Cơ quan nào cũng tự đặt chữ viết tắt: chữ mà văn bản dùng từ hai lần là chữ của chính nó. Chữ
//! ngắn quá giống nhau nên không so.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: chữ đã biết chỉ có khả năng là đúng.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 điểm b: the head of the agency sets its letters.
//!
//! # When it is wrong
//!
//! Every office coins letters: what the text itself uses twice is its own. Short letters are too alike to
//! be compared.
//!
//! # Fix
//!
//! None: the other letters are only likely.
//!
//! ```flags
//! Quyết định số 12/QĐ-TTPVHHC ngày 05/01/2023 của Trung tâm Phục vụ hành chính công tỉnh
//!               ^^^^^^^^^^^^^ có thể là TTPVHCC
//! ```
//! ```allows
//! Quyết định số 12/QĐ-TTPVHCC ngày 05/01/2023 của Trung tâm Phục vụ hành chính công tỉnh. Quy chế số 03-QC/ĐUVP.
//! ```

use std::collections::BTreeMap;

use super::{Case, Profile, REVIEW};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{Mention, Style},
};

pub(super) const NAME: &str = "unknown-issuer";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Info;
pub(super) const PROFILES: &[Profile] = REVIEW;

/// Fewer letters are too alike.
const LETTERS: usize = 5;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for symbol in case.report.mentions.iter().filter_map(|it| it.symbol.as_ref()) {
        *uses.entry(symbol.body()).or_default() += 1;
    }
    case.report.mentions.iter().filter_map(|mention| judge(case, &uses, mention)).collect()
}

fn judge<'t>(
    case: &Case<'_, 't>,
    uses: &BTreeMap<&str, usize>,
    mention: &Mention<'t>,
) -> Option<Diagnostic<'t>> {
    let symbol = mention.symbol.as_ref()?;
    let body = symbol.body();
    let is_judged = matches!(symbol.style, Style::State | Style::Normative | Style::Party);
    let is_own = uses.get(body).is_some_and(|&count| count > 1);
    let is_known = case.grammar.issuers_of(body).next().is_some();
    if !is_judged || is_own || is_known || body.chars().count() < LETTERS {
        return None;
    }
    let mut letters = case.grammar.issuers().iter().flat_map(|row| &row.letters);
    let near = letters.find(|letters| is_near(body, letters))?;
    let message = Words::new(
        format!("{}: chữ viết tắt {body} chưa biết, gần giống {near}", symbol.raw),
        format!("{}: no table has the letters {body}; {near} is near", symbol.raw),
    );
    let says = Words::new(format!("có thể là {near}"), format!("perhaps {near}"));
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Issuer, footing: Footing::Inferred });
    Some(finding.disputes(symbol.raw, says))
}

/// Whether two groups of one length differ in one letter, or in two that changed places.
fn is_near(one: &str, two: &str) -> bool {
    let (one, two): (Vec<_>, Vec<_>) = (one.chars().collect(), two.chars().collect());
    let apart: Vec<_> = one.iter().zip(&two).filter(|(one, two)| one != two).collect();
    one.len() == two.len()
        && match apart.as_slice() {
            [_] => true,
            [first, second] => first.0 == second.1 && first.1 == second.0,
            _ => false,
        }
}
