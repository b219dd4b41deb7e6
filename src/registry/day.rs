//! Days as registers write them: in any order, with a time behind, as the number of a spreadsheet.

use std::ops::RangeInclusive;

use jiff::ToSpan as _;

use crate::{grammar::Grammar, model::CivilDate, parse};

/// The day that a spreadsheet counts from.
const EPOCH: CivilDate = CivilDate::constant(1899, 12, 30);
/// Numbers of days that a register may hold: those of [`YEARS`](crate::model::YEARS).
const SERIAL: RangeInclusive<i32> = 16_438..=73_050;
/// Years of two figures up to this one are of this century.
const CENTURY: i16 = 44;

/// Reads a day.
pub(super) fn read(grammar: &Grammar, written: &str) -> Option<CivilDate> {
    let written = written.trim();
    let in_order = || parse::date::numeric(written).ok()?.1.civil();
    let in_words = || {
        let words =
            parse::date::dated(grammar, written).or_else(|_| parse::date::worded(grammar, written));
        words.ok()?.1.civil()
    };
    let read = serial(written).or_else(|| of_parts(written));
    read.or_else(in_order).or_else(in_words)
}

/// Whether words are nothing but a day in figures.
pub(super) fn is_day(written: &str) -> bool {
    of_parts(written).is_some()
}

/// The first two figures of a day that does not begin with its year.
pub(super) fn order(written: &str) -> Option<[i16; 2]> {
    let [first, second, _] = parts(written)?;
    (first <= 31).then_some([first, second])
}

/// Days counted by a spreadsheet (`45327`), and figures without marks (`20240205`).
fn serial(written: &str) -> Option<CivilDate> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) {
        return None;
    }
    let number: i32 = whole.parse().ok()?;
    if whole.len() == 8 && part.is_empty() {
        let [year, month, day] = [number / 10_000, number / 100 % 100, number % 100];
        return civil([year, month, day].map(|it| i16::try_from(it).unwrap_or_default()));
    }
    SERIAL.contains(&number).then(|| EPOCH.checked_add(number.days()).ok())?
}

/// A day of three figures, the year first or last; a year of two figures is one of our time.
fn of_parts(written: &str) -> Option<CivilDate> {
    let [first, second, third] = parts(written)?;
    if first > 99 {
        return civil([first, second, third]);
    }
    let year = match third {
        0..=CENTURY => third + 2000,
        45..=99 => third + 1900,
        year => year,
    };
    civil([year, second, first])
}

fn civil([year, month, day]: [i16; 3]) -> Option<CivilDate> {
    CivilDate::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Three figures with one mark between them; a time of day may stand behind.
fn parts(written: &str) -> Option<[i16; 3]> {
    let written = written.trim();
    let mark = written.chars().find(|it| !it.is_ascii_digit() && *it != ' ')?;
    if !matches!(mark, '/' | '-' | '.') {
        return None;
    }
    let mut parts = written.splitn(3, mark);
    let [first, second, rest] = [parts.next()?, parts.next()?, parts.next()?].map(str::trim);
    let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
    let (third, behind) = rest.split_at(end);
    let behind = behind.trim_start_matches('T').trim_start();
    let is_time = behind.is_empty() || behind.contains(':');
    let figure = |it: &str| it.parse::<i16>().ok().filter(|_| it.len() <= 4);
    let parts = [figure(first)?, figure(second)?, figure(third)?];
    is_time.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let read = read(Grammar::builtin(), written).map(|it| it.to_string());
        assert_eq!(read.unwrap_or_default(), expected, "{written}");
    }

    #[test]
    fn one_day_in_all_its_forms() {
        for written in [
            "05/02/2024",
            "5/2/2024",
            "5/2/24",
            "05.02.2024",
            "05-02-2024",
            "05/02/2024 00:00:00",
            "2024-02-05",
            "2024/02/05",
            "2024.2.5",
            "2024-02-05T00:00:00",
            "2024-02-05T07:30:00+07:00",
            "20240205",
            "45327",
            "45327.5",
            "ngày 05 tháng 02 năm 2024",
            "Ngày 05/02/2024",
        ] {
            check(written, "2024-02-05");
        }
        check("12/5/98", "1998-05-12");
        for none in ["02/19/2024", "2024", "120", "99999", "31/02/2024", "tháng giêng", "5/2", ""]
        {
            check(none, "");
        }
    }
}
