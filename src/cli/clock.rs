//! The hour of a run, which stands in the foot of a sheet.

use std::env;

use jiff::{Timestamp, ZonedDateTime, civil::DateTime, tz::TimeZone};

/// Names a moment in seconds, so that a build or a test writes the same bytes every time.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The hour in the zone of this machine; in UTC when the moment is named.
pub(super) fn now() -> DateTime {
    let named = env::var(EPOCH).ok().and_then(|it| it.parse().ok());
    let named = named.and_then(|second| Timestamp::from_second(second).ok());
    named.map_or_else(|| ZonedDateTime::now().datetime(), |it| TimeZone::UTC.to_datetime(it))
}
