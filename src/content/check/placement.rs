//! Where an item of a scene stands or sits.

use crate::{
    content::{
        Code, ItemId, Placement,
        decode::{Cursor, Fields},
    },
    geometry::Point,
};

/// Reads where an item stands, and where that is written.
pub(super) fn read<'a>(fields: &Fields<'a>) -> (Cursor<'a>, Option<Placement>) {
    let scale = |usual| fields.or("scale", usual, |c| c.number_within(0.05, 20.0));
    let offset = fields.get("offset");
    match (fields.get("at"), fields.get("on")) {
        (Some(_), Some(on)) => {
            on.fault(Code::AtAndOn, Vec::new());
            (on, None)
        }
        (Some(at), None) => {
            let point = at.point();
            let scale = scale(point.map_or(1.0, |point| row_scale(point.y)));
            if let Some(offset) = offset {
                offset.fault(Code::AtAndOn, Vec::new());
                return (at, None);
            }
            let placement = point.zip(scale).map(|(point, scale)| Placement::At { point, scale });
            (at, placement)
        }
        (None, Some(on)) => {
            let seat = seat(&on);
            let offset = offset.map_or(Some(Point::default()), |c| c.point());
            let scale = scale(1.0);
            let make = || {
                let (carrier, slot) = seat?;
                Some(Placement::On {
                    carrier,
                    slot: slot.to_owned(),
                    offset: offset?,
                    scale: scale?,
                })
            };
            (on, make())
        }
        (None, None) => {
            scale(1.0);
            fields.need("at");
            (fields.owner().clone(), None)
        }
    }
}

/// Reads `carrier.slot`.
fn seat<'a>(cursor: &Cursor<'a>) -> Option<(ItemId, &'a str)> {
    let text = cursor.text()?;
    let parts = text
        .split_once('.')
        .and_then(|(carrier, slot)| Some((ItemId::parse(carrier).ok()?, slot)));
    if parts.is_none() {
        cursor.fault(Code::BadSeat, vec![("found", text.into())]);
    }
    parts
}

/// Scene pixels per prop pixel of what stands with its foot at `y`: the back row smaller than the front row.
fn row_scale(y: f64) -> f64 {
    const BACK: (f64, f64) = (740.0, 0.88);
    const FRONT: (f64, f64) = (1040.0, 1.12);
    const DIGITS: f64 = 1000.0;
    let scale = BACK.1 + (y - BACK.0) * (FRONT.1 - BACK.1) / (FRONT.0 - BACK.0);
    (scale * DIGITS).round() / DIGITS
}
