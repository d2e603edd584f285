//! Reading what is to be shown: at the start, when staff asks for it, and again and again while nothing can be shown.
//!
//! What has errors replaces nothing. What is sound replaces the show when nobody plays.

use super::{
    AppSystems, Screen,
    beside::{Beside, Job},
    clock::Clock,
    command::{Command, Commanded},
    fault::{Faults, Told},
    language::Tongue,
    pictures::Pictures,
    power::{Alarm, Awake},
    show::Show,
    staff::StaffCommand,
    theme::Look,
};
use crate::{
    art::ArtCatalog,
    content::{Arg, Catalog, CheckOptions, Severity, SourceFile, check, position},
    rules::Repertoire,
    storage::{self, LastGood, Places},
};
use bevy::prelude::*;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, keep_last_good).add_systems(
        Update,
        (read_again, collect_reading, show_reading)
            .chain()
            .in_set(AppSystems::Follow),
    );
}

/// What came of reading all content once.
pub(super) struct Reading {
    pub(super) art: Arc<ArtCatalog>,
    /// What can be shown of it, if anything.
    pub(super) show: Option<Show>,
    /// Everything that is wrong with it, the worst first.
    pub(super) told: Vec<Told>,
    /// Seconds since 1970.
    unix_secs: i64,
}

impl Reading {
    fn is_sound(&self) -> bool {
        self.show.is_some() && self.told.iter().all(|told| told.severity() == Severity::Warning)
    }
}

/// What staff may know of the content.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(crate) struct ContentState {
    /// When it was read last, in seconds since 1970.
    pub(crate) read_at: i64,
    /// What is wrong with what was read last, the worst first.
    pub(crate) told: Vec<Told>,
    /// What is shown is a copy of what was shown before: the files cannot be shown.
    pub(crate) is_last_good: bool,
    /// Something sound has been read and waits for the visit to end.
    pub(crate) is_waiting: bool,
    /// The files are being read.
    pub(crate) is_reading: bool,
}

impl ContentState {
    /// How much is wrong.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.told.iter().filter(|told| told.severity() == severity).count()
    }
}

/// Reads content, and knows from where.
#[derive(Resource)]
pub(crate) struct Reader {
    places: Places,
    seed: Option<u64>,
    job: Option<Job<Reading>>,
    ready: Option<Reading>,
    next_look: Duration,
}

impl Reader {
    pub(super) fn new(places: &Places, seed: Option<u64>) -> Self {
        Self {
            places: places.clone(),
            seed,
            job: None,
            ready: None,
            next_look: Duration::ZERO,
        }
    }

    /// The content folder.
    pub(crate) fn content(&self) -> &Path {
        self.places.content()
    }
}

/// What is to be shown at the start. Where the files cannot be shown, what was shown before: a dead booth is worse.
pub(super) fn read_first(places: &Places, seed: Option<u64>) -> (Reading, ContentState) {
    let mut reading = read(places, seed);
    let mut state = ContentState {
        read_at: reading.unix_secs,
        told: reading.told.clone(),
        ..default()
    };
    if reading.show.is_some() {
        return (reading, state);
    }
    let Some(copy) = last_good(places).find(&places.exhibit_name()) else {
        return (reading, state);
    };
    let file = places.exhibit.file_name().map(PathBuf::from).unwrap_or_default();
    let before = read(
        &Places {
            exhibit: copy.join(file),
            ..places.clone()
        },
        seed,
    );
    if before.show.is_some() {
        state.is_last_good = true;
        (reading.show, reading.art) = (before.show, before.art);
    }
    (reading, state)
}

fn last_good(places: &Places) -> LastGood {
    LastGood::new(places.data.join("last_good"))
}

/// Reads and checks everything. Takes a while: never ask while a frame waits.
fn read(places: &Places, seed: Option<u64>) -> Reading {
    let mut told = Vec::new();
    let art = storage::open_catalog(&places.assets, places.content()).unwrap_or_else(|error| {
        told.push(Told::from(&error));
        storage::bare_catalog(places.content())
    });
    let art = Arc::new(art);
    let show = read_show(places, seed, &*art, &mut told);
    told.sort_by_key(Told::severity);
    Reading {
        art,
        show,
        told,
        unix_secs: storage::unix_secs(),
    }
}

fn read_show(places: &Places, seed: Option<u64>, catalog: &dyn Catalog, told: &mut Vec<Told>) -> Option<Show> {
    let files = match storage::read_content(places.content()) {
        Ok(files) => files,
        Err(error) => {
            told.push(Told::from(&error));
            return None;
        }
    };
    let today = storage::today();
    let checked = check(&files, catalog, &CheckOptions { today, screen: None });
    told.extend(checked.diagnostics.into_iter().map(|diagnostic| {
        let line = diagnostic
            .span
            .and_then(|span| line_of(&files, &diagnostic.file, span.start));
        Told::Content(diagnostic, line)
    }));
    let name = places.exhibit_name();
    let Some(exhibit) = checked.exhibits.get(&name).cloned() else {
        let path = places.exhibit.display().to_string();
        told.push(Told::Words("fault-not-shown", vec![("path", path.into())]));
        return None;
    };
    Some(Show {
        name,
        repertoire: Arc::new(Repertoire::resolve(exhibit, catalog, today)),
        content: storage::digest(&files),
        seed,
    })
}

/// The line of `byte`, from 1.
fn line_of(files: &[SourceFile], path: &str, byte: usize) -> Option<usize> {
    let file = files.iter().find(|file| file.path == path)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(position(text, byte).0)
}

/// Begins to read when staff asks, and every now and then while nothing can be shown.
fn read_again(
    mut commanded: MessageReader<Commanded>,
    screen: Res<State<Screen>>,
    look: Res<Look>,
    time: Res<Clock>,
    beside: Beside,
    mut reader: ResMut<Reader>,
    mut state: ResMut<ContentState>,
    mut alarm: ResMut<Alarm>,
) {
    let is_asked = commanded
        .read()
        .any(|Commanded(command)| command == &Command::Staff(StaffCommand::Reload));
    let mut is_due = false;
    if screen.get() == &Screen::Fault && reader.job.is_none() {
        is_due = time.elapsed() >= reader.next_look;
        if !is_due {
            alarm.wake_at(reader.next_look);
        }
    }
    if (is_asked || is_due) && reader.job.is_none() {
        let (places, seed) = (reader.places.clone(), reader.seed);
        reader.job = Some(beside.start(move || read(&places, seed)));
        reader.next_look = time.elapsed() + Duration::from_secs_f32(look.time.look_again_secs);
        state.is_reading = is_asked;
    }
}

fn collect_reading(
    screen: Res<State<Screen>>,
    look: Res<Look>,
    time: Res<Clock>,
    mut reader: ResMut<Reader>,
    mut state: ResMut<ContentState>,
    mut faults: ResMut<Faults>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
    mut alarm: ResMut<Alarm>,
) {
    let Some(reading) = reader.job.as_ref().and_then(Job::take) else {
        return;
    };
    reader.job = None;
    let is_news = state.told != reading.told;
    if is_news {
        for told in &reading.told {
            faults.log(told);
        }
    }
    *state = ContentState {
        read_at: reading.unix_secs,
        told: reading.told.clone(),
        is_reading: false,
        is_waiting: reading.is_sound(),
        ..state.clone()
    };
    awake.stir();
    // While nothing is shown, anything is better.
    if reading.is_sound() || (screen.get() == &Screen::Fault && reading.show.is_some()) {
        reader.ready = Some(reading);
        return;
    }
    let errors = Arg::from(state.count(Severity::Error));
    if screen.get() != &Screen::Fault {
        faults.tell(Told::Words("fault-not-taken", vec![("errors", errors)]));
    } else if is_news {
        next.set(Screen::Fault);
    }
    reader.next_look = time.elapsed() + Duration::from_secs_f32(look.time.look_again_secs);
    alarm.wake_at(reader.next_look);
}

/// Puts what was read in place of what is shown, where nobody plays.
fn show_reading(
    screen: Res<State<Screen>>,
    beside: Beside,
    mut reader: ResMut<Reader>,
    mut state: ResMut<ContentState>,
    mut pictures: ResMut<Pictures>,
    mut tongue: ResMut<Tongue>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
    mut commands: Commands,
) {
    if !matches!(screen.get(), Screen::Attract | Screen::Fault) || reader.ready.is_none() {
        return;
    }
    let Some(Reading {
        show: Some(show), art, ..
    }) = reader.ready.take()
    else {
        return;
    };
    let languages = &show.exhibit().languages;
    if !languages.contains(tongue.language())
        && let Some(first) = languages.first()
    {
        *tongue = Tongue::new(first);
    }
    pictures.replace_art(art);
    state.is_waiting = false;
    state.is_last_good = false;
    if state.count(Severity::Error) == 0 {
        beside.forget(keeping(&reader.places, &show));
    }
    commands.insert_resource(show);
    next.set(Screen::Attract);
    awake.stir();
}

/// Keeps a copy of what is shown from the start, if it is sound.
fn keep_last_good(
    reader: Option<Res<Reader>>,
    state: Option<Res<ContentState>>,
    show: Option<Res<Show>>,
    beside: Beside,
) {
    if let (Some(reader), Some(state), Some(show)) = (reader, state, show)
        && !state.is_last_good
        && state.count(Severity::Error) == 0
    {
        beside.forget(keeping(&reader.places, &show));
    }
}

fn keeping(places: &Places, show: &Show) -> impl FnOnce() + Send + 'static {
    let (copies, content) = (last_good(places), places.content().to_owned());
    let (name, digest) = (show.name.clone(), show.content.clone());
    move || {
        // A full or read-only disk is told where records are; the booth needs no copy today.
        if let Err(error) = copies.keep(&name, &content, &digest) {
            warn!("{:#}", anyhow::Error::from(error));
        }
    }
}
