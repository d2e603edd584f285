//! Play scripts: a visit written down, to be played without a hand.

use super::{
    Code, Diagnostic, Language, ProgramId,
    decode::{Cursor, Fields, Source},
};
use crate::geometry::Point;
use std::time::Duration;

/// A script of a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// The exhibit's file stem: `exhibit`, or a variant's name.
    pub exhibit: String,
    /// What is played.
    pub program: ProgramId,
    /// The seed of the visit.
    pub seed: u64,
    /// The language at the start.
    pub language: Language,
    /// The window and its glass.
    pub screen: PlayScreen,
    /// What is done, by rising time.
    pub steps: Vec<PlayStep>,
}

/// The screen that a script is written for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlayScreen {
    /// Physical pixels across.
    pub width_px: u32,
    /// Physical pixels down.
    pub height_px: u32,
    /// Physical pixels per inch of glass.
    pub ppi: f64,
}

/// One step of a script.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayStep {
    /// Since the script began.
    pub at: Duration,
    /// What is done.
    pub kind: StepKind,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    /// Touches the window at a point in physical pixels.
    Tap(f64, f64),
    /// Touches the scene at a point in scene pixels.
    TapScene(f64, f64),
    /// Touches what is called so: an item of the scene, or a button.
    TapOn(String),
    /// Draws a finger from one point of the window to another.
    Drag((f64, f64), (f64, f64)),
    /// Rests a finger for so long on what is called so; `staff/corner` is the corner that opens the staff's door.
    Hold(String, Duration),
    /// Presses and releases a key, such as `Tab` or `Shift+Tab`.
    Key(String),
    /// Gives the window another size in physical pixels.
    Resize(u32, u32),
    /// Keeps a picture of the window under this name.
    Shot(String),
    /// Does nothing until then.
    Wait,
}

/// Seconds that a script may last.
const MAX_SECS: f64 = 3600.0;

/// Pixels of a window's side.
const MAX_SIDE_PX: u32 = 16_384;

/// Reads a play script.
///
/// ```
/// let play = huoyan::content::read_play(
///     r#"Play(
///         exhibit: "exhibit", program: "construction/quick", seed: 7, language: "zh-CN",
///         screen: (width: 1920, height: 1080, ppi: 92),
///         steps: [(at: 1.2, do: Tap(960, 800)), (at: 4, do: TapOn("scaffold")), (at: 9.5, do: Shot("found"))],
///     )"#,
/// );
/// assert_eq!(play.map(|play| play.steps.len()), Ok(3));
/// ```
///
/// # Errors
///
/// Every fault of the script; `file` of each is empty.
pub fn read_play(text: &str) -> Result<Play, Vec<Diagnostic>> {
    let source = Source::new("", text.as_bytes());
    let play = source.root().and_then(|root| play(&root));
    match play {
        Some(play) if source.n_errors() == 0 => Ok(play),
        _ => Err(source.into_diagnostics()),
    }
}

fn play(root: &Cursor<'_>) -> Option<Play> {
    let fields = root.fields(
        Some("Play"),
        &["exhibit", "program", "seed", "language", "screen", "steps"],
    )?;
    let exhibit = fields.or("exhibit", "exhibit".to_owned(), |c| c.filled_text().map(str::to_owned));
    let program = fields.need("program").and_then(|c| c.id(ProgramId::parse));
    let seed = fields.need("seed").and_then(|c| c.whole(0, u32::MAX));
    let language = fields.need("language").and_then(|c| c.filled_text().map(Language::new));
    let screen = fields.need("screen").and_then(|c| screen(&c));
    let steps = fields.need("steps").and_then(|c| steps(&c));
    Some(Play {
        exhibit: exhibit?,
        program: program?,
        seed: seed?.into(),
        language: language?,
        screen: screen?,
        steps: steps?,
    })
}

fn screen(cursor: &Cursor<'_>) -> Option<PlayScreen> {
    let fields = cursor.fields(None, &["width", "height", "ppi"])?;
    let width_px = fields.need("width").and_then(|c| c.whole(1, MAX_SIDE_PX));
    let height_px = fields.need("height").and_then(|c| c.whole(1, MAX_SIDE_PX));
    let ppi = fields.need("ppi").and_then(|c| c.number_within(10.0, 1000.0));
    Some(PlayScreen {
        width_px: width_px?,
        height_px: height_px?,
        ppi: ppi?,
    })
}

fn steps(cursor: &Cursor<'_>) -> Option<Vec<PlayStep>> {
    let mut before = 0.0;
    let steps = cursor.list()?;
    let steps: Vec<Option<PlayStep>> = steps.iter().map(|step| self::step(step, &mut before)).collect();
    steps.into_iter().collect()
}

fn step(cursor: &Cursor<'_>, before: &mut f64) -> Option<PlayStep> {
    let fields = cursor.fields(None, &["at", "do"])?;
    let at = fields.need("at").and_then(|c| time(&c, before));
    let kind = kind(&fields);
    Some(PlayStep { at: at?, kind: kind? })
}

fn time(cursor: &Cursor<'_>, before: &mut f64) -> Option<Duration> {
    let secs = cursor.number_within(0.0, MAX_SECS)?;
    if secs < *before {
        cursor.fault(
            Code::TimeRunsBack,
            vec![("before", (*before).into()), ("found", secs.into())],
        );
        return None;
    }
    *before = secs;
    Duration::try_from_secs_f64(secs).ok()
}

fn kind(fields: &Fields<'_>) -> Option<StepKind> {
    let variant = fields.need("do")?.variant(&[
        "Tap", "TapScene", "TapOn", "Drag", "Hold", "Key", "Resize", "Shot", "Wait",
    ])?;
    let pair = |point: Point| (point.x, point.y);
    let word = || variant.content()?.filled_text().map(str::to_owned);
    match variant.name {
        "Tap" => variant.cursor.point().map(|point| StepKind::Tap(point.x, point.y)),
        "TapScene" => variant.cursor.point().map(|point| StepKind::TapScene(point.x, point.y)),
        "TapOn" => word().map(StepKind::TapOn),
        "Drag" => match variant.cursor.tuple(2, "points")?.as_slice() {
            [from, to] => {
                let (from, to) = (from.point(), to.point());
                Some(StepKind::Drag(pair(from?), pair(to?)))
            }
            _ => None,
        },
        "Hold" => match variant.cursor.tuple(2, "name, seconds")?.as_slice() {
            [name, secs] => {
                let name = name.filled_text().map(str::to_owned);
                let secs = secs.number_within(0.0, MAX_SECS).map(Duration::from_secs_f64);
                Some(StepKind::Hold(name?, secs?))
            }
            _ => None,
        },
        "Key" => word().map(StepKind::Key),
        "Resize" => match variant.cursor.tuple(2, "width, height")?.as_slice() {
            [width, height] => {
                let (width, height) = (width.whole(1, MAX_SIDE_PX), height.whole(1, MAX_SIDE_PX));
                Some(StepKind::Resize(width?, height?))
            }
            _ => None,
        },
        "Shot" => word().map(StepKind::Shot),
        _ => variant.bare().map(|_| StepKind::Wait),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"Play(
        program: "construction/quick", seed: 7, language: "zh-CN", screen: (width: 1920, height: 1080, ppi: 92),
        steps: [STEPS],
    )"#;

    #[track_caller]
    fn check(steps: &str, expected: Result<&[StepKind], &[(Code, &str)]>) {
        let read = read_play(&SCRIPT.replace("STEPS", steps));
        match (read, expected) {
            (Ok(play), Ok(kinds)) => {
                let found: Vec<StepKind> = play.steps.into_iter().map(|step| step.kind).collect();
                assert_eq!(found, kinds, "steps of {steps}");
            }
            (Err(found), Err(faults)) => {
                let found: Vec<_> = found.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
                assert_eq!(found, faults, "faults of {steps}");
            }
            (found, _) => panic!("{steps}: {found:?}"),
        }
    }

    #[test]
    fn every_kind_of_step_is_read() {
        let steps = r#"(at: 0, do: Tap(960, 800.5)), (at: 1.5, do: TapScene(3, 4)), (at: 2, do: TapOn("scaffold")),
            (at: 3, do: Drag((1, 2), (3, 4))), (at: 3, do: Key("Tab")), (at: 4, do: Shot("found")), (at: 9, do: Wait),
            (at: 10, do: Hold("corner", 2.5)), (at: 14, do: Resize(1080, 1920))"#;
        check(
            steps,
            Ok(&[
                StepKind::Tap(960.0, 800.5),
                StepKind::TapScene(3.0, 4.0),
                StepKind::TapOn("scaffold".into()),
                StepKind::Drag((1.0, 2.0), (3.0, 4.0)),
                StepKind::Key("Tab".into()),
                StepKind::Shot("found".into()),
                StepKind::Wait,
                StepKind::Hold("corner".into(), Duration::from_millis(2500)),
                StepKind::Resize(1080, 1920),
            ]),
        );
    }

    #[test]
    fn every_fault_of_a_script_is_reported() {
        check(
            "(at: 5, do: Wait), (at: 2, do: Tip(1, 2)), (do: Shot(3)), (at: 6, do: Tap(1))",
            Err(&[
                (Code::TimeRunsBack, "steps[1].at"),
                (Code::UnknownVariant, "steps[1].do"),
                (Code::MissingField, "steps[2]"),
                (Code::WrongType, "steps[2].do"),
                (Code::WrongType, "steps[3].do"),
            ]),
        );
    }
}
