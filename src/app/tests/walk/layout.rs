//! Texts stand in their boxes and on nothing else; controls are large, named and reached by keys in reading order.

use super::{Findings, Profile, walk};
use crate::app::{
    command::Command,
    focus::{Stop, Stops},
    headless::{Drawing, Studio},
    layout,
    staff::{StaffDoor, View},
    theme::Look,
};
use bevy::{
    ecs::system::RunSystemOnce as _,
    prelude::*,
    text::TextLayoutInfo,
    ui::ComputedStackIndex,
    ui_widgets::{Button, Slider},
};
use std::path::Path;

/// Rounding of the layout.
const SLACK_PX: f32 = 1.5;

/// What an atlas keeps free around each glyph.
const GLYPH_EDGE_PX: f32 = 2.0;

/// What a finger must be able to hit, whatever the glass.
const TARGET_MM: f64 = 20.0;
const TARGET_PX: f64 = 44.0;

const LOOKS: &[&str] = &["normal", "text", "reach"];

fn check(profile: Profile) {
    walk(profile, &["zh-CN", "en"], LOOKS, Drawing::Off, look_at);
}

#[test]
fn a_small_landscape_screen_is_laid_out_well() {
    check(((1280, 720), 61.2));
}

#[test]
fn a_common_landscape_screen_is_laid_out_well() {
    check(((1920, 1080), 91.8));
}

#[test]
fn a_large_landscape_screen_is_laid_out_well() {
    check(((3840, 2160), 80.1));
}

#[test]
fn a_common_upright_screen_is_laid_out_well() {
    check(((1080, 1920), 68.8));
}

#[test]
fn a_large_upright_screen_is_laid_out_well() {
    check(((2160, 3840), 80.1));
}

#[test]
fn a_tablet_is_laid_out_well() {
    check(((1280, 800), 149.5));
}

/// A text on the screen: its box, and what its lines take of it.
pub(super) struct Said {
    pub(super) entity: Entity,
    pub(super) text: String,
    pub(super) area: Rect,
    pub(super) ink: Rect,
}

/// A control on the screen.
struct Control {
    entity: Entity,
    name: String,
    area: Rect,
    label: String,
}

/// How large a control must be on this glass, in pixels.
fn least_target(look: &Look) -> f32 {
    look.screen.px_from_mm(TARGET_MM).max(TARGET_PX) as f32
}

fn look_at(studio: &mut Studio, _picture: &Path, findings: &mut Findings, place: &str) {
    let world = studio.app.world_mut();
    let texts = texts(world);
    let controls = controls(world);
    let look = world.resource::<Look>().clone();
    let window = Rect::from_corners(Vec2::ZERO, look.window());
    check_texts(world, &texts, window, findings, place);
    check_covers(world, &texts, findings, place);
    check_room(world, &texts, &controls, window, findings, place);
    check_cards(world, &controls, window, findings, place);
    check_controls(world, &controls, &look, window, findings, place);
    let stops = world.run_system_once(|stops: Stops| stops.list()).unwrap();
    check_order(&stops, &controls, window, findings, place);
}

/// No text is cut off.
fn check_texts(world: &World, texts: &[Said], window: Rect, findings: &mut Findings, place: &str) {
    for said in texts {
        let name = short(&said.text);
        for (clip, what) in clips(world, said.entity, window) {
            if !holds(clip, said.ink) {
                findings.add(
                    format!("{name} is cut off by {what}: {:?} in {clip:?}", said.ink),
                    place,
                );
            }
        }
        if said.ink.height() > said.area.height() + SLACK_PX || said.ink.width() > said.area.width() + SLACK_PX {
            let (ink, area) = (said.ink.size(), said.area.size());
            findings.add(format!("{name} does not fit its box: {ink} in {area}"), place);
        }
    }
}

/// A node counts as hiding what lies below it from this opacity on.
const OPAQUE: f32 = 0.5;

/// Nothing that is painted later lies over a text or over the box of an answer.
fn check_covers(world: &mut World, texts: &[Said], findings: &mut Findings, place: &str) {
    let mut painted = world.query::<(
        Entity,
        Option<&Name>,
        &ComputedNode,
        &ComputedStackIndex,
        &UiGlobalTransform,
        &BackgroundColor,
        &InheritedVisibility,
    )>();
    let sheets: Vec<(Entity, String, u32, Rect)> = painted
        .iter(world)
        .filter(|(.., color, visible)| visible.get() && color.0.alpha() >= OPAQUE)
        .map(|(entity, name, node, depth, transform, ..)| {
            let name = name.map_or_else(|| "a sheet".to_owned(), ToString::to_string);
            let area = Rect::from_center_size(transform.translation, node.size());
            (entity, name, depth.0, area)
        })
        .collect();
    let depth = |entity| world.get::<ComputedStackIndex>(entity).map_or(0, |depth| depth.0);
    let mut below: Vec<(Entity, String, u32, Rect)> = texts
        .iter()
        .map(|said| (said.entity, short(&said.text), depth(said.entity), said.ink))
        .collect();
    // What lies on a sheet over the screen hides the screen on purpose.
    let is_alone = on_top(world, &sheets.iter().map(|(entity, ..)| *entity).collect::<Vec<_>>());
    let answers = sheets
        .iter()
        .filter(|(entity, name, ..)| name.starts_with("choice/") && is_alone.contains(entity));
    below.extend(answers.cloned());
    for (entity, what, depth, area) in &below {
        for (sheet, name, above, over) in &sheets {
            if above > depth && overlap(*area, *over) && !is_inside(world, *sheet, *entity) {
                findings.add(format!("{what} is covered by {name}"), place);
            }
        }
    }
}

/// Whether this is the ground of a screen, which others lie on.
fn is_ground(area: Rect, window: Rect) -> bool {
    area.width() * area.height() > window.width() * window.height() / 2.0
}

/// Neither texts nor controls lie on others.
fn check_room(world: &World, texts: &[Said], controls: &[Control], window: Rect, findings: &mut Findings, place: &str) {
    let small: Vec<&Control> = controls
        .iter()
        .filter(|control| !is_ground(control.area, window))
        .collect();
    for (index, said) in texts.iter().enumerate() {
        for other in texts.get(index + 1..).unwrap_or_default() {
            if overlap(said.ink, other.ink) {
                let (one, other) = (short(&said.text), short(&other.text));
                findings.add(format!("{one} and {other} lie on each other"), place);
            }
        }
        for control in &small {
            if overlap(said.ink, control.area) && !is_inside(world, said.entity, control.entity) {
                let text = short(&said.text);
                findings.add(format!("{text} lies on the control {}", control.name), place);
            }
        }
    }
    for (index, control) in small.iter().enumerate() {
        for other in small.get(index + 1..).unwrap_or_default() {
            if overlap(control.area, other.area) {
                findings.add(format!("{} and {} lie on each other", control.name, other.name), place);
            }
        }
    }
}

/// Cards lie in the window and hold what is on them.
fn check_cards(world: &mut World, controls: &[Control], window: Rect, findings: &mut Findings, place: &str) {
    let mut cards = world.query::<(Entity, &Name, &ComputedNode, &UiGlobalTransform)>();
    let cards = cards.iter(world).filter(|(_, name, ..)| name.as_str() == layout::CARD);
    for (card, _, node, transform) in cards {
        let area = Rect::from_center_size(transform.translation, node.size());
        if !holds(window, area) {
            findings.add(format!("a card reaches out of the window: {area:?}"), place);
        }
        for control in controls.iter().filter(|control| is_inside(world, control.entity, card)) {
            if !holds(area, control.area) {
                findings.add(format!("{} reaches out of its card", control.name), place);
            }
        }
    }
}

/// Controls are large, named, in the window and within reach.
fn check_controls(
    world: &World,
    controls: &[Control],
    look: &Look,
    window: Rect,
    findings: &mut Findings,
    place: &str,
) {
    let least = least_target(look);
    let reach_top = if is_staff(world) { 0.0 } else { layout::reach_top(look) };
    for control in controls {
        let (name, area) = (&control.name, control.area);
        let side = area.size().min_element();
        if side + SLACK_PX < least {
            findings.add(format!("{name} is {side:.0} px small, must be {least:.0}"), place);
        }
        if area.min.y + SLACK_PX < reach_top && !is_ground(area, window) {
            findings.add(format!("{name} is out of reach: {area:?}"), place);
        }
        if control.label.trim().is_empty() {
            findings.add(format!("{name} has no name for a screen reader"), place);
        }
        if !holds(window, area) {
            findings.add(format!("{name} reaches out of the window: {area:?}"), place);
        }
    }
}

/// Staff reaches everything.
fn is_staff(world: &World) -> bool {
    world.resource::<StaffDoor>().view() != View::Closed
}

fn check_order(stops: &[Stop], controls: &[Control], window: Rect, findings: &mut Findings, place: &str) {
    for control in controls {
        if !stops.iter().any(|stop| stop.entity == control.entity) {
            findings.add(format!("{} is not reached by Tab", control.name), place);
        }
    }
    let half = window.width() * window.height() / 2.0;
    let grounded: Vec<&Stop> = stops
        .iter()
        .filter(|stop| !stop.is_scene && stop.area.width() * stop.area.height() < half)
        .collect();
    for pair in grounded.windows(2) {
        let (from, to) = (&pair[0], &pair[1]);
        let is_above = to.area.max.y < from.area.min.y + SLACK_PX;
        let is_back = to.area.max.x < from.area.min.x + SLACK_PX && to.area.center().y < from.area.max.y;
        if from.group == to.group && (is_above || is_back) {
            findings.add(format!("Tab goes back from {} to {}", from.name, to.name), place);
        }
    }
}

/// Every text that can be seen; only what lies on a sheet over the screen while there is one.
pub(super) fn texts(world: &mut World) -> Vec<Said> {
    let mut query = world.query::<(
        Entity,
        &Text,
        &ComputedNode,
        &UiGlobalTransform,
        &TextLayoutInfo,
        &InheritedVisibility,
    )>();
    let mut found: Vec<(Said, usize)> = query
        .iter(world)
        .filter(|(.., node, _, _, visible)| visible.get() && node.size().min_element() > 0.0)
        .map(|(entity, text, node, transform, layout, _)| {
            let area = Rect::from_center_size(transform.translation, node.size());
            let ink = Rect::from_corners(area.min, area.min + layout.size);
            let lines = ink_rect(layout).map_or(ink, |lines| {
                Rect::from_corners(area.min + lines.min, area.min + lines.max)
            });
            let said = Said {
                entity,
                text: text.0.clone(),
                area,
                ink: lines,
            };
            (said, 0)
        })
        .collect();
    let all: Vec<Entity> = found.iter().map(|(said, _)| said.entity).collect();
    let top = on_top(world, &all);
    found.retain(|(said, _)| top.contains(&said.entity));
    found.into_iter().map(|(said, _)| said).collect()
}

/// What the glyphs take, which is less than the box where a line is centered or high.
fn ink_rect(layout: &TextLayoutInfo) -> Option<Rect> {
    let glyphs = layout.glyphs.iter();
    let rects = glyphs.map(|glyph| {
        Rect::from_center_size(
            glyph.position,
            (glyph.atlas_info.rect.size() - GLYPH_EDGE_PX).max(Vec2::ZERO),
        )
    });
    rects
        .filter(|rect| !rect.is_empty())
        .reduce(|all, glyph| all.union(glyph))
}

fn controls(world: &mut World) -> Vec<Control> {
    let mut query = world.query_filtered::<(
        Entity,
        &Name,
        &ComputedNode,
        &UiGlobalTransform,
        Option<&AccessibleLabel>,
        &InheritedVisibility,
    ), Or<(With<Button>, With<Slider>, With<Command>)>>();
    let mut found: Vec<Control> = query
        .iter(world)
        .filter(|(.., visible)| visible.get())
        .map(|(entity, name, node, transform, label, _)| Control {
            entity,
            name: name.to_string(),
            area: Rect::from_center_size(transform.translation, node.size()),
            label: label.map(|label| format!("{label:?}")).unwrap_or_default(),
        })
        .collect();
    let all: Vec<Entity> = found.iter().map(|control| control.entity).collect();
    let top = on_top(world, &all);
    found.retain(|control| top.contains(&control.entity));
    found
}

/// Those of `entities` that lie on the topmost sheet that covers the window.
fn on_top(world: &World, entities: &[Entity]) -> Vec<Entity> {
    let look = world.resource::<Look>();
    let window = look.window();
    let depth = |entity: Entity| {
        let mut root = entity;
        while let Some(parent) = world.get::<ChildOf>(root) {
            root = parent.parent();
        }
        let covers = world
            .get::<ComputedNode>(root)
            .is_some_and(|node| (node.size() - window).abs().max_element() < 2.0);
        world
            .get::<GlobalZIndex>(root)
            .filter(|_| covers)
            .map_or(0, |depth| depth.0)
    };
    let top = entities.iter().map(|&entity| depth(entity)).max().unwrap_or_default();
    entities
        .iter()
        .copied()
        .filter(|&entity| depth(entity) == top)
        .collect()
}

/// What may cut `entity` off: the window, and whatever holds it and clips or is a control.
fn clips(world: &World, entity: Entity, window: Rect) -> Vec<(Rect, String)> {
    let mut clips = vec![(window, "the window".to_owned())];
    let mut at = entity;
    while let Some(parent) = world.get::<ChildOf>(at) {
        at = parent.parent();
        let clips_children = world
            .get::<Node>(at)
            .is_some_and(|node| node.overflow != Overflow::visible());
        let is_ground = world
            .get::<BackgroundColor>(at)
            .is_some_and(|ground| ground.0.alpha() > 0.0);
        if !clips_children && !is_ground && world.get::<Button>(at).is_none() {
            continue;
        }
        if let (Some(node), Some(transform)) = (world.get::<ComputedNode>(at), world.get::<UiGlobalTransform>(at)) {
            let name = world
                .get::<Name>(at)
                .map_or_else(|| "what holds it".to_owned(), ToString::to_string);
            clips.push((Rect::from_center_size(transform.translation, node.size()), name));
        }
    }
    clips
}

fn is_inside(world: &World, entity: Entity, ancestor: Entity) -> bool {
    let mut at = entity;
    while let Some(parent) = world.get::<ChildOf>(at) {
        at = parent.parent();
        if at == ancestor {
            return true;
        }
    }
    false
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.inflate(SLACK_PX).contains(inner.min) && outer.inflate(SLACK_PX).contains(inner.max)
}

fn overlap(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > SLACK_PX && common.height() > SLACK_PX
}

pub(super) fn short(text: &str) -> String {
    let start: String = text.chars().take(24).collect();
    format!("{start:?}")
}
