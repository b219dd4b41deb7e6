//! The registry: documents that are known from before, who cites them, what registers hold of them.
//!
//! One file on disk, an embedded SQL database. Others may read its views `documents`, `mentions`,
//! `relations`, `sources` and `findings` with any tool for that; its tables may change.

use std::{path::Path, sync::OnceLock, time::Duration};

use rusqlite::{Connection, OpenFlags};

mod ask;
mod asked;
mod bodies;
mod card;
mod columns;
mod condition;
mod day;
mod dossier;
mod error;
mod export;
mod import;
mod lookup;
mod recompute;
mod relations;
mod row;
mod seal;
mod settle;
mod shared;
mod store;
mod table;
mod verify;

pub use crate::{
    grammar::{Field, fold},
    known::{
        Act, DocumentRecord, FindingRecord, Identity, Key, MentionRecord, Qualifier,
        RelationRecord, Sheet,
    },
};
pub use asked::Issuers;
pub use bodies::{Bodies, spelt_out};
pub use card::{Card, Id, Tie};
pub use columns::{Claim, Mapping};
pub use condition::Condition;
pub use dossier::{Dossier, Quote, Series};
pub use error::Error;
pub use export::{Unwritten, VIEWS};
pub use import::{Part, Register};
pub use lookup::{Direction, Ending};
pub use row::{Refusal, RowAt};
pub use shared::Shared;
pub use store::Fate;
pub use table::{Left, Unreadable, WIDEST};
pub use verify::{Doubtful, Fault, Origin, Status};

/// What this program calls its files, in the header of the file.
const APPLICATION: i32 = 0x7664_7265;
/// The version of the tables that the first step makes; earlier ones were never released.
const FIRST: usize = 2;
/// Each step leads from one version of the tables to the next; none is ever changed.
const STEPS: [&str; 3] = [
    include_str!("registry/schema.sql"),
    include_str!("registry/schema_3.sql"),
    include_str!("registry/schema_4.sql"),
];
/// The version of the tables that the last step makes.
const LAST: i32 = 4;
/// How long a writer waits for another writer; readers wait for nobody.
const PATIENCE: Duration = Duration::from_mins(1);
/// So long nothing is said of waiting.
const SILENCE: Duration = Duration::from_millis(500);
/// Who is told of waiting.
static WAITS: OnceLock<fn(Duration)> = OnceLock::new();
/// How long it is between two tries to open a file.
const PAUSE: Duration = Duration::from_millis(20);

/// A registry that is open.
///
/// ```
/// use viendan::{grammar::Grammar, model::Office, registry::{Registry, Sheet}, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 của Văn phòng UBND tỉnh Sơn La";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
/// let sheet = Sheet::of(&report, &graph, grammar);
///
/// let mut registry = Registry::in_memory().unwrap();
/// registry.add([(sheet, String::new())]).unwrap();
/// assert_eq!(registry.count_documents().unwrap(), 2);
/// ```
#[derive(Debug)]
pub struct Registry {
    connection: Connection,
    /// Whether this one has opened the seal.
    is_changed: bool,
}

impl Drop for Registry {
    fn drop(&mut self) {
        if self.is_changed {
            // What stays unsealed is sealed by the next who writes.
            seal::set(&self.connection).ok();
        }
    }
}

impl Registry {
    /// Opens the registry of a file for reading and writing; makes it when it is not there.
    ///
    /// # Errors
    ///
    /// A file that is no registry, one of a later version, or one that the disk does not give.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(Error::Folder)?;
        }
        keep_private(path)?;
        let registry = patiently(|| Self::ready(Connection::open(path)?))?;
        // A seal that is set anew over damage would hide it.
        registry.check_seal()?;
        Ok(registry)
    }

    /// Refuses a file in which a page is not what was written.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`], and those of the disk.
    pub fn check_seal(&self) -> Result<(), Error> {
        if seal::broken(&self.connection)?.is_empty() { Ok(()) } else { Err(Error::Damaged) }
    }

    /// Opens the registry of a file for questions only.
    ///
    /// # Errors
    ///
    /// As [`Registry::open`]; a file that is not there is not made.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        if path.metadata().is_ok_and(|file| file.len() == 0) {
            return Err(Error::Empty);
        }
        let asked = patiently(|| {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            Self::asked(Connection::open_with_flags(path, flags)?)
        });
        match asked {
            Err(Error::Closed) => Self::unwritable(path),
            asked => asked,
        }
    }

    fn asked(mut connection: Connection) -> Result<Self, Error> {
        wait(&mut connection)?;
        let mut registry = Self { connection, is_changed: false };
        registry.check_version()?;
        registry.tune()?;
        // A registry of an earlier version, or one just being made, is led to this one.
        registry.migrate()?;
        registry.connection.pragma_update(None, "query_only", true)?;
        Ok(registry)
    }

    /// A registry on a place that may only be read: nobody writes to it, so that no log is needed.
    fn unwritable(path: &Path) -> Result<Self, Error> {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        if Path::new(&log).metadata().is_ok_and(|file| file.len() > 0) {
            return Err(Error::Closed);
        }
        let whole = path.canonicalize().map_err(|_| Error::Closed)?;
        let escaped = whole.to_string_lossy().replace('%', "%25").replace('?', "%3f");
        let address = format!("file:{}?immutable=1", escaped.replace('#', "%23"));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(address, flags)?;
        let registry = Self { connection, is_changed: false };
        registry.check_version()?;
        let version =
            registry.connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version > 0 && version < LAST {
            return Err(Error::Outdated { version });
        }
        // Another process is only making its tables, which stand in its log.
        let tables =
            registry
                .connection
                .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
        if tables == 0 {
            return Err(Error::Empty);
        }
        registry.tune()?;
        Ok(registry)
    }

    /// A registry that lives as long as the program: for questions over files alone.
    ///
    /// # Errors
    ///
    /// Only when there is no memory left.
    pub fn in_memory() -> Result<Self, Error> {
        Self::ready(Connection::open_in_memory()?)
    }

    /// The number of documents known; open ones that stand for a full one are not counted.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn count_documents(&self) -> Result<usize, Error> {
        let ask = "SELECT count(*) FROM document WHERE stands_for IS NULL";
        let count: i64 = self.connection.query_row(ask, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    fn ready(mut connection: Connection) -> Result<Self, Error> {
        wait(&mut connection)?;
        let mut registry = Self { connection, is_changed: false };
        registry.check_version()?;
        registry.connection.pragma_update(None, "journal_mode", "wal")?;
        registry.tune()?;
        registry.migrate()?;
        Ok(registry)
    }

    fn tune(&self) -> Result<(), Error> {
        self.connection.set_prepared_statement_cache_capacity(64);
        self.connection.pragma_update(None, "synchronous", "normal")?;
        self.connection.pragma_update(None, "cache_size", -65_536)?;
        self.connection.pragma_update(None, "mmap_size", 1_i64 << 32)?;
        Ok(())
    }

    /// Refuses what another program wrote, and what a later version of this one wrote.
    fn check_version(&self) -> Result<(), Error> {
        // One look: another process may be making the tables.
        let look = self.connection.unchecked_transaction()?;
        let pragma = |name| look.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let (application, version) = (pragma("application_id")?, pragma("user_version")?);
        let is_empty = application == 0
            && version == 0
            && look.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                Ok(row.get::<_, i64>(0)? == 0)
            })?;
        match usize::try_from(version) {
            _ if is_empty => Ok(()),
            _ if application != APPLICATION => Err(Error::Foreign),
            Ok(version) if version < FIRST => Err(Error::Older { version }),
            Ok(_) if version <= LAST => Ok(()),
            _ => Err(Error::Newer { version }),
        }
    }

    /// Leads the tables to this version, all steps or none.
    fn migrate(&mut self) -> Result<(), Error> {
        let current = |connection: &Connection| {
            connection.pragma_query_value(None, "user_version", |row| row.get::<_, i32>(0))
        };
        if current(&self.connection)? == LAST {
            return Ok(());
        }
        let transaction =
            self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have made the tables while this one waited.
        let done = usize::try_from(current(&transaction)?).unwrap_or(0);
        for step in STEPS.iter().skip((done + 1).saturating_sub(FIRST)) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", LAST)?;
        transaction.commit()?;
        self.is_changed = true;
        Ok(())
    }
}

/// Makes the file of a new registry, which nobody else may read: it lists what an office sends out.
fn keep_private(path: &Path) -> Result<(), Error> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(Error::Closed),
        _ => Ok(()),
    }
}

/// Lets a connection wait for another process that writes.
fn wait(connection: &mut Connection) -> Result<(), Error> {
    connection.busy_handler(Some(|tries| {
        let waited = PAUSE.saturating_mul(u32::try_from(tries).unwrap_or(u32::MAX));
        pause(waited)
    }))?;
    Ok(())
}

/// Waits a little longer; false when it was long enough.
fn pause(waited: Duration) -> bool {
    if let Some(tell) = WAITS.get().filter(|_| waited >= SILENCE && waited < SILENCE + PAUSE) {
        tell(PATIENCE);
    }
    std::thread::sleep(PAUSE);
    waited < PATIENCE
}

/// Tells somebody that another process is being waited for, and how long at most; told once for each
/// wait, after half a second.
pub fn tell_of_waiting(tell: fn(Duration)) {
    // Who was told first is told.
    WAITS.set(tell).ok();
}

/// Tries again while another process holds the file: opening does not wait by itself.
fn patiently<T>(open: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
    let mut waited = Duration::ZERO;
    loop {
        match open() {
            Err(Error::Busy) if pause(waited) => waited += PAUSE,
            result => return result,
        }
    }
}
