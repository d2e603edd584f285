//! Whether a story can be told: every node is reached, and from everywhere there is a way to an ending.

use crate::content::{CaseNode, Code, Flags, ItemId, Story, Way, decode::Cursor};
use std::collections::{BTreeMap, BTreeSet};

/// A node, and what has been done when it is reached.
type State = (usize, Flags);

/// Reports, at the names of `nodes` in `places`, what cannot be reached or does not end. A story that names what it does not
/// have was reported before and is not looked at, nor is the end of one without endings.
pub(super) fn check(start: &ItemId, nodes: &[CaseNode], at: &Cursor<'_>, places: &[Cursor<'_>]) {
    let ids: BTreeSet<_> = nodes.iter().map(|node| &node.id).collect();
    let Some(story) = Story::new(start, nodes).filter(|_| ids.len() == nodes.len()) else {
        return;
    };
    let exits = every_exit(&story);
    let reached: BTreeSet<usize> = exits.keys().map(|(node, _)| *node).collect();
    let name = |node: usize| nodes.get(node).map_or("", |node| node.id.as_str());
    for (node, at) in places.iter().enumerate() {
        if !reached.contains(&node) {
            at.fault(Code::UnreachableNode, vec![("node", name(node).into())]);
        }
    }
    if !story.ways.contains(&Way::End) {
        return;
    }
    let trapped = trapped(&story, &exits);
    let (way, caught) = if trapped.is_empty() {
        ("right", circle_of_the_right(&story))
    } else {
        ("any", trapped)
    };
    if let Some(first) = caught.first() {
        let names: Vec<&str> = caught.iter().map(|node| name(*node)).collect();
        let args = vec![("nodes", names.join(", ").into()), ("way", way.into())];
        places.get(*first).unwrap_or(at).fault(Code::LoopWithoutExit, args);
    }
}

/// Every state that can be reached, and where one gets from there.
fn every_exit(story: &Story) -> BTreeMap<State, Vec<State>> {
    let mut exits = BTreeMap::new();
    let mut open = vec![(story.start, Flags::default())];
    while let Some(state) = open.pop() {
        if exits.contains_key(&state) {
            continue;
        }
        let (node, flags) = state;
        let next = story.ways.get(node).map(|way| way.exits(flags)).unwrap_or_default();
        open.extend(next.iter().copied());
        exits.insert(state, next);
    }
    exits
}

/// The nodes that can be reached in a state from which no way leads to an ending.
fn trapped(story: &Story, exits: &BTreeMap<State, Vec<State>>) -> BTreeSet<usize> {
    let mut enters: BTreeMap<State, Vec<State>> = BTreeMap::new();
    for (state, next) in exits {
        for to in next {
            enters.entry(*to).or_default().push(*state);
        }
    }
    let is_end = |(node, _): &&State| story.ways.get(*node) == Some(&Way::End);
    let mut open: Vec<State> = exits.keys().filter(is_end).copied().collect();
    let mut free = BTreeSet::new();
    while let Some(state) = open.pop() {
        if free.insert(state) {
            open.extend(enters.get(&state).into_iter().flatten().copied());
        }
    }
    exits
        .keys()
        .filter(|state| !free.contains(*state))
        .map(|(node, _)| *node)
        .collect()
}

/// The nodes that whoever always chooses what is best goes through again and again; none where that way ends.
fn circle_of_the_right(story: &Story) -> BTreeSet<usize> {
    let mut met: Vec<State> = Vec::new();
    let mut state = (story.start, Flags::default());
    loop {
        if let Some(first) = met.iter().position(|before| *before == state) {
            return met.iter().skip(first).map(|(node, _)| *node).collect();
        }
        met.push(state);
        let (node, flags) = state;
        let next = story.ways.get(node).and_then(|way| match (way, way.best(flags)) {
            (Way::Decide(turns), Some(best)) => turns.get(best).map(|turn| (turn.go, flags.and(turn.sets))),
            _ => way.exits(flags).first().copied(),
        });
        match next {
            Some(next) => state = next,
            None => return BTreeSet::new(),
        }
    }
}
