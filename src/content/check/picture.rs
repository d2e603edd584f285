//! Pictures that content names.

use super::context::LevelContext;
use crate::content::{
    Code, PictureFault, PictureInfo, PictureRef,
    decode::{Cursor, Fields},
};

/// Bytes of a picture's file beyond which a booth stutters.
const MAX_BYTES: u64 = 8 * MEBIBYTE;
const MEBIBYTE: u64 = 1024 * 1024;

/// Pixels of a picture's side beyond which a weak graphics chip refuses.
const MAX_SIDE_PX: u32 = 4096;

/// What drawings of the kit begin with in content, as `firstaid:cpr-01-scene-safe`, and their folder below `kit`.
const KIT_GROUPS: [(&str, &str); 2] = [("firstaid", "firstaid"), ("case", "cases")];

/// Reads a picture that may be left out.
#[expect(
    clippy::option_option,
    reason = "the outer one is a fault, the inner one what was written"
)]
pub(super) fn optional_picture(
    fields: &Fields<'_>,
    name: &str,
    context: &LevelContext<'_>,
) -> Option<Option<PictureRef>> {
    fields.or(name, None, |c| match c.optional()? {
        Some(name) => picture(&name, context).map(|(picture, _)| Some(picture)),
        None => Some(None),
    })
}

/// Reads the name of a picture that exists; its size is known for files and signs.
pub(super) fn picture(cursor: &Cursor<'_>, context: &LevelContext<'_>) -> Option<(PictureRef, Option<PictureInfo>)> {
    let text = cursor.filled_text()?;
    if let Some(prop) = text.strip_prefix("prop:") {
        return Some((prop_picture(cursor, prop, context)?, None));
    }
    let of_kit = text.split_once(':').and_then(|(prefix, name)| {
        let (_, group) = KIT_GROUPS.iter().find(|(known, _)| *known == prefix)?;
        Some((*group, name))
    });
    let (picture, is_file) = match (text.strip_prefix("sign:"), of_kit) {
        (Some(sign), _) => (PictureRef::Sign(sign.to_owned()), false),
        (None, Some((group, name))) => {
            let (group, name) = (group.to_owned(), name.to_owned());
            (PictureRef::Kit { group, name }, false)
        }
        (None, None) => (PictureRef::File(text.to_owned()), true),
    };
    let is_inside =
        !is_file || (!text.starts_with('/') && !text.contains(['\\', ':']) && text.split('/').all(|p| p != ".."));
    let found = if is_inside {
        context.setting.catalog.picture(context.folder, &picture)
    } else {
        Err(PictureFault::Missing)
    };
    match found {
        Err(fault) => {
            let code = match fault {
                PictureFault::Missing => Code::MissingPicture,
                PictureFault::Unreadable => Code::UnreadablePicture,
            };
            cursor.fault(code, vec![("picture", text.into())]);
            None
        }
        Ok(info) if info.bytes > MAX_BYTES || info.width.max(info.height) > MAX_SIDE_PX => {
            too_large(cursor, text, info);
            None
        }
        Ok(info) => Some((picture, Some(info))),
    }
}

fn too_large(cursor: &Cursor<'_>, text: &str, info: PictureInfo) {
    let mebibytes = (info.bytes as f64 / MEBIBYTE as f64 * 10.0).round() / 10.0;
    cursor.fault(
        Code::PictureTooLarge,
        vec![
            ("picture", text.into()),
            ("width", f64::from(info.width).into()),
            ("height", f64::from(info.height).into()),
            ("mebibytes", mebibytes.into()),
            ("most_side", f64::from(MAX_SIDE_PX).into()),
            ("most_mebibytes", ((MAX_BYTES / MEBIBYTE) as f64).into()),
        ],
    );
}

/// `cone`, `ladder/unsafe`; a twin without variant is shown safe.
fn prop_picture(cursor: &Cursor<'_>, text: &str, context: &LevelContext<'_>) -> Option<PictureRef> {
    let (name, variant) = text
        .split_once('/')
        .map_or((text, None), |(name, variant)| (name, Some(variant)));
    let catalog = context.setting.catalog;
    let Some(prop) = catalog.prop(name) else {
        cursor.unknown(Code::UnknownProp, name, catalog.prop_names());
        return None;
    };
    let known: &[&str] = if prop.is_twin() { &["safe", "unsafe"] } else { &["base"] };
    let variant = variant.or(known.first().copied())?;
    if !known.contains(&variant) {
        cursor.fault(
            Code::UnknownPropVariant,
            vec![
                ("prop", name.into()),
                ("found", variant.into()),
                ("known", known.join(", ").into()),
            ],
        );
        return None;
    }
    Some(PictureRef::Prop {
        name: name.to_owned(),
        variant: variant.to_owned(),
    })
}
