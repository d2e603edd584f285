//! What the kernel says of this process. Elsewhere than on Linux nothing is known.

use std::{fs, time::Duration};

/// The kernel counts time in hundredths of a second, for every program and on every machine.
const TICKS_PER_SEC: f64 = 100.0;

/// What this process has used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProcessUse {
    /// Since the process began, to a hundredth of a second.
    pub age: Duration,
    /// Time on processors, all threads together, to a hundredth of a second.
    pub cpu: Duration,
    /// The most memory that was resident at any time.
    pub peak_resident_bytes: u64,
}

impl ProcessUse {
    /// What has been used until now.
    pub fn read() -> Option<Self> {
        let stat = fs::read_to_string("/proc/self/stat").ok()?;
        let uptime = fs::read_to_string("/proc/uptime").ok()?;
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let (cpu, began) = times(&stat)?;
        let up: f64 = uptime.split_ascii_whitespace().next()?.parse().ok()?;
        Some(Self {
            age: Duration::try_from_secs_f64((up - began).max(0.0)).ok()?,
            cpu: Duration::try_from_secs_f64(cpu).ok()?,
            peak_resident_bytes: peak(&status)?,
        })
    }
}

/// Seconds on processors, and seconds from the machine's start to the process's.
fn times(stat: &str) -> Option<(f64, f64)> {
    // The name in brackets may hold anything; fields are counted behind it, from the third on.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let secs = |index: usize| Some(fields.get(index - 3)?.parse::<f64>().ok()? / TICKS_PER_SEC);
    Some((secs(14)? + secs(15)?, secs(22)?))
}

fn peak(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_ascii_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_counted_behind_whatever_the_program_is_called() {
        let stat = "7 (a (b) c) S 1 1 1 0 -1 0 0 0 0 0 150 50 0 0 20 0 9 0 12345 0 0";
        assert_eq!(times(stat), Some((2.0, 123.45)), "processor time and begin");
    }

    #[test]
    fn the_peak_is_told_in_kibibytes() {
        assert_eq!(peak("Name:\tx\nVmHWM:\t    2048 kB\n"), Some(2_097_152), "peak");
    }
}
