//! How things stand, in words: what the staff screen says, as data that can be compared and tested.

use super::{StaffDoor, Survey, View, WallClock};
use crate::{
    app::{
        clock::Clock,
        fault::{Faults, Told},
        language::Tongue,
        reading::ContentState,
        show::Show,
        sound::SoundState,
        theme::Look,
        visit::Records,
        window::{Glass, GlassSource},
    },
    content::{Arg, Severity},
    storage::local_time,
};
use bevy::{ecs::system::SystemParam, prelude::*};

use super::DataPlaces;

/// Less room than this is nearly none.
const LOW_BYTES: u64 = 500 << 20;

const MM_PER_INCH: f64 = 25.4;
const DAY_SECS: u64 = 24 * 3600;

/// Whether something wants a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    Fine,
    Look,
    Bad,
}

/// One thing and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) grade: Grade,
    pub(crate) lines: Vec<String>,
}

/// One fault in a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) grade: Grade,
    /// Where, or when.
    pub(crate) head: String,
    pub(crate) text: String,
    pub(crate) hint: Option<String>,
}

/// Everything that the staff screen tells of.
#[derive(SystemParam)]
pub(crate) struct Standing<'w> {
    pub(crate) door: Res<'w, StaffDoor>,
    pub(crate) content: Res<'w, ContentState>,
    tongue: Res<'w, Tongue>,
    show: Option<Res<'w, Show>>,
    faults: Res<'w, Faults>,
    survey: Res<'w, Survey>,
    records: Option<Res<'w, Records>>,
    places: Option<Res<'w, DataPlaces>>,
    look: Res<'w, Look>,
    glass: Option<Res<'w, Glass>>,
    sound: Option<Res<'w, SoundState>>,
    wall: Res<'w, WallClock>,
    time: Res<'w, Clock>,
}

impl Standing<'_> {
    /// The words for staff.
    pub(crate) fn words(&self) -> &Tongue {
        self.door.tongue(&self.tongue)
    }

    /// The exhibit's name, if there is an exhibit.
    pub(crate) fn exhibit_title(&self) -> Option<String> {
        let title = &self.show.as_ref()?.exhibit().title;
        Some(title.get(self.words().wording().language()).to_owned())
    }

    /// Why staff may only look, where that is so.
    pub(crate) fn look_only(&self) -> Option<String> {
        let key = match &self.show {
            _ if self.door.may_act() => return None,
            Some(_) => "staff-look-only",
            None => "staff-look-only-broken",
        };
        Some(self.words().say(key))
    }

    /// Every section, the most asked for first.
    pub(crate) fn sections(&self) -> Vec<Section> {
        if !matches!(self.door.view(), View::Open { .. }) {
            return Vec::new();
        }
        vec![
            self.content_section(),
            self.records_section(),
            self.disk_section(),
            self.visits_section(),
            self.faults_section(),
            self.clock_section(),
            self.sound_section(),
            self.screen_section(),
            self.program_section(),
        ]
    }

    fn section(&self, key: &str, grade: Grade, lines: Vec<String>) -> Section {
        Section {
            title: self.words().say(&format!("staff-section-{key}")),
            grade,
            lines,
        }
    }

    fn content_section(&self) -> Section {
        let (words, state) = (self.words(), &self.content);
        let mut lines = Vec::new();
        match &self.show {
            Some(show) => {
                let exhibit = show.exhibit();
                let title = self.exhibit_title().unwrap_or_default();
                let args = [("title", title.into()), ("name", show.name.clone().into())];
                lines.push(words.tell("staff-content-name", &args));
                let levels: usize = exhibit.packs.values().map(|pack| pack.levels.len()).sum();
                let digest: String = show.content.chars().take(8).collect();
                let args = [
                    ("packs", exhibit.packs.len().into()),
                    ("levels", levels.into()),
                    ("digest", digest.into()),
                ];
                lines.push(words.tell("staff-content-size", &args));
            }
            None => lines.push(words.say("staff-content-none")),
        }
        let (errors, warnings) = (state.count(Severity::Error), state.count(Severity::Warning));
        if errors + warnings == 0 {
            lines.push(words.say("staff-content-sound"));
        } else {
            let args = [("errors", errors.into()), ("warnings", warnings.into())];
            lines.push(words.tell("staff-content-told", &args));
        }
        let read_at = time_of(state.read_at);
        lines.push(if state.is_reading {
            words.say("staff-content-reading")
        } else if state.is_waiting {
            words.say("staff-content-waiting")
        } else if state.is_last_good {
            words.say("staff-content-last-good")
        } else {
            words.tell("staff-content-read-at", &[("time", read_at.into())])
        });
        let grade = if errors > 0 || self.show.is_none() {
            Grade::Bad
        } else if warnings > 0 {
            Grade::Look
        } else {
            Grade::Fine
        };
        self.section("content", grade, lines)
    }

    fn records_section(&self) -> Section {
        let words = self.words();
        let Some(records) = &self.records else {
            return self.section("records", Grade::Bad, vec![words.say("staff-records-none")]);
        };
        let mut lines = Vec::new();
        let path = self.places.as_ref().map(|places| places.0.records());
        let shown = |path: &std::path::Path| Arg::from(path.display().to_string());
        match &self.survey.tally {
            Some(tally) => {
                let args = [
                    ("visits", Arg::from(tally.visits as f64)),
                    ("answers", Arg::from(tally.answers as f64)),
                ];
                lines.push(words.tell("staff-records-tally", &args));
            }
            None => lines.push(words.say("staff-records-unanswered")),
        }
        let (is_durable, waiting) = (records.0.is_durable(), records.0.n_waiting());
        match path.filter(|_| is_durable) {
            Some(path) => lines.push(words.tell("staff-records-on-disk", &[("path", shown(&path))])),
            None => lines.push(words.say("staff-records-memory")),
        }
        if waiting > 0 {
            lines.push(words.tell("staff-records-waiting", &[("n", waiting.into())]));
        }
        let aside = &self.survey.set_aside;
        if let Some(folder) = aside.first().and_then(|first| first.parent()) {
            let args = [("n", aside.len().into()), ("path", shown(folder))];
            lines.push(words.tell("staff-records-aside", &args));
        }
        let grade = if !is_durable || waiting > 0 {
            Grade::Bad
        } else if aside.is_empty() {
            Grade::Fine
        } else {
            Grade::Look
        };
        self.section("records", grade, lines)
    }

    fn disk_section(&self) -> Section {
        let words = self.words();
        let Some(space) = self.survey.space else {
            return self.section("disk", Grade::Look, vec![words.say("staff-disk-unknown")]);
        };
        let args = [("free", bytes(space.free).into()), ("total", bytes(space.total).into())];
        let mut lines = vec![words.tell("staff-disk-space", &args)];
        let is_low = space.free < LOW_BYTES;
        if is_low {
            lines.push(words.say("staff-disk-low"));
        }
        self.section("disk", if is_low { Grade::Bad } else { Grade::Fine }, lines)
    }

    fn visits_section(&self) -> Section {
        let n = self.survey.tally.map_or(0, |tally| tally.recent_visits);
        let line = self.words().tell("staff-visits-today", &[("n", Arg::from(n as f64))]);
        self.section("visits", Grade::Fine, vec![line])
    }

    fn faults_section(&self) -> Section {
        let (words, n) = (self.words(), self.faults.kept().count());
        let Some(last) = self.faults.kept().next_back() else {
            return self.section("faults", Grade::Fine, vec![words.say("staff-faults-none")]);
        };
        let args = [("n", Arg::from(n)), ("time", time_of(last.unix_secs).into())];
        self.section("faults", Grade::Look, vec![words.tell("staff-faults-count", &args)])
    }

    fn clock_section(&self) -> Section {
        let words = self.words();
        let time = time_of(self.wall.unix_secs());
        let is_plausible = self.wall.is_plausible();
        let (grade, key) = if is_plausible {
            (Grade::Fine, "staff-clock-check")
        } else {
            (Grade::Bad, "staff-clock-implausible")
        };
        let now = words.tell("staff-clock-now", &[("time", time.into())]);
        self.section("clock", grade, vec![now, words.say(key)])
    }

    fn sound_section(&self) -> Section {
        let words = self.words();
        let line = match &self.sound {
            Some(sound) => sound.words(words, &self.time),
            None => words.say("staff-sound-none"),
        };
        let is_sound = self.sound.as_ref().is_none_or(|sound| sound.is_sound());
        self.section("sound", if is_sound { Grade::Fine } else { Grade::Look }, vec![line])
    }

    fn screen_section(&self) -> Section {
        let (words, screen) = (self.words(), &self.look.screen);
        let mm = |px: f64| (px / screen.ppi * MM_PER_INCH).round();
        let inches = screen.width_px.hypot(screen.height_px) / screen.ppi;
        let pixels = [("width", screen.width_px.into()), ("height", screen.height_px.into())];
        let size = [
            ("width", mm(screen.width_px).into()),
            ("height", mm(screen.height_px).into()),
            ("inches", Arg::from((inches * 10.0).round() / 10.0)),
            ("ppi", Arg::from(screen.ppi.round())),
        ];
        let source = match self.glass.as_ref().map(|glass| &glass.source) {
            Some(GlassSource::Ppi) => words.say("staff-screen-from-ppi"),
            Some(GlassSource::Exhibit) => words.say("staff-screen-from-exhibit"),
            Some(GlassSource::Edid { connector, name }) => {
                let display = format!("{name} {connector}");
                words.tell("staff-screen-from-display", &[("display", display.trim().into())])
            }
            Some(GlassSource::Assumed) | None => words.say("staff-screen-assumed"),
        };
        let lines = vec![
            words.tell("staff-screen-pixels", &pixels),
            words.tell("staff-screen-size", &size),
            source,
        ];
        let is_guess = self
            .glass
            .as_ref()
            .is_none_or(|glass| glass.source == GlassSource::Assumed);
        self.section("screen", if is_guess { Grade::Look } else { Grade::Fine }, lines)
    }

    fn program_section(&self) -> Section {
        let words = self.words();
        let secs = self.time.elapsed().as_secs();
        let version = [("version", Arg::from(env!("CARGO_PKG_VERSION")))];
        let uptime = [
            ("days", Arg::from((secs / DAY_SECS) as f64)),
            ("hours", Arg::from((secs % DAY_SECS / 3600) as f64)),
            ("minutes", Arg::from((secs % 3600 / 60) as f64)),
        ];
        let lines = vec![
            words.tell("staff-program-version", &version),
            words.tell("staff-program-uptime", &uptime),
        ];
        self.section("program", Grade::Fine, lines)
    }

    /// What the check said, the worst first.
    pub(crate) fn content_entries(&self) -> Vec<Entry> {
        let told = self.content.told.iter();
        told.map(|told| self.entry(told, told.place().unwrap_or_default()))
            .collect()
    }

    /// The last faults, the newest first.
    pub(crate) fn fault_entries(&self) -> Vec<Entry> {
        let kept = self.faults.kept().rev();
        kept.map(|fault| {
            let time = time_of(fault.unix_secs);
            let head = if fault.count > 1 {
                let args = [("time", time.into()), ("n", Arg::from(f64::from(fault.count)))];
                self.words().tell("staff-fault-times", &args)
            } else {
                time
            };
            self.entry(&fault.told, head)
        })
        .collect()
    }

    fn entry(&self, told: &Told, head: String) -> Entry {
        let wording = self.words().wording();
        Entry {
            grade: match told.severity() {
                Severity::Error => Grade::Bad,
                Severity::Warning => Grade::Look,
            },
            head,
            text: told.say(wording),
            hint: told.hint(wording),
        }
    }
}

/// A time as people note it down.
fn time_of(unix_secs: i64) -> String {
    local_time(unix_secs).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Bytes as people say them.
fn bytes(bytes: u64) -> String {
    const MB: f64 = 1e6;
    let bytes = bytes as f64;
    if bytes >= 1000.0 * MB {
        format!("{:.1} GB", bytes / (1000.0 * MB))
    } else {
        format!("{:.0} MB", bytes / MB)
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn room_is_said_in_the_units_of_shops() {
        assert_eq!(bytes(512_110_190_592), "512.1 GB");
        assert_eq!(bytes(3 << 20), "3 MB");
    }
}
