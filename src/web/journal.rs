//! The journal of decisions on a text, kept by the check mark of its file.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    check::Decision,
    swap::{self, Access},
};

/// Steps that can be taken back.
const STEPS: usize = 200;

/// The decisions on one file, on the disk after each of them.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    page: Page,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Page {
    /// How the file was called, for a person who looks into the folder.
    file: String,
    decisions: BTreeMap<String, Decision>,
    /// For each step, what was there before it.
    past: Vec<Step>,
}

type Step = BTreeMap<String, Option<Decision>>;

impl Journal {
    /// What was decided on a file before; nothing where its page cannot be read.
    pub(super) fn open(folder: &Path, mark: &str, file: &str) -> Self {
        let path = folder.join(format!("{mark}.json"));
        let kept = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let page: Page = kept.unwrap_or_default();
        Self { path, page: Page { file: file.to_owned(), ..page } }
    }

    pub(super) fn decisions(&self) -> &BTreeMap<String, Decision> {
        &self.page.decisions
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.page.past.is_empty()
    }

    /// Takes a decision on some findings, in one step; none takes back what was decided.
    pub(super) fn decide(
        &mut self,
        prints: &[String],
        decision: Option<&Decision>,
    ) -> io::Result<()> {
        let before = self.page.clone();
        let set = |print: &String| (print.clone(), self.put(print, decision.cloned()));
        let step: Step = prints.iter().map(set).collect();
        self.page.past.push(step);
        let more = self.page.past.len().saturating_sub(STEPS);
        self.page.past.drain(..more);
        self.save(before)
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self) -> io::Result<()> {
        let before = self.page.clone();
        for (print, former) in self.page.past.pop().unwrap_or_default() {
            self.put(&print, former);
        }
        self.save(before)
    }

    /// What stood there before.
    fn put(&mut self, print: &str, decision: Option<Decision>) -> Option<Decision> {
        match decision {
            Some(decision) => self.page.decisions.insert(print.to_owned(), decision),
            None => self.page.decisions.remove(print),
        }
    }

    /// Writes the page; what cannot be written is not decided.
    fn save(&mut self, before: Page) -> io::Result<()> {
        write(&self.path, &self.page).inspect_err(|_| self.page = before)
    }
}

/// Writes a file whole or not at all; only its owner may read it.
pub(super) fn write(path: &Path, value: &impl Serialize) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = swap::file(folder, Access::Private)?;
    serde_json::to_writer_pretty(&mut file, value)?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Journal;
    use crate::check::Decision;

    #[test]
    fn decisions_outlive_the_program_and_are_taken_back_step_by_step() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Journal::open(folder.path(), "a1", "bao-cao.docx");
        let prints = ["x".to_owned(), "y".to_owned()];
        let mut journal = open();
        journal.decide(&prints, Some(&Decision::Fix)).unwrap();
        journal.decide(&prints[..1], Some(&Decision::Keep("đúng bản gốc".into()))).unwrap();
        let mut journal = open();
        assert_eq!(journal.decisions()["x"], Decision::Keep("đúng bản gốc".into()));
        journal.undo().unwrap();
        assert_eq!(journal.decisions()["x"], Decision::Fix);
        journal.undo().unwrap();
        assert!(journal.decisions().is_empty() && !journal.can_undo());
        assert!(open().decisions().is_empty());
    }
}
