//! The marks of a file that it keeps when its content is written anew: owner, mode, extended attributes.

use std::{fs::File, io, path::Path};

/// Gives a new file what the one has that it will replace.
#[cfg(unix)]
pub(super) fn keep(old: &Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    use xattr::FileExt as _;

    let (known, made) = (old.metadata()?, new.metadata()?);
    if (known.uid(), known.gid()) != (made.uid(), made.gid()) {
        fchown(new, Some(known.uid()), Some(known.gid()))?;
    }
    new.set_permissions(known.permissions())?;
    // A disk without attributes has none that could be lost.
    let names = xattr::list(old).into_iter().flatten();
    for name in names.filter(|name| is_of_people(&name.to_string_lossy())) {
        if let Some(value) = xattr::get(old, &name)? {
            new.set_xattr(&name, &value)?;
        }
    }
    Ok(())
}

/// Whether people gave a file this attribute; the others are set by the system itself.
#[cfg(unix)]
fn is_of_people(name: &str) -> bool {
    !name.starts_with("security.") && !name.starts_with("trusted.")
}

/// Elsewhere a file has what its folder gives.
#[cfg(not(unix))]
pub(super) fn keep(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

/// How many names a file has: one that is replaced under one name keeps its content under the
/// others.
#[cfg(unix)]
pub(in crate::cli) fn names(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    path.metadata().map_or(1, |it| it.nlink())
}

/// Elsewhere the number is not told.
#[cfg(not(unix))]
pub(in crate::cli) fn names(_: &Path) -> u64 {
    1
}
