//! What is remembered of a visit: that it began, each answer, and how it ended.

use super::{DeviceId, VisitId};
use crate::rules::{Answered, Ending, Judgement, Response};
use std::time::Duration;

/// A visit that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRecord {
    /// Which visit.
    pub id: VisitId,
    /// Where it took place.
    pub device: DeviceId,
    /// The exhibit file's stem.
    pub exhibit: String,
    /// The program, `pack/name`.
    pub program: String,
    /// With the content and the actions, the seed makes the visit again.
    pub seed: u64,
    /// The language it began in.
    pub language: String,
    /// Wall time in minutes since 1970; not finer, so that nobody can be told from it.
    pub began_minute: i64,
    /// How many visitors play.
    pub seats: u8,
    /// The digest of the content that was played.
    pub content: String,
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VisitEnd {
    /// In which way.
    pub ending: Ending,
    /// 0 to 1; `None` if no round was played to its end.
    pub score: Option<f64>,
    /// From its first touch to its end.
    pub duration: Duration,
}

/// A visit as it stands in a store.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredVisit {
    /// How it began.
    pub visit: VisitRecord,
    /// How it ended; `None` if the device stopped in the middle of it.
    pub end: Option<VisitEnd>,
}

/// One answer of a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRecord {
    /// Whose visit.
    pub visit: VisitId,
    /// What was answered and how it was judged.
    pub answered: Answered,
}

/// Text forms of what the rules say, as records keep them. They never change meaning.
pub mod words {
    use super::{Ending, Judgement, Response};

    const JUDGEMENTS: &[(Judgement, &str)] = &[
        (Judgement::Found, "found"),
        (Judgement::FoundWithHint, "found_with_hint"),
        (Judgement::Missed, "missed"),
        (Judgement::FalseAlarm, "false_alarm"),
        (Judgement::LeftAlone, "left_alone"),
        (Judgement::Background, "background"),
        (Judgement::Correct, "correct"),
        (Judgement::Wrong, "wrong"),
        (Judgement::Said, "said"),
    ];

    const ENDINGS: &[(Ending, &str)] = &[
        (Ending::Completed, "completed"),
        (Ending::Left, "left"),
        (Ending::Abandoned, "abandoned"),
    ];

    /// The word for a judgement.
    pub fn judgement(judgement: Judgement) -> &'static str {
        // Exhaustive so that a new judgement cannot be forgotten above.
        match judgement {
            Judgement::Found
            | Judgement::FoundWithHint
            | Judgement::Missed
            | Judgement::FalseAlarm
            | Judgement::LeftAlone
            | Judgement::Background
            | Judgement::Correct
            | Judgement::Wrong
            | Judgement::Said => word(JUDGEMENTS, judgement),
        }
    }

    /// Reads the word for a judgement.
    pub fn parse_judgement(text: &str) -> Option<Judgement> {
        JUDGEMENTS
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(judgement, _)| *judgement)
    }

    /// The word for an ending.
    pub fn ending(ending: Ending) -> &'static str {
        match ending {
            Ending::Completed | Ending::Left | Ending::Abandoned => word(ENDINGS, ending),
        }
    }

    /// Reads the word for an ending.
    pub fn parse_ending(text: &str) -> Option<Ending> {
        ENDINGS
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(ending, _)| *ending)
    }

    fn word<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
        table
            .iter()
            .find(|(known, _)| *known == value)
            .map_or("", |(_, word)| word)
    }

    /// The text form of a response: `choice 2`, `choices 0 2`, `truth true`, `number 12.5`.
    pub fn response(response: &Response) -> String {
        match response {
            Response::Choice(index) => format!("choice {index}"),
            Response::Choices(indices) => indices
                .iter()
                .fold("choices".to_owned(), |text, index| format!("{text} {index}")),
            Response::Truth(truth) => format!("truth {truth}"),
            Response::Number(number) => format!("number {number}"),
        }
    }

    /// Reads the text form of a response.
    pub fn parse_response(text: &str) -> Option<Response> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        if kind == "choices" {
            return words
                .map(|index| index.parse().ok())
                .collect::<Option<_>>()
                .map(Response::Choices);
        }
        let (value, None) = (words.next()?, words.next()) else {
            return None;
        };
        match kind {
            "choice" => value.parse().ok().map(Response::Choice),
            "truth" => value.parse().ok().map(Response::Truth),
            "number" => value.parse().ok().map(Response::Number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{words::*, *};

    #[test]
    fn each_judgement_and_ending_has_its_own_word() {
        for word in [
            "found",
            "found_with_hint",
            "missed",
            "false_alarm",
            "left_alone",
            "background",
            "correct",
            "wrong",
            "said",
        ] {
            assert_eq!(parse_judgement(word).map(judgement), Some(word));
        }
        for word in ["completed", "left", "abandoned"] {
            assert_eq!(parse_ending(word).map(ending), Some(word));
        }
        assert_eq!(parse_judgement(""), None);
        assert_eq!(parse_ending("Completed"), None);
    }

    #[test]
    fn a_response_is_read_back_from_its_own_text() {
        let responses = [
            (Response::Choice(2), "choice 2"),
            (Response::Choices(vec![]), "choices"),
            (Response::Choices(vec![2, 0]), "choices 2 0"),
            (Response::Truth(false), "truth false"),
            (Response::Number(0.1), "number 0.1"),
            (Response::Number(-1e300), &format!("number {}", -1e300)),
        ];
        for (value, text) in responses {
            assert_eq!(response(&value), text);
            assert_eq!(parse_response(text), Some(value), "{text}");
        }
    }

    #[test]
    fn a_broken_response_is_refused() {
        for text in [
            "",
            "choice",
            "choice -1",
            "choice 1 2",
            "choices x",
            "truth yes",
            "number",
            "guess 1",
        ] {
            assert_eq!(parse_response(text), None, "{text:?}");
        }
    }
}
