//! A list of answers that are on disk, for whoever pulls the plug to see what a booth keeps.

use super::{DiskError, Operation};
use crate::records::AnswerRecord;
use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
};

/// A file that gets a line `visit sequence` for each answer that is kept.
#[derive(Debug)]
pub struct Acknowledgments {
    path: PathBuf,
    file: File,
}

impl Acknowledgments {
    /// Goes on with the list at `path`, or begins it.
    pub fn open(path: &Path) -> Result<Self, DiskError> {
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .map_err(DiskError::of(Operation::Write, path))?;
        Ok(Self {
            path: path.to_owned(),
            file,
        })
    }

    /// Tells that `answers` are kept. The lines are the system's when this returns: they outlive the program, not a power cut.
    pub fn tell(&self, answers: &[AnswerRecord]) -> Result<(), DiskError> {
        let lines: Vec<String> = answers
            .iter()
            .map(|AnswerRecord { visit, answered }| format!("{visit} {}\n", answered.sequence))
            .collect();
        (&self.file)
            .write_all(lines.concat().as_bytes())
            .map_err(DiskError::of(Operation::Write, &self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::LevelId,
        records::VisitId,
        rules::{Answered, Judgement, Seat},
    };
    use std::{fs, time::Duration};

    fn answer(visit: u128, sequence: u32) -> AnswerRecord {
        AnswerRecord {
            visit: VisitId(visit),
            answered: Answered {
                sequence,
                at: Duration::ZERO,
                round: 0,
                seat: Seat(0),
                level: LevelId::parse("yard/hunt").unwrap(),
                item: String::new(),
                point: None,
                response: None,
                judgement: Judgement::Background,
                took: Duration::ZERO,
            },
        }
    }

    #[test]
    fn the_list_goes_on_where_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acks.txt");
        Acknowledgments::open(&path)
            .unwrap()
            .tell(&[answer(1, 0), answer(1, 1)])
            .unwrap();
        Acknowledgments::open(&path).unwrap().tell(&[answer(2, 0)]).unwrap();
        let (one, two) = (VisitId(1), VisitId(2));
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            format!("{one} 0\n{one} 1\n{two} 0\n")
        );
    }
}
