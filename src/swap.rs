//! Files that are made beside those that they replace, and what a run that died has left of them.
//!
//! A file is made under a hidden name and locked, and takes its own name when it is whole. The system
//! takes the lock away when the process ends, however it ends: what bears such a name and is not
//! locked is nobody's, and the next run that writes to the folder clears it away.

use std::{
    collections::BTreeSet,
    fs::{self, DirEntry, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use tempfile::NamedTempFile;

/// How the names of our files on their way begin.
const LEAD: &str = ".viendan-";
/// How they end; no file of a person is called so.
const END: &str = "part";
/// How a folder of such files ends, beside the file that holds its lock.
const ENDS: &str = "parts";
/// So many letters and figures by chance stand between.
const CHANCE: usize = 12;

/// The folders that this process has looked through.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Whom the user's own mask lets.
    Usual,
    /// Its owner alone.
    Private,
}

/// Begins a file in a folder, under a hidden name.
pub(crate) fn file(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    sweep(folder);
    let end = format!(".{END}");
    let mut builder = tempfile::Builder::new();
    builder.prefix(LEAD).suffix(&end).rand_bytes(CHANCE);
    permit(&mut builder, access);
    loop {
        let file = builder.tempfile_in(folder)?;
        // On a disk without locks nothing is cleared away either. Before it is locked, another run may
        // take a file for one that was left.
        if file.as_file().lock().is_err() || file.path().exists() {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn permit(builder: &mut tempfile::Builder<'_, '_>, access: Access) {
    use std::os::unix::fs::PermissionsExt as _;
    if access == Access::Usual {
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
}

/// Elsewhere the folder says what its files may be used for.
#[cfg(not(unix))]
fn permit(_: &mut tempfile::Builder<'_, '_>, _: Access) {}

/// A hidden folder beside the files that it holds until they move; it goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Holds the lock; it goes last.
    _mark: NamedTempFile,
}

impl Folder {
    /// Makes a hidden folder in another.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        let mark = file(folder, Access::Usual)?;
        let path = mark.path().with_extension(ENDS);
        fs::create_dir(&path)?;
        Ok(Self { path, _mark: mark })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays is cleared away with its mark by the next run.
        fs::remove_dir_all(&self.path).ok();
    }
}

/// Clears away what dead runs have left in a folder, once in the life of a process: a folder may hold
/// many files, and as many may be written to it.
fn sweep(folder: &Path) {
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.insert(folder.to_owned()) {
        clear(folder);
    }
}

/// Clears away what dead runs have left. What cannot be cleared harms nobody.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for left in entries.flatten().filter(is_ours).map(|entry| entry.path()) {
        let locked = |file: File| file.try_lock().map(|()| file);
        let Ok(Ok(_held)) = File::open(&left).map(locked) else { continue };
        let pages = left.with_extension(ENDS);
        let has_pages = pages.symlink_metadata().is_ok_and(|it| it.is_dir());
        // The folder goes first: without its mark nobody would know whose it is.
        if !has_pages || fs::remove_dir_all(&pages).is_ok() {
            fs::remove_file(&left).ok();
        }
    }
}

/// Whether a file has a name that only we give.
fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_str().and_then(|it| it.strip_prefix(LEAD)?.strip_suffix(END));
    let chance = name.and_then(|it| it.strip_suffix('.'));
    let is_chance =
        |it: &str| it.len() == CHANCE && it.bytes().all(|it| it.is_ascii_alphanumeric());
    chance.is_some_and(is_chance) && entry.file_type().is_ok_and(|it| it.is_file())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{Access, Folder, clear, file};

    /// The names in a folder, in their order.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_dead_run_left_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path(".viendan-0a1B2c3D4e5F.part"), "nửa").unwrap();
        fs::write(path(".viendan-5F4e3D2c1B0a.part"), "").unwrap();
        fs::create_dir(path(".viendan-5F4e3D2c1B0a.parts")).unwrap();
        fs::write(path(".viendan-5F4e3D2c1B0a.parts/index.html"), "nửa").unwrap();
        clear(folder.path());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_a_living_run_holds_and_what_people_call_so_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in [".viendan-backup", ".viendan-0a1B2c.part", ".viendan-0a1B2c3D4e5F.partly"] {
            fs::write(path(name), "của người").unwrap();
        }
        fs::create_dir(path(".viendan-0a1B2c3D4e5F.part")).unwrap();
        fs::create_dir(path(".viendan-backup-2.parts")).unwrap();
        let before = names(folder.path());
        let living = file(folder.path(), Access::Usual).unwrap();
        let pages = Folder::new(folder.path()).unwrap();
        fs::write(pages.path().join("index.html"), "").unwrap();
        clear(folder.path());
        assert_eq!(names(folder.path()).len(), before.len() + 3);
        drop((living, pages));
        assert_eq!(names(folder.path()), before);
    }

    /// What one run sees as left may be another's that has only begun.
    #[test]
    fn runs_that_begin_and_clear_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let whole = |at: usize| {
            let end = folder.path().join(format!("{at}.txt"));
            for _ in 0..200 {
                clear(folder.path());
                file(folder.path(), Access::Private).unwrap().persist(&end).unwrap();
            }
        };
        std::thread::scope(|scope| (0..4).for_each(|at| drop(scope.spawn(move || whole(at)))));
        assert_eq!(names(folder.path()), ["0.txt", "1.txt", "2.txt", "3.txt"]);
    }
}
