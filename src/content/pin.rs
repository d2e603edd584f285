//! The staff PIN: which ones are taken, its hash, and how often a wrong one may be tried.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use std::time::Duration;

/// Digits that a PIN has at least and at most.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=12;

/// Memory in KiB, passes and lanes of a new hash: what is recommended for passwords, and little enough for a booth.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// A hash that costs more than this is a slip or a trap: it would hold the booth up.
const MOST_COST: (u32, u32, u32) = (256 * 1024, 16, 16);

/// Digits that differ, at least.
const MIN_DISTINCT: usize = 3;

/// A PIN that is this many digits over and over is trivial.
const MAX_PERIOD: usize = 3;

/// Wrong PINs that cost no wait.
const FREE_TRIES: u32 = 5;
const FIRST_WAIT: Duration = Duration::from_secs(30);
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// Why a PIN is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinFault {
    /// Something that the door has no key for.
    NotDigits,
    /// Fewer digits than [`PIN_DIGITS`].
    TooShort,
    /// More digits than [`PIN_DIGITS`].
    TooLong,
    /// Among the first that anybody tries: `111111`, `123456`, `121212`.
    Trivial,
}

/// What is wrong with `pin`, if anything.
pub fn pin_fault(pin: &str) -> Option<PinFault> {
    let digits = pin.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        Some(PinFault::NotDigits)
    } else if digits.len() < *PIN_DIGITS.start() {
        Some(PinFault::TooShort)
    } else if digits.len() > *PIN_DIGITS.end() {
        Some(PinFault::TooLong)
    } else if is_trivial(digits) {
        Some(PinFault::Trivial)
    } else {
        None
    }
}

fn is_trivial(digits: &[u8]) -> bool {
    let mut distinct = digits.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let repeats = |period: usize| digits.iter().zip(digits.iter().skip(period)).all(|(a, b)| a == b);
    let steps_by = |step: u8| {
        let pairs = digits.iter().zip(digits.iter().skip(1));
        pairs.into_iter().all(|(a, b)| (a - b'0' + step) % 10 == b - b'0')
    };
    distinct.len() < MIN_DISTINCT || (1..=MAX_PERIOD).any(repeats) || steps_by(1) || steps_by(9)
}

/// The hash of `pin` for `exhibit.ron`, or `None` where it cannot be computed (no memory).
///
/// The salt need not be secret, but must be another for every hash.
pub fn hash_pin(pin: &str, salt: &[u8; 16]) -> Option<String> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).ok()?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon2.hash_password_with_salt(pin.as_bytes(), salt).ok()?;
    Some(hash.to_string())
}

/// Whether `text` is a hash that the staff door can compare a PIN with.
pub fn is_pin_hash(text: &str) -> bool {
    readable_hash(text).is_some()
}

/// Whether `pin` is the one that `hash` was made of. Takes some tenths of a second on purpose: never ask while a frame waits.
pub fn pin_matches(pin: &str, hash: &str) -> bool {
    readable_hash(hash).is_some_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

fn readable_hash(text: &str) -> Option<PasswordHash> {
    let hash = PasswordHash::new(text).ok()?;
    let params = Params::try_from(&hash).ok()?;
    let is_complete = hash.salt.is_some() && hash.hash.is_some();
    let is_ours = hash.algorithm.as_str() == "argon2id" && hash.version == Some(Version::V0x13.into());
    let (memory, passes, lanes) = MOST_COST;
    let is_bearable = params.m_cost() <= memory && params.t_cost() <= passes && params.p_cost() <= lanes;
    (is_complete && is_ours && is_bearable).then_some(hash)
}

/// How long the door stays shut after `failed` wrong PINs in a row.
pub fn wait_after(failed: u32) -> Duration {
    let Some(doublings) = failed.checked_sub(FREE_TRIES) else {
        return Duration::ZERO;
    };
    let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
    FIRST_WAIT.saturating_mul(factor).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_six_to_twelve_digits_that_nobody_guesses_first() {
        for (pin, fault) in [
            ("", PinFault::TooShort),
            ("73915", PinFault::TooShort),
            ("7391520846135", PinFault::TooLong),
            ("73915a", PinFault::NotDigits),
            ("７３９１５２", PinFault::NotDigits),
            ("111111", PinFault::Trivial),
            ("123456", PinFault::Trivial),
            ("890123", PinFault::Trivial),
            ("654321", PinFault::Trivial),
            ("121212", PinFault::Trivial),
            ("112211", PinFault::Trivial),
            ("123123", PinFault::Trivial),
            ("1231231", PinFault::Trivial),
        ] {
            assert_eq!(pin_fault(pin), Some(fault), "{pin:?}");
        }
        for pin in ["739152", "123457", "202611", "739152084613"] {
            assert_eq!(pin_fault(pin), None, "{pin:?}");
        }
    }

    #[test]
    fn a_hash_knows_its_pin_and_no_other() {
        let hash = hash_pin("739152", &[7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(is_pin_hash(&hash), "{hash}");
        assert!(pin_matches("739152", &hash), "the right PIN");
        assert!(!pin_matches("739153", &hash), "a wrong PIN");
        assert!(!pin_matches("", &hash), "no PIN");
        assert_ne!(hash, hash_pin("739152", &[8; 16]).unwrap(), "another salt");
    }

    #[test]
    fn what_is_no_hash_of_the_door_opens_to_nobody() {
        let salted = "c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA";
        for text in [
            "739152".to_owned(),
            String::new(),
            "$argon2id$v=19$m=19456,t=2,p=1".to_owned(),
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ".to_owned(),
            format!("$argon2i$v=19$m=19456,t=2,p=1${salted}"),
            format!("$argon2id$v=16$m=19456,t=2,p=1${salted}"),
            format!("$argon2id$v=19$m=4194304,t=2,p=1${salted}"),
            format!("$argon2id$v=19$m=19456,t=4000000,p=1${salted}"),
            format!("$scrypt$ln=16,r=8,p=1${salted}"),
        ] {
            assert!(!is_pin_hash(&text), "{text}");
            assert!(!pin_matches("739152", &text), "{text}");
        }
        assert!(
            is_pin_hash(&format!("$argon2id$v=19$m=19456,t=2,p=1${salted}")),
            "the sound one"
        );
    }

    #[test]
    fn wrong_pins_cost_ever_longer_waits() {
        let waits: Vec<u64> = (0..=14).map(|failed| wait_after(failed).as_secs()).collect();
        assert_eq!(
            waits,
            [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
        );
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }
}
