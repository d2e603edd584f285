//! What bots make of a program.

use super::{Statistics, Trial, statistics::Tally};
use crate::{
    content::ProgramId,
    rules::{
        Ending, Repertoire,
        bot::{Bot, play_bot},
    },
};
use std::{ops::Range, sync::Arc, time::Duration};

/// What many visits of one bot came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// How many visits were played.
    pub n_visits: u64,
    /// How many reached the result.
    pub n_completed: u64,
    /// How many actions were taken.
    pub n_steps: u64,
    /// The mean of the visits' scores; `None` when no visit has one.
    pub mean_score: Option<f64>,
    /// The lowest and the highest score.
    pub score_range: Option<(f64, f64)>,
    /// The mean length of a visit.
    pub mean_time: Duration,
    /// The longest visit.
    pub longest: Duration,
    /// What the answers tell.
    pub statistics: Statistics,
}

/// Lets `bot` play `program` once for each of `seeds`.
///
/// `None` when the repertoire has no such program.
pub fn simulate(repertoire: &Arc<Repertoire>, program: &ProgramId, bot: Bot, seeds: Range<u64>) -> Option<Simulation> {
    let (mut n_visits, mut n_completed, mut n_steps) = (0_u64, 0_u64, 0_u64);
    let mut scores: Vec<f64> = Vec::new();
    let (mut total, mut longest) = (Duration::ZERO, Duration::ZERO);
    let mut tally = Tally::default();
    for seed in seeds {
        let played = play_bot(repertoire, program, bot, seed)?;
        n_visits += 1;
        n_completed += u64::from(played.ending == Ending::Completed);
        n_steps += played.n_steps as u64;
        scores.extend(played.score);
        total = total.saturating_add(played.took);
        longest = longest.max(played.took);
        for answered in played.answers() {
            tally.add(&Trial::new(answered, played.is_round_finished(answered.round)));
        }
    }
    let lowest = scores.iter().copied().reduce(f64::min);
    let highest = scores.iter().copied().reduce(f64::max);
    Some(Simulation {
        n_visits,
        n_completed,
        n_steps,
        mean_score: (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64),
        score_range: lowest.zip(highest),
        mean_time: if n_visits == 0 {
            Duration::ZERO
        } else {
            total.div_f64(n_visits as f64)
        },
        longest,
        statistics: tally.finish(),
    })
}
