//! The wall clock, as coarse as records want it.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds in a minute.
const MINUTE_SECS: i64 = 60;

/// Whole minutes since 1970: all that records keep of the time of day. 0 on a clock that stands before 1970.
pub fn unix_minute() -> i64 {
    unix_secs().div_euclid(MINUTE_SECS)
}

/// Whole seconds since 1970, for staff to compare with their watches. 0 on a clock that stands before 1970.
pub fn unix_secs() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
    let now = SystemTime::now();
    now.duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// Today's date in UTC: good enough for review dates.
pub fn today() -> jiff::civil::Date {
    let seconds = unix_minute().saturating_mul(MINUTE_SECS);
    jiff::tz::Offset::UTC
        .to_datetime(jiff::Timestamp::from_second(seconds).unwrap_or_default())
        .date()
}

/// The time of day in the zone of this machine, `unix_secs` after 1970 began.
pub fn local_time(unix_secs: i64) -> jiff::civil::DateTime {
    let time = jiff::Timestamp::from_second(unix_secs).unwrap_or_default();
    jiff::tz::TimeZone::system().to_datetime(time)
}

/// When the day of `unix_secs` began in the zone of this machine, in seconds since 1970.
pub fn local_midnight(unix_secs: i64) -> i64 {
    let midnight = local_time(unix_secs).date().at(0, 0, 0, 0);
    let begin = jiff::tz::TimeZone::system().to_timestamp(midnight);
    begin.map_or(unix_secs, jiff::Timestamp::as_second)
}
