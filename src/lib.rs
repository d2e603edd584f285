//! Huoyan (火眼): an exhibition engine that trains hazard-spotting eyes.
//!
//! Layers, lowest first; each uses only what stands above it in this list.

pub mod geometry;

pub mod content;

pub mod rules;

pub mod records;
