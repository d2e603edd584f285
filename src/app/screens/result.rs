//! The result: what it is called, and in pictures what was found and what to look out for.

use super::{
    ground::Ground,
    header::{HeaderIcons, header},
};
use crate::{
    app::{
        Screen,
        comfort::Switch,
        command::Command,
        layout, moment,
        motion::Slide,
        show::mode_icon,
        theme::Look,
        visit::ActiveVisit,
        widget::{self, Build, ButtonKind, Words},
    },
    art::Variant,
    content::{Arg, ItemId, LevelId},
    rules::{Outcome, RoundResult},
};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Result), spawn_result_screen);
}

/// What the screen shows.
struct Summary {
    badge: Handle<Image>,
    laurel: Handle<Image>,
    badge_side: f32,
    rank: String,
    score: String,
    rounds: Vec<(Handle<Image>, String)>,
    tiles: Vec<Tile>,
    again: Handle<Image>,
}

/// A hazard of the visit, cut from its scene.
struct Tile {
    picture: Option<Handle<Image>>,
    mark: Handle<Image>,
    mark_ground: Color,
    title: String,
}

/// How the pictures lie.
#[derive(Debug, Clone, Copy)]
struct Gallery {
    /// A picture's size.
    tile: Vec2,
    /// Pictures beside each other.
    columns: usize,
    /// More would not be looked at.
    most: usize,
    gap: f32,
}

/// A picture's height as a share of its width.
const TILE_SHARE: f32 = 0.66;

impl Gallery {
    fn new(look: &Look) -> Self {
        let width = look.screen.width_px as f32;
        let gap = look.space.m;
        let (columns, room) = if look.is_portrait() {
            (3, width - 2.0 * look.space.l - 2.0 * look.space.l)
        } else {
            (4, width * 0.58 - 2.0 * look.space.l)
        };
        let across = ((room - gap * (columns - 1) as f32) / columns as f32).floor();
        Self {
            tile: Vec2::new(across, (across * TILE_SHARE).round()),
            columns,
            most: 2 * columns,
            gap,
        }
    }

    /// Rows of pictures that fit beside the rank with words of this height below; upright there is room for all.
    #[expect(clippy::cast_sign_loss, reason = "at least one row")]
    fn rows_that_fit(&self, look: &Look, title: &str, caption: f32) -> usize {
        if look.is_portrait() {
            return self.most / self.columns;
        }
        let bar = look.target + 2.0 * look.space.m;
        let title = layout::n_lines(title, look.text.lead, self.width()) as f32 * look.text.lead * widget::LINE;
        let around = 4.0 * look.space.l + title + look.target + 2.0 * look.space.m;
        let room = look.screen.height_px as f32 - bar - around + look.space.m;
        let row = self.tile.y + look.space.xs + caption + look.space.m;
        ((room / row).floor().max(1.0) as usize).min(self.most / self.columns)
    }

    /// How wide what stands beside or above the card may be.
    fn beside(&self, look: &Look) -> f32 {
        let window = look.screen.width_px as f32 - 2.0 * look.space.l;
        if look.is_portrait() {
            window
        } else {
            window - look.space.xl - self.width() - 2.0 * look.space.l
        }
    }

    fn width(&self) -> f32 {
        self.tile.x * self.columns as f32 + self.gap * (self.columns - 1) as f32
    }
}

fn spawn_result_screen(mut build: Build, active: Option<Res<ActiveVisit>>) {
    let Some(active) = active else { return };
    let icons = HeaderIcons::new(&mut build);
    let first = active.visit.results().first().map(|round| &round.level);
    let ground = Ground::new(&mut build, first);
    let gallery = Gallery::new(&build.look);
    let summary = summary(&mut build, &active, gallery);
    let (commands, words) = build.hand_out();
    let (look, tongue) = (words.look, words.tongue);
    let direction = if look.is_portrait() || (summary.tiles.is_empty() && !look.is_compact()) {
        FlexDirection::Column
    } else {
        FlexDirection::Row
    };
    ground.spawn_screen(commands, look, ("Result screen", Screen::Result), |page| {
        header(page, &words, &icons, &tongue.say("result-title"), None);
        page.spawn(layout::middle(look, direction)).with_children(|middle| {
            spawn_rank(middle, &words, &summary, gallery.beside(look));
            spawn_summary(middle, &words, &summary, gallery);
        });
    });
}

fn summary(build: &mut Build, active: &ActiveVisit, gallery: Gallery) -> Summary {
    let score = active.visit.score().unwrap_or_default();
    let badge = build
        .show
        .exhibit()
        .rank(score)
        .map_or_else(|| "owl".to_owned(), |rank| rank.badge.clone());
    let side = build.look.screen.width_px.min(build.look.screen.height_px) as f32;
    let is_large = build.look.comfort.has(Switch::Text);
    let share = match (build.look.is_compact(), is_large) {
        (false, false) => BADGE_SHARE,
        (true, true) => LEAST_BADGE,
        _ => LESSER_BADGE,
    };
    let badge_side = (side * share).round();
    let percent = Arg::from((score * 100.0).round());
    Summary {
        badge: build.drawing("badges", &badge, badge_side, badge_side),
        laurel: build.drawing(
            "identity",
            "laurel",
            badge_side * LAUREL,
            badge_side * LAUREL * LAUREL_ASPECT,
        ),
        badge_side,
        rank: build.tongue.say(&format!("rank-{}", badge.replace('_', "-"))),
        score: build.tongue.tell("result-score", &[("percent", percent)]),
        rounds: active
            .visit
            .results()
            .iter()
            .filter(|round| is_told(round))
            .map(|round| round_line(build, round))
            .collect(),
        tiles: tiles(build, active.visit.results(), gallery),
        again: build.icon("replay", ButtonKind::Primary),
    }
}

/// The badge's side as a share of the window's shorter side.
const BADGE_SHARE: f32 = 0.3;
const LESSER_BADGE: f32 = 0.2;
const LEAST_BADGE: f32 = 0.13;

/// The laurel's width, in badges, and its own proportions.
const LAUREL: f32 = 1.7;
const LAUREL_ASPECT: f32 = 520.0 / 640.0;

/// What was missed first: that is what to take home.
fn tiles(build: &mut Build, results: &[RoundResult], gallery: Gallery) -> Vec<Tile> {
    let hunts = || {
        results.iter().filter_map(|round| match &round.outcome {
            Outcome::Hunt { found, missed, .. } => Some((&round.level, found, missed)),
            Outcome::Quiz { .. } | Outcome::Task { .. } => None,
        })
    };
    let missed = hunts().flat_map(|(level, _, missed)| missed.iter().map(move |item| (level, item, false)));
    let found = hunts().flat_map(|(level, found, _)| found.iter().map(move |item| (level, item, true)));
    let shown: Vec<(LevelId, ItemId, bool)> = missed
        .chain(found)
        .take(gallery.most)
        .map(|(level, item, is_found)| (level.clone(), item.clone(), is_found))
        .collect();
    shown
        .into_iter()
        .filter_map(|(level, item, is_found)| tile(build, &level, &item, is_found, gallery))
        .collect()
}

fn tile(build: &mut Build, level: &LevelId, item: &ItemId, is_found: bool, gallery: Gallery) -> Option<Tile> {
    let spotting = build.show.spotting(level)?;
    let hazard = spotting.hazards.iter().find(|hazard| &hazard.id == item)?;
    let title = build.tongue.read(&hazard.title).to_owned();
    let (mark, mark_ground) = if is_found {
        ("check", build.look.color.leaf)
    } else {
        ("eye", build.look.color.orange_dark)
    };
    let (side, _) = widget::size(build.look.icon, build.look.icon);
    Some(Tile {
        // As it was met: the words below name the danger.
        picture: moment::around(build, level, item, Variant::Unsafe, gallery.tile),
        mark: build.pictures.light_icon(&build.images, mark, side),
        mark_ground,
        title,
    })
}

fn spawn_rank(middle: &mut ChildSpawnerCommands, words: &Words, summary: &Summary, room: f32) {
    let look = words.look;
    let side = summary.badge_side;
    middle
        .spawn((
            layout::column(look.space.s, AlignItems::Center),
            Slide::growing(RANK_GROWS_FROM, look.time.slide_secs),
        ))
        .with_children(|left| {
            let (width, height) = (side * LAUREL, side * LAUREL * LAUREL_ASPECT);
            left.spawn((
                Node {
                    width: px(width),
                    height: px(height),
                    justify_content: JustifyContent::Center,
                    flex_shrink: 0.0,
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|medal| {
                medal.spawn(widget::overlaid(summary.laurel.clone(), width, height));
                medal
                    .spawn(widget::picture(summary.badge.clone(), side, side))
                    .entry::<Node>()
                    .and_modify(move |mut node| node.margin = UiRect::top(px(side * BADGE_DROP)));
            });
            left.spawn(widget::bold(
                look,
                summary.rank.clone(),
                look.text.display,
                look.color.ink,
            ));
            left.spawn(widget::bold(
                look,
                summary.score.clone(),
                look.text.title,
                look.color.teal_dark,
            ));
            let letters = if look.is_compact() {
                look.text.small
            } else {
                look.text.body
            };
            left.spawn(layout::column(look.space.s, AlignItems::FlexStart))
                .with_children(|lines| {
                    for (icon, line) in &summary.rounds {
                        let style = (letters, look.color.ink);
                        layout::icon_line(lines, look, (icon, look.icon), line.clone(), style, room);
                    }
                });
        });
}

/// The rank comes up from this share of its size.
const RANK_GROWS_FROM: f32 = 0.86;

/// How far below the laurel's upper edge the badge hangs, in badges.
const BADGE_DROP: f32 = 0.12;

fn spawn_summary(middle: &mut ChildSpawnerCommands, words: &Words, summary: &Summary, gallery: Gallery) {
    let (look, tongue) = (words.look, words.tongue);
    if summary.tiles.is_empty() {
        again_button(middle, words, summary);
        return;
    }
    let padding = look.space.l;
    middle
        .spawn((
            layout::card(look, gallery.width() + 2.0 * padding, AlignItems::Stretch),
            Slide::from(Vec2::new(0.0, look.space.xl), look.time.slide_secs),
        ))
        .entry::<Node>()
        .and_modify(move |mut node| node.padding = UiRect::all(px(padding)))
        .entity()
        .with_children(|card| {
            let title = tongue.say("result-gallery");
            let caption = caption_height(look, &summary.tiles, gallery);
            let n_rows = gallery.rows_that_fit(look, &title, caption);
            let across = layout::even_width(&title, look.text.lead, gallery.width());
            layout::told_wide(card, widget::bold(look, title, look.text.lead, look.color.ink), across);
            card.spawn((
                Node {
                    flex_wrap: FlexWrap::Wrap,
                    column_gap: px(gallery.gap),
                    row_gap: px(look.space.m),
                    width: px(gallery.width()),
                    ..default()
                },
                Pickable::IGNORE,
            ))
            .with_children(|grid| {
                for tile in summary.tiles.iter().take(n_rows * gallery.columns) {
                    spawn_tile(grid, look, tile, gallery, caption);
                }
            });
            again_button(card, words, summary);
        });
}

fn again_button(parent: &mut ChildSpawnerCommands, words: &Words, summary: &Summary) {
    let label = words.tongue.say("result-again");
    let icon = Some(summary.again.clone());
    widget::button(parent, words.look, &label, icon, Command::Start, ButtonKind::Primary);
}

/// How high the longest words below a picture are.
fn caption_height(look: &Look, tiles: &[Tile], gallery: Gallery) -> f32 {
    let size = look.text.small;
    let lines = |tile: &Tile| layout::n_lines(&tile.title, size, gallery.tile.x);
    tiles.iter().map(lines).max().unwrap_or_default() as f32 * size * widget::LINE
}

fn spawn_tile(grid: &mut ChildSpawnerCommands, look: &Look, tile: &Tile, gallery: Gallery, caption: f32) {
    let size = gallery.tile;
    grid.spawn((
        Node {
            flex_direction: FlexDirection::Column,
            width: px(size.x),
            // Told outright: the engine takes wrapped text for taller than it is.
            height: px(size.y + look.space.xs + caption),
            row_gap: px(look.space.xs),
            ..default()
        },
        Pickable::IGNORE,
    ))
    .with_children(|column| {
        column
            .spawn((
                Node {
                    width: px(size.x),
                    height: px(size.y),
                    border_radius: BorderRadius::all(px(look.radius)),
                    overflow: Overflow::clip(),
                    flex_shrink: 0.0,
                    ..default()
                },
                BackgroundColor(look.color.teal_pale),
                Pickable::IGNORE,
            ))
            .with_children(|frame| {
                if let Some(picture) = &tile.picture {
                    frame
                        .spawn(widget::picture(picture.clone(), size.x, size.y))
                        .entry::<Node>()
                        .and_modify({
                            let radius = look.radius;
                            move |mut node| node.border_radius = BorderRadius::all(px(radius))
                        });
                }
                corner_mark(frame, look, tile);
            });
        column.spawn(widget::text(tile.title.clone(), look.text.small, look.color.ink));
    });
}

/// A round mark in the picture's corner: found, or to look out for.
fn corner_mark(frame: &mut ChildSpawnerCommands, look: &Look, tile: &Tile) {
    let icon = look.icon * 0.7;
    frame
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: px(look.space.s),
                top: px(look.space.s),
                padding: UiRect::all(px(look.space.xs)),
                border: UiRect::all(px(look.border)),
                border_radius: BorderRadius::MAX,
                ..default()
            },
            BackgroundColor(tile.mark_ground),
            BorderColor::all(look.color.surface),
            Pickable::IGNORE,
        ))
        .with_child(widget::picture(tile.mark.clone(), icon, icon));
}

/// One line on a round: found of how many, right of how many.
fn round_line(build: &mut Build, round: &RoundResult) -> (Handle<Image>, String) {
    let side = build.look.icon;
    match &round.outcome {
        Outcome::Hunt {
            found,
            missed,
            false_alarms,
            n_background,
        } => {
            let line = build.tongue.tell(
                "result-hunt",
                &[
                    ("found", Arg::from(found.len())),
                    ("all", Arg::from(found.len() + missed.len())),
                    ("wrong", Arg::from(false_alarms.len() + n_background)),
                ],
            );
            (build.drawing("icons", "mode-find", side, side), line)
        }
        Outcome::Quiz { right, wrong } => {
            let line = build.tongue.tell(
                "result-quiz",
                &[
                    ("right", Arg::from(right.len())),
                    ("all", Arg::from(right.len() + wrong.len())),
                ],
            );
            (build.drawing("icons", "mode-quiz", side, side), line)
        }
        Outcome::Task { right, wrong } => {
            let level = build.show.level(&round.level);
            let title = level.map(|level| build.tongue.read(&level.title)).unwrap_or_default();
            let line = build.tongue.tell(
                "result-task",
                &[
                    ("title", Arg::from(title)),
                    ("right", Arg::from(right.len())),
                    ("all", Arg::from(right.len() + wrong.len())),
                ],
            );
            let stem = level.map_or("check", |level| mode_icon(&level.kind));
            (build.drawing("icons", stem, side, side), line)
        }
    }
}

/// Whether a round has anything to tell: what is said about oneself has not.
fn is_told(round: &RoundResult) -> bool {
    !matches!(&round.outcome, Outcome::Task { right, wrong } if right.is_empty() && wrong.is_empty())
}
