//! What is remembered of visits, and what it tells.

mod signal;
mod simulation;
mod statistics;

pub use signal::{Signal, normal_quantile};
pub use simulation::{Simulation, simulate};
pub use statistics::{ItemStatistics, LevelStatistics, QuestionStatistics, Statistics, Trial};
