//! The focus of the keyboard: what can have it, in which order, and the ring around what has it.
//!
//! It shows only to those who use keys: a key shows it, the next touch takes it away.

use super::{
    AppSystems, Screen, command::Command, gesture::ScenePad, power::Awake, reticle::Reticle, scene_view::SceneStage,
    theme::Look,
};
use bevy::{
    ecs::system::SystemParam,
    input::mouse::MouseButtonInput,
    input_focus::{FocusCause, InputFocus, InputFocusVisible, tab_navigation::TabIndex},
    prelude::*,
    ui::UiSystems,
    ui_widgets::Slider,
};

/// Above everything: the ring belongs to whatever is on top.
const RING_DEPTH: i32 = 1000;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LastFocus>()
        .add_observer(|pad: On<Add, ScenePad>, mut commands: Commands| {
            commands.entity(pad.entity).insert(TabIndex(0));
        })
        .add_observer(|slider: On<Add, Slider>, mut commands: Commands| {
            commands.entity(slider.entity).insert(TabIndex(0));
        })
        .add_systems(Startup, spawn_ring)
        .add_systems(PreUpdate, hide_at_touch)
        .add_systems(Update, keep_focus.in_set(AppSystems::Present))
        .add_systems(PostUpdate, place_ring.after(UiSystems::PostLayout));
}

/// What can have the focus.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    pub(super) entity: Entity,
    pub(super) name: String,
    pub(super) area: Rect,
    pub(super) command: Option<Command>,
    pub(super) is_scene: bool,
    /// What belongs together is gone through together: groups follow each other by their numbers.
    pub(super) group: i32,
}

impl Stop {
    /// Whether it belongs to the bar that is on every screen, and so is not what the screen is about.
    fn is_aside(&self) -> bool {
        matches!(
            self.command,
            Some(Command::Language | Command::Home | Command::Comfort | Command::Mute | Command::CloseComfort)
        )
    }

    /// The way on.
    fn is_way_on(&self) -> bool {
        self.name == "continue"
    }
}

/// What can have the focus now.
#[derive(SystemParam)]
pub(super) struct Stops<'w, 's> {
    nodes: Query<
        'w,
        's,
        (
            Entity,
            &'static Name,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            Option<&'static Command>,
            Has<ScenePad>,
            &'static TabIndex,
        ),
    >,
    parents: Query<'w, 's, &'static ChildOf>,
    roots: Query<'w, 's, (&'static ComputedNode, &'static GlobalZIndex)>,
    look: Res<'w, Look>,
}

impl Stops<'_, '_> {
    /// Everything that can have the focus, in reading order; only what lies on a sheet over the screen while there is one.
    pub(super) fn list(&self) -> Vec<Stop> {
        let laid_out = self
            .nodes
            .iter()
            .filter(|(_, _, node, ..)| node.size().min_element() > 0.0);
        let mut stops: Vec<(i32, Stop)> = laid_out
            .map(|(entity, name, node, transform, command, is_scene, group)| {
                let stop = Stop {
                    entity,
                    name: name.to_string(),
                    area: Rect::from_center_size(transform.translation, node.size()),
                    command: command.cloned(),
                    is_scene,
                    group: group.0,
                };
                (self.sheet_depth(entity), stop)
            })
            .collect();
        let top = stops.iter().map(|(depth, _)| *depth).max().unwrap_or_default();
        stops.retain(|(depth, _)| *depth == top);
        let mut stops: Vec<Stop> = stops.into_iter().map(|(_, stop)| stop).collect();
        self.sort(&mut stops);
        stops
    }

    /// Whether a sheet lies over the screen.
    pub(super) fn is_sheet_open(&self) -> bool {
        self.top_depth() > 0
    }

    /// How far above the screen the topmost sheet lies; 0 without one.
    pub(super) fn top_depth(&self) -> i32 {
        let depths = self.nodes.iter().map(|(entity, ..)| self.sheet_depth(entity));
        depths.max().unwrap_or_default()
    }

    /// How far above the screen the sheet lies that holds `entity`: one that covers the window; else 0.
    fn sheet_depth(&self, entity: Entity) -> i32 {
        let root = self.parents.root_ancestor(entity);
        let window = self.look.window();
        match self.roots.get(root) {
            Ok((node, depth)) if (node.size() - window).abs().max_element() < 2.0 => depth.0.max(0),
            _ => 0,
        }
    }

    /// Group by group what fills the window comes first; then row by row, each from left to right.
    fn sort(&self, stops: &mut Vec<Stop>) {
        let window = (self.look.screen.width_px * self.look.screen.height_px) as f32;
        let is_ground = |stop: &Stop| stop.is_scene || stop.area.width() * stop.area.height() > window / 2.0;
        stops.sort_by(|a, b| {
            let key = |stop: &Stop| ((stop.group, !is_ground(stop)), stop.area.center().y);
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let mut rest = std::mem::take(stops);
        while !rest.is_empty() {
            let Some(first) = rest.first() else { break };
            let (bottom, group) = (first.area.max.y, first.group);
            let n_row = if is_ground(first) {
                1
            } else {
                rest.iter()
                    .take_while(|stop| stop.group == group && stop.area.center().y < bottom)
                    .count()
                    .max(1)
            };
            let mut row: Vec<Stop> = rest.drain(..n_row).collect();
            row.sort_by(|a, b| a.area.center().x.total_cmp(&b.area.center().x));
            stops.append(&mut row);
        }
    }
}

/// Where the focus starts on a screen: the way on, else what the screen is about.
fn start(stops: &[Stop]) -> Option<&Stop> {
    stops
        .iter()
        .find(|stop| stop.is_way_on())
        .or_else(|| stops.iter().find(|stop| !stop.is_aside()))
        .or_else(|| stops.first())
}

/// What had the focus last, by name: a screen that is built anew gives it back.
#[derive(Resource, Debug, Default)]
pub(super) struct LastFocus {
    name: Option<String>,
    /// What had it before a sheet was opened.
    under: Option<String>,
    is_on_sheet: bool,
}

impl LastFocus {
    /// Lets the focus start anew where the screen begins.
    pub(super) fn forget(&mut self) {
        self.name = None;
    }

    fn note_sheet(&mut self, is_on_sheet: bool) {
        if is_on_sheet && !self.is_on_sheet {
            self.under = self.name.take();
        } else if !is_on_sheet && self.is_on_sheet {
            self.name = self.under.take();
        }
        self.is_on_sheet = is_on_sheet;
    }
}

/// Gives the focus to `stop` and shows it.
pub(super) fn give(stop: &Stop, focus: &mut InputFocus, last: &mut LastFocus) {
    focus.set(stop.entity, FocusCause::Navigated);
    last.name = Some(stop.name.clone());
}

/// Whoever uses keys always has something in focus, also where a screen, a sheet or a question has taken its place.
fn keep_focus(
    stops: Stops,
    fresh: Query<(), (With<TabIndex>, Added<ComputedNode>)>,
    visible: Res<InputFocusVisible>,
    screen: Res<State<Screen>>,
    mut before: Local<Option<Screen>>,
    mut focus: ResMut<InputFocus>,
    mut last: ResMut<LastFocus>,
    mut awake: ResMut<Awake>,
) {
    if before.as_ref() != Some(screen.get()) {
        *before = Some(screen.get().clone());
        last.forget();
    }
    if !visible.0 {
        return;
    }
    let all = stops.list();
    last.note_sheet(stops.is_sheet_open());
    if all.iter().any(|stop| focus.get() == Some(stop.entity)) {
        return;
    }
    // What was just put on the screen has no place yet.
    if !fresh.is_empty() {
        awake.stir();
        return;
    }
    let again = all.iter().find(|stop| Some(&stop.name) == last.name.as_ref());
    if let Some(stop) = again.or_else(|| start(&all)) {
        give(stop, &mut focus, &mut last);
        awake.stir();
    }
}

fn hide_at_touch(
    mut touches: MessageReader<TouchInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut visible: ResMut<InputFocusVisible>,
    mut focus: ResMut<InputFocus>,
    mut last: ResMut<LastFocus>,
    mut awake: ResMut<Awake>,
) {
    if touches.read().count() + buttons.read().count() > 0 && visible.0 {
        visible.0 = false;
        focus.clear();
        last.forget();
        awake.stir();
    }
}

#[derive(Component)]
struct Ring;

#[derive(Component)]
struct Halo;

/// Two lines, one dark and one light: whatever lies below, one of them shows.
fn spawn_ring(mut commands: Commands) {
    let node = || Node {
        position_type: PositionType::Absolute,
        display: Display::None,
        ..default()
    };
    // Without a name: it is no part of what is on a screen.
    commands.spawn((
        Ring,
        node(),
        Visibility::Hidden,
        GlobalZIndex(RING_DEPTH),
        Pickable::IGNORE,
        children![(Halo, node(), Pickable::IGNORE)],
    ));
}

fn place_ring(
    visible: Res<InputFocusVisible>,
    focus: Res<InputFocus>,
    look: Res<Look>,
    stage: Option<Res<SceneStage>>,
    reticle: Option<Res<Reticle>>,
    stops: Query<
        (&ComputedNode, &UiGlobalTransform, &Node, Has<ScenePad>),
        (With<TabIndex>, Without<Ring>, Without<Halo>),
    >,
    mut rings: Query<(&mut Node, &mut BorderColor, &mut Visibility), (With<Ring>, Without<Halo>)>,
    mut halos: Query<(&mut Node, &mut BorderColor), (With<Halo>, Without<Ring>)>,
    mut awake: ResMut<Awake>,
) {
    let focused = focus
        .get()
        .filter(|_| visible.0)
        .and_then(|entity| stops.get(entity).ok());
    let shown = focused.map(|(node, transform, style, is_scene)| {
        let around = Rect::from_center_size(transform.translation, node.size());
        match (stage, reticle) {
            (Some(stage), Some(reticle)) if is_scene => {
                let side = look.screen.px_from_mm(2.0 * look.touch.reach_mm) as f32;
                let at = stage.frame.window_from_scene(reticle.at);
                (Rect::from_center_size(at, Vec2::splat(side)), BorderRadius::MAX)
            }
            _ => (around, style.border_radius),
        }
    });
    let (Ok((mut ring, mut dark, mut visibility)), Ok((mut halo, mut light))) =
        (rings.single_mut(), halos.single_mut())
    else {
        return;
    };
    let Some((area, radius)) = shown else {
        if *visibility != Visibility::Hidden {
            *visibility = Visibility::Hidden;
            ring.display = Display::None;
            awake.stir();
        }
        return;
    };
    let line = look.focus_ring;
    let window = Rect::from_corners(Vec2::ZERO, look.window());
    let area = area.inflate(2.0 * line).intersect(window);
    let placed = |corner: Vec2, size: Vec2| Node {
        position_type: PositionType::Absolute,
        left: px(corner.x),
        top: px(corner.y),
        width: px(size.x),
        height: px(size.y),
        border: UiRect::all(px(line)),
        border_radius: grown(radius, line),
        ..default()
    };
    let (outer, inner) = (
        placed(area.min, area.size()),
        placed(Vec2::ZERO, area.size() - Vec2::splat(2.0 * line)),
    );
    let colors = (
        BorderColor::all(look.color.focus),
        BorderColor::all(look.color.focus_halo),
    );
    if *ring != outer || *halo != inner || *visibility == Visibility::Hidden || (*dark, *light) != colors {
        (*ring, *halo) = (outer, inner);
        (*dark, *light) = colors;
        *visibility = Visibility::Inherited;
        awake.stir();
    }
}

/// The corners of a line that lies so far outside.
fn grown(radius: BorderRadius, by: f32) -> BorderRadius {
    let corner = |value: Val| match value {
        Val::Px(px) if px > 0.0 => Val::Px(px + by),
        other => other,
    };
    BorderRadius {
        top_left: corner(radius.top_left),
        top_right: corner(radius.top_right),
        bottom_left: corner(radius.bottom_left),
        bottom_right: corner(radius.bottom_right),
    }
}
