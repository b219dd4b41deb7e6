//! `viendan index`: the citation index.

use std::{fs, path::Path};

use super::{Outcome, Session, error::Error, out, registry::args, shelf};
use crate::render::index::{self, Index};

/// Where the pages go when no folder is named.
const SITE: &str = "bang-tra-cuu";

pub(super) fn run(session: Session<'_>, args: &args::Index) -> Result<Outcome, Error> {
    let (registry, unreadable) =
        shelf::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    let said = (session.grammar, session.language);
    let index = Index::of(&registry, said).map_err(shelf::Error::memory)?;
    if args.to == "html" {
        site(&index, args.out.as_deref().unwrap_or(Path::new(SITE)))?;
    } else {
        let mut out = out::plain();
        match args.to.as_str() {
            "csv" => index.csv(&mut out)?,
            "json" => index.json(&mut out)?,
            _ => index::markdown(&mut out, &index)?,
        }
        out::finish(out)?;
    }
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

fn site(index: &Index, folder: &Path) -> Result<(), Error> {
    let fails = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::from(shelf::Error::File { path, source })
    };
    fs::create_dir_all(folder).map_err(fails(folder))?;
    for page in index::pages(index) {
        let path = folder.join(&page.name);
        fs::write(&path, page.html).map_err(fails(&path))?;
    }
    Ok(())
}
