//! Effects as text: one line each, for plays, logs and comparing one build with another. The same effect is the same text
//! on every platform.

use super::{Alarm, Answered, Effect, Ending, HuntEnd, Judgement, NotCounted, Pace, Response};
use std::{
    fmt::{self, Display, Write as _},
    time::Duration,
};

/// The effects of a visit as text: a line each, with the seconds since the visit began.
pub fn effects_text(effects: &[(Duration, Effect)]) -> String {
    let mut text = String::new();
    for (at, effect) in effects {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}.{:03} {effect}", at.as_secs(), at.subsec_millis());
    }
    text
}

impl Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RoundBriefed { round } => write!(f, "round {round} briefed"),
            Self::RoundSkipped { round } => write!(f, "round {round} skipped"),
            Self::RoundStarted { round } => write!(f, "round {round} started"),
            Self::Found { item, seat } => write!(f, "found {item} by seat {}", seat.0),
            Self::AlreadyFound { item } => write!(f, "already found {item}"),
            Self::NearMiss { toward } => write!(f, "near miss, {toward:?}"),
            Self::FalseAlarm { on, is_repeat } => {
                write!(f, "false alarm on {on}{}", if *is_repeat { " again" } else { "" })
            }
            Self::HintNotYet { from } => write!(f, "hint not before {}", Secs(*from)),
            Self::Hinted {
                item,
                center,
                radius_px,
            } => {
                write!(f, "hint for {item} within {radius_px} of ({}, {})", center.x, center.y)
            }
            Self::HuntEnded { why, missed } => {
                f.write_str(match why {
                    HuntEnd::Done => "hunt done, missed",
                    HuntEnd::TimeUp => "time up, missed",
                })?;
                missed.iter().try_for_each(|item| write!(f, " {item}"))
            }
            Self::MissedShown { item } => write!(f, "missed {item} shown"),
            Self::QuestionAsked { question } => write!(f, "question {question} asked"),
            Self::Judged {
                question,
                is_correct,
                streak,
            } => {
                write!(
                    f,
                    "question {question} {}, streak {streak}",
                    right_or_wrong(*is_correct)
                )
            }
            Self::Put { piece, place } => match place {
                Some(place) => write!(f, "piece {piece} put to {place}"),
                None => write!(f, "piece {piece} back on the tray"),
            },
            Self::Chosen { choice } => write!(f, "choice {choice} chosen"),
            Self::NodeShown { node } => write!(f, "node {node} shown"),
            Self::Decided { node, choice, is_right } => {
                write!(f, "choice {choice} at {node}, {}", right_or_wrong(*is_right))
            }
            Self::Pressed { n, pace } => {
                write!(f, "press {n}")?;
                pace.map_or(Ok(()), |pace| write!(f, ", {pace}"))
            }
            Self::PressNotCounted { why } => write!(f, "press not counted, {why}"),
            Self::Paused => f.write_str("paused"),
            Self::BreathsDue => f.write_str("breaths due"),
            Self::PromptShown { prompt } => write!(f, "prompt {prompt} shown"),
            Self::CompressionsDue { cycle } => write!(f, "compressions due in cycle {cycle}"),
            Self::TaskJudged { is_right } => write!(f, "task {}", right_or_wrong(*is_right)),
            Self::Answered(answered) => answered.fmt(f),
            Self::RoundEnded { round, score } => write!(f, "round {round} ended{}", score_after_comma(*score)),
            Self::VisitEnded { ending, score } => {
                f.write_str(match ending {
                    Ending::Completed => "visit completed",
                    Ending::Left => "visit left",
                    Ending::Abandoned => "visit abandoned",
                })?;
                f.write_str(&score_after_comma(*score))
            }
        }
    }
}

fn score_after_comma(score: Option<f64>) -> String {
    score.map_or_else(String::new, |score| format!(", score {score}"))
}

fn right_or_wrong(is_right: bool) -> &'static str {
    if is_right { "right" } else { "wrong" }
}

impl Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Slow => "slow",
            Self::Right => "right",
            Self::Fast => "fast",
        })
    }
}

impl Display for NotCounted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRecoil => "no recoil",
            Self::Breaths => "breaths",
            Self::HandsOff => "hands off",
            Self::Prompt => "prompt",
        })
    }
}

impl Display for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "answer {} in {} seat {}: {}",
            self.sequence,
            self.level,
            self.seat.0,
            word(self.judgement)
        )?;
        if !self.item.is_empty() {
            write!(f, " {}", self.item)?;
        }
        if let Some(point) = self.point {
            write!(f, " at ({}, {})", point.x, point.y)?;
        }
        match &self.response {
            Some(Response::Choice(choice)) => write!(f, " by choice {choice}")?,
            Some(Response::Choices(choices)) => write!(f, " by choices {choices:?}")?,
            Some(Response::Truth(said)) => write!(f, " by {said}")?,
            Some(Response::Number(number)) => write!(f, " by {number}")?,
            None => {}
        }
        write!(f, " after {}", Secs(self.took))
    }
}

impl Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SafeTwin(item) => write!(f, "safe {item}"),
            Self::Lure(item) => write!(f, "lure {item}"),
            Self::Background => f.write_str("background"),
        }
    }
}

fn word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Found => "found",
        Judgement::FoundWithHint => "found with hint",
        Judgement::Missed => "missed",
        Judgement::FalseAlarm => "false alarm on",
        Judgement::LeftAlone => "left alone",
        Judgement::Background => "background",
        Judgement::Correct => "correct",
        Judgement::Wrong => "wrong",
        Judgement::Said => "said",
    }
}

/// A duration in seconds to the millisecond.
struct Secs(Duration);

impl Display for Secs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03} s", self.0.as_secs(), self.0.subsec_millis())
    }
}
