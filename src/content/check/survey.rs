//! What visitors are asked about themselves.

use super::{context::LevelContext, level::Size, localized::localized, task};
use crate::content::{
    ItemId, Survey, SurveyMoment, SurveyQuestion, SurveyScale,
    decode::{Cursor, Variant},
};
use std::collections::BTreeSet;

/// Seconds for the whole, where nobody says.
const DEFAULT_SECONDS: f64 = 15.0;

/// Nobody came to fill in a form.
const MAX_QUESTIONS: usize = 4;

/// Reads a survey, and how long it takes.
pub(super) fn read(variant: &Variant<'_>, context: &LevelContext<'_>) -> (Option<Survey>, Size) {
    let Some(fields) = variant.fields(&["seconds", "moment", "questions"]) else {
        return (None, Size::Unknown);
    };
    let (seconds, size) = task::seconds(&fields, DEFAULT_SECONDS);
    let moment = fields.need("moment").and_then(|c| moment(&c));
    let mut ids = BTreeSet::new();
    let items = task::counted(&fields, "questions", 1, MAX_QUESTIONS);
    let questions = task::each(items, |item| question(item, &mut ids, context));
    let make = || {
        Some(Survey {
            seconds: seconds?,
            moment: moment?,
            questions: questions?,
        })
    };
    (make(), size)
}

fn question(cursor: &Cursor<'_>, ids: &mut BTreeSet<ItemId>, context: &LevelContext<'_>) -> Option<SurveyQuestion> {
    let fields = cursor.fields(None, &["id", "prompt", "scale"])?;
    let id = task::own_id(&fields, ids);
    let prompt = fields.need("prompt").and_then(|c| localized(&c, context.setting));
    let scale = fields.need("scale").and_then(|c| scale(&c));
    Some(SurveyQuestion {
        id: id?,
        prompt: prompt?,
        scale: scale?,
    })
}

fn moment(cursor: &Cursor<'_>) -> Option<SurveyMoment> {
    Some(match cursor.variant(&["Before", "After"])?.bare()? {
        "Before" => SurveyMoment::Before,
        _ => SurveyMoment::After,
    })
}

fn scale(cursor: &Cursor<'_>) -> Option<SurveyScale> {
    Some(match cursor.variant(&["Faces", "Five"])?.bare()? {
        "Faces" => SurveyScale::Faces,
        _ => SurveyScale::Five,
    })
}
