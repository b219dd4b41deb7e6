//! `viendan install`: the program in the menus of one person's desktop, and out of them again.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;

use super::{
    Outcome, Session, args,
    error::{Error, Unwritten},
    say, shelf,
};
use crate::diagnostic::Words;

mod entry;
mod keys;
mod link;

use entry::{Entry, System, entries};

/// Writes what makes the menus of this system know the program, or takes it away; says each thing.
pub(super) fn run(session: Session<'_>, args: &args::Install) -> Result<Outcome, Error> {
    let strategy = etcetera::choose_base_strategy().map_err(|_| shelf::Error::NoPlace)?;
    let system = System::of(env::consts::OS).ok_or(Error::NoMenus)?;
    let program = env::current_exe()?;
    for entry in entries(system, &program, &strategy.data_dir()) {
        let place = entry.place();
        let done = if args.undo {
            entry.remove().map(|was_there| if was_there { Done::Removed } else { Done::Absent })
        } else {
            entry.write().map(|()| Done::Written)
        };
        let done = done.map_err(|source| Unwritten::Output { path: place.clone(), source })?;
        say(session, &done.of(&place));
    }
    if !args.undo {
        say(session, &told(system, &program));
    }
    Ok(Outcome::Clean)
}

/// What became of an entry.
#[derive(Debug, Clone, Copy)]
enum Done {
    Written,
    Removed,
    Absent,
}

impl Done {
    fn of(self, place: &Path) -> Words {
        let place = place.display();
        match self {
            Self::Written => Words::new(format!("đã ghi {place}"), format!("wrote {place}")),
            Self::Removed => Words::new(format!("đã gỡ {place}"), format!("removed {place}")),
            Self::Absent => {
                Words::new(format!("không có gì ở {place}"), format!("nothing at {place}"))
            }
        }
    }
}

/// Where the program is found now, and how long that holds.
fn told(system: System, program: &Path) -> Words {
    let program = program.display();
    let (vi, en) = match system {
        System::Windows => (
            "bấm chuột phải vào tệp Word: “Soát viện dẫn”, hoặc “Gửi tới” (Send to)",
            "right-click a Word file: “Soát viện dẫn”, or “Send to”",
        ),
        System::Desktop => (
            "bấm chuột phải vào tệp Word: “Mở bằng” “Soát viện dẫn”",
            "right-click a Word file: “Open with” “Soát viện dẫn”",
        ),
    };
    Words::new(
        format!("{vi}; chương trình phải ở nguyên chỗ {program}; gỡ: viendan cài-đặt --undo"),
        format!("{en}; the program must stay at {program}; to undo: viendan install --undo"),
    )
}

impl Entry {
    /// Where it stands, as a person looks for it.
    fn place(&self) -> PathBuf {
        match self {
            Self::File { path, .. } => path.clone(),
            Self::Key { key, .. } => Path::new("HKEY_CURRENT_USER").join(key),
        }
    }

    fn write(&self) -> io::Result<()> {
        match self {
            Self::File { path, bytes } => {
                fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
                fs::write(path, bytes)
            }
            Self::Key { key, values } => keys::write(key, values),
        }
    }

    /// Takes it away; whether it was there.
    fn remove(&self) -> io::Result<bool> {
        match self {
            Self::File { path, .. } => match fs::remove_file(path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                done => done.map(|()| true),
            },
            Self::Key { key, .. } => keys::remove(key),
        }
    }
}
