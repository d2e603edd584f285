//! Rasterized pictures kept between starts, so that a booth is there at once.

use super::atomic;
use crate::art::Pixels;
use std::path::PathBuf;

/// A folder of PNG files named by what they were drawn from. Losing it costs time, never a picture.
#[derive(Debug, Clone)]
pub struct PictureCache {
    folder: PathBuf,
}

impl PictureCache {
    /// Keeps pictures in `folder`, which need not exist yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The picture called `name`, if it was kept and can be read.
    pub fn get(&self, name: &str) -> Option<Pixels> {
        Pixels::from_png(&std::fs::read(self.file(name)).ok()?).ok()
    }

    /// Keeps `pixels` as `name`. A full or read-only disk is no fault here: the picture is drawn again next time.
    pub fn put(&self, name: &str, pixels: &Pixels) {
        let kept = std::fs::create_dir_all(&self.folder).is_ok();
        if let Ok(png) = pixels.to_png()
            && kept
        {
            drop(atomic::write(&self.file(name), &png));
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.png"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_picture_comes_back_and_a_torn_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let cache = PictureCache::new(folder.path().join("cache"));
        let pixels = Pixels {
            width: 2,
            height: 1,
            rgba: vec![1, 2, 3, 255, 4, 5, 6, 128],
        };
        assert_eq!(cache.get("a"), None, "nothing kept yet");
        cache.put("a", &pixels);
        assert_eq!(cache.get("a"), Some(pixels), "kept");
        atomic::write(&cache.file("a"), b"torn").unwrap();
        assert_eq!(cache.get("a"), None, "a damaged file is drawn anew");
    }
}
