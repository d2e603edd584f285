//! A case: a story in which visitors decide.

use super::{
    context::LevelContext,
    level::Size,
    localized::localized,
    picture::optional_picture,
    story,
    task::{self, About},
};
use crate::content::{
    Case, CaseChoice, CaseHelp, CaseNode, CaseThen, Code, Decision, Flags, ItemId, Text,
    decode::{Cursor, Fields, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 90.0;

/// Fewer nodes are no story, more nobody waits for.
const MIN_NODES: usize = 3;
const MAX_NODES: usize = 30;

/// More choices nobody reads on a stand.
const MIN_CHOICES: usize = 2;
const MAX_CHOICES: usize = 4;

/// Reads a story, and how long it takes.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Case>, Size) {
    let Some(fields) = variant.fields(&["seconds", "start", "nodes", "explanation", "facts", "difficulty"]) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let mut names = Names::default();
    let named_start = fields.or("start", None, |c| names.node(c).map(Some));
    let at = fields.get("nodes");
    let items = task::counted(&fields, "nodes", MIN_NODES, MAX_NODES);
    let drafts: Option<Vec<NodeDraft<'_>>> =
        items.map(|items| items.iter().map(|item| node(item, &mut names, context)).collect());
    let about = About::read(&fields, context);
    let (Some(at), Some(drafts)) = (at, drafts) else {
        return (None, size);
    };
    let are_flags_known = names.check();
    let places: Vec<Cursor<'_>> = drafts.iter().map(|draft| draft.id_at.clone()).collect();
    let nodes: Option<Vec<CaseNode>> = drafts.into_iter().map(|draft| draft.node).collect();
    let make = || {
        let nodes = nodes?;
        check_kinds(&at, &nodes);
        let start = named_start?.or_else(|| nodes.first().map(|node| node.id.clone()))?;
        if are_flags_known {
            story::check(&start, &nodes, &at, &places);
        }
        let about = about?;
        Some(Case {
            seconds: seconds?,
            start,
            nodes,
            explanation: about.explanation,
            facts: about.facts,
            difficulty: about.difficulty,
        })
    };
    (make(), size)
}

/// A node as far as its way is known; texts and pictures with faults of their own, reported, are empty in it.
struct NodeDraft<'a> {
    /// Where its name stands, or where it begins.
    id_at: Cursor<'a>,
    node: Option<CaseNode>,
}

/// The names that nodes use of each other, and where.
#[derive(Default)]
struct Names<'a> {
    ids: BTreeSet<ItemId>,
    /// Some node has no readable name: others may mean it.
    has_nameless: bool,
    nodes: Vec<(Cursor<'a>, ItemId)>,
    asked: Vec<(Cursor<'a>, ItemId)>,
    set: Vec<(Cursor<'a>, ItemId)>,
}

impl<'a> Names<'a> {
    fn node(&mut self, cursor: &Cursor<'a>) -> Option<ItemId> {
        named(&mut self.nodes, cursor)
    }

    fn asked(&mut self, cursor: &Cursor<'a>) -> Option<ItemId> {
        named(&mut self.asked, cursor)
    }

    fn set(&mut self, cursor: &Cursor<'a>) -> Option<ItemId> {
        named(&mut self.set, cursor)
    }

    /// Reports names of nothing; returns whether every flag that is asked for is set somewhere.
    fn check(&self) -> bool {
        let known = || self.ids.iter().map(ItemId::as_str);
        let is_unknown = |id: &ItemId| !self.has_nameless && !self.ids.contains(id);
        for (at, id) in self.nodes.iter().filter(|(_, id)| is_unknown(id)) {
            at.unknown(Code::UnknownNode, id.as_str(), known());
        }
        let flags: BTreeSet<&str> = self.set.iter().map(|(_, flag)| flag.as_str()).collect();
        let unknown = || self.asked.iter().filter(|(_, flag)| !flags.contains(flag.as_str()));
        for (at, flag) in unknown() {
            at.unknown(Code::UnknownFlag, flag.as_str(), flags.iter().copied());
        }
        let mut kept = BTreeSet::new();
        let ninth = self.set.iter().find(|(_, flag)| {
            kept.insert(flag);
            kept.len() > Flags::MOST
        });
        if let Some((at, _)) = ninth {
            let args = vec![("found", flags.len().into()), ("most", Flags::MOST.into())];
            at.fault(Code::TooManyFlags, args);
        }
        unknown().next().is_none()
    }
}

/// Reads a name and notes where it stands.
fn named<'a>(names: &mut Vec<(Cursor<'a>, ItemId)>, cursor: &Cursor<'a>) -> Option<ItemId> {
    let id = cursor.id(ItemId::parse)?;
    names.push((cursor.clone(), id.clone()));
    Some(id)
}

fn node<'a>(cursor: &Cursor<'a>, names: &mut Names<'a>, context: &LevelContext<'_>) -> NodeDraft<'a> {
    let Some(fields) = cursor.fields(None, &["id", "picture", "text", "then"]) else {
        names.has_nameless = true;
        return NodeDraft {
            id_at: cursor.clone(),
            node: None,
        };
    };
    let id = task::own_id(&fields, &mut names.ids);
    names.has_nameless |= id.is_none();
    let picture = optional_picture(&fields, "picture", context);
    let text = text(&fields, "text", context);
    let then_at = fields.get("then");
    if then_at.is_none() {
        let node = id.as_ref().map_or("", ItemId::as_str);
        cursor.fault_at(Code::DeadEnd, cursor.head(), vec![("node", node.into())]);
    }
    let then = then_at.and_then(|then| then_of(&then, names, context));
    let make = || {
        Some(CaseNode {
            id: id?,
            picture: picture.flatten(),
            text,
            then: then?,
        })
    };
    NodeDraft {
        id_at: fields.get("id").unwrap_or_else(|| cursor.clone()),
        node: make(),
    }
}

/// Reads a text; one with faults, which are reported, is empty.
fn text(fields: &Fields<'_>, name: &'static str, context: &LevelContext<'_>) -> Text {
    let text = fields.need(name).and_then(|c| localized(&c, context.setting));
    text.unwrap_or_default()
}

fn then_of<'a>(cursor: &Cursor<'a>, names: &mut Names<'a>, context: &LevelContext<'_>) -> Option<CaseThen> {
    let variant = cursor.variant(&["Go", "If", "Decide", "End"])?;
    match variant.name {
        "Go" => Some(CaseThen::Go(names.node(&variant.content()?)?)),
        "If" => {
            let fields = variant.fields(&["set", "go", "otherwise"])?;
            let flag = fields.need("set").and_then(|c| names.asked(&c));
            let go = fields.need("go").and_then(|c| names.node(&c));
            let otherwise = fields.need("otherwise").and_then(|c| names.node(&c));
            Some(CaseThen::If {
                flag: flag?,
                go: go?,
                otherwise: otherwise?,
            })
        }
        "Decide" => {
            let fields = variant.fields(&["choices", "freeze"])?;
            let is_freeze = fields.or("freeze", false, Cursor::boolean);
            let choices = choices(&fields, names, context)?;
            Some(CaseThen::Decide(Decision {
                is_freeze: is_freeze.unwrap_or_default(),
                choices,
            }))
        }
        _ => {
            let help = variant.fields(&["help"])?.need("help").and_then(|c| help(&c));
            Some(CaseThen::End(help.unwrap_or_default()))
        }
    }
}

fn help(cursor: &Cursor<'_>) -> Option<Vec<CaseHelp>> {
    let mut kinds: Vec<CaseHelp> = Vec::new();
    for item in cursor.filled_list()? {
        let known = ["Recognition", "Treatment", "Compensation", "Rehabilitation"];
        let kind = match item.variant(&known)?.bare()? {
            "Recognition" => CaseHelp::Recognition,
            "Treatment" => CaseHelp::Treatment,
            "Compensation" => CaseHelp::Compensation,
            _ => CaseHelp::Rehabilitation,
        };
        if kinds.contains(&kind) {
            item.fault(Code::DuplicateId, vec![("id", item.written().as_ref().into())]);
        }
        kinds.push(kind);
    }
    Some(kinds)
}

fn choices<'a>(fields: &Fields<'a>, names: &mut Names<'a>, context: &LevelContext<'_>) -> Option<Vec<CaseChoice>> {
    let items = task::counted(fields, "choices", MIN_CHOICES, MAX_CHOICES);
    let (mut ids, mut texts) = (BTreeSet::new(), Vec::new());
    let choices = task::each(items, |item| choice(item, &mut ids, &mut texts, names, context))?;
    let at = fields.need("choices")?;
    if choices.len() >= MIN_CHOICES {
        let always = || choices.iter().filter(|choice| choice.if_set.is_none());
        if choices.iter().all(CaseChoice::is_best) {
            at.fault_at(Code::AllCorrect, at.head(), Vec::new());
        } else if !always().any(CaseChoice::is_best) {
            at.fault_at(Code::NoBestChoice, at.head(), Vec::new());
        } else if always().count() < MIN_CHOICES {
            at.fault_at(Code::TooFewChoices, at.head(), vec![("found", always().count().into())]);
        }
    }
    Some(choices)
}

fn choice<'a>(
    cursor: &Cursor<'a>,
    ids: &mut BTreeSet<ItemId>,
    texts: &mut Vec<Option<Text>>,
    names: &mut Names<'a>,
    context: &LevelContext<'_>,
) -> Option<CaseChoice> {
    let fields = cursor.fields(None, &["id", "text", "score", "why", "sets", "if_set", "go"])?;
    let id = task::own_id(&fields, ids);
    let what = task::own_text(&fields, "text", texts, context);
    let score = fields.or("score", 0.0, |c| c.number_within(0.0, 1.0));
    let why = text(&fields, "why", context);
    let sets = fields.or("sets", Vec::new(), |c| {
        c.list()?.iter().map(|item| names.set(item)).collect::<Option<_>>()
    });
    let if_set = fields.or("if_set", None, |c| match c.optional()? {
        Some(flag) => names.asked(&flag).map(Some),
        None => Some(None),
    });
    let go = fields.need("go").and_then(|c| names.node(&c));
    Some(CaseChoice {
        id: id?,
        text: what.unwrap_or_default(),
        score: score?,
        why,
        sets: sets?,
        if_set: if_set?,
        go: go?,
    })
}

/// Reports, at the list of nodes, a story in which nothing is decided or which does not end.
fn check_kinds(at: &Cursor<'_>, nodes: &[CaseNode]) {
    if !nodes.iter().any(|node| matches!(node.then, CaseThen::Decide(_))) {
        at.fault_at(Code::NoDecision, at.head(), Vec::new());
    }
    if !nodes.iter().any(|node| matches!(node.then, CaseThen::End(_))) {
        at.fault_at(Code::NoEnding, at.head(), Vec::new());
    }
}
