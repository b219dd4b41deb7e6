//! Keys of the registry of Windows, below `HKEY_CURRENT_USER`.

use std::io;

#[cfg(windows)]
use windows_registry::CURRENT_USER;

/// Writes the value of a key and of those below it.
#[cfg(windows)]
pub(super) fn write(key: &str, values: &[(String, String)]) -> io::Result<()> {
    for (below, value) in values {
        let path = format!(r"{key}\{below}");
        CURRENT_USER.create(path.trim_end_matches('\\'))?.set_string("", value)?;
    }
    Ok(())
}

/// Takes a key away with all below it; whether it was there.
#[cfg(windows)]
pub(super) fn remove(key: &str) -> io::Result<bool> {
    if CURRENT_USER.open(key).is_err() {
        return Ok(false);
    }
    CURRENT_USER.remove_tree(key)?;
    Ok(true)
}

/// There is no such thing elsewhere.
#[cfg(not(windows))]
pub(super) fn write(_: &str, _: &[(String, String)]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// There is no such thing elsewhere.
#[cfg(not(windows))]
pub(super) fn remove(_: &str) -> io::Result<bool> {
    Err(io::ErrorKind::Unsupported.into())
}
