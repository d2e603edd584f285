//! The displays that are plugged in, as the Linux kernel lists them.

use crate::geometry::Edid;
use std::{fs, path::Path};

/// Where the kernel lists its connectors; absent on other systems.
const CONNECTORS: &str = "/sys/class/drm";

/// A display that says how large it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Display {
    /// The socket it hangs on, such as `HDMI-A-1`.
    pub connector: String,
    /// What it says of itself.
    pub edid: Edid,
}

/// The displays that show something, then those that are merely plugged in; each by its connector's name.
///
/// Empty where nothing can be read: that is no fault, sizes are then taken from elsewhere.
pub fn read_displays() -> Vec<Display> {
    displays_in(Path::new(CONNECTORS))
}

fn displays_in(folder: &Path) -> Vec<Display> {
    let mut found: Vec<(bool, Display)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| display(&entry.ok()?.path()))
        .collect();
    found.sort_by(|(a_dark, a), (b_dark, b)| (a_dark, &a.connector).cmp(&(b_dark, &b.connector)));
    found.into_iter().map(|(_, display)| display).collect()
}

/// Whether it is dark, and the display.
fn display(connector: &Path) -> Option<(bool, Display)> {
    let says = |name: &str| fs::read_to_string(connector.join(name)).unwrap_or_default();
    if says("status").trim() != "connected" {
        return None;
    }
    let edid = Edid::parse(&fs::read(connector.join("edid")).ok()?)?;
    // `card0-HDMI-A-1`
    let name = connector.file_name()?.to_str()?;
    let name = name.split_once('-').map_or(name, |(_, socket)| socket);
    let display = Display {
        connector: name.to_owned(),
        edid,
    };
    Some((says("enabled").trim() != "enabled", display))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::atomic;

    /// A block of a 1920x1080 display of `cm` centimeters, without a name.
    fn block((width, height): (u8, u8)) -> Vec<u8> {
        let mut block = vec![0_u8; 128];
        block[1..7].fill(0xFF);
        (block[21], block[22]) = (width, height);
        block[54..62].copy_from_slice(&[0x02, 0x3A, 0x80, 0x18, 0x71, 0x38, 0x2D, 0x40]);
        let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
        block[127] = sum.wrapping_neg();
        block
    }

    #[test]
    fn displays_are_listed_lit_ones_first() {
        let folder = tempfile::tempdir().unwrap();
        for (name, status, enabled, cm) in [
            ("card0-DP-1", "connected", "disabled", (60, 34)),
            ("card0-HDMI-A-1", "connected", "enabled", (53, 30)),
            ("card0-HDMI-A-2", "disconnected", "disabled", (53, 30)),
            ("card0-eDP-1", "connected", "enabled", (16, 9)),
        ] {
            let connector = folder.path().join(name);
            atomic::write(&connector.join("status"), format!("{status}\n").as_bytes()).unwrap();
            atomic::write(&connector.join("enabled"), format!("{enabled}\n").as_bytes()).unwrap();
            atomic::write(&connector.join("edid"), &block(cm)).unwrap();
        }
        atomic::write(&folder.path().join("version"), b"drm 1.1.0").unwrap();
        let found: Vec<_> = displays_in(folder.path())
            .into_iter()
            .map(|display| (display.connector, display.edid.size_mm))
            .collect();
        assert_eq!(
            found,
            [
                ("HDMI-A-1".to_owned(), (530.0, 300.0)),
                ("DP-1".to_owned(), (600.0, 340.0))
            ],
            "connected, with a size"
        );
    }

    #[test]
    fn a_machine_without_such_a_list_has_no_displays_to_tell_of() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(displays_in(&folder.path().join("none")), [], "no list");
    }
}
