//! Screen readers: what is on the screen is told in reading order, what is learned is read out, and what a reader asks for
//! is done as if a finger had done it.

mod requests;
mod tree;

pub(super) use tree::Tree;

use super::{AppSystems, gesture::ScenePad, language::Tongue, power::Awake, show::Show, visit::ActiveVisit};
use bevy::{
    a11y::{
        AccessibilityNode, AccessibilityRequested, AccessibilitySystems, ActionRequest, ManageAccessibilityUpdates,
    },
    ecs::system::NonSendMarker,
    prelude::*,
    window::PrimaryWindow,
    winit::accessibility::ACCESS_KIT_ADAPTERS,
};

pub(super) fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>()
        .init_resource::<Announced>()
        .init_resource::<requests::Queues>()
        .add_systems(Startup, (spawn_announcer, take_over, requests::watch))
        .add_systems(PreUpdate, requests::follow_windows)
        .add_systems(Update, name_scene.in_set(AppSystems::Present))
        .add_systems(PostUpdate, announce.before(AccessibilitySystems::Update))
        .add_systems(
            PostUpdate,
            (
                requests::obey,
                tell.run_if(|requested: Res<AccessibilityRequested>| requested.get()),
            )
                .chain()
                .after(AccessibilitySystems::Update),
        );
}

/// What stands in here is read out when it changes.
#[derive(Component)]
pub(crate) struct Spoken;

/// The node that reads out.
#[derive(Component)]
pub(super) struct Announcer;

/// What was read out last.
#[derive(Resource, Debug, Default)]
pub(super) struct Announced(pub(super) String);

fn spawn_announcer(mut commands: Commands) {
    commands.spawn((Name::new("Announcer"), Announcer));
}

/// The engine lists nodes in no order; our tree is in reading order.
fn take_over(mut engine: ResMut<ManageAccessibilityUpdates>) {
    engine.set(false);
}

/// Hands the tree over to the window system.
fn tell(tree: Tree, windows: Query<Entity, With<PrimaryWindow>>, _main_thread: NonSendMarker) {
    let Ok(window) = windows.single() else { return };
    ACCESS_KIT_ADAPTERS.with_borrow_mut(|adapters| {
        if let Some(adapter) = adapters.get_mut(&window) {
            adapter.update_if_active(|| tree.update(window));
        }
    });
}

/// The scene is called after its level: what is in it is for the eyes to find.
fn name_scene(
    pads: Query<Entity, Added<ScenePad>>,
    active: Option<Res<ActiveVisit>>,
    show: Option<Res<Show>>,
    tongue: Res<Tongue>,
    mut commands: Commands,
) {
    let title = active
        .zip(show)
        .and_then(|(active, show)| Some(tongue.read(&show.level(&active.visit.round().level)?.title).to_owned()));
    for pad in &pads {
        let mut node = accesskit::Node::new(accesskit::Role::Canvas);
        node.set_description(tongue.say("scene-description"));
        let label = tongue.tell("scene-name", &[("title", title.clone().unwrap_or_default().into())]);
        commands
            .entity(pad)
            .insert((AccessibilityNode(node), AccessibleLabel::new(label)));
    }
}

fn announce(
    spoken: Query<Entity, With<Spoken>>,
    texts: Query<&Text>,
    children: Query<&Children>,
    mut announced: ResMut<Announced>,
    mut awake: ResMut<Awake>,
) {
    let mut words = Vec::new();
    for entity in spoken.iter().chain(
        spoken
            .iter()
            .flat_map(|entity| children.iter_descendants_depth_first(entity)),
    ) {
        words.extend(texts.get(entity).map(|text| text.0.as_str()));
    }
    let words = words.join(" ");
    if !words.is_empty() && announced.0 != words {
        announced.0 = words;
        awake.stir();
    }
}
