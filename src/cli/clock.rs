//! Hours as a person of this machine's zone reads them: of a run, in the foot of a sheet, and of what
//! is kept.

use std::{env, fs};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::diagnostic::Language;

/// Names a moment in seconds, so that a build or a test writes the same bytes every time.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Where Unix keeps the rules of its zone.
const LOCAL: &str = "/etc/localtime";

/// A moment that is kept in UTC, as a person of this machine's zone writes it.
pub(super) fn when(utc: &str, language: Language) -> String {
    let Ok(moment) = utc.parse::<Timestamp>() else { return utc.to_owned() };
    let zone = if env::var_os(EPOCH).is_some() { TimeZone::UTC } else { zone() };
    let form = match language {
        Language::Vietnamese => "%d/%m/%Y %H:%M",
        Language::English => "%Y-%m-%d %H:%M",
    };
    zone.to_datetime(moment).strftime(form).to_string()
}

/// The hour in the zone of this machine; in UTC when the moment is named.
pub(super) fn now() -> DateTime {
    let named = env::var(EPOCH).ok().and_then(|it| it.parse().ok());
    let named = named.and_then(|second| Timestamp::from_second(second).ok());
    named.map_or_else(|| zone().to_datetime(Timestamp::now()), |it| TimeZone::UTC.to_datetime(it))
}

/// The zone of this machine; where a file says it whole, no table of all zones is read for it.
fn zone() -> TimeZone {
    let told = env::var_os("TZ").is_none().then(|| fs::read(LOCAL).ok()).flatten();
    let zone = told.and_then(|rules| TimeZone::tzif("Local", &rules).ok());
    zone.unwrap_or_else(TimeZone::system)
}
