//! Numbers that nobody can guess, from the system.

use crate::records::VisitId;

/// An id for a visit that begins.
pub fn new_visit_id() -> Result<VisitId, getrandom::Error> {
    random_number().map(VisitId)
}

/// A seed for a visit that begins.
pub fn new_seed() -> Result<u64, getrandom::Error> {
    getrandom::u64()
}

/// A salt for the hash of a PIN.
pub fn new_salt() -> Result<[u8; 16], getrandom::Error> {
    random_number().map(u128::to_le_bytes)
}

pub(super) fn random_number() -> Result<u128, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(u128::from_le_bytes(bytes))
}
