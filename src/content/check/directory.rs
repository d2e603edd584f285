//! Where there is help.

use super::{
    context::LevelContext,
    level::Size,
    localized::{check_glyphs, localized},
    task,
};
use crate::content::{
    Code, Directory, ItemId, Service,
    decode::{Cursor, Fields, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 30.0;

/// More cards nobody reads on a stand.
const MAX_ENTRIES: usize = 24;

/// Reads the services, and how long they take.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Directory>, Size) {
    let Some(fields) = variant.fields(&["seconds", "region_note", "entries"]) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let region_note = fields.need("region_note").and_then(|c| localized(&c, context.setting));
    let mut ids = BTreeSet::new();
    let items = task::counted(&fields, "entries", 1, MAX_ENTRIES);
    let entries = task::each(items, |item| entry(item, &mut ids, context));
    let make = || {
        Some(Directory {
            seconds: seconds?,
            region_note: region_note?,
            entries: entries?,
        })
    };
    (make(), size)
}

fn entry(cursor: &Cursor<'_>, ids: &mut BTreeSet<ItemId>, context: &LevelContext<'_>) -> Option<Service> {
    let fields = cursor.fields(
        None,
        &[
            "id",
            "name",
            "help",
            "district",
            "address",
            "hours",
            "phone",
            "example",
            "facts",
            "review_by",
        ],
    )?;
    let id = task::own_id(&fields, ids);
    let text = |name| localized(&fields.need(name)?, context.setting);
    let (name, help, district) = (text("name"), text("help"), text("district"));
    let address = task::optional_text(&fields, "address", context);
    let hours = task::optional_text(&fields, "hours", context);
    let phone = fields.or("phone", None, |c| match c.optional()? {
        Some(phone) => {
            let text = phone.filled_text()?;
            check_glyphs(&phone, text, context.setting);
            Some(Some(text.to_owned()))
        }
        None => Some(None),
    });
    let is_example = fields.or("example", false, Cursor::boolean);
    let facts = fields.or("facts", Vec::new(), |c| context.cited_facts(c));
    let review_by = review_by(&fields, id.as_ref(), context);
    let id = id?;
    if is_example == Some(true) {
        cursor.fault_at(
            Code::ServiceExample,
            cursor.head(),
            vec![("service", id.as_str().into())],
        );
    }
    Some(Service {
        id,
        name: name?,
        help: help?,
        district: district?,
        address: address?,
        hours: hours?,
        phone: phone?,
        is_example: is_example?,
        facts: facts?,
        review_by: review_by?,
    })
}

/// Reads the day of the next look; warns when it has passed.
fn review_by(fields: &Fields<'_>, id: Option<&ItemId>, context: &LevelContext<'_>) -> Option<jiff::civil::Date> {
    let at = fields.need("review_by")?;
    let review_by = at.date()?;
    if review_by < context.setting.today {
        let service = id.map_or("", ItemId::as_str);
        at.fault(
            Code::ServiceExpired,
            vec![("service", service.into()), ("review_by", review_by.to_string().into())],
        );
    }
    Some(review_by)
}
