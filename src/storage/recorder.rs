//! A record store behind a thread: the booth waits for each commit, but never longer than it says.
//!
//! What cannot be written now (a full disk, one that became read-only) waits in memory, in order, and is written as soon as
//! there is room again. A store that had to begin in memory moves to the disk once it can.

use super::{RecordStore, Records as _, StoreError, Tally};
use crate::records::{AnswerRecord, DeviceId, VisitEnd, VisitId, VisitRecord};
use rusqlite::ErrorCode;
use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread::JoinHandle,
    time::Duration,
};

/// How often what waits is tried again. Nothing is tried while nothing waits.
const RETRY: Duration = Duration::from_secs(20);

/// Records that may wait; more than a booth makes in weeks.
const MOST_WAITING: usize = 100_000;

/// Why the booth cannot say that a record is kept.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The store refused.
    #[error("the record is not kept")]
    Store(#[source] StoreError),
    /// It cannot be written now and waits in memory.
    #[error("the record cannot be written now; it waits in memory")]
    Waits(#[source] StoreError),
    /// The commit is still on its way.
    #[error("keeping a record takes longer than {} ms; it goes on in the background", wait.as_millis())]
    Late {
        /// How long was waited.
        wait: Duration,
    },
    /// The store's thread is gone.
    #[error("the record store has stopped; records are lost until the program is started anew")]
    Stopped,
}

enum Job {
    Begin(VisitRecord),
    Append(Vec<AnswerRecord>),
    End(VisitId, VisitEnd),
}

enum Ask {
    Keep(Job, mpsc::Sender<Result<(), RecordError>>),
    Count(i64, mpsc::Sender<Result<Tally, RecordError>>),
}

/// What the thread tells of itself.
#[derive(Debug, Default)]
struct Standing {
    is_durable: AtomicBool,
    n_waiting: AtomicUsize,
}

/// Writes records in order, one commit a batch.
#[derive(Debug)]
pub struct Recorder {
    device: DeviceId,
    standing: Arc<Standing>,
    asks: Option<Mutex<mpsc::Sender<Ask>>>,
    thread: Option<JoinHandle<()>>,
}

impl Recorder {
    /// Keeps records in `store`, whose file is meant to lie at `path`.
    pub fn new(store: RecordStore, path: &Path) -> Self {
        let device = store.device();
        let standing = Arc::new(Standing::default());
        let (asks, asked) = mpsc::channel::<Ask>();
        let mut keeper = Keeper {
            store,
            path: path.to_owned(),
            waiting: VecDeque::new(),
            standing: Arc::clone(&standing),
        };
        keeper.tell();
        let thread = std::thread::spawn(move || keeper.serve(&asked));
        Self {
            device,
            standing,
            asks: Some(Mutex::new(asks)),
            thread: Some(thread),
        }
    }

    /// The device whose records these are.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Whether records outlive the program.
    pub fn is_durable(&self) -> bool {
        self.standing.is_durable.load(Ordering::Relaxed)
    }

    /// Records that could not be written yet.
    pub fn n_waiting(&self) -> usize {
        self.standing.n_waiting.load(Ordering::Relaxed)
    }

    /// Remembers that a visit has begun; returns after the commit or after `wait`.
    pub fn begin_visit(&self, visit: VisitRecord, wait: Duration) -> Result<(), RecordError> {
        self.keep(Job::Begin(visit), wait)
    }

    /// Commits `answers` together; returns after the commit or after `wait`.
    pub fn append(&self, answers: Vec<AnswerRecord>, wait: Duration) -> Result<(), RecordError> {
        self.keep(Job::Append(answers), wait)
    }

    /// Remembers how a visit ended; returns after the commit or after `wait`.
    pub fn end_visit(&self, visit: VisitId, end: VisitEnd, wait: Duration) -> Result<(), RecordError> {
        self.keep(Job::End(visit, end), wait)
    }

    /// Counts what is kept, once what waits has been tried again; recent is what began at `since_minute` or later.
    pub fn tally(&self, since_minute: i64, wait: Duration) -> Result<Tally, RecordError> {
        self.ask(|answer| Ask::Count(since_minute, answer), wait)
    }

    fn keep(&self, job: Job, wait: Duration) -> Result<(), RecordError> {
        self.ask(|answer| Ask::Keep(job, answer), wait)
    }

    fn ask<T>(
        &self,
        ask: impl FnOnce(mpsc::Sender<Result<T, RecordError>>) -> Ask,
        wait: Duration,
    ) -> Result<T, RecordError> {
        let (answer, answered) = mpsc::channel();
        let asks = self.asks.as_ref().ok_or(RecordError::Stopped)?;
        let sent = asks.lock().unwrap_or_else(PoisonError::into_inner).send(ask(answer));
        sent.map_err(|_unsent| RecordError::Stopped)?;
        match answered.recv_timeout(wait) {
            Ok(done) => done,
            Err(mpsc::RecvTimeoutError::Timeout) => Err(RecordError::Late { wait }),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(RecordError::Stopped),
        }
    }
}

impl Drop for Recorder {
    /// Finishes what was asked.
    fn drop(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// The thread's side.
struct Keeper {
    store: RecordStore,
    path: PathBuf,
    /// In the order in which they came; nothing newer is written before them.
    waiting: VecDeque<Job>,
    standing: Arc<Standing>,
}

impl Keeper {
    fn serve(&mut self, asked: &mpsc::Receiver<Ask>) {
        loop {
            let is_behind = !self.waiting.is_empty() || !self.store.is_durable();
            let ask = if is_behind {
                match asked.recv_timeout(RETRY) {
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        self.retry();
                        continue;
                    }
                    ask => ask.ok(),
                }
            } else {
                asked.recv().ok()
            };
            // Nobody listens any more when the answer was late.
            match ask {
                Some(Ask::Keep(job, answer)) => {
                    let done = self.keep(job);
                    self.tell();
                    drop(answer.send(done));
                }
                Some(Ask::Count(since_minute, answer)) => {
                    self.retry();
                    drop(answer.send(self.store.tally(since_minute).map_err(RecordError::Store)));
                }
                None => {
                    self.retry();
                    return;
                }
            }
        }
    }

    fn keep(&mut self, job: Job) -> Result<(), RecordError> {
        let written = match self.catch_up() {
            Ok(()) => self.write(&job),
            Err(error) => Err(error),
        };
        match written {
            Ok(()) => Ok(()),
            Err(error) if may_pass(&error) && self.waiting.len() < MOST_WAITING => {
                self.waiting.push_back(job);
                Err(RecordError::Waits(error))
            }
            Err(error) => Err(RecordError::Store(error)),
        }
    }

    /// Writes what waits, as far as it goes.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        while let Some(job) = self.waiting.pop_front() {
            if let Err(error) = self.write(&job)
                && may_pass(&error)
            {
                self.waiting.push_front(job);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Tries again what could not be written, if need be in a file opened anew.
    fn retry(&mut self) {
        let is_behind = self.catch_up().is_err() || !self.store.is_durable();
        if is_behind && let Ok(mut store) = RecordStore::reopen(&self.path) {
            let is_moved = self.store.is_durable() || store.take_over(&self.store).is_ok();
            if is_moved {
                self.store = store;
            }
            // What still waits is told by how much waits.
            drop(self.catch_up());
        }
        self.tell();
    }

    fn write(&mut self, job: &Job) -> Result<(), StoreError> {
        match job {
            Job::Begin(visit) => {
                // A store that moved from memory to the disk may have become another device.
                let visit = VisitRecord {
                    device: self.store.device(),
                    ..visit.clone()
                };
                self.store.begin_visit(&visit)
            }
            Job::Append(answers) => self.store.append(answers),
            Job::End(visit, end) => self.store.end_visit(*visit, end),
        }
    }

    fn tell(&self) {
        let Standing { is_durable, n_waiting } = &*self.standing;
        is_durable.store(self.store.is_durable(), Ordering::Relaxed);
        n_waiting.store(self.waiting.len(), Ordering::Relaxed);
    }
}

/// Whether the same record may be taken later: the disk is to blame, not the record.
fn may_pass(error: &StoreError) -> bool {
    let StoreError::Sqlite(error) = error else {
        return false;
    };
    error.sqlite_error_code().is_some_and(|code| {
        matches!(
            code,
            ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::LevelId,
        rules::{Answered, Judgement, Seat},
        storage::{OpenNote, atomic},
    };

    /// Much longer than a commit takes, so that only a lost answer fails.
    const PATIENCE: Duration = Duration::from_mins(1);

    fn visit(number: u128, device: DeviceId) -> VisitRecord {
        VisitRecord {
            id: VisitId(number),
            device,
            exhibit: "exhibit".to_owned(),
            program: "yard/full".to_owned(),
            seed: 7,
            language: "zh-CN".to_owned(),
            began_minute: 29_912_345,
            seats: 1,
            content: "d".repeat(32),
        }
    }

    fn answer(visit: u128, sequence: u32) -> Vec<AnswerRecord> {
        vec![AnswerRecord {
            visit: VisitId(visit),
            answered: Answered {
                sequence,
                at: Duration::ZERO,
                round: 0,
                seat: Seat(0),
                level: LevelId::parse("yard/hunt").unwrap(),
                item: "i".repeat(3000),
                point: None,
                response: None,
                judgement: Judgement::Background,
                took: Duration::ZERO,
            },
        }]
    }

    fn sequences(path: &Path) -> Vec<u32> {
        let store = RecordStore::open(path).unwrap().store;
        let answers = store.answers().unwrap();
        answers.iter().map(|answer| answer.answered.sequence).collect()
    }

    #[test]
    fn what_a_full_disk_refuses_is_written_in_order_once_there_is_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.sqlite");
        let store = RecordStore::open(&path).unwrap().store;
        store.limit_pages(24);
        let recorder = Recorder::new(store, &path);
        recorder.begin_visit(visit(1, recorder.device()), PATIENCE).unwrap();
        let results: Vec<bool> = (0..40)
            .map(|sequence| match recorder.append(answer(1, sequence), PATIENCE) {
                Ok(()) => true,
                Err(RecordError::Waits(_)) => false,
                Err(error) => panic!("{error:?}"),
            })
            .collect();
        let n_kept = results.iter().filter(|kept| **kept).count();
        assert!((1..40).contains(&n_kept), "{n_kept} kept: the disk never was full");
        assert!(
            results.is_sorted_by(|a, b| a >= b),
            "nothing newer is written before what waits"
        );
        assert_eq!(recorder.n_waiting(), 40 - n_kept, "what waits is told");
        assert_eq!(
            recorder.tally(0, PATIENCE).unwrap().answers,
            40,
            "looking tries again, in a file that has room"
        );
        assert_eq!(recorder.n_waiting(), 0, "nothing waits any more");
        recorder.append(answer(1, 40), PATIENCE).unwrap();
        drop(recorder);
        assert_eq!(sequences(&path), (0..=40).collect::<Vec<_>>());
    }

    #[test]
    fn a_store_that_began_in_memory_moves_to_the_disk_once_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let block = folder.path().join("data");
        atomic::write(&block, b"a file where the folder should be").unwrap();
        let path = block.join("records.sqlite");
        let opened = RecordStore::open(&path).unwrap();
        assert!(
            matches!(opened.notes.as_slice(), [OpenNote::NotDurable { .. }]),
            "{:?}",
            opened.notes
        );
        let recorder = Recorder::new(opened.store, &path);
        let device = recorder.device();
        recorder.begin_visit(visit(1, device), PATIENCE).unwrap();
        recorder.append(answer(1, 0), PATIENCE).unwrap();
        assert!(!recorder.is_durable(), "only in memory");
        std::fs::remove_file(&block).unwrap();
        assert_eq!(recorder.tally(29_912_345, PATIENCE).unwrap().recent_visits, 1);
        assert!(recorder.is_durable(), "on disk now");
        recorder.append(answer(1, 1), PATIENCE).unwrap();
        recorder.begin_visit(visit(2, device), PATIENCE).unwrap();
        recorder.append(answer(2, 2), PATIENCE).unwrap();
        drop(recorder);
        assert_eq!(sequences(&path), [0, 1, 2]);
        let store = RecordStore::open(&path).unwrap().store;
        let devices: Vec<_> = store
            .visits()
            .unwrap()
            .iter()
            .map(|stored| stored.visit.device)
            .collect();
        assert_eq!(devices, [store.device(), store.device()], "one device's visits");
    }
}
