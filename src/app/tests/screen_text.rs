//! What is on the screen as an indented tree of names and texts, and what must be true of every text.

use super::{Booth, places::root};
use crate::storage::atomic;
use bevy::prelude::*;

/// Rounding of the layout.
const SLACK_PX: f32 = 1.0;

impl Booth {
    /// Names and texts of everything on the screen, children indented; nodes without either are passed over.
    ///
    /// Every text lies within the window, says something, and is no key of a text file.
    #[track_caller]
    pub(super) fn text(&mut self) -> String {
        let world = self.app.world_mut();
        let mut roots: Vec<(String, Entity)> = world
            .query_filtered::<(Entity, Option<&Name>), (With<Node>, Without<ChildOf>)>()
            .iter(world)
            .map(|(entity, name)| (name.map(ToString::to_string).unwrap_or_default(), entity))
            .collect();
        roots.sort();
        let mut text = String::new();
        for (_, root) in roots {
            self.write_node(root, 0, &mut text);
        }
        text
    }

    #[track_caller]
    fn write_node(&self, entity: Entity, depth: usize, out: &mut String) {
        let node = self.app.world().entity(entity);
        let name = node.get::<Name>().map(ToString::to_string);
        let said = node.get::<Text>().map(|text| {
            self.check_text(entity, &text.0);
            format!("{:?}", text.0)
        });
        let line: Vec<String> = name.into_iter().chain(said).collect();
        let depth = if line.is_empty() {
            depth
        } else {
            out.push_str(&"  ".repeat(depth));
            out.push_str(&line.join(" "));
            out.push('\n');
            depth + 1
        };
        for &child in node.get::<Children>().into_iter().flatten() {
            self.write_node(child, depth, out);
        }
    }

    #[track_caller]
    fn check_text(&self, entity: Entity, text: &str) {
        let place = format!("{text:?} on {:?}", self.screen());
        assert!(!text.trim().is_empty(), "an empty text on {:?}", self.screen());
        let is_key = text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(!is_key && !text.contains("{$"), "{place} is a key or lacks a variable");
        let node = self.app.world().entity(entity);
        let (Some(computed), Some(transform)) = (node.get::<ComputedNode>(), node.get::<UiGlobalTransform>()) else {
            panic!("{place} is not laid out");
        };
        let lies = Rect::from_center_size(transform.translation, computed.size());
        let window = node_window(self);
        assert!(lies.width() > 0.0 && lies.height() > 0.0, "{place} has no size");
        assert!(
            window.inflate(SLACK_PX).contains(lies.min) && window.inflate(SLACK_PX).contains(lies.max),
            "{place} reaches out of the window: {lies:?}"
        );
    }
}

fn node_window(booth: &Booth) -> Rect {
    let window = booth.app.world().get::<Window>(booth.window).unwrap();
    Rect::new(0.0, 0.0, window.width(), window.height())
}

/// Compares `found` with `tests/ref/screens/<name>.txt`; `UPDATE_REF=1` takes over what is found.
#[track_caller]
pub(super) fn check_reference(name: &str, found: &str) {
    let path = root().join("tests/ref/screens").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_REF").is_some() {
        atomic::write(&path, found.as_bytes()).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected == found {
        return;
    }
    atomic::write(&path.with_extension("txt.new"), found.as_bytes()).unwrap();
    let same = expected.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    panic!(
        "{} differs from line {}: expected {:?}, found {:?}; UPDATE_REF=1 takes it over",
        path.display(),
        same + 1,
        expected.lines().nth(same),
        found.lines().nth(same),
    );
}
