//! What a screen reader is told, and what it can ask for.

use super::{Booth, LANDSCAPE, PORTRAIT, Screen, places::TestPlaces, visit::play};
use crate::app::{access::Tree, command::Command, gesture::ScenePad, visit::Draft};
use accesskit::{
    Action, ActionData, ActionRequest, Live, Node as AccessNode, NodeId, Role, Toggled, TreeId, TreeUpdate,
};
use bevy::{
    a11y,
    ecs::system::RunSystemOnce as _,
    input_focus::InputFocus,
    prelude::*,
    ui_widgets::{Button, Slider},
};
use std::collections::{BTreeMap, BTreeSet};

impl Booth {
    pub(super) fn tree(&mut self) -> TreeUpdate {
        let window = self.window;
        let world = self.app.world_mut();
        world.run_system_once(move |tree: Tree| tree.update(window)).unwrap()
    }

    /// Roles and names from top to bottom.
    fn told(&mut self) -> Vec<(Role, String)> {
        let tree = self.tree();
        let nodes: BTreeMap<NodeId, AccessNode> = tree.nodes.iter().cloned().collect();
        let mut told = Vec::new();
        tell(tree.nodes[0].0, &nodes, &mut told);
        assert_eq!(told.len(), tree.nodes.len(), "every node hangs in the tree, once");
        told
    }

    fn ask(&mut self, target: Entity, action: Action, data: Option<ActionData>) {
        self.app.world_mut().write_message(a11y::ActionRequest(ActionRequest {
            action,
            target_tree: TreeId::ROOT,
            target_node: NodeId(target.to_bits()),
            data,
        }));
        self.settle();
    }

    fn control(&mut self, name: &str) -> Entity {
        let world = self.app.world_mut();
        let mut controls = world.query::<(Entity, &Command)>();
        let found = controls.iter(world).find(|(_, command)| command.name() == name);
        found.map(|(entity, _)| entity).unwrap()
    }

    /// What is written on `entity`.
    fn written_on(&self, entity: Entity) -> Vec<String> {
        let world = self.app.world();
        let mut texts: Vec<String> = world
            .get::<Text>(entity)
            .map(|text| text.0.clone())
            .into_iter()
            .collect();
        for &child in world.get::<Children>(entity).into_iter().flatten() {
            texts.extend(self.written_on(child));
        }
        texts
    }
}

fn tell(id: NodeId, nodes: &BTreeMap<NodeId, AccessNode>, told: &mut Vec<(Role, String)>) {
    let node = &nodes[&id];
    told.push((node.role(), name(node)));
    for &child in node.children() {
        tell(child, nodes, told);
    }
}

fn name(node: &AccessNode) -> String {
    node.label().or(node.value()).unwrap_or_default().to_owned()
}

fn is_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[track_caller]
fn check_names(booth: &mut Booth, station: &str, language: &str) {
    let nodes: BTreeMap<NodeId, AccessNode> = booth.tree().nodes.into_iter().collect();
    let world = booth.app.world_mut();
    let controls: Vec<(Entity, bool, Option<String>)> = world
        .query_filtered::<(Entity, Has<Button>, Option<&Command>), Or<(With<Button>, With<Slider>, With<ScenePad>)>>()
        .iter(world)
        .map(|(entity, is_button, command)| (entity, is_button, command.map(Command::name)))
        .collect();
    let mut names = BTreeSet::new();
    for (entity, is_button, command) in controls {
        let what = format!("{command:?} on {station}");
        let node = nodes
            .get(&NodeId(entity.to_bits()))
            .unwrap_or_else(|| panic!("{what} is told"));
        let name = name(node);
        assert!(!name.trim().is_empty(), "{what} has a name");
        if command.as_deref() != Some("language") {
            assert_eq!(
                is_han(&name),
                language == "zh-CN",
                "{what} is named in {language}: {name}"
            );
        }
        assert!(names.insert(name.clone()), "{what}: another one is called {name} too");
        assert!(
            !is_button || node.supports_action(Action::Click),
            "{what} can be pressed"
        );
        // A choice's letter says where it stands, not what it says.
        let written = booth.written_on(entity);
        if let Some(first) = written.iter().find(|text| text.chars().count() > 1) {
            assert!(
                name.starts_with(first.as_str()),
                "{what} is called {name}, but {first} is written on it"
            );
        }
    }
}

#[test]
fn every_control_has_a_name_of_its_own_in_the_language_spoken() {
    for (size, language) in [(LANDSCAPE, "zh-CN"), (PORTRAIT, "en")] {
        let mut booth = Booth::open_with(TestPlaces::sound(), size, language);
        play(&mut booth, |booth, station| check_names(booth, station, language));
        booth.press("start");
        booth.command(Command::Comfort);
        check_sheet(&mut booth);
    }
}

/// Every switch says what it is and whether it is on.
#[track_caller]
fn check_sheet(booth: &mut Booth) {
    let nodes: BTreeMap<NodeId, AccessNode> = booth.tree().nodes.into_iter().collect();
    for name in ["comfort/text", "comfort/contrast", "comfort/reach", "comfort/calm"] {
        let node = &nodes[&NodeId(booth.control(name).to_bits())];
        assert_eq!(
            (node.role(), node.toggled()),
            (Role::Switch, Some(Toggled::False)),
            "{name}"
        );
    }
}

#[test]
fn the_screen_is_told_in_reading_order() {
    let mut booth = Booth::open_with(TestPlaces::sound(), LANDSCAPE, "en");
    booth.press("start");
    let told = booth.told();
    let at = |name: &str| {
        told.iter()
            .position(|(_, told)| told.starts_with(name))
            .unwrap_or_else(|| panic!("{name} is told: {told:?}"))
    };
    let question = at("What would you like to play?");
    assert_eq!(told[question].0, Role::Heading, "large text is a heading");
    assert!(at("Home") < question, "the bar on top comes first");
    assert!(
        told[question + 1..].iter().any(|(role, _)| *role == Role::Button),
        "then what to choose from"
    );
}

#[test]
fn what_lies_below_a_sheet_is_not_told_and_cannot_be_pressed() {
    let mut booth = Booth::open_with(TestPlaces::sound(), LANDSCAPE, "en");
    booth.press("start");
    let home = booth.control("home");
    booth.command(Command::Comfort);
    let told = booth.told();
    assert!(!told.iter().any(|(_, name)| name == "Home"), "{told:?}");
    assert!(
        told.iter()
            .any(|(role, name)| *role == Role::Switch && name.starts_with("Large text")),
        "{told:?}"
    );
    booth.ask(home, Action::Click, None);
    assert_eq!(booth.screen(), Screen::Programs, "below the sheet");
}

#[test]
fn a_screen_reader_presses_and_moves_the_focus() {
    let mut booth = Booth::open();
    let start = booth.control("start");
    booth.ask(start, Action::Click, None);
    assert_eq!(booth.screen(), Screen::Programs, "pressed");
    let program = booth.control("program/yard/full");
    booth.ask(program, Action::Focus, None);
    assert_eq!(booth.focused().as_deref(), Some("program/yard/full"), "focused");
    assert_eq!(
        booth.app.world().resource::<InputFocus>().get(),
        Some(program),
        "and has the keys"
    );
    assert_eq!(
        booth.tree().focus,
        NodeId(program.to_bits()),
        "and is told to have them"
    );
}

#[test]
fn a_screen_reader_counts_as_somebody() {
    let mut booth = Booth::open();
    booth.press("start");
    booth.pass(11.0);
    let here = booth.control("still_here");
    booth.ask(here, Action::Click, None);
    assert!(!booth.has("still_here"), "somebody is there");
}

#[test]
fn a_slider_tells_its_number_and_follows() {
    let mut booth = Booth::open();
    booth.press_all(&["start", "program/yard/questions", "continue"]);
    for name in ["continue", "true", "choice/0", "submit"].repeat(5) {
        if !booth.has("step/1") && booth.has(name) {
            booth.press(name);
        }
    }
    assert!(booth.has("step/1"), "the question for a number");
    let world = booth.app.world_mut();
    let slider = world.query_filtered::<Entity, With<Slider>>().single(world).unwrap();
    let number = |booth: &Booth| booth.app.world().resource::<Draft>().number.unwrap();
    let told = |booth: &mut Booth| {
        let nodes: BTreeMap<NodeId, AccessNode> = booth.tree().nodes.into_iter().collect();
        let node = &nodes[&NodeId(slider.to_bits())];
        (node.role(), node.numeric_value())
    };
    let before = number(&booth);
    assert_eq!(told(&mut booth), (Role::Slider, Some(before)), "as it begins");
    booth.ask(slider, Action::Increment, None);
    let more = number(&booth);
    assert!(more > before, "a stop more");
    assert_eq!(told(&mut booth), (Role::Slider, Some(more)), "told");
    booth.ask(slider, Action::SetValue, Some(ActionData::NumericValue(before)));
    assert_eq!(number(&booth), before, "set");
}

#[test]
fn what_was_just_learned_is_read_out() {
    let mut booth = Booth::open_with(TestPlaces::sound(), LANDSCAPE, "en");
    let mut said: Vec<String> = Vec::new();
    play(&mut booth, |booth, _| {
        let tree = booth.tree();
        let status = tree.nodes.iter().find(|(_, node)| node.role() == Role::Status).unwrap();
        assert_eq!(
            status.1.live(),
            Some(Live::Polite),
            "it is read out without being asked for"
        );
        said.push(name(&status.1));
    });
    for part in [
        "Found: ",
        "The right way: ",
        "You missed this: ",
        "That's right!",
        "Not quite: here is why",
    ] {
        assert!(
            said.iter().any(|said| said.contains(part)),
            "{part:?} is read out: {said:?}"
        );
    }
}
