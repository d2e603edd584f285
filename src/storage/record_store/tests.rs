//! A store keeps what it acknowledged, and opens whatever its file looks like.

use super::*;
use crate::{
    content::LevelId,
    geometry::Point,
    records::StoredVisit,
    rules::{Answered, Ending, Judgement, Response, Seat},
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

struct Folder {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn folder() -> Folder {
    let folder = tempfile::tempdir().unwrap();
    Folder {
        path: folder.path().join("data/records.sqlite"),
        _folder: folder,
    }
}

fn open(path: &Path) -> RecordStore {
    let opened = RecordStore::open(path).unwrap();
    assert_eq!(
        (opened.set_aside, opened.notes),
        (None, vec![]),
        "a sound file needs no note"
    );
    assert!(opened.store.is_durable(), "a sound file is durable");
    opened.store
}

fn visit(store: &RecordStore, number: u128) -> VisitRecord {
    VisitRecord {
        id: VisitId(number),
        device: store.device(),
        exhibit: "exhibit".to_owned(),
        program: "construction/quick".to_owned(),
        seed: u64::MAX - 1,
        language: "zh-CN".to_owned(),
        began_minute: 29_912_345,
        seats: 1,
        content: "d".repeat(32),
    }
}

fn answer(visit: u128, sequence: u32) -> AnswerRecord {
    AnswerRecord {
        visit: VisitId(visit),
        answered: Answered {
            sequence,
            at: Duration::from_nanos(1_234_567_891),
            round: 1,
            seat: Seat(1),
            level: LevelId::parse("construction/site_day").unwrap(),
            item: "scaffold".to_owned(),
            point: Some(Point::new(0.1, -3.5)),
            response: Some(Response::Choices(vec![1, 0])),
            judgement: Judgement::FoundWithHint,
            took: Duration::from_millis(7),
        },
    }
}

const END: VisitEnd = VisitEnd {
    ending: Ending::Completed,
    score: Some(0.75),
    duration: Duration::from_secs(80),
};

#[test]
fn what_is_written_is_read_back_by_the_next_process() {
    let folder = folder();
    let mut store = open(&folder.path);
    let (device, first, second) = (store.device(), visit(&store, 9), visit(&store, 2));
    let background = AnswerRecord {
        answered: Answered {
            item: String::new(),
            point: None,
            response: None,
            ..answer(9, 1).answered
        },
        ..answer(9, 1)
    };
    store.begin_visit(&first).unwrap();
    store.append(&[answer(9, 0), background.clone()]).unwrap();
    store.end_visit(first.id, &END).unwrap();
    store.begin_visit(&second).unwrap();
    store.append(&[answer(2, 0)]).unwrap();
    drop(store);

    let store = open(&folder.path);
    assert_eq!(store.device(), device, "a store keeps its device");
    assert_eq!(
        store.visits().unwrap(),
        [
            StoredVisit {
                visit: first,
                end: Some(END)
            },
            StoredVisit {
                visit: second,
                end: None
            }
        ],
        "in the order begun, the interrupted one without an end"
    );
    assert_eq!(store.answers().unwrap(), [answer(9, 0), background, answer(2, 0)]);
    let reader = RecordStore::open_existing(&folder.path).unwrap();
    assert_eq!(reader.answers().unwrap().len(), 3, "a report reads beside the booth");
}

#[test]
fn telling_twice_changes_nothing_and_contradicting_is_refused() {
    let mut store = RecordStore::open_in_memory().unwrap();
    let visit = visit(&store, 1);
    for _ in 0..2 {
        store.begin_visit(&visit).unwrap();
        store.append(&[answer(1, 0), answer(1, 1)]).unwrap();
        store.end_visit(visit.id, &END).unwrap();
    }
    assert_eq!(store.answers().unwrap().len(), 2);
    assert_eq!(store.visits().unwrap().len(), 1);

    let other = AnswerRecord {
        answered: Answered {
            judgement: Judgement::Missed,
            ..answer(1, 1).answered
        },
        ..answer(1, 1)
    };
    let refused = store.append(&[answer(1, 2), other]);
    assert!(
        matches!(refused, Err(StoreError::Conflict { sequence: Some(1), .. })),
        "{refused:?}"
    );
    assert_eq!(
        store.answers().unwrap().len(),
        2,
        "a refused batch is refused as a whole"
    );
    let refused = store.begin_visit(&VisitRecord {
        seed: 3,
        ..visit.clone()
    });
    assert!(
        matches!(refused, Err(StoreError::Conflict { sequence: None, .. })),
        "{refused:?}"
    );
    let refused = store.end_visit(visit.id, &VisitEnd { score: None, ..END });
    assert!(
        matches!(refused, Err(StoreError::Conflict { sequence: None, .. })),
        "{refused:?}"
    );
}

#[test]
fn an_answer_of_a_visit_that_never_began_is_refused() {
    let mut store = RecordStore::open_in_memory().unwrap();
    assert!(store.append(&[answer(1, 0)]).is_err(), "an answer without its visit");
    assert!(store.end_visit(VisitId(1), &END).is_err(), "an end without its visit");
}

#[test]
fn commits_are_as_durable_as_the_system_allows() {
    let folder = folder();
    let store = open(&folder.path);
    let pragma = |name| store.connection.pragma_query_one::<String>(None, name).unwrap();
    let number = |name| store.connection.pragma_query_one::<i64>(None, name).unwrap();
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(number("synchronous"), 2, "FULL");
    assert_eq!(number("foreign_keys"), 1);
}

/// Spoils the file, opens it, and expects it aside under `aside` with all its bytes and a new store in its place.
fn check_set_aside(spoil: impl Fn(&Path), aside: &str) -> OpenNote {
    let folder = folder();
    let mut store = open(&folder.path);
    let device = store.device();
    store.begin_visit(&visit(&store, 1)).unwrap();
    store
        .append(&(0..300).map(|sequence| answer(1, sequence)).collect::<Vec<_>>())
        .unwrap();
    drop(store);
    spoil(&folder.path);
    let spoiled = fs::read(&folder.path).unwrap();

    let opened = RecordStore::open(&folder.path).unwrap();
    assert_eq!(
        opened.set_aside.as_deref(),
        Some(folder.path.with_file_name(aside).as_path())
    );
    assert_eq!(
        fs::read(opened.set_aside.unwrap()).unwrap(),
        spoiled,
        "what was set aside must not change"
    );
    let mut store = opened.store;
    assert!(store.is_durable(), "a new file begins");
    assert_ne!(store.device(), device, "a new store is a new device");
    store.begin_visit(&visit(&store, 2)).unwrap();
    store.append(&[answer(2, 0)]).unwrap();
    drop(store);
    assert_eq!(open(&folder.path).answers().unwrap(), [answer(2, 0)]);
    assert_eq!(opened.notes.len(), 1, "{:?}", opened.notes);
    opened.notes.into_iter().next().unwrap()
}

fn overwrite(path: &Path, from: usize, byte: u8) {
    let mut bytes = fs::read(path).unwrap();
    bytes.iter_mut().skip(from).for_each(|b| *b = byte);
    crate::storage::atomic::write(path, &bytes).unwrap();
}

#[test]
fn a_damaged_file_is_set_aside() {
    type Spoil = fn(&Path);
    let cases: [Spoil; 5] = [
        |path| overwrite(path, 0, b'x'),
        |path| overwrite(path, 4096, 0xff),
        |path| overwrite(path, 12_000, 0),
        |path| {
            fs::OpenOptions::new()
                .write(true)
                .open(path)
                .unwrap()
                .set_len(9_000)
                .unwrap();
        },
        |path| {
            Connection::open(path)
                .unwrap()
                .execute_batch("DROP TABLE answer")
                .unwrap();
        },
    ];
    for spoil in cases {
        let note = check_set_aside(spoil, "records.sqlite.damaged-1");
        assert!(matches!(note, OpenNote::Damaged { .. }), "{note:?}");
    }
}

#[test]
fn a_file_of_another_program_is_set_aside() {
    let foreign = |path: &Path| {
        fs::remove_file(path).unwrap();
        Connection::open(path)
            .unwrap()
            .execute_batch("CREATE TABLE mail (subject TEXT)")
            .unwrap();
    };
    assert!(
        matches!(
            check_set_aside(foreign, "records.sqlite.damaged-1"),
            OpenNote::Damaged { .. }
        ),
        "a foreign file"
    );
}

#[test]
fn a_file_of_a_newer_program_is_set_aside_unharmed() {
    let age = |path: &Path| {
        Connection::open(path)
            .unwrap()
            .pragma_update(None, "user_version", 99)
            .unwrap();
    };
    let note = check_set_aside(age, "records.sqlite.newer-1");
    assert_eq!(note, OpenNote::Newer { found: 99, known: 1 });
}

#[test]
fn files_set_aside_do_not_overwrite_each_other() {
    let folder = folder();
    for number in 1..=3 {
        drop(open(&folder.path));
        overwrite(&folder.path, 0, number);
        let opened = RecordStore::open(&folder.path).unwrap();
        let expected = folder.path.with_file_name(format!("records.sqlite.damaged-{number}"));
        assert_eq!(opened.set_aside, Some(expected));
    }
}

#[test]
fn a_log_goes_aside_with_its_file() {
    let folder = folder();
    drop(open(&folder.path));
    overwrite(&folder.path, 0, 1);
    crate::storage::atomic::write(&folder.path.with_file_name("records.sqlite-wal"), b"a log").unwrap();
    let aside = RecordStore::open(&folder.path).unwrap().set_aside.unwrap();
    assert_eq!(
        fs::read(aside.with_file_name("records.sqlite.damaged-1-wal")).unwrap(),
        b"a log"
    );
}

#[test]
fn a_damaged_file_whose_log_mends_it_is_mended() {
    let folder = folder();
    let mut store = open(&folder.path);
    store.begin_visit(&visit(&store, 1)).unwrap();
    let log = folder.path.with_file_name("records.sqlite-wal");
    let bytes = fs::read(&log).unwrap();
    drop(store);
    overwrite(&folder.path, 0, 1);
    crate::storage::atomic::write(&log, &bytes).unwrap();
    assert_eq!(
        open(&folder.path).visits().unwrap().len(),
        1,
        "every page lies in the log"
    );
}

/// Expects a store in memory that works all the same.
fn check_not_durable(path: &Path) {
    let opened = RecordStore::open(path).unwrap();
    assert!(
        matches!(opened.notes.as_slice(), [OpenNote::NotDurable { .. }]),
        "{:?}",
        opened.notes
    );
    let mut store = opened.store;
    assert!(!store.is_durable(), "nothing can be written at {}", path.display());
    store.begin_visit(&visit(&store, 1)).unwrap();
    store.append(&[answer(1, 0)]).unwrap();
    assert_eq!(store.answers().unwrap(), [answer(1, 0)]);
}

#[test]
fn where_nothing_can_be_written_the_booth_goes_on_in_memory() {
    let folder = folder();
    let root = folder.path.parent().unwrap().parent().unwrap().to_owned();
    crate::storage::atomic::write(&root.join("file"), b"x").unwrap();
    check_not_durable(&root.join("file/records.sqlite"));
    fs::create_dir_all(root.join("folder/records.sqlite")).unwrap();
    check_not_durable(&root.join("folder/records.sqlite"));
    if cfg!(target_os = "linux") {
        check_not_durable(Path::new("/proc/huoyan/records.sqlite"));
    }
}

#[test]
fn a_disk_that_fills_up_costs_no_acknowledged_answer() {
    let folder = folder();
    let mut store = open(&folder.path);
    store.begin_visit(&visit(&store, 1)).unwrap();
    let pages: i64 = store.connection.pragma_query_one(None, "page_count").unwrap();
    store
        .connection
        .pragma_update(None, "max_page_count", pages + 3)
        .unwrap();
    let n_kept = (0..10_000)
        .take_while(|sequence| store.append(&[answer(1, *sequence)]).is_ok())
        .count();
    assert!((1..10_000).contains(&n_kept), "the disk never filled up");
    store
        .connection
        .pragma_update(None, "max_page_count", 1_000_000)
        .unwrap();
    store.append(&[answer(1, n_kept as u32)]).unwrap();
    drop(store);
    assert_eq!(open(&folder.path).answers().unwrap().len(), n_kept + 1);
}

#[test]
fn reading_makes_nothing() {
    let folder = folder();
    assert!(RecordStore::open_existing(&folder.path).is_err(), "there is no store");
    assert!(!folder.path.exists(), "a report made a store");
}
