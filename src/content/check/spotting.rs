//! A hazard hunt: scene, hazards, lures, draw.

use super::{
    apart,
    composed::{self, ComposedDraft},
    context::LevelContext,
    hazard,
    level::Size,
    picture::picture,
    region::Canvas,
};
use crate::content::{
    CANVAS_PX, Code, Composed, DrawBounds, Hazard, ItemId, Photo, Scene, Spotting,
    decode::{Cursor, Variant},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a hunt shows, as far as it could be read.
pub(super) enum SceneDraft<'a, 'c> {
    Composed(ComposedDraft<'a, 'c>),
    Photo { photo: Option<Photo> },
}

/// How many twins are unsafe at least, where nobody says and there are as many.
const DEFAULT_DRAW_MIN: usize = 3;

/// Reads a hunt, and how long it is.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Spotting>, Size) {
    let Some(fields) = variant.fields(&["scene", "draw", "seconds", "hazards", "lures"]) else {
        return (None, Size::Unknown);
    };
    let seconds = fields.need("seconds").and_then(|c| c.number_within(5.0, 3600.0));
    let scene = fields.need("scene").and_then(|c| scene(&c, context));
    let hazards_at = fields.need("hazards");
    let lures_at = fields.get("lures");
    let size = seconds.map_or(Size::Unknown, |seconds| Size::Hunt { seconds });
    let Some(scene) = scene else { return (None, size) };

    let canvas = scene.canvas(context);
    let mut spots = Vec::new();
    let mut names = hazard::Names::default();
    let items = hazards_at.as_ref().and_then(Cursor::list);
    let hazards: Option<Vec<Option<Hazard>>> = items.map(|items| {
        items
            .iter()
            .map(|c| hazard::hazard(c, &scene, &canvas, &mut names, &mut spots, context))
            .collect()
    });
    if let (Some(hazards), Some(at)) = (&hazards, &hazards_at)
        && hazards.is_empty()
    {
        at.fault(Code::NoHazards, Vec::new());
    }
    apart::check(&spots, &canvas);
    let lures = match lures_at {
        Some(at) => at.list().map(|items| {
            items
                .iter()
                .map(|c| hazard::lure(c, &scene, &canvas, &mut names, context))
                .collect::<Vec<_>>()
        }),
        None => Some(Vec::new()),
    };
    if let SceneDraft::Composed(composed) = &scene
        && hazards.as_ref().is_some_and(|hazards| !hazards.is_empty())
        && !names.has_unknown
    {
        composed.warn_of_twins_without_hazard(&names.hazards, &names.lures);
    }
    let draw = draw(fields.get("draw").as_ref(), &scene, hazards.as_deref(), &names.hazards);
    let make = || {
        Some(Spotting {
            scene: scene.finish()?,
            draw: draw?,
            seconds: seconds?,
            hazards: hazards?.into_iter().collect::<Option<_>>()?,
            lures: lures?.into_iter().collect::<Option<_>>()?,
        })
    };
    (make(), size)
}

fn scene<'a, 'c>(cursor: &Cursor<'a>, context: &LevelContext<'c>) -> Option<SceneDraft<'a, 'c>> {
    let variant = cursor.variant(&["Composed", "Photo"])?;
    if variant.name == "Composed" {
        return composed::read(&variant, context).map(SceneDraft::Composed);
    }
    let fields = variant.fields(&["picture"])?;
    let found = fields.need("picture").and_then(|c| picture(&c, context));
    let photo = found.and_then(|(picture, info)| {
        Some(Photo {
            picture,
            size: info.map(|i| (i.width, i.height))?,
        })
    });
    Some(SceneDraft::Photo { photo })
}

impl SceneDraft<'_, '_> {
    fn canvas(&self, context: &LevelContext<'_>) -> Canvas {
        match self {
            Self::Composed(_) => Canvas {
                size: Some(CANVAS_PX),
                mm_per_px: context.setting.mm_per_px(CANVAS_PX),
            },
            Self::Photo { photo } => {
                let size = photo.as_ref().map(|photo| photo.size);
                Canvas {
                    size,
                    mm_per_px: size.map_or(f64::INFINITY, |size| context.setting.mm_per_px(size)),
                }
            }
        }
    }

    fn finish(self) -> Option<Scene> {
        match self {
            Self::Photo { photo } => photo.map(Scene::Photo),
            Self::Composed(draft) => Some(Scene::Composed(Composed {
                backdrop: draft.backdrop?,
                items: draft.items.placed()?,
            })),
        }
    }
}

/// Reads the bounds of the draw. On a photo they mean nothing: all its hazards are there.
fn draw(
    cursor: Option<&Cursor<'_>>,
    scene: &SceneDraft<'_, '_>,
    hazards: Option<&[Option<Hazard>]>,
    twins: &BTreeSet<ItemId>,
) -> Option<DrawBounds> {
    let n = hazards.map(<[_]>::len);
    if let SceneDraft::Photo { .. } = scene {
        if let Some(cursor) = cursor {
            cursor.fault(Code::DrawOnPhoto, Vec::new());
        }
        return Some(DrawBounds {
            min: n?,
            max: n?,
            never_together: Vec::new(),
        });
    }
    let usual_min = n.map_or(1, |n| n.min(DEFAULT_DRAW_MIN));
    let Some(cursor) = cursor else {
        return Some(DrawBounds {
            min: usual_min,
            max: n?,
            never_together: Vec::new(),
        });
    };
    let fields = cursor.fields(None, &["min", "max", "never_together"])?;
    let max_at = fields.get("max");
    let max = fields.or("max", n.unwrap_or(usize::MAX), Cursor::count);
    let min_at = fields.get("min");
    let min = fields.or("min", max.map_or(usual_min, |max| usual_min.min(max)), Cursor::count);
    let never_together = fields.or("never_together", Vec::new(), |c| groups(c, scene, twins));
    let (min, max) = (min?, max?);
    if min == 0 {
        min_at.as_ref().unwrap_or(cursor).fault(Code::DrawZero, Vec::new());
        return None;
    }
    if min > max {
        min_at
            .as_ref()
            .unwrap_or(cursor)
            .fault(Code::DrawReversed, vec![("min", min.into()), ("max", max.into())]);
        return None;
    }
    let n = n?;
    if max > n {
        max_at
            .as_ref()
            .unwrap_or(cursor)
            .fault(Code::DrawTooMany, vec![("max", max.into()), ("twins", n.into())]);
        return None;
    }
    let never_together = never_together?;
    if let Some(possible) = most_together(n, &never_together)
        && possible < min
    {
        min_at.as_ref().unwrap_or(cursor).fault(
            Code::DrawImpossible,
            vec![("min", min.into()), ("possible", possible.into())],
        );
    }
    Some(DrawBounds {
        min,
        max,
        never_together,
    })
}

fn groups(cursor: &Cursor<'_>, scene: &SceneDraft<'_, '_>, twins: &BTreeSet<ItemId>) -> Option<Vec<Vec<ItemId>>> {
    let groups: Vec<Option<Vec<ItemId>>> = cursor
        .list()?
        .iter()
        .map(|group| self::group(group, scene, twins))
        .collect();
    groups.into_iter().collect()
}

fn group(cursor: &Cursor<'_>, scene: &SceneDraft<'_, '_>, twins: &BTreeSet<ItemId>) -> Option<Vec<ItemId>> {
    let mut ids: Vec<Option<ItemId>> = Vec::new();
    for item in cursor.list()? {
        let Some(id) = item.id(ItemId::parse) else {
            ids.push(None);
            continue;
        };
        if ids.contains(&Some(id.clone())) {
            item.fault(Code::DuplicateId, vec![("id", id.as_str().into())]);
            continue;
        }
        let is_item = matches!(scene, SceneDraft::Composed(composed) if composed.items.contains(&id));
        if twins.contains(&id) {
            ids.push(Some(id));
        } else {
            // Known are only items that somebody wrote a hazard for; an item without one is never unsafe anyway.
            if !is_item || !twins.is_empty() {
                item.unknown(Code::UnknownItem, id.as_str(), twins.iter().map(ItemId::as_str));
            }
            ids.push(None);
        }
    }
    ids.into_iter().collect()
}

/// Groups of more items than this are not searched: the answer could take longer than the exhibition.
const MAX_SEARCHED: usize = 20;

/// How many of `n` twins can be unsafe at once; `None` when that is too hard to tell.
fn most_together(n: usize, groups: &[Vec<ItemId>]) -> Option<usize> {
    let mut members: BTreeMap<&ItemId, Vec<usize>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        for id in group {
            members.entry(id).or_default().push(index);
        }
    }
    if members.len() > MAX_SEARCHED {
        return None;
    }
    let members: Vec<Vec<usize>> = members.into_values().collect();
    let free = n.saturating_sub(members.len());
    Some(free + most_of(&members, &mut vec![false; groups.len()]))
}

fn most_of(members: &[Vec<usize>], taken: &mut Vec<bool>) -> usize {
    let Some((first, rest)) = members.split_first() else {
        return 0;
    };
    let without = most_of(rest, taken);
    if first.iter().any(|group| taken.get(*group) == Some(&true)) {
        return without;
    }
    let mark = |taken: &mut Vec<bool>, value| {
        for group in first {
            if let Some(slot) = taken.get_mut(*group) {
                *slot = value;
            }
        }
    };
    mark(taken, true);
    let with = 1 + most_of(rest, taken);
    mark(taken, false);
    with.max(without)
}
