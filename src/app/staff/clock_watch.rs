//! The wall clock, watched: records carry its minute, and a battery that is empty sets it back to another century.

use crate::{
    app::{clock::Clock, fault::Faults, fault::Told, start::Options},
    content::Arg,
    storage::unix_secs,
};
use bevy::prelude::*;

/// A difference to the time that has really passed, in seconds, from which on the clock is said to have jumped.
const JUMP_SECS: i64 = 120;

/// Years in which a booth can really stand: from the program's own on.
const YEARS: std::ops::RangeInclusive<i16> = 2026..=2099;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<WallClock>().add_systems(First, watch_clock);
}

/// The wall clock as this update finds it.
#[derive(Resource)]
pub(crate) struct WallClock {
    unix_secs: i64,
    /// Where the clock should stand: at the program's begin, and from then on by the time that passes.
    began_secs: i64,
    /// As it stood when the program began.
    first_secs: i64,
    is_told: bool,
    /// Set by hand by so much (tests).
    #[cfg(test)]
    pub(in crate::app) shift_secs: i64,
}

impl Default for WallClock {
    fn default() -> Self {
        let now = unix_secs();
        Self {
            unix_secs: now,
            began_secs: now,
            first_secs: now,
            is_told: false,
            #[cfg(test)]
            shift_secs: 0,
        }
    }
}

impl WallClock {
    /// Seconds since 1970.
    pub(crate) fn unix_secs(&self) -> i64 {
        self.unix_secs
    }

    /// Whether the year is one in which a booth can stand.
    pub(crate) fn is_plausible(&self) -> bool {
        YEARS.contains(&crate::storage::local_time(self.unix_secs).year())
    }
}

fn watch_clock(time: Res<Clock>, options: Res<Options>, mut wall: ResMut<WallClock>, mut faults: ResMut<Faults>) {
    let passed = i64::try_from(time.elapsed().as_secs()).unwrap_or(i64::MAX);
    let expected = wall.began_secs.saturating_add(passed);
    // Without a screen time is the tests' own.
    wall.unix_secs = if options.is_headless {
        wall.first_secs.saturating_add(passed)
    } else {
        unix_secs()
    };
    #[cfg(test)]
    {
        wall.unix_secs += wall.shift_secs;
    }
    let off = wall.unix_secs.saturating_sub(expected);
    if off.abs() >= JUMP_SECS {
        wall.began_secs = wall.began_secs.saturating_add(off);
        let key = if off > 0 {
            "fault-clock-forward"
        } else {
            "fault-clock-back"
        };
        let minutes = Arg::from((off.abs() as f64 / 60.0).round());
        faults.tell(Told::Words(key, vec![("minutes", minutes)]));
        wall.is_told = false;
    }
    if !wall.is_told {
        wall.is_told = true;
        if !wall.is_plausible() {
            let time = crate::storage::local_time(wall.unix_secs).date().to_string();
            faults.tell(Told::Words("fault-clock-implausible", vec![("date", time.into())]));
        }
    }
}
