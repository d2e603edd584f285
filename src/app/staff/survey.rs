//! What has to be asked of the disk, beside the frame, while staff looks.

use super::{StaffDoor, View, WallClock};
use crate::{
    app::{
        AppSystems,
        beside::{Beside, Job},
        clock::Clock,
        fault::{Faults, Told},
        power::{Alarm, Awake},
        theme::Look,
        visit::Records,
    },
    storage::{DiskSpace, Places, RecordStore, Tally, disk_space, local_midnight},
};
use bevy::prelude::*;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// How long the store may take to count.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Survey>()
        .add_systems(Update, (ask_the_disk, watch_records).in_set(AppSystems::Present));
}

/// What the disk said.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(crate) struct Survey {
    /// What the record store holds; `None` where it did not answer.
    pub(crate) tally: Option<Tally>,
    /// The room where records lie.
    pub(crate) space: Option<DiskSpace>,
    /// Files of records that could not be used, renamed aside.
    pub(crate) set_aside: Vec<PathBuf>,
}

/// Where records lie.
#[derive(Resource)]
pub(crate) struct DataPlaces(pub(crate) Places);

fn ask_the_disk(
    door: Res<StaffDoor>,
    look: Res<Look>,
    time: Res<Clock>,
    wall: Res<WallClock>,
    places: Option<Res<DataPlaces>>,
    records: Option<Res<Records>>,
    beside: Beside,
    mut survey: ResMut<Survey>,
    mut alarm: ResMut<Alarm>,
    mut awake: ResMut<Awake>,
    mut job: Local<Option<Job<Survey>>>,
    mut next_look: Local<Duration>,
) {
    let is_watched = matches!(door.view(), View::Open { .. });
    if let Some(found) = job.as_ref().and_then(Job::take) {
        *job = None;
        survey.set_if_neq(found);
        awake.stir();
    }
    let Some(places) = places.filter(|_| is_watched) else {
        *next_look = Duration::ZERO;
        return;
    };
    if job.is_some() {
        return;
    }
    if time.elapsed() < *next_look {
        alarm.wake_at(*next_look);
        return;
    }
    *next_look = time.elapsed() + Duration::from_secs_f32(look.time.staff_refresh_secs);
    alarm.wake_at(*next_look);
    let (places, now) = (places.0.clone(), wall.unix_secs());
    let recorder = records.map(|records| Arc::clone(&records.0));
    *job = Some(beside.start(move || Survey {
        tally: recorder.and_then(|recorder| recorder.tally(local_midnight(now) / 60, PATIENCE).ok()),
        space: disk_space(&places.data).ok(),
        set_aside: RecordStore::set_aside(&places.records()),
    }));
}

/// Tells staff when records that waited are on disk.
fn watch_records(
    records: Option<Res<Records>>,
    mut faults: ResMut<Faults>,
    mut was_behind: Local<bool>,
    mut was_durable: Local<Option<bool>>,
) {
    let Some(records) = records else { return };
    let is_behind = records.0.n_waiting() > 0;
    let is_durable = records.0.is_durable();
    let is_mended = (*was_behind && !is_behind) || (*was_durable == Some(false) && is_durable);
    *was_behind = is_behind;
    *was_durable = Some(is_durable);
    if is_mended {
        faults.tell(Told::Words("fault-records-written", Vec::new()));
    }
}
