//! Places for a booth under test: small drawings, the test exhibit, an empty data folder.

use crate::storage::{Places, atomic};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const BACKDROP: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080" viewBox="0 0 1920 1080"><rect width="1920" height="1080" fill="#88ccdd"/></svg>"##;

const TWIN: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="-100 -100 200 100">
<g id="twin/safe"><g id="twin/safe/back"><rect x="-50" y="-80" width="100" height="80" fill="#00ff00"/></g></g>
<g id="twin/unsafe" data-hot="-50 -80 100 80" display="none"><g id="twin/unsafe/back"><rect x="-50" y="-80" width="100" height="80" fill="#ff0000"/></g></g></svg>"##;

const BALL: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="-20 -40 40 40">
<g id="ball/base"><g id="ball/base/back"><circle cx="0" cy="-20" r="18" fill="#0000ff"/></g></g></svg>"##;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><rect width="24" height="24" fill="#333333"/></svg>"##;

/// Folders whose drawings the screens name; here each is the same square.
const PLAIN_FOLDERS: &[&str] = &["icons", "badges", "identity", "signs"];

/// Where a booth under test finds things. The folder goes with it.
pub(super) struct TestPlaces {
    folder: TempDir,
    pub(super) places: Places,
}

impl TestPlaces {
    /// Everything is there.
    pub(super) fn sound() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let assets = folder.path().join("assets");
        put(&assets.join("backdrops/plain.svg"), BACKDROP);
        put(&assets.join("props/twin.svg"), TWIN);
        put(&assets.join("props/ball.svg"), BALL);
        for plain in PLAIN_FOLDERS {
            for name in names(&root().join("assets").join(plain)) {
                put(&assets.join(plain).join(name), ICON);
            }
        }
        let content = folder.path().join("content");
        for name in [
            "exhibit.ron",
            "yard/pack.ron",
            "yard/facts.ron",
            "yard/hunt.ron",
            "yard/questions.ron",
        ] {
            let text = std::fs::read_to_string(root().join("tests/booth").join(name)).unwrap();
            put(&content.join(name), &text);
        }
        let places = Places {
            assets,
            exhibit: content.join("exhibit.ron"),
            data: folder.path().join("data"),
        };
        Self { folder, places }
    }

    /// Everything for the exhibit of tasks for the hands.
    pub(super) fn tasks() -> Self {
        let mut places = Self::sound();
        let content = places.folder.path().join("tasks");
        let from = root().join("tests/plays/content");
        for name in [
            "tasks.exhibit.ron",
            "tasks/pack.ron",
            "tasks/order.ron",
            "tasks/match.ron",
            "tasks/dress.ron",
            "tasks/survey.ron",
            "tasks/directory.ron",
            "tasks/rhythm.ron",
            "tasks/hands_only.ron",
            "tasks/case.ron",
        ] {
            put(&content.join(name), &std::fs::read_to_string(from.join(name)).unwrap());
        }
        for folder in ["kit/dressing", "kit/firstaid", "kit/cases"] {
            for name in names(&root().join("assets").join(folder)) {
                let drawing = std::fs::read_to_string(root().join("assets").join(folder).join(&name)).unwrap();
                put(&places.places.assets.join(folder).join(name), &drawing);
            }
        }
        places.places.exhibit = content.join("tasks.exhibit.ron");
        places
    }

    /// Changes the content file `name`.
    pub(super) fn with_content(self, name: &str, change: impl FnOnce(String) -> String) -> Self {
        self.change_content(name, change);
        self
    }

    /// Changes the content file `name`, under a booth that may be running.
    pub(super) fn change_content(&self, name: &str, change: impl FnOnce(String) -> String) {
        let path = self.places.content().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        put(&path, &change(text));
    }

    /// Takes away what lies at `path` below the folder of drawings.
    pub(super) fn without_drawings(self, path: &str) -> Self {
        let path = self.places.assets.join(path);
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
        self
    }

    /// Data goes to a place where nothing can be written: below a file.
    pub(super) fn with_data_below_a_file(mut self) -> Self {
        let file = self.folder.path().join("full");
        put(&file, "");
        self.places.data = file.join("data");
        self
    }
}

impl TestPlaces {
    /// Takes the file away that stands where data should go.
    pub(super) fn clear_data(&self) {
        std::fs::remove_file(self.folder.path().join("full")).unwrap();
    }
}

/// The package's folder.
pub(in crate::app) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".svg"))
        .collect()
}

fn put(path: &Path, text: &str) {
    atomic::write(path, text.as_bytes()).unwrap();
}
