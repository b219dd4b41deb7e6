//! `viendan index`: the citation index.

use std::{fs, path::Path};

use super::{
    Outcome, Session,
    draft::Draft,
    error::{Error, Unwritten},
    files, gather, out,
    registry::args,
    say, shelf,
};
use crate::{
    diagnostic::Words,
    render::index::{self, Index, Scope},
    swap,
};

/// Where the pages go when no folder is named.
const SITE: &str = "bang-tra-cuu";

pub(super) fn run(session: Session<'_>, args: &args::Index) -> Result<Outcome, Error> {
    let (registry, unreadable) =
        gather::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    let word = (args.to == "docx").then(|| word(session, args)).transpose()?;
    let said = (session.grammar, session.language);
    let scope = if args.all { Scope::All } else { Scope::Cited };
    let index = Index::of(&registry, scope, said).map_err(shelf::Error::memory)?;
    if args.to == "html" {
        let folder = args.out.as_deref().unwrap_or(Path::new(SITE));
        let (pages, first) = site(&index, folder)?;
        let first = folder.join(first);
        let first = first.display();
        let vi = format!("đã ghi {pages} trang; mở bằng trình duyệt: {first}");
        say(session, &Words::new(vi, format!("wrote {pages} page(s); open in a browser: {first}")));
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
fn word<'a>(session: Session<'_>, args: &'a args::Index) -> Result<&'a Path, Error> {
    let usual = Path::new(index::FILE);
    let path = args.out.as_deref().unwrap_or(usual);
    if args.out.is_none() && usual.exists() {
        return Err(Unwritten::Exists { path: usual.to_owned() }.into());
    }
    let real = path.canonicalize().ok();
    let inputs = if args.paths.is_empty() {
        Vec::new()
    } else {
        files::inputs(Session { quiet: true, ..session }, &args.paths)?
    };
    let mut inputs = inputs.iter().filter_map(|it| it.path()?.canonicalize().ok());
    if real.is_some_and(|real| inputs.any(|input| input == real)) {
        return Err(Error::OverInput { path: path.to_owned() });
    }
    Ok(path)
}

/// Writes the pages, all or none: how many there are, and the name of the first.
fn site(index: &Index, folder: &Path) -> Result<(usize, String), Error> {
    let fails = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::from(Unwritten::Output { path, source })
    };
    fs::create_dir_all(folder).map_err(fails(folder))?;
    // A full disk must leave the pages that were there: the new ones are complete before they move.
    let beside = swap::Folder::new(folder).map_err(fails(folder))?;
    let pages = index::pages(index);
    for page in &pages {
        let path = beside.path().join(&page.name);
        fs::write(&path, &page.html).map_err(fails(&path))?;
    }
    for page in &pages {
        let path = folder.join(&page.name);
        fs::rename(beside.path().join(&page.name), &path).map_err(fails(&path))?;
    }
    let first = pages.first().map(|it| it.name.clone()).unwrap_or_default();
    Ok((pages.len(), first))
}
