//! Days as people ask for them: a day, a month, a year, or from one to another.

use crate::{
    diagnostic::Words,
    model::{CivilDate, figures},
    registry::fold,
};

/// The first and the last of some days, and how they are said.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) first: CivilDate,
    pub(super) last: CivilDate,
    pub(super) says: Words,
}

/// Words that stand beside the figures of a day, without their marks.
const BESIDE: [&str; 7] = ["tu", "ngay", "thang", "nam", "from", "in", "on"];
/// What stands between two ends.
const BETWEEN: [&str; 4] = ["..", "…", " đến ", " to "];

/// The quarters of a year as they are numbered, in figures and in Latin ones.
const QUARTERS: [[&str; 3]; 4] =
    [["1", "i", "q1"], ["2", "ii", "q2"], ["3", "iii", "q3"], ["4", "iv", "q4"]];

/// The days that words mean.
pub(super) fn days(said: &str) -> Result<Days, Words> {
    let Some((from, to)) = ends(said) else {
        return part(said).or_else(|| one(said)).ok_or_else(none);
    };
    let (first, last) = (one(from).ok_or_else(none)?, one(to).ok_or_else(none)?);
    if first.first > last.last {
        return Err(Words::new(
            format!("{} đứng sau {}: xem lại hai đầu", figures(first.first), figures(last.last)),
            format!("{} is after {}: look at both ends", figures(first.first), figures(last.last)),
        ));
    }
    let (from, to) = (figures(first.first), figures(last.last));
    let says = Words::new(format!("từ {from} đến {to}"), format!("from {from} to {to}"));
    Ok(Days { first: first.first, last: last.last, says })
}

/// The two ends of `a..b`, `từ a đến b`.
pub(super) fn ends(said: &str) -> Option<(&str, &str)> {
    BETWEEN.iter().find_map(|it| said.split_once(it))
}

/// A part of a year as plans and reports are made for: `quý IV/2025`, `6 tháng đầu năm 2025`, `Q4 2025`.
fn part(said: &str) -> Option<Days> {
    let words = fold(said);
    let words: Vec<&str> = words.split(' ').filter(|it| !matches!(*it, "nam" | "of")).collect();
    let quarter = |it: &str| QUARTERS.iter().position(|known| known.contains(&it));
    let (first, count, year) = match words.as_slice() {
        ["quy" | "quarter", it, year] => (quarter(it)? * 3, 3, *year),
        [it, year] if it.starts_with('q') => (quarter(it)? * 3, 3, *year),
        ["6" | "sau", "thang", "dau", year] | ["first", "half", year] => (0, 6, *year),
        ["6" | "sau", "thang", "cuoi", year] | ["second", "half", year] => (6, 6, *year),
        ["9" | "chin", "thang", "dau", year] => (0, 9, *year),
        _ => return None,
    };
    let year: i16 = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let month = |at: usize| CivilDate::new(year, i8::try_from(at).ok()?, 1).ok();
    let (first, last) = (month(first + 1)?, month(first + count)?.last_of_month());
    let (from, to) = (figures(first), figures(last));
    let says = Words::new(format!("từ {from} đến {to}"), format!("from {from} to {to}"));
    Some(Days { first, last, says })
}

/// A day, a month or a year, which the calendar has: in ISO 8601, or as offices write it.
fn one(said: &str) -> Option<Days> {
    let words = fold(said);
    let figured: Option<Vec<&str>> = words
        .split(' ')
        .filter(|it| !BESIDE.contains(it))
        .map(|it| it.bytes().all(|it| it.is_ascii_digit()).then_some(it))
        .collect();
    let is_year = |it: &str| it.len() == 4;
    let (year, month, day) = match figured?.as_slice() {
        [year] if is_year(year) => (*year, None, None),
        [year, month] if is_year(year) => (*year, Some(*month), None),
        [month, year] if is_year(year) => (*year, Some(*month), None),
        [year, month, day] if is_year(year) => (*year, Some(*month), Some(*day)),
        [day, month, year] if is_year(year) => (*year, Some(*month), Some(*day)),
        _ => return None,
    };
    let year: i16 = year.parse().ok()?;
    let month: Option<i8> = month.map(str::parse).transpose().ok()?;
    let day: Option<i8> = day.map(str::parse).transpose().ok()?;
    let first = CivilDate::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let (last, says) = match (month, day) {
        (None, _) => {
            (first.last_of_year(), Words::new(format!("năm {year}"), format!("in {year}")))
        }
        (Some(month), None) => {
            let says = Words::new(format!("tháng {month}/{year}"), format!("in {month}/{year}"));
            (first.last_of_month(), says)
        }
        (Some(_), Some(_)) => {
            let day = figures(first);
            (first, Words::new(format!("ngày {day}"), format!("on {day}")))
        }
    };
    Some(Days { first, last, says })
}

fn none() -> Words {
    Words::new(
        "cần ngày mà lịch có, như 2023, 5/2023, quý 2/2023, 05/5/2023 hay 01/2023..06/2023",
        "a date of the calendar is asked for: 2023, 5/2023, Q2/2023, 05/5/2023 or 01/2023..06/2023",
    )
}

#[cfg(test)]
mod tests {
    use super::days;

    #[track_caller]
    fn check(said: &str, expected: Option<&str>) {
        let days = days(said).ok().map(|it| format!("{}..{}", it.first, it.last));
        assert_eq!(days.as_deref(), expected, "{said}");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for year in ["2024", "năm 2024", "01/2024..12/2024", "từ tháng 1/2024 đến tháng 12/2024"]
        {
            check(year, Some("2024-01-01..2024-12-31"));
        }
        for month in ["2024-02", "02/2024", "2/2024", "tháng 2/2024", "tháng 2 năm 2024"] {
            check(month, Some("2024-02-01..2024-02-29"));
        }
        for day in ["2023-05-05", "05/5/2023", "5.5.2023", "ngày 05 tháng 5 năm 2023"] {
            check(day, Some("2023-05-05..2023-05-05"));
        }
        for quarter in ["quý 4/2025", "quý IV năm 2025", "Q4 2025", "Quý iv/2025", "quarter 4 2025"]
        {
            check(quarter, Some("2025-10-01..2025-12-31"));
        }
        check("6 tháng đầu năm 2023", Some("2023-01-01..2023-06-30"));
        check("sáu tháng cuối năm 2023", Some("2023-07-01..2023-12-31"));
        check("9 tháng đầu năm 2024", Some("2024-01-01..2024-09-30"));
        for none in [
            "quý 5/2025",
            "quý 4",
            "quý 4/25",
            "2025-13",
            "31/02/2024",
            "hôm qua",
            "24",
            "",
            "2024..2023",
            "2024..",
        ] {
            check(none, None);
        }
    }
}
