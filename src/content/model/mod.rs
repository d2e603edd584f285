//! Checked content: what exists is sound. Only `check` makes these.

mod case;
mod directory;
mod dressing;
mod matching;
mod ordering;
mod rhythm;
mod story;
mod survey;

pub use case::{Case, CaseChoice, CaseHelp, CaseNode, CaseThen, Decision};
pub use directory::{Directory, Service};
pub use dressing::{Dressing, Gear};
pub use matching::{MatchPair, MatchSide, Matching};
pub use ordering::{OrderStep, Ordering};
pub use rhythm::{AedPrompt, PaceWindow, Rhythm};
pub use story::{Flags, Story, Turn, Way};
pub use survey::{Survey, SurveyMoment, SurveyQuestion, SurveyScale};

use super::{FactId, ItemId, Language, LevelId, PackId, ProgramId, QuestionId, Text};
use crate::geometry::{Point, Region};
use std::collections::BTreeMap;

/// What this device shows.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Exhibit {
    /// Shown on the attract screen.
    pub title: Text,
    /// The languages of a visit; the first is where a visit starts. Never empty.
    pub languages: Vec<Language>,
    /// The screen's real size, where somebody has written it down.
    pub screen: Option<ScreenSize>,
    /// The packs by their folder's name.
    pub packs: BTreeMap<PackId, Pack>,
    /// What a visitor can choose from, in this order. Never empty.
    pub programs: Vec<ProgramId>,
    /// When a device counts as left alone.
    pub idle: Idle,
    /// How loud it is.
    pub sound: Sound,
    /// What scores are called, from the lowest; the first starts at 0.
    pub ranks: Vec<RankStep>,
    /// What staff may do here.
    pub staff: Staff,
}

impl Exhibit {
    /// The exhibit of one pack, with everything else as a device has it out of the box: what a preview or a test plays.
    pub fn of_pack(pack: Pack) -> Self {
        let programs = pack.programs.keys().cloned().collect();
        Self {
            title: pack.title.clone(),
            languages: pack.title.iter().map(|(language, _)| language.clone()).collect(),
            screen: None,
            packs: BTreeMap::from([(pack.id.clone(), pack)]),
            programs,
            idle: Idle {
                ask_after_secs: 45.0,
                reset_after_secs: 65.0,
            },
            sound: Sound::default(),
            ranks: vec![RankStep {
                from: 0.0,
                badge: "owl".to_owned(),
            }],
            staff: Staff::default(),
        }
    }

    /// The level called `id`.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.packs
            .iter()
            .find(|(pack, _)| pack.as_str() == id.pack())?
            .1
            .levels
            .get(id)
    }

    /// The program called `id`.
    pub fn program(&self, id: &ProgramId) -> Option<&Program> {
        self.packs
            .iter()
            .find(|(pack, _)| pack.as_str() == id.pack())?
            .1
            .programs
            .get(id)
    }

    /// What a score from 0 to 1 is called: the highest step it reaches.
    pub fn rank(&self, score: f64) -> Option<&RankStep> {
        self.ranks.iter().rev().find(|rank| score >= rank.from)
    }
}

/// The real size of the glass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenSize {
    /// Corner to corner in inches.
    pub diagonal_inches: f64,
}

/// Seconds without a touch until the booth asks and resets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Idle {
    /// "Still there?" is asked after this many seconds.
    pub ask_after_secs: f64,
    /// The visit is closed after this many seconds; more than `ask_after_secs`.
    pub reset_after_secs: f64,
}

/// How loud the booth is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sound {
    /// A share of the recordings' own loudness, 0 (silent) to 1.
    pub volume: f64,
}

impl Default for Sound {
    fn default() -> Self {
        Self { volume: 0.6 }
    }
}

/// A step of the ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct RankStep {
    /// The lowest score, 0 to 1.
    pub from: f64,
    /// The badge's name: `owl`, `eagle_eye`, `tiger_eye`, `fire_eye`.
    pub badge: String,
}

/// The staff's door.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staff {
    /// The hash of the staff PIN, one that [`super::is_pin_hash`] takes; with `None` staff can look and do nothing.
    pub pin_hash: Option<String>,
}

/// One folder of content.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// The folder's name.
    pub id: PackId,
    /// Shown on program cards.
    pub title: Text,
    /// One of the sectors: `construction`, `office`, …
    pub sector: String,
    /// Recipes for visits.
    pub programs: BTreeMap<ProgramId, Program>,
    /// What can be played.
    pub levels: BTreeMap<LevelId, Level>,
    /// What may be claimed.
    pub facts: BTreeMap<FactId, Fact>,
}

/// A citable statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is claimed.
    pub claim: Text,
    /// Where it stands: a law's clause, a standard.
    pub source: String,
    /// Where it holds: `CN`, `CN-GD`.
    pub region: String,
    /// The day somebody last looked.
    pub checked_on: jiff::civil::Date,
    /// The last day it may be shown without another look.
    pub review_by: jiff::civil::Date,
}

/// A recipe for a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// `pack/name`.
    pub id: ProgramId,
    /// Shown on its card.
    pub title: Text,
    /// Rounds start only while their estimate fits into what is left of this.
    pub budget_secs: f64,
    /// The rounds in order. Never empty.
    pub rounds: Vec<RoundRecipe>,
}

/// How a round comes about.
#[derive(Debug, Clone, PartialEq)]
pub enum RoundRecipe {
    /// The whole level.
    Level(LevelId),
    /// `take` questions of a quiz level, drawn by the visit's seed.
    Draw {
        /// The quiz level.
        level: LevelId,
        /// How many questions; at least 1, at most what the level has.
        take: usize,
    },
}

impl RoundRecipe {
    /// The level that is played.
    pub fn level(&self) -> &LevelId {
        match self {
            Self::Level(level) | Self::Draw { level, .. } => level,
        }
    }
}

/// One playable thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// `pack/file_stem`.
    pub id: LevelId,
    /// Shown in the briefing.
    pub title: Text,
    /// What is played.
    pub kind: LevelKind,
}

/// The kinds of level.
#[derive(Debug, Clone, PartialEq)]
pub enum LevelKind {
    /// Find the hazards in a scene.
    Spotting(Spotting),
    /// Answer questions.
    Quiz(Quiz),
    /// Put steps in order.
    Ordering(Ordering),
    /// Find pairs.
    Matching(Matching),
    /// Dress a figure for a task.
    Dressing(Dressing),
    /// Press a chest in time.
    Rhythm(Rhythm),
    /// Say something about oneself.
    Survey(Survey),
    /// Read where there is help.
    Directory(Directory),
    /// Decide in a story.
    Case(Case),
}

/// A hazard hunt.
#[derive(Debug, Clone, PartialEq)]
pub struct Spotting {
    /// What is shown.
    pub scene: Scene,
    /// How many twins are unsafe in one visit; of no meaning on a photo, whose hazards are all there.
    pub draw: DrawBounds,
    /// The soft time limit: hunting ends at the next safe point after this.
    pub seconds: f64,
    /// What can be found. In a composed scene each is a twin.
    pub hazards: Vec<Hazard>,
    /// What looks dangerous and is safe, beside every safe twin.
    pub lures: Vec<Lure>,
}

/// Bounds of the draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawBounds {
    /// At least this many twins are unsafe.
    pub min: usize,
    /// At most this many.
    pub max: usize,
    /// At most one of each group is unsafe in a visit.
    pub never_together: Vec<Vec<ItemId>>,
}

/// What a hunt shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Scene {
    /// Props on a backdrop, 1920x1080.
    Composed(Composed),
    /// A picture; coordinates are its own pixels.
    Photo(Photo),
}

/// Props on a backdrop.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The backdrop's name.
    pub backdrop: Backdrop,
    /// What stands there, in file order.
    pub items: Vec<PlacedProp>,
}

/// A backdrop's name, known to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backdrop(pub String);

/// A prop in a scene.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedProp {
    /// The item's own name in this level.
    pub id: ItemId,
    /// The prop's file name.
    pub prop: String,
    /// Where it stands.
    pub placement: Placement,
    /// Painting order: larger is nearer. For a rider, among its carrier's riders.
    pub z: f64,
}

/// Where a prop stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Placement {
    /// On the ground (or hanging) at a scene point.
    At {
        /// Where the anchor goes.
        point: Point,
        /// Scene pixels per prop pixel.
        scale: f64,
    },
    /// Seated in a slot of another item.
    On {
        /// The carrier.
        carrier: ItemId,
        /// The slot's name.
        slot: String,
        /// Moved from the slot by this, in the carrier's pixels.
        offset: Point,
        /// Times the carrier's scale.
        scale: f64,
    },
}

/// A picture and its size.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Which picture.
    pub picture: PictureRef,
    /// Its own pixels across and down.
    pub size: (u32, u32),
}

/// The name of a picture in content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureRef {
    /// A file of the pack, by its path in the pack's folder: `pictures/gate.jpg`.
    File(String),
    /// A safety sign of the engine: `sign:mandatory-helmet`.
    Sign(String),
    /// A drawing of the engine's kit: `firstaid:cpr-01-scene-safe`, `case:wc1-1-missing-rail`.
    Kit {
        /// The folder below `kit`: `firstaid`, `cases`.
        group: String,
        /// The drawing's name.
        name: String,
    },
    /// A prop of the engine, as `prop:cone`, `prop:ladder/safe` or `prop:ladder/unsafe`.
    Prop {
        /// The prop's name.
        name: String,
        /// `base`, `safe` or `unsafe`.
        variant: String,
    },
}

/// A danger to find.
#[derive(Debug, Clone, PartialEq)]
pub struct Hazard {
    /// What records call it: the twin's item id, or its own id on a photo.
    pub id: ItemId,
    /// Where it is.
    pub place: HazardPlace,
    /// What it is, in a few words.
    pub title: Text,
    /// Why it is dangerous.
    pub why: Text,
    /// What is right. Also what a wrongly touched safe twin says.
    pub right: Text,
    /// Accident type, `N01` to `N27`, or `OH1` to `OH5` for health.
    pub accident: String,
    /// 1 first aid … 5 likely fatal.
    pub severity: u8,
    /// The level of control that the right practice stands for.
    pub control: Control,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// A safety engineer must look before it is relied on.
    pub needs_review: bool,
}

/// Where a hazard can be touched.
#[derive(Debug, Clone, PartialEq)]
pub enum HazardPlace {
    /// The tap box of this twin.
    Twin(ItemId),
    /// A region drawn on the photo.
    Region(Region),
}

/// What looks dangerous and is safe.
#[derive(Debug, Clone, PartialEq)]
pub struct Lure {
    /// The item's id, or its own id on a photo.
    pub id: ItemId,
    /// A region on a photo; `None`: the item's drawn outline.
    pub region: Option<Region>,
    /// Why it is safe.
    pub why_safe: Text,
}

/// Levels of the hierarchy of controls, from the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize)]
pub enum Control {
    /// The danger is gone.
    Elimination,
    /// Something less dangerous in its place.
    Substitution,
    /// Guards, rails, interlocks.
    Engineering,
    /// Rules, signs, training.
    Administrative,
    /// Personal protective equipment.
    Ppe,
}

/// A bank of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    /// Seconds allowed for one question in the round's estimate.
    pub seconds_each: f64,
    /// The questions in file order. Never empty.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What records call it, within its level.
    pub id: QuestionId,
    /// What is asked.
    pub prompt: Text,
    /// Shown above the prompt.
    pub picture: Option<PictureRef>,
    /// How it is answered, and what is right.
    pub answer: Answer,
    /// Shown after every answer, right or wrong.
    pub explanation: Text,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// How hard it is.
    pub difficulty: Difficulty,
}

/// How a question is answered. Choices are counted from 0 in file order, however they are shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One of several texts.
    Single {
        /// At least two.
        choices: Vec<Text>,
        /// The right one.
        correct: usize,
        /// Whether the visit's seed decides the order shown.
        shuffle: bool,
    },
    /// Every right one of several texts.
    Several {
        /// At least two.
        choices: Vec<Text>,
        /// The right ones, rising; at least one.
        correct: Vec<usize>,
        /// Whether the visit's seed decides the order shown.
        shuffle: bool,
    },
    /// Right or wrong.
    TrueFalse {
        /// Whether the prompt is true.
        correct: bool,
    },
    /// One of several pictures.
    Picture {
        /// At least two.
        choices: Vec<PictureChoice>,
        /// The right one.
        correct: usize,
    },
    /// A number on a slider.
    Number {
        /// The slider's left end.
        min: f64,
        /// The slider's right end.
        max: f64,
        /// The distance between stops.
        step: f64,
        /// The right number, on a stop.
        correct: f64,
        /// How far off still counts as right.
        tolerance: f64,
        /// What is counted: 分钟, minutes.
        unit: Text,
    },
}

/// A picture to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureChoice {
    /// Which picture.
    pub picture: PictureRef,
    /// What it shows, for screen readers and the explanation.
    pub label: Text,
}

/// How hard a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Deserialize, serde::Serialize)]
pub enum Difficulty {
    /// Most visitors know.
    Easy,
    /// About half know.
    #[default]
    Medium,
    /// Few know.
    Hard,
}
