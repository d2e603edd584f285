//! What is remembered: the answers of visits, what they add up to, and tables of both.
//!
//! Pure data: where it is kept is `storage`'s business.

mod answer;
mod csv;
mod export;
mod id;
mod report;
mod signal;
mod simulation;
mod statistics;

pub use answer::{AnswerRecord, StoredVisit, VisitEnd, VisitRecord, words};
pub use csv::{ByteOrderMark, to_csv};
pub use export::answers_csv;
pub use id::{DeviceId, VisitId};
pub use report::{Report, VisitTotals};
pub use signal::{Signal, normal_quantile};
pub use simulation::{Simulation, simulate};
pub use statistics::{ItemStatistics, LevelStatistics, QuestionStatistics, Statistics, SurveyStatistics, Trial};
