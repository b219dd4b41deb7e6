//! Secrets that let a browser in: one that opens once, one that stays in a cookie.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::Error;
use crate::text::hex;

/// Bytes of a secret; 192 bits are never guessed.
const BYTES: usize = 24;
/// How long a key waits to be used; a browser may start slowly.
const PATIENCE: Duration = Duration::from_mins(5);

/// The secrets of one run.
#[derive(Debug)]
pub(super) struct Keys {
    cookie: String,
    knock: String,
    once: Mutex<Vec<(String, Instant)>>,
}

impl Keys {
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { cookie: secret()?, knock: secret()?, once: Mutex::default() })
    }

    /// What the cookie of a browser that was let in holds.
    pub(super) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// What another start of the program shows, to be given a key.
    pub(super) fn knock(&self) -> &str {
        &self.knock
    }

    /// A key that opens once.
    pub(super) fn once(&self) -> Result<String, Error> {
        let key = secret()?;
        let mut keys = self.once.lock().unwrap_or_else(PoisonError::into_inner);
        keys.push((key.clone(), Instant::now()));
        Ok(key)
    }

    /// Uses a key; false when it was used, was never given, or has waited too long.
    pub(super) fn open(&self, key: &str) -> bool {
        let mut keys = self.once.lock().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|(_, given)| given.elapsed() < PATIENCE);
        let known = keys.len();
        keys.retain(|(it, _)| it != key);
        keys.len() < known
    }
}

/// Figures that nobody guesses; they name files as well.
pub(super) fn secret() -> Result<String, Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(Error::Random)?;
    Ok(hex(&bytes))
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn a_key_opens_once() {
        let keys = Keys::new().unwrap();
        let key = keys.once().unwrap();
        assert!(!keys.open("") && !keys.open("0"));
        assert!(keys.open(&key) && !keys.open(&key));
    }
}
