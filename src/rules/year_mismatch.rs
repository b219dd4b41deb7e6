//! The year or term in a symbol does not fit the date.
//!
//! Legislation carries the year of its issue, acts of the National Assembly also its term.
//!
//! # Tiếng Việt
//!
//! Năm hoặc khóa trong ký hiệu không khớp ngày ban hành.
//!
//! Năm trong ký hiệu là năm ban hành: 13/2018/NĐ-CP không thể có ngày 23/01/2017. Khóa Quốc hội cũng
//! phải ứng với năm: 83/2015/QH14 không có, năm 2015 là khóa 13.
//!
//! ## Khi nào báo nhầm
//!
//! Văn bản thông qua cuối tháng 12 mà ký vào tháng 1, hoặc ngược lại: trong vòng 31 ngày quanh Tết
//! Dương lịch thì là cần xem, còn văn bản của Quốc hội thì không báo. Năm chuyển khóa thì cả hai
//! khóa đều đúng.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: ký hiệu hoặc ngày đều có thể là chỗ ghi nhầm.
//!
//! # Law
//!
//! NĐ 34/2016/NĐ-CP, Điều 58, and NĐ 78/2025/NĐ-CP; Luật 80/2015/QH13, Điều 10 (numbers by term).
//!
//! # When it is wrong
//!
//! Acts that were passed in late December and signed in January, or the reverse: within 31 days of
//! New Year it is a warning, and nothing is said of the National Assembly's acts. In a year of change
//! both terms are right.
//!
//! # Fix
//!
//! None: symbol or date may be the wrong one.
//!
//! ```flags
//! Nghị định số 13/2018/NĐ-CP ngày 23/02/2017 của Chính phủ quy định chi tiết Luật Tiếp cận thông tin
//!                            ^^^^^^^^^^^^^^^ năm 2017, ký hiệu ghi 2018
//! ```
//! ```flags
//! Luật Tiếp cận thông tin số 83/2015/QH14
//!                            ^^^^^^^^^^^^ năm 2015 không thuộc khóa 14
//! ```
//! ```allows
//! Nghị định số 13/2018/NĐ-CP ngày 23/01/2018 của Chính phủ. Luật số 31/2024/QH15 ngày 18/01/2024.
//! Luật số 104/2016/QH13 ngày 06/4/2016. Nghị quyết số 02/2016/QH14 ngày 26/7/2016.
//! Nghị quyết số 158/2024/QH15 ngày 02/01/2025 của Quốc hội. Nghị quyết số 17/NQ-CP ngày 07/3/2019.
//! ```

use super::{ALL, Case, Profile, called};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    grammar::Term,
    model::{CivilDate, Date, DocumentAt, Mention, Style, Symbol},
};

pub(super) const NAME: &str = "year-mismatch";
pub(super) const GROUP: &str = "form";
pub(super) const SEVERITY: Severity = Severity::Error;
pub(super) const PROFILES: &[Profile] = ALL;

/// So near to New Year an act may bear the year on its other side.
const TURN: i32 = 31;

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let years =
        case.by_document(|mention| strays(mention).is_some() && !case.heads_own_annex(mention));
    let years = years.into_iter().filter_map(|(at, mentions)| year(case, at, &mentions));
    let terms = case.by_document(|mention| missed_term(case, mention).is_some());
    let terms = terms.into_iter().filter_map(|(at, mentions)| term(case, at, &mentions));
    years.chain(terms).collect()
}

/// The year of the symbol with the date that does not fit it.
fn strays<'m, 't>(mention: &'m Mention<'t>) -> Option<(&'m Symbol<'t>, u16, Date<'t>, Severity)> {
    let symbol = mention.symbol.as_ref()?;
    let (year, date) = (symbol.year?, mention.date?);
    let day = date.civil().filter(|_| date.year != year)?;
    let is_turn = is_at_turn(day, i16::try_from(year).ok()?);
    let severity = match (is_turn, symbol.style) {
        (true, Style::Assembly) => return None,
        (true, _) => Severity::Warning,
        (false, _) => SEVERITY,
    };
    Some((symbol, year, date, severity))
}

/// Whether only the turn of the year lies between a day and a year.
fn is_at_turn(day: CivilDate, year: i16) -> bool {
    let first_day = |year| CivilDate::new(year, 1, 1);
    let turn = if day.year() < year { first_day(year) } else { first_day(day.year()) };
    (day.year() - year).abs() == 1 && turn.is_ok_and(|turn| (day - turn).get_days().abs() <= TURN)
}

fn year<'t>(
    case: &Case<'_, 't>,
    at: Option<DocumentAt>,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let (symbol, year, date, severity) = strays(mentions.first()?)?;
    let (vi, en) = name(case, at, symbol);
    let message = Words::new(
        format!("{vi} không thể đề ngày {date}: ký hiệu ghi năm {year}"),
        format!("{en} cannot be dated {date}: its symbol says {year}"),
    );
    let footing = if severity == SEVERITY { Footing::Direct } else { Footing::Inferred };
    let mut finding = Diagnostic::new(NAME, severity, message)
        .rests_on(Leg { fact: Fact::Date, footing })
        .caused_by(at.map_or(Cause::Alone, Cause::Issue));
    for (symbol, year, date, _) in mentions.iter().filter_map(|mention| strays(mention)) {
        let says = Words::new(
            format!("năm {}, ký hiệu ghi {year}", date.year),
            format!("{}, the symbol says {year}", date.year),
        );
        finding = finding.disputes(date.words, says);
        finding = finding.shows(symbol.raw, Words::new("ký hiệu", "the symbol"));
    }
    Some(finding)
}

/// The term of the National Assembly that does not hold the year of its symbol.
fn missed_term<'g>(case: &Case<'_, 'g>, mention: &Mention<'_>) -> Option<(u16, &'g Term)> {
    let symbol = mention.symbol.as_ref().filter(|symbol| symbol.style == Style::Assembly)?;
    let year = symbol.year.or(mention.date.map(|date| date.year))?;
    let figures = symbol.issuer.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let term = case.grammar.terms().iter().find(|term| term.name == figures)?;
    (!(term.from..=term.until).contains(&year)).then_some((year, term))
}

fn term<'t>(
    case: &Case<'_, 't>,
    at: Option<DocumentAt>,
    mentions: &[&Mention<'t>],
) -> Option<Diagnostic<'t>> {
    let first = mentions.first()?;
    let (year, term) = missed_term(case, first)?;
    let (vi, en) = name(case, at, first.symbol.as_ref()?);
    let message = Words::new(
        format!("{vi}: năm {year} không thuộc Quốc hội khóa {}", term.name),
        format!("{en}: {year} is not in term {} of the National Assembly", term.name),
    );
    let mut finding =
        Diagnostic::new(NAME, SEVERITY, message).caused_by(at.map_or(Cause::Alone, Cause::Issue));
    for symbol in mentions.iter().filter_map(|mention| mention.symbol.as_ref()) {
        let says = Words::new(
            format!("năm {year} không thuộc khóa {}", term.name),
            format!("{year} is not in term {}", term.name),
        );
        finding = finding.disputes(symbol.raw, says);
    }
    let right = case.grammar.terms().iter().filter(|it| (it.from..=it.until).contains(&year));
    Some(right.fold(finding, |finding, right| {
        let says = format!("khóa {}: {}-{}", right.name, right.from, right.until);
        finding.because(None, Words::new(says.clone(), says))
    }))
}

fn name(case: &Case<'_, '_>, at: Option<DocumentAt>, symbol: &Symbol<'_>) -> (String, String) {
    match at.and_then(|at| case.graph.document(at)) {
        Some(document) => called(document),
        None => super::numbered(None, &symbol.canonical()),
    }
}
