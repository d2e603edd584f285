//! Everything that is tested from outside, in one binary.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops there; the lints know test functions only"
)]

mod fixture;
mod laws;
mod plays;
mod reference;
mod visits;
