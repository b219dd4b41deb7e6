//! The texts that are open: in memory, never on the disk.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use sha2::{Digest as _, Sha256};

use super::{
    Error, Service,
    journal::Journal,
    keys::secret,
    wire::{Refused, Sorry},
};
use crate::{
    check::{Checked, Checker, Counts},
    diagnostic::{Language, Words},
    read, review,
    text::{Text, hex},
};

/// The largest file that is taken, in bytes; all are held in memory, and the largest of 6,600 texts
/// has 0.8 MB.
pub(super) const LARGEST: usize = 64 << 20;
/// The bytes of all files that are open; eight of the largest, in a memory that others share.
const ALL: usize = 512 << 20;
/// Files that are open; each is one line of a list.
pub(super) const MOST: usize = 100;
/// How long a text may take; the pages of a PDF take a minute at the most.
const PATIENCE: Duration = Duration::from_mins(2);
/// Texts that are read at once; the page sends one after another; each that does not end keeps a
/// core.
const STUCK: usize = 4;
/// The folder of decisions.
const FOLDER: &str = "quyet-dinh";

/// A text that is open.
#[derive(Debug)]
pub(super) struct Opened {
    /// By this the page knows it; it says nothing of its name or its place.
    pub(super) id: String,
    pub(super) text: Text,
    pub(super) original: Vec<u8>,
    /// Shared by files that hold the same bytes under several names.
    journal: Arc<Mutex<Journal>>,
    /// What was found when it was judged last; none since the registry has changed.
    pub(super) tally: Mutex<Option<Tally>>,
}

/// What was found in a text, in figures.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) counts: Counts,
    /// The fingerprints of the findings on which a person decides.
    pub(super) prints: Vec<String>,
}

impl Opened {
    pub(super) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All texts that are open.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    open: Mutex<Vec<Arc<Opened>>>,
    /// Files that could not be read, until the page has said so.
    refused: Mutex<Vec<Refused>>,
    /// Held once more by each thread that reads.
    running: Arc<()>,
}

impl Files {
    pub(super) fn new(home: &Path) -> Result<Self, Error> {
        let folder = home.join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(Error::Home)?;
        Ok(Self {
            folder,
            open: Mutex::default(),
            refused: Mutex::default(),
            running: Arc::default(),
        })
    }

    pub(super) fn all(&self) -> Vec<Arc<Opened>> {
        self.lock().clone()
    }

    pub(super) fn find(&self, id: &str) -> Option<Arc<Opened>> {
        self.lock().iter().find(|it| it.id == id).cloned()
    }

    pub(super) fn close(&self, id: &str) {
        self.lock().retain(|it| it.id != id);
    }

    fn refuse(&self, name: String, why: &Words) {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.push(Refused { name, why: Sorry::from(why) });
    }

    /// The files that could not be read; they are told once.
    pub(super) fn refused(&self) -> Vec<Refused> {
        std::mem::take(&mut *self.refused.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was found is to be found again: something else is known now.
    pub(super) fn forget(&self) {
        for opened in self.lock().iter() {
            *opened.tally.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Opened>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a text; the same file once.
    fn keep(&self, text: Text, original: Vec<u8>) -> Result<Arc<Opened>, Words> {
        let mark = hex(&Sha256::digest(&original));
        let id = secret().map_err(|error| error.words())?;
        let mut open = self.lock();
        let twin = open.iter().find(|it| it.original == original).map(|it| Arc::clone(&it.journal));
        let journal = twin.unwrap_or_else(|| {
            Arc::new(Mutex::new(Journal::open(&self.folder, &mark, text.name())))
        });
        open.retain(|it| it.original != original || it.text.name() != text.name());
        let held: usize = open.iter().map(|it| it.original.len()).sum();
        if open.len() >= MOST || held + original.len() > ALL {
            return Err(Words::new(
                "đang mở quá nhiều tệp: hãy đóng bớt tệp đã soát xong",
                "too many files are open: please close some that are done",
            ));
        }
        let opened = Arc::new(Opened { id, text, original, journal, tally: Mutex::default() });
        open.push(Arc::clone(&opened));
        Ok(opened)
    }
}

impl Service {
    /// Opens files of the disk; of those that cannot be read, the page says why.
    pub(super) fn open(self: &Arc<Self>, paths: &[PathBuf]) -> Vec<Arc<Opened>> {
        let open = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let read = read::file(path, LARGEST as u64).map_err(|error| match error {
                read::Error::TooLarge { .. } => too_large(LARGEST),
                error => error.words(),
            });
            let taken = read.and_then(|bytes| self.take(name.clone(), bytes));
            taken.map_err(|why| self.files.refuse(name, &why)).ok()
        };
        paths.iter().filter_map(open).collect()
    }

    /// Reads a text within the time that there is, and judges it once, so that what is too much
    /// for this machine is refused here.
    pub(super) fn take(
        self: &Arc<Self>,
        name: String,
        bytes: Vec<u8>,
    ) -> Result<Arc<Opened>, Words> {
        if Arc::strong_count(&self.files.running) > STUCK {
            return Err(Words::new(
                "máy đang bận với những tệp trước: hãy đợi một lát rồi thả lại",
                "earlier files are still being read: please wait and drop it again",
            ));
        }
        let (done, waits) = mpsc::channel();
        let (service, running) = (Arc::clone(self), Arc::clone(&self.files.running));
        thread::spawn(move || {
            // Nobody may be there any more to be told.
            done.send(service.read(&name, bytes)).ok();
            drop(running);
        });
        waits.recv_timeout(PATIENCE).unwrap_or_else(|error| {
            Err(match error {
                RecvTimeoutError::Timeout => Words::new(
                    "tệp cần quá nhiều thời gian; hãy tách thành nhiều tệp nhỏ hơn",
                    "the file takes too long; please cut it into smaller ones",
                ),
                RecvTimeoutError::Disconnected => Words::new(
                    "chương trình không đọc được tệp này; đề nghị báo cho người làm viendan",
                    "the program failed on this file; please report it",
                ),
            })
        })
    }

    fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Arc<Opened>, Words> {
        let letters = self.setup.grammar.letters();
        let text = read::read(name, bytes.clone(), letters).map_err(|error| error.words())?;
        if let Some(words) = read::said_of_wordless(&text) {
            return Err(words);
        }
        let opened = self.files.keep(text, bytes)?;
        self.tally(&opened);
        Ok(opened)
    }

    /// Judges a text, with what was decided on it.
    pub(super) fn check<'o>(&'o self, opened: &'o Opened, language: Language) -> Checked<'o> {
        let decisions = opened.journal().decisions().clone();
        Checker::new(self.setup.grammar)
            .office(self.setup.office.clone())
            .choice(self.setup.choice.clone())
            .known(&self.shelf)
            .accepted(review::accepted(&opened.original, language))
            .check(&opened.text)
            .of_file(&opened.original)
            .decided(decisions)
    }
}

/// What is said of a file that is larger than so many bytes; the page has no other limit.
pub(super) fn too_large(limit: usize) -> Words {
    let most = limit >> 20;
    Words::new(
        format!("tệp quá lớn: nhiều nhất {most} MB"),
        format!("the file is too large: {most} MB at most"),
    )
}
