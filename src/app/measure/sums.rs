//! What is made of the moments: lists, medians, totals.

use serde::Serialize;
use std::time::{Duration, Instant};

/// A frame that took longer than this was late.
const LATE: Duration = Duration::from_millis(33);

/// Without a frame for longer than this, the booth rests.
pub(super) const REST: Duration = Duration::from_secs(1);

/// A change later than this after a touch is no answer to it.
const ANSWER: Duration = Duration::from_secs(1);

/// What a finger, a mouse or a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    Press,
    Release,
}

/// A frame that is on the screen. Times are since the program's first update.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// Its update began, and took what came in until then.
    pub(super) began: Duration,
    /// The window system has it.
    pub(super) presented: Option<Instant>,
    /// It ends a rest: processor time until then.
    pub(super) woken_cpu: Option<Duration>,
    /// A finger, a mouse or a key woke the booth.
    pub(super) is_touched: bool,
    /// What it shows differs from the frame before.
    pub(super) is_changed: bool,
    /// The first picture was complete when its update began.
    pub(super) is_complete: bool,
    pub(super) inputs: Vec<Input>,
}

/// Everything measured so far.
#[derive(Debug, Default)]
pub(super) struct Sums {
    start: Option<Duration>,
    presses: Vec<f64>,
    releases: Vec<f64>,
    awaited: Option<(Input, Duration)>,
    n_frames: u64,
    n_late: u64,
    longest: Duration,
    n_rests: u64,
    rest: Duration,
    rest_cpu: Duration,
    n_woken_by_nobody: u64,
}

#[derive(Serialize)]
struct Report {
    /// From the begin of the process to the first complete picture.
    start_secs: Option<f64>,
    press_millis: Answers,
    release_millis: Answers,
    frames: Frames,
    idle: Idle,
    peak_resident_mib: Option<f64>,
}

/// Milliseconds.
#[derive(Serialize)]
struct Answers {
    median: Option<f64>,
    p95: Option<f64>,
    all: Vec<f64>,
}

#[derive(Serialize)]
struct Frames {
    drawn: u64,
    over_33_millis: u64,
    longest_millis: f64,
}

#[derive(Serialize)]
struct Idle {
    stretches: u64,
    secs: f64,
    cpu_secs: f64,
    /// Frames that ended a rest although nobody had touched anything.
    frames_untouched: u64,
}

impl Sums {
    /// Whether the first complete picture is still awaited.
    pub(super) fn awaits_start(&self) -> bool {
        self.start.is_none()
    }

    /// The first complete picture was there when the process was `age` old.
    pub(super) fn start(&mut self, age: Duration) {
        self.start = Some(age);
    }

    /// A frame is on the screen since `presented`.
    pub(super) fn frame(&mut self, frame: &Frame, presented: Duration) {
        self.n_frames += 1;
        let took = presented.saturating_sub(frame.began);
        self.n_late += u64::from(took > LATE);
        self.longest = self.longest.max(took);
        if let Some(&input) = frame.inputs.last() {
            self.awaited = Some((input, frame.began));
        }
        if let Some((input, at)) = self.awaited.filter(|_| frame.is_changed) {
            self.awaited = None;
            let answer = presented.saturating_sub(at);
            if answer <= ANSWER {
                let millis = round(answer.as_secs_f64() * 1000.0);
                match input {
                    Input::Press => self.presses.push(millis),
                    Input::Release => self.releases.push(millis),
                }
            }
        }
    }

    /// A rest is over: it lasted `rest`, beyond the second in which it was not one yet, and cost `cpu`.
    pub(super) fn rest(&mut self, rest: Duration, cpu: Duration, is_touched: bool) {
        self.n_rests += 1;
        self.rest += rest;
        self.rest_cpu += cpu;
        self.n_woken_by_nobody += u64::from(!is_touched);
    }

    /// All of it, as JSON.
    pub(super) fn report(&self, peak_resident_bytes: Option<u64>) -> serde_json::Result<String> {
        let report = Report {
            start_secs: self.start.map(|start| start.as_secs_f64()),
            press_millis: answers(&self.presses),
            release_millis: answers(&self.releases),
            frames: Frames {
                drawn: self.n_frames,
                over_33_millis: self.n_late,
                longest_millis: round(self.longest.as_secs_f64() * 1000.0),
            },
            idle: Idle {
                stretches: self.n_rests,
                secs: round(self.rest.as_secs_f64()),
                cpu_secs: self.rest_cpu.as_secs_f64(),
                frames_untouched: self.n_woken_by_nobody,
            },
            peak_resident_mib: peak_resident_bytes.map(|bytes| round(bytes as f64 / 1_048_576.0)),
        };
        serde_json::to_string_pretty(&report)
    }
}

fn answers(all: &[f64]) -> Answers {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(index).copied()
    };
    Answers {
        median: at(50),
        p95: at(95),
        all: all.to_vec(),
    }
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Sums {
        fn take(&mut self, began: u64, presented: u64, is_changed: bool, inputs: &[Input]) {
            let frame = Frame {
                began: Duration::from_millis(began),
                is_changed,
                inputs: inputs.to_vec(),
                ..Frame::default()
            };
            self.frame(&frame, Duration::from_millis(presented));
        }
    }

    #[test]
    fn a_touch_is_answered_by_the_first_frame_that_differs() {
        let mut sums = Sums::default();
        sums.take(0, 10, false, &[Input::Press]);
        sums.take(20, 45, true, &[]);
        sums.take(60, 70, true, &[]);
        sums.take(100, 140, true, &[Input::Release]);
        assert_eq!((sums.presses, sums.releases), (vec![45.0], vec![40.0]), "answers");
        assert_eq!((sums.n_frames, sums.n_late), (4, 1), "frames, late ones");
    }

    #[test]
    fn a_touch_that_changes_nothing_is_not_counted() {
        let mut sums = Sums::default();
        sums.take(0, 10, false, &[Input::Press]);
        sums.take(5_000, 5_010, true, &[]);
        assert_eq!(sums.presses, Vec::<f64>::new(), "the clock's tick is no answer");
    }

    #[test]
    fn the_report_has_medians_and_the_late_end() {
        let all: Vec<f64> = (1..=100).map(f64::from).collect();
        let answers = answers(&all);
        assert_eq!((answers.median, answers.p95), (Some(50.0), Some(95.0)), "median, p95");
        assert_eq!(super::answers(&[]).median, None, "nothing measured");
    }
}
