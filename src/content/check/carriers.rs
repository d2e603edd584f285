//! What items sit on.

use super::composed::{ItemDraft, Items};
use crate::content::{Code, ItemId, Placement, decode::Suggest};

/// Looks up carriers and their slots; riders of what is not there lose their place.
pub(super) fn check(items: &mut Items<'_, '_>) {
    let mut homeless = Vec::new();
    for (index, item) in items.list.iter().enumerate() {
        if let Some(Placement::On { carrier, slot, .. }) = &item.placement
            && !has_seat(items, item, carrier, slot)
        {
            homeless.push(index);
        }
    }
    homeless.extend(in_circles(items));
    for index in homeless {
        if let Some(item) = items.list.get_mut(index) {
            item.placement = None;
        }
    }
}

fn has_seat(items: &Items<'_, '_>, rider: &ItemDraft<'_, '_>, carrier: &ItemId, slot: &str) -> bool {
    let Some(index) = items.by_id.get(carrier) else {
        rider
            .place_at
            .unknown(Code::UnknownItem, carrier.as_str(), items.names());
        return false;
    };
    // A carrier whose prop is unknown has been reported.
    let Some((name, prop)) = items.list.get(*index).and_then(|carrier| carrier.prop) else {
        return false;
    };
    if prop.slots.iter().any(|known| known.name == slot) {
        return true;
    }
    let slots = prop.slots.iter().map(|slot| slot.name.as_str());
    let mut args = Suggest::new(slot, slots).args(slot);
    args.insert(0, ("prop", name.into()));
    rider.place_at.fault(Code::UnknownSlot, args);
    false
}

/// The items whose carriers lead back to them; the first of each circle is reported.
fn in_circles(items: &Items<'_, '_>) -> Vec<usize> {
    let carrier = |index: usize| match items.list.get(index)?.placement.as_ref()? {
        Placement::On { carrier, .. } => items.by_id.get(carrier).copied(),
        Placement::At { .. } => None,
    };
    let mut state = vec![0_usize; items.list.len()];
    let mut circles = Vec::new();
    for start in 0..items.list.len() {
        let mark = start + 1;
        let mut at = Some(start);
        while let Some(index) = at
            && state.get(index) == Some(&0)
        {
            if let Some(slot) = state.get_mut(index) {
                *slot = mark;
            }
            at = carrier(index);
        }
        let Some(first) = at.filter(|index| state.get(*index) == Some(&mark)) else {
            continue;
        };
        let mut circle = vec![first];
        let mut next = carrier(first);
        while let Some(index) = next.filter(|index| *index != first) {
            circle.push(index);
            next = carrier(index);
        }
        let reported = circle.iter().min().and_then(|index| items.list.get(*index));
        if let Some(item) = reported {
            let id = item.id.as_ref().map_or("", ItemId::as_str);
            item.place_at.fault(Code::CarrierCircle, vec![("item", id.into())]);
        }
        circles.extend(circle);
    }
    circles
}
