//! The one binary of integration tests.

mod check;
mod fixture_catalog;
