//! The screen as a tree of roles and names, in reading order.

use super::{Announced, Announcer};
use crate::app::{focus::Stops, language::Tongue, theme::Look};
use accesskit::{Action, Live, Node as AccessNode, NodeId, Rect as AccessRect, Role, TreeId, TreeUpdate};
use bevy::{
    a11y::AccessibilityNode, ecs::system::SystemParam, input_focus::InputFocus, prelude::*, ui_widgets::Button,
    ui_widgets::Slider,
};

/// Everything that is told of the screen.
#[derive(SystemParam)]
pub(in crate::app) struct Tree<'w, 's> {
    nodes: Query<
        'w,
        's,
        (
            &'static ComputedNode,
            &'static UiGlobalTransform,
            Option<&'static AccessibilityNode>,
            Option<&'static Text>,
            Option<&'static TextFont>,
            Option<&'static Children>,
            Has<Button>,
            Has<Slider>,
        ),
    >,
    roots: Query<'w, 's, (Entity, Option<&'static GlobalZIndex>), (With<Node>, Without<ChildOf>)>,
    windows: Query<'w, 's, &'static Window>,
    announcers: Query<'w, 's, Entity, With<Announcer>>,
    announced: Res<'w, Announced>,
    stops: Stops<'w, 's>,
    focus: Res<'w, InputFocus>,
    look: Res<'w, Look>,
    tongue: Res<'w, Tongue>,
}

impl Tree<'_, '_> {
    /// The whole tree below `window`.
    pub(in crate::app) fn update(&self, window: Entity) -> TreeUpdate {
        let mut nodes = Vec::new();
        let mut roots: Vec<(i32, Entity)> = self
            .roots
            .iter()
            .map(|(root, depth)| (depth.map_or(0, |depth| depth.0), root))
            .collect();
        roots.sort();
        let is_covered = self.stops.is_sheet_open();
        let top = self.stops.top_depth();
        let mut below: Vec<NodeId> = roots
            .into_iter()
            // What a sheet covers cannot be touched, and is not told.
            .filter(|(depth, _)| !is_covered || *depth >= top)
            .flat_map(|(_, root)| self.collect(root, &mut nodes))
            .collect();
        for announcer in &self.announcers {
            let mut node = AccessNode::new(Role::Status);
            node.set_label(self.announced.0.clone());
            node.set_live(Live::Polite);
            below.push(id(announcer));
            nodes.push((id(announcer), node));
        }
        let mut root = AccessNode::new(Role::Window);
        if let Ok(window) = self.windows.get(window) {
            root.set_label(window.title.clone());
        }
        root.set_language(self.tongue.language().to_string());
        root.set_children(below);
        nodes.insert(0, (id(window), root));
        let focus = self.focus.get().map(id);
        TreeUpdate {
            focus: focus
                .filter(|focus| nodes.iter().any(|(node, _)| node == focus))
                .unwrap_or(id(window)),
            nodes,
            tree: None,
            tree_id: TreeId::ROOT,
        }
    }

    /// The nodes that `entity` adds to its parent: itself, or what it holds where there is nothing to tell of it.
    fn collect(&self, entity: Entity, out: &mut Vec<(NodeId, AccessNode)>) -> Vec<NodeId> {
        let Ok((computed, transform, told, text, font, children, is_button, is_slider)) = self.nodes.get(entity) else {
            return Vec::new();
        };
        if computed.size().min_element() <= 0.0 {
            return Vec::new();
        }
        let node = match (told, text) {
            (_, Some(text)) => Some(self.text(text, font)),
            // A picture that is not named is there for the eyes.
            (Some(told), _) => (told.label().is_some() || is_slider).then(|| told.0.clone()),
            (None, None) => None,
        };
        let inside = match children {
            // The name of a control says what is written on it.
            Some(children) if !is_button && !is_slider => {
                children.iter().flat_map(|child| self.collect(child, out)).collect()
            }
            _ => Vec::new(),
        };
        let Some(mut node) = node else { return inside };
        let area = Rect::from_center_size(transform.translation, computed.size());
        let [x0, y0, x1, y1] = [area.min.x, area.min.y, area.max.x, area.max.y].map(f64::from);
        node.set_bounds(AccessRect { x0, y0, x1, y1 });
        node.clear_transform();
        node.set_children(inside);
        if is_button {
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
        }
        if is_slider {
            for action in [Action::Increment, Action::Decrement, Action::SetValue, Action::Focus] {
                node.add_action(action);
            }
        }
        out.push((id(entity), node));
        vec![id(entity)]
    }

    /// Large text is a heading.
    fn text(&self, text: &Text, font: Option<&TextFont>) -> AccessNode {
        let size = font.map_or(0.0, |font| match font.font_size {
            FontSize::Px(px) => px,
            _ => 0.0,
        });
        if size >= self.look.text.title {
            let mut node = AccessNode::new(Role::Heading);
            node.set_label(text.0.clone());
            node
        } else {
            let mut node = AccessNode::new(Role::Label);
            node.set_value(text.0.clone());
            node
        }
    }
}

/// The name of a node is the entity's.
pub(super) fn id(entity: Entity) -> NodeId {
    NodeId(entity.to_bits())
}
