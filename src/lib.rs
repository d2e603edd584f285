//! Huoyan (火眼): an exhibition engine that trains hazard-spotting eyes.
//!
//! Layers, lowest first; each uses only what stands above it in this list.

pub mod geometry;

pub mod content;

pub mod art;

pub mod rules;

pub mod records;

pub mod storage;

pub mod wording;

pub mod cli;

#[cfg(feature = "app")]
pub mod app;
