//! The one binary of integration tests.

mod check;
mod diagnostic_texts;
mod fixture_catalog;
