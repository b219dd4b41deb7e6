//! `viendan registry add`: what texts say, each file once, a changed one anew.

use std::{collections::HashMap, path::PathBuf};

use sha2::{Digest as _, Sha256};

use super::{args::Shelf, fails, say};
use crate::{
    cli::{
        Outcome, Session, args,
        error::Error,
        files::{self, Input, Opened},
        gather,
        memory::Memory,
        plan::{Before, Plans},
        run, shelf,
    },
    registry::{self, Fate, Registry, Sheet},
    text::hex,
};

/// So many texts are added in one transaction.
const TOGETHER: usize = 64;

/// What became of the files.
#[derive(Default)]
struct Tally {
    added: usize,
    replaced: usize,
    unchanged: usize,
}

pub(super) fn run(
    session: Session<'_>,
    paths: &[PathBuf],
    shelf: &Shelf,
) -> Result<Outcome, Error> {
    let inputs = files::inputs(session, paths)?;
    let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised)?;
    let (_, mut registry) = shelf::to_write(shelf.registry.as_deref())?;
    let mut tally = Tally::default();
    let mut hashes: HashMap<String, String> = HashMap::new();
    let mut changed = Vec::new();
    for input in inputs {
        let hash = hash(&input);
        let name = input.key();
        if hash.is_some() && registry.hash_of(&name).map_err(fails(shelf))? == hash {
            tally.unchanged += 1;
            continue;
        }
        hashes.insert(name, hash.unwrap_or_default());
        changed.push(input);
    }
    let mut unreadable = 0;
    for some in changed.chunks(TOGETHER) {
        let mut sheets = Vec::new();
        unreadable += run::each(
            session,
            some,
            |opened| sheet(session, &plans, opened),
            |(sheet, uncompared)| {
                gather::tell_of_uncompared(session, &sheet, uncompared);
                let hash = hashes.get(&sheet.file).cloned().unwrap_or_default();
                sheets.push((sheet, hash));
                Ok(())
            },
        )?;
        tally.take(&mut registry, sheets).map_err(fails(shelf))?;
    }
    let Tally { added, replaced, unchanged } = tally;
    let documents = registry.count_documents().map_err(fails(shelf))?;
    say(
        session,
        &format!(
            "Đã thêm {added}, thay {replaced}, không đổi {unchanged} văn bản; kho có {documents} văn bản."
        ),
        &format!(
            "Added {added}, replaced {replaced}, unchanged {unchanged}; the registry knows {documents} documents."
        ),
    )?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

impl Tally {
    fn take(
        &mut self,
        registry: &mut Registry,
        sheets: Vec<(Sheet, String)>,
    ) -> Result<(), registry::Error> {
        for fate in registry.add(sheets)? {
            match fate {
                Fate::Added => self.added += 1,
                Fate::Replaced => self.replaced += 1,
                Fate::Unchanged => self.unchanged += 1,
            }
        }
        Ok(())
    }
}

/// What a text says, under the name that its file has everywhere, and how much of it was not compared.
fn sheet(session: Session<'_>, plans: &Plans, opened: &Opened) -> (Sheet, usize) {
    let memory = Memory::none();
    let checked = plans.of(opened.named()).check((session, &memory, memory.as_of()), opened);
    let sheet = Sheet::of(&checked.report, &checked.graph, session.grammar);
    let sheet = sheet.with_findings(&checked.report, &checked.graph, &checked.findings);
    (Sheet { file: files::key(opened.text.name()), ..sheet }, checked.graph.uncompared())
}

fn hash(input: &Input) -> Option<String> {
    let Input::File(path) = input else { return None };
    let bytes = std::fs::read(path).ok()?;
    Some(hex(&Sha256::digest(&bytes)))
}
