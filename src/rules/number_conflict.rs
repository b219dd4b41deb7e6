//! One document is cited under two numbers.
//!
//! Two citations agree in kind, issuer, date and subject, and differ in the number: one number was
//! typed wrong.
//!
//! # Tiếng Việt
//!
//! Một văn bản được ghi hai số.
//!
//! Hai chỗ viện dẫn giống nhau về tên loại, cơ quan, ngày và trích yếu nhưng khác số thì có thể một số
//! đã ghi nhầm. Đề nghị tra sổ văn bản rồi sửa.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản ra hàng loạt cùng một trích yếu (bổ nhiệm, khen thưởng trong một ngày): có từ ba văn
//! bản, hoặc hai văn bản trong cùng một danh mục, thì không so; các số liền nhau, hoặc các số không
//! thể do gõ nhầm mà thành nhau, cũng không so.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: số đúng phải tra ở sổ văn bản.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1: number and symbol are unique within the year.
//!
//! # When it is wrong
//!
//! Acts in series with one title (appointments, awards of one day): more than two of them, or two in
//! one list, are not compared; neither are numbers that follow each other, or that no slip of the hand
//! turns into one another.
//!
//! # Fix
//!
//! None: the register tells which number is right.
//!
//! ```flags
//! Kế hoạch số 17/KH-VPUB ngày 09/02/2023 về kiểm tra việc thực hiện công tác dân vận năm 2023.
//!             ^^^^^^^^^^ A
//! Tiếp tục thực hiện Kế hoạch số 71/KH-VPUB ngày 09/02/2023 về kiểm tra việc thực hiện công tác dân vận năm 2023.
//!                                ^^^^^^^^^^ B
//! ```
//! ```allows
//! Quyết định số 118/QĐ-UBND ngày 10/01/2023 về việc bổ nhiệm công chức lãnh đạo, quản lý.
//! Quyết định số 95/QĐ-UBND ngày 10/01/2023 về việc bổ nhiệm công chức lãnh đạo, quản lý.
//! Quyết định số 31/QĐ-UBND ngày 12/01/2023 về việc điều động công chức lãnh đạo, quản lý.
//! Quyết định số 32/QĐ-UBND ngày 12/01/2023 về việc điều động công chức lãnh đạo, quản lý.
//! ```
//! ```allows
//! Quyết định số 01/QĐ-VPUB ngày 10/01/2023 ban hành Quy chế chi tiêu nội bộ của Văn phòng.
//! Quyết định số 02/QĐ-VPUB ngày 10/01/2023 ban hành Quy chế quản lý, sử dụng tài sản nhà nước.
//! ```
//! ```allows
//! Quyết định số 11/QĐ-UBND ngày 10/01/2023 về việc bổ nhiệm công chức lãnh đạo, quản lý.
//! Quyết định số 12/QĐ-UBND ngày 10/01/2023 về việc bổ nhiệm công chức lãnh đạo, quản lý.
//! Quyết định số 13/QĐ-UBND ngày 10/01/2023 về việc bổ nhiệm công chức lãnh đạo, quản lý.
//! ```
//! ```allows
//! Quyết định số 11/QĐ-UBND ngày 10/01/2023 về việc công bố danh mục thủ tục hành chính; Quyết định số 12/QĐ-UBND ngày 10/01/2023 về việc công bố danh mục thủ tục hành chính.
//! ```

use std::collections::BTreeMap;

use super::{
    ALL, Case, Profile,
    subject_conflict::{is_cut, telling},
};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg, Severity, Words},
    model::{CivilDate, DocumentAt, Mention},
};

pub(super) const NAME: &str = "number-conflict";
pub(super) const GROUP: &str = "agreement";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

/// A subject of fewer telling words is shared by many documents.
const WORDS: usize = 5;
/// So many are enough where figures only changed places.
const FEW: usize = 4;

/// Numbers so near to each other were given in one go.
const SERIES: u32 = 5;

/// What two citations of one document agree in: code, letters, year of the symbol, day, subject up to
/// its first comma.
type Likeness = (String, String, Option<u16>, CivilDate, String);

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut alike: BTreeMap<Likeness, Vec<(DocumentAt, &Mention<'t>)>> = BTreeMap::new();
    for (at, document) in case.documents() {
        for mention in case.mentions_of(document) {
            let Some(likeness) = likeness(case, mention) else { continue };
            let group = alike.entry(likeness).or_default();
            if group.last().is_none_or(|&(known, _)| known != at) {
                group.push((at, mention));
            }
        }
    }
    alike.into_values().filter_map(|group| judge(case, &group)).collect()
}

fn likeness(case: &Case<'_, '_>, mention: &Mention<'_>) -> Option<Likeness> {
    let symbol = mention.symbol.as_ref().filter(|symbol| symbol.ordinal().is_some())?;
    // A law has its name and no other subject.
    let name = mention.name.filter(|_| symbol.year.is_some() && !case.is_amended(mention));
    let is_telling = |it: &&str| telling(case.grammar, it).len() >= FEW;
    let is_whole = |it: &&str| is_telling(it) && !is_cut(case, it);
    let subject = mention.subject.filter(is_whole).or(name)?;
    // Behind a comma the sentence may go on.
    let head = subject.split_once(',').map(|(head, _)| head).filter(is_telling);
    let subject = case.grammar.fold(head.unwrap_or(subject));
    let (code, letters) = (symbol.code.to_string(), symbol.issuer.to_string());
    Some((code, letters, symbol.year, super::day(mention)?, subject))
}

fn judge<'t>(case: &Case<'_, 't>, group: &[(DocumentAt, &Mention<'t>)]) -> Option<Diagnostic<'t>> {
    let &[(_, one), (_, two)] = group else { return None };
    let (first, second) = (one.symbol.as_ref()?, two.symbol.as_ref()?);
    let is_swap = changed_places(first.number, second.number);
    let is_listed = std::ptr::eq(case.line_of(one.words), case.line_of(two.words));
    let is_series = first.ordinal()?.abs_diff(second.ordinal()?) <= SERIES;
    let is_long = |it: &Mention<'_>| {
        it.name.is_some() || it.subject.is_some_and(|it| telling(case.grammar, it).len() >= WORDS)
    };
    let is_sure = is_swap || !is_listed && is_long(one);
    let subjects = |it: &Mention<'_>| case.grammar.fold(it.subject.unwrap_or_default());
    let (short, long) = (subjects(one), subjects(two));
    let goes_on = long.starts_with(&short) || short.starts_with(&long);
    if is_series || !is_sure || !goes_on || !is_slip(first.number, second.number) {
        return None;
    }
    let message = Words::new(
        format!("{} và {} giống nhau về ngày và trích yếu, chỉ khác số", first.raw, second.raw),
        format!("{} and {} agree in date and subject, and differ in number", first.raw, second.raw),
    );
    let finding = Diagnostic::new(NAME, SEVERITY, message)
        .rests_on(Leg { fact: Fact::Number, footing: Footing::Carried })
        .disputes(first.raw, Words::new("A", "A"))
        .disputes(second.raw, Words::new("B", "B"))
        .because(one.subject, Words::new("cùng trích yếu", "the same subject"));
    Some(finding.advises(Words::new(
        "đề nghị tra sổ văn bản rồi sửa số ghi nhầm",
        "please look both up in the register, and correct the wrong number",
    )))
}

/// Whether one slip turns a number into the other: figures that changed places, or one figure that
/// is another, too much or missing.
fn is_slip(first: &str, second: &str) -> bool {
    let figures = |number: &str| -> Vec<u8> { number.trim_start_matches('0').bytes().collect() };
    let (one, two) = (figures(first), figures(second));
    let lacks = |long: &[u8], short: &[u8]| {
        let same = long.iter().zip(short).take_while(|(long, short)| long == short).count();
        long.len() == short.len() + 1 && long.get(same + 1..) == short.get(same..)
    };
    let apart = one.iter().zip(&two).filter(|(one, two)| one != two).count();
    one != two
        && (changed_places(first, second)
            || one.len() == two.len() && apart == 1
            || lacks(&one, &two)
            || lacks(&two, &one))
}

/// Whether two numbers have the same figures in another order.
fn changed_places(one: &str, two: &str) -> bool {
    let sorted = |number: &str| {
        let mut figures: Vec<u8> = number.bytes().collect();
        figures.sort_unstable();
        figures
    };
    one != two && sorted(one) == sorted(two)
}
