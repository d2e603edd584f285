//! Single values: numbers, words, texts, ids, days, points.

use super::Cursor;
use crate::{
    content::{Code, IdError, ron_doc::Value},
    geometry::Point,
};

impl<'a> Cursor<'a> {
    /// A text in quotes.
    pub(in crate::content) fn text(&self) -> Option<&'a str> {
        if let Value::Text(text) = &self.node.value {
            return Some(text);
        }
        self.wrong_type("text");
        None
    }

    /// A text with something in it.
    pub(in crate::content) fn filled_text(&self) -> Option<&'a str> {
        let text = self.text()?;
        if text.trim().is_empty() {
            self.fault(Code::EmptyText, Vec::new());
            return None;
        }
        Some(text)
    }

    /// A number, with or without a point.
    pub(in crate::content) fn number(&self) -> Option<f64> {
        if let Value::Number(number) = self.node.value {
            return Some(number);
        }
        self.wrong_type("number");
        None
    }

    /// A number from `min` to `max`, both allowed.
    pub(in crate::content) fn number_within(&self, min: f64, max: f64) -> Option<f64> {
        let number = self.number()?;
        if number < min || number > max {
            self.fault(
                Code::NumberOutOfRange,
                vec![("found", number.into()), ("min", min.into()), ("max", max.into())],
            );
            return None;
        }
        Some(number)
    }

    /// A whole number from `min` to `max`.
    pub(in crate::content) fn whole(&self, min: u32, max: u32) -> Option<u32> {
        let number = self.number()?;
        if number.fract() != 0.0 {
            self.fault(
                Code::WrongType,
                vec![("expected", "whole".into()), ("found", "fraction".into())],
            );
            return None;
        }
        let number = self.number_within(min.into(), max.into())?;
        #[expect(clippy::cast_sign_loss, reason = "within the bounds of two numbers without sign")]
        Some(number as u32)
    }

    /// A count from 0.
    pub(in crate::content) fn count(&self) -> Option<usize> {
        self.whole(0, 1_000_000).map(|count| count as usize)
    }

    /// `true` or `false`.
    pub(in crate::content) fn boolean(&self) -> Option<bool> {
        match &self.node.value {
            Value::Word(word) if word == "true" => Some(true),
            Value::Word(word) if word == "false" => Some(false),
            _ => {
                self.wrong_type("bool");
                None
            }
        }
    }

    /// An id, read by `parse`.
    pub(in crate::content) fn id<T>(&self, parse: impl FnOnce(&str) -> Result<T, IdError>) -> Option<T> {
        let text = self.text()?;
        let id = parse(text);
        if id.is_err() {
            self.fault(Code::BadId, vec![("found", text.into())]);
        }
        id.ok()
    }

    /// A day as `2026-11-24`.
    pub(in crate::content) fn date(&self) -> Option<jiff::civil::Date> {
        let text = self.text()?;
        // The parser knows more forms than one; two files should not write the same day differently.
        let date = if text.len() == "2026-11-24".len() {
            text.parse().ok()
        } else {
            None
        };
        if date.is_none() {
            self.fault(Code::BadDate, vec![("found", text.into())]);
        }
        date
    }

    /// A point or size as `(x, y)`.
    pub(in crate::content) fn point(&self) -> Option<Point> {
        let items = self.tuple(2, "point")?;
        let numbers: Vec<Option<f64>> = items.iter().map(Self::number).collect();
        match numbers.as_slice() {
            [Some(x), Some(y)] => Some(Point::new(*x, *y)),
            _ => None,
        }
    }
}
