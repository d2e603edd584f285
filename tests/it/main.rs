//! Everything that is tested from outside, in one binary.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops there; the lints know test functions only"
)]

mod check;
mod cli;
mod diagnostic_texts;
mod fixture;
mod fixture_catalog;
mod laws;
mod plays;
mod preview;
mod readme;
mod reference;
mod shipped;
mod tidy;
mod visits;
