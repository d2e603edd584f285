//! Where there is help.

use crate::content::{FactId, ItemId, Text};

/// Services as cards to read.
#[derive(Debug, Clone, PartialEq)]
pub struct Directory {
    /// How long it is likely to take.
    pub seconds: f64,
    /// Which region this is for.
    pub region_note: Text,
    /// The services in the order shown. Never empty.
    pub entries: Vec<Service>,
}

/// One service.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its own name in this level.
    pub id: ItemId,
    /// What it is called.
    pub name: Text,
    /// What it helps with.
    pub help: Text,
    /// The district, or the whole region.
    pub district: Text,
    /// Where it is.
    pub address: Option<Text>,
    /// When it is open.
    pub hours: Option<Text>,
    /// How to call it.
    pub phone: Option<String>,
    /// Whether it is only an example that the organizer replaces.
    pub is_example: bool,
    /// What it rests on.
    pub facts: Vec<FactId>,
    /// The last day it may be shown without another look.
    pub review_by: jiff::civil::Date,
}
