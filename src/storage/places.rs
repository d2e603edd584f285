//! Where things lie at run time.

use std::{
    env,
    path::{Path, PathBuf},
};

/// What the command line asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedPlaces {
    /// `--exhibit`: an exhibit file; its folder is the content folder.
    pub exhibit: Option<PathBuf>,
    /// `--data`: records and caches.
    pub data: Option<PathBuf>,
    /// `--assets`: the engine's own drawings.
    pub assets: Option<PathBuf>,
}

/// Where things lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The engine's own drawings: `props/`, `backdrops/`, `signs/`.
    pub assets: PathBuf,
    /// The exhibit file. Packs lie beside it.
    pub exhibit: PathBuf,
    /// Records and caches. Need not exist yet.
    pub data: PathBuf,
}

impl Places {
    /// Finds what is not asked for.
    ///
    /// Exhibit and assets: beside the executable, else in the repository that it was built from. Data: a folder `data`
    /// beside the executable if there is one (a booth on a stick), else the account's own data folder
    /// (`$XDG_DATA_HOME/huoyan`, `~/.local/share/huoyan`, `%LOCALAPPDATA%\huoyan`), else `data` beside the executable.
    pub fn find(wanted: WantedPlaces) -> Self {
        Self::locate(wanted, &Surroundings::of_this_process())
    }

    fn locate(wanted: WantedPlaces, around: &Surroundings) -> Self {
        let beside_or_repository = |path: &str| {
            let beside = around.executable_folder.join(path);
            if beside.exists() {
                beside
            } else {
                around.repository.join(path)
            }
        };
        let portable = around.executable_folder.join("data");
        let data = || match &around.account_data {
            Some(account) if !portable.is_dir() => account.join("huoyan"),
            _ => portable.clone(),
        };
        Self {
            assets: wanted.assets.unwrap_or_else(|| beside_or_repository("assets")),
            exhibit: wanted
                .exhibit
                .unwrap_or_else(|| beside_or_repository("levels/exhibit.ron")),
            data: wanted.data.unwrap_or_else(data),
        }
    }

    /// The content folder: where the exhibit file lies.
    pub fn content(&self) -> &Path {
        super::atomic::folder_of(&self.exhibit)
    }

    /// What the exhibit is called: `exhibit`, or the variant's name of `<name>.exhibit.ron`.
    pub fn exhibit_name(&self) -> String {
        let file = self
            .exhibit
            .file_name()
            .map(|name| name.to_string_lossy())
            .unwrap_or_default();
        let stem = file.strip_suffix(".ron").unwrap_or(&file);
        stem.strip_suffix(".exhibit").unwrap_or(stem).to_owned()
    }

    /// How often a wrong staff PIN was given.
    pub fn staff_door(&self) -> PathBuf {
        self.data.join("staff-door")
    }

    /// The record store.
    pub fn records(&self) -> PathBuf {
        self.data.join("records.sqlite")
    }
}

struct Surroundings {
    executable_folder: PathBuf,
    repository: PathBuf,
    account_data: Option<PathBuf>,
}

impl Surroundings {
    fn of_this_process() -> Self {
        let executable = env::current_exe().unwrap_or_default();
        let folder = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        Self {
            executable_folder: super::atomic::folder_of(&executable).to_owned(),
            repository: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
            account_data: folder("XDG_DATA_HOME")
                .or_else(|| folder("LOCALAPPDATA"))
                .or_else(|| folder("HOME").map(|home| home.join(".local/share"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Machine {
        _folder: tempfile::TempDir,
        around: Surroundings,
    }

    fn machine(folders: &[&str]) -> Machine {
        let folder = tempfile::tempdir().unwrap();
        for name in folders {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let around = Surroundings {
            executable_folder: folder.path().join("bin"),
            repository: folder.path().join("repository"),
            account_data: Some(folder.path().join("account")),
        };
        Machine {
            _folder: folder,
            around,
        }
    }

    #[test]
    fn a_build_in_its_repository_uses_the_repository_and_the_account() {
        let Machine { around, .. } = &machine(&["bin", "repository/assets"]);
        let places = Places::locate(WantedPlaces::default(), around);
        assert_eq!(places.assets, around.repository.join("assets"));
        assert_eq!(places.exhibit, around.repository.join("levels/exhibit.ron"));
        assert_eq!(places.content(), around.repository.join("levels"));
        assert_eq!(places.exhibit_name(), "exhibit");
        assert_eq!(
            places.records(),
            around.account_data.clone().unwrap().join("huoyan/records.sqlite")
        );
    }

    #[test]
    fn a_booth_on_a_stick_keeps_everything_beside_the_executable() {
        let Machine { around, .. } = &machine(&["bin/assets", "bin/levels/exhibit.ron", "bin/data"]);
        let places = Places::locate(WantedPlaces::default(), around);
        assert_eq!(places.assets, around.executable_folder.join("assets"));
        assert_eq!(places.exhibit, around.executable_folder.join("levels/exhibit.ron"));
        assert_eq!(places.data, around.executable_folder.join("data"));
    }

    #[test]
    fn what_the_command_line_asks_for_wins() {
        let Machine { around, .. } = &machine(&["bin/assets", "bin/data"]);
        let wanted = WantedPlaces {
            exhibit: Some("port.exhibit.ron".into()),
            data: Some("d".into()),
            assets: Some("a".into()),
        };
        let places = Places::locate(wanted, around);
        assert_eq!(places.assets, Path::new("a"));
        assert_eq!(places.data, Path::new("d"));
        assert_eq!(
            places.content(),
            Path::new("."),
            "an exhibit file in the working folder"
        );
    }

    #[test]
    fn without_an_account_data_lies_beside_the_executable() {
        let mut machine = machine(&["bin"]);
        machine.around.account_data = None;
        let places = Places::locate(WantedPlaces::default(), &machine.around);
        assert_eq!(places.data, machine.around.executable_folder.join("data"));
    }
}
