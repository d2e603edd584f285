//! The field path of a value: `hazards[2].region`, made only when it is shown.

use std::{fmt, rc::Rc};

/// One step from a value into it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

/// The way from a file's value to a part of it; `None` for the value itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Path<'a>(Option<Rc<Link<'a>>>);

#[derive(Debug)]
struct Link<'a> {
    parent: Path<'a>,
    step: Step<'a>,
}

impl<'a> Path<'a> {
    pub(super) fn join(&self, step: Step<'a>) -> Self {
        Self(Some(Rc::new(Link {
            parent: self.clone(),
            step,
        })))
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(link) = &self.0 else { return Ok(()) };
        write!(f, "{}", link.parent)?;
        match link.step {
            Step::Field(name) if link.parent.0.is_none() => write!(f, "{name}"),
            Step::Field(name) => write!(f, ".{name}"),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}
