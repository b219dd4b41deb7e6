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

/// The days that words mean.
pub(super) fn days(said: &str) -> Result<Days, Words> {
    let Some((from, to)) = ends(said) else { return one(said).ok_or_else(none) };
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
        "cần ngày mà lịch có, như 2023, 5/2023, 05/5/2023 hay 01/2023..06/2023",
        "a date of the calendar is asked for: 2023, 5/2023, 05/5/2023 or 01/2023..06/2023",
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
        for none in ["2025-13", "31/02/2024", "hôm qua", "24", "", "2024..2023", "2024.."] {
            check(none, None);
        }
    }
}
