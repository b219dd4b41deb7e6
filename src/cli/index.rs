//! `viendan index`: the citation index.

use std::{fs, path::Path};

use super::{
    Outcome, Session, draft::Draft, error::Error, files, gather, out, registry::args, say, shelf,
};
use crate::{
    diagnostic::Words,
    render::index::{self, Index},
};

/// Where the pages go when no folder is named.
const SITE: &str = "bang-tra-cuu";

pub(super) fn run(session: Session<'_>, args: &args::Index) -> Result<Outcome, Error> {
    let (registry, unreadable) =
        gather::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    let word = (args.to == "docx").then(|| word(args)).transpose()?;
    let said = (session.grammar, session.language);
    let index = Index::of(&registry, said).map_err(shelf::Error::memory)?;
    if args.to == "html" {
        site(&index, args.out.as_deref().unwrap_or(Path::new(SITE)))?;
    } else if let Some(path) = word {
        let bytes = index::docx(&index).map_err(std::io::Error::other)?;
        Draft::write(path, &bytes)?;
        let path = path.display();
        say(session, &Words::new(format!("đã ghi {path}"), format!("wrote {path}")));
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

/// The Word file: what is there is replaced only when it is named, and a text that is read never.
fn word(args: &args::Index) -> Result<&Path, Error> {
    let usual = Path::new(index::FILE);
    let path = args.out.as_deref().unwrap_or(usual);
    if args.out.is_none() && usual.exists() {
        return Err(Error::Exists { path: usual.to_owned() });
    }
    let real = path.canonicalize().ok();
    let inputs = files::inputs(&args.paths)?;
    let mut inputs = inputs.iter().filter_map(|it| it.path()?.canonicalize().ok());
    if real.is_some_and(|real| inputs.any(|input| input == real)) {
        return Err(Error::OverInput { path: path.to_owned() });
    }
    Ok(path)
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
