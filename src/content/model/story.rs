//! The ways of a case without its words: what checking it and playing it have in common.

use super::{CaseChoice, CaseNode, CaseThen};
use crate::content::ItemId;

/// What has been done in a story so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Flags(u16);

impl Flags {
    /// More different things than this no story may ask for: every way through it is looked at.
    pub const MOST: usize = 8;

    /// What has been done here or there.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` has been done.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// How a story goes on from each of its nodes; nodes are counted from 0 in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// The node it begins with.
    pub start: usize,
    /// By node.
    pub ways: Vec<Way>,
}

/// How a story goes on from one node.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// To another node.
    Go(usize),
    /// To one node or another.
    If {
        /// What decides.
        flags: Flags,
        /// The node where it has been done.
        go: usize,
        /// The node where it has not.
        otherwise: usize,
    },
    /// One of several turns, by choice.
    Decide(Vec<Turn>),
    /// Not at all.
    End,
}

/// What a choice means for the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Offered only where this has been done.
    pub needs: Flags,
    /// Done from here on.
    pub sets: Flags,
    /// Where it leads.
    pub go: usize,
    /// What it is worth, 0 to 1.
    pub score: f64,
    /// Whether nothing better can be done.
    pub is_best: bool,
}

impl Story {
    /// The ways of `nodes` from `start`; `None` where a node is named that is not there, or more flags than can be kept.
    pub fn new(start: &ItemId, nodes: &[CaseNode]) -> Option<Self> {
        let mut names = Vec::new();
        let ways: Option<Vec<Way>> = nodes.iter().map(|node| way(nodes, &node.then, &mut names)).collect();
        (names.len() <= Flags::MOST).then_some(Self {
            start: position(nodes, start)?,
            ways: ways?,
        })
    }
}

impl Way {
    /// Where one gets from here when `flags` has been done, and what has been done then.
    pub fn exits(&self, flags: Flags) -> Vec<(usize, Flags)> {
        match self {
            Self::Go(go) => vec![(*go, flags)],
            Self::If {
                flags: asked,
                go,
                otherwise,
            } => vec![(if flags.has(*asked) { *go } else { *otherwise }, flags)],
            Self::Decide(turns) => turns
                .iter()
                .filter(|turn| flags.has(turn.needs))
                .map(|turn| (turn.go, flags.and(turn.sets)))
                .collect(),
            Self::End => Vec::new(),
        }
    }

    /// The first choice, in file order, than which none is worth more; `None` where nothing is decided.
    pub fn best(&self, flags: Flags) -> Option<usize> {
        let Self::Decide(turns) = self else { return None };
        let offered = || turns.iter().enumerate().filter(|(_, turn)| flags.has(turn.needs));
        let most = offered().map(|(_, turn)| turn.score).max_by(f64::total_cmp)?;
        offered().find(|(_, turn)| turn.score >= most).map(|(index, _)| index)
    }
}

fn position(nodes: &[CaseNode], id: &ItemId) -> Option<usize> {
    nodes.iter().position(|node| &node.id == id)
}

fn way(nodes: &[CaseNode], then: &CaseThen, names: &mut Vec<ItemId>) -> Option<Way> {
    Some(match then {
        CaseThen::Go(go) => Way::Go(position(nodes, go)?),
        CaseThen::If { flag, go, otherwise } => Way::If {
            flags: flags(std::slice::from_ref(flag), names),
            go: position(nodes, go)?,
            otherwise: position(nodes, otherwise)?,
        },
        CaseThen::Decide(decision) => {
            let turns: Option<Vec<Turn>> = decision
                .choices
                .iter()
                .map(|choice| turn(nodes, choice, names))
                .collect();
            Way::Decide(turns?)
        }
        CaseThen::End(_) => Way::End,
    })
}

fn turn(nodes: &[CaseNode], choice: &CaseChoice, names: &mut Vec<ItemId>) -> Option<Turn> {
    Some(Turn {
        needs: flags(choice.if_set.as_slice(), names),
        sets: flags(&choice.sets, names),
        go: position(nodes, &choice.go)?,
        score: choice.score,
        is_best: choice.is_best(),
    })
}

/// The flags called `wanted`. What `names` does not hold yet is written to its end.
fn flags(wanted: &[ItemId], names: &mut Vec<ItemId>) -> Flags {
    wanted.iter().fold(Flags::default(), |all, name| {
        let known = names.iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            names.push(name.clone());
            names.len() - 1
        });
        // Beyond what can be kept there is no story anyway.
        all.and(Flags(
            1_u16.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or(0),
        ))
    })
}
