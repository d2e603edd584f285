//! A record store behind a thread: the booth waits for each commit, but never longer than it says.

use super::{RecordStore, Records as _, StoreError};
use crate::records::{AnswerRecord, DeviceId, VisitEnd, VisitId, VisitRecord};
use std::{
    sync::{Mutex, PoisonError, mpsc},
    thread::JoinHandle,
    time::Duration,
};

/// Why the booth cannot say that a record is kept.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The store refused.
    #[error("the record is not kept")]
    Store(#[source] StoreError),
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

type Asked = (Job, mpsc::Sender<Result<(), StoreError>>);

/// Writes records in order, one commit a batch.
#[derive(Debug)]
pub struct Recorder {
    device: DeviceId,
    is_durable: bool,
    asks: Option<Mutex<mpsc::Sender<Asked>>>,
    thread: Option<JoinHandle<()>>,
}

impl Recorder {
    /// Keeps records in `store`.
    pub fn new(mut store: RecordStore) -> Self {
        let (device, is_durable) = (store.device(), store.is_durable());
        let (asks, asked) = mpsc::channel::<Asked>();
        let thread = std::thread::spawn(move || {
            for (job, answer) in asked {
                let done = match job {
                    Job::Begin(visit) => store.begin_visit(&visit),
                    Job::Append(answers) => store.append(&answers),
                    Job::End(visit, end) => store.end_visit(visit, &end),
                };
                // Nobody listens any more when the commit was late.
                drop(answer.send(done));
            }
        });
        Self {
            device,
            is_durable,
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
        self.is_durable
    }

    /// Remembers that a visit has begun; returns after the commit or after `wait`.
    pub fn begin_visit(&self, visit: VisitRecord, wait: Duration) -> Result<(), RecordError> {
        self.ask(Job::Begin(visit), wait)
    }

    /// Commits `answers` together; returns after the commit or after `wait`.
    pub fn append(&self, answers: Vec<AnswerRecord>, wait: Duration) -> Result<(), RecordError> {
        self.ask(Job::Append(answers), wait)
    }

    /// Remembers how a visit ended; returns after the commit or after `wait`.
    pub fn end_visit(&self, visit: VisitId, end: VisitEnd, wait: Duration) -> Result<(), RecordError> {
        self.ask(Job::End(visit, end), wait)
    }

    fn ask(&self, job: Job, wait: Duration) -> Result<(), RecordError> {
        let (answer, answered) = mpsc::channel();
        let asks = self.asks.as_ref().ok_or(RecordError::Stopped)?;
        let sent = asks.lock().unwrap_or_else(PoisonError::into_inner).send((job, answer));
        sent.map_err(|_unsent| RecordError::Stopped)?;
        match answered.recv_timeout(wait) {
            Ok(done) => done.map_err(RecordError::Store),
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
