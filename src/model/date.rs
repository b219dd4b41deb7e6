//! A date as it was written.

use std::{fmt, ops::RangeInclusive};

use super::Slip;

/// The years of documents that are cited: from the first of the State to the last that will be
/// written while these tables hold.
pub const YEARS: RangeInclusive<u16> = 1945..=2099;

/// The first year in which symbols are whole: a kind's own code, the year of legislation, the issuer,
/// and two figures at least; in 4,200 real texts the last numbers of the old form, such as `56-CP`,
/// are of 1997.
pub const WHOLE_SINCE: u16 = 1998;

/// A day of the calendar.
pub type CivilDate = jiff::civil::Date;

/// A date as written, possible or not.
///
/// ```
/// let (_, date) = viendan::parse::date::numeric("31/02/2023").unwrap();
/// assert_eq!(date.civil(), None);
/// assert_eq!(date.to_string(), "31/02/2023");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date<'t> {
    /// The words of the date itself, without `ngày`.
    pub raw: &'t str,
    /// The words of the date with the word before it, `ngày 06/01/2023`.
    pub words: &'t str,
    /// The day, as written.
    pub day: u16,
    /// The month, as written.
    pub month: u16,
    /// The year, as written; in full or completed from two figures.
    pub year: u16,
    /// The liberty that was read in it.
    pub slip: Option<Slip<'t>>,
}

impl Date<'_> {
    /// The day of the calendar, when the calendar has it.
    ///
    /// ```
    /// let (_, date) = viendan::parse::date::numeric("06/01/2023").unwrap();
    /// assert_eq!(date.civil().unwrap().to_string(), "2023-01-06");
    /// ```
    pub fn civil(&self) -> Option<CivilDate> {
        let year = i16::try_from(self.year).ok()?;
        let month = i8::try_from(self.month).ok()?;
        CivilDate::new(year, month, i8::try_from(self.day).ok()?).ok()
    }
}

impl fmt::Display for Date<'_> {
    /// In figures, as NĐ 30/2020/NĐ-CP pads them: days below 10 and months 1 and 2.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { day, month, year, .. } = self;
        let width = if *month < 3 { 2 } else { 1 };
        write!(f, "{day:02}/{month:0width$}/{year}")
    }
}

/// A day of the calendar in figures, padded as a [`Date`] is.
///
/// ```
/// let day = "2023-05-05".parse().unwrap();
/// assert_eq!(viendan::model::figures(day), "05/5/2023");
/// ```
pub fn figures(day: CivilDate) -> String {
    let width = if day.month() < 3 { 2 } else { 1 };
    format!("{:02}/{:0width$}/{}", day.day(), day.month(), day.year())
}
