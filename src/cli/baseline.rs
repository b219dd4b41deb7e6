//! `viendan baseline`: what is there today is accepted, what comes tomorrow is raised.

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};

use super::{
    Outcome, Session,
    args::{self, BaselineAction},
    draft::Draft,
    error::Error,
    files::{self, Opened},
    memory::Memory,
    plan::{Before, Plans},
    run, say,
};
use crate::{
    check::Checked,
    config::{Accepted, Baseline},
    diagnostic::{Diagnostic, Words},
};

/// The reason of findings for which nobody gave one.
const REASON: &str = "có từ trước khi soát";

pub(super) fn run(session: Session<'_>, args: &args::Baseline) -> Result<Outcome, Error> {
    let known = match args.action {
        BaselineAction::Create if args.file.exists() => {
            return Err(Error::BaselineExists { path: args.file.clone() });
        }
        BaselineAction::Create => Baseline::default(),
        BaselineAction::Update => Baseline::load(&args.file)?,
    };
    let inputs = files::inputs(session, &args.paths)?;
    let plans = Plans::new(&args.rules, &inputs, Before::Raised)?;
    let session = plans.heard(&args.rules, session);
    let memory = Memory::new(&args.rules, &plans)?;
    let mut found = Vec::new();
    let mut checked = HashSet::new();
    let unreadable = run::checked(
        (session, &plans, &memory),
        &inputs,
        |checked, opened| all(session, args, (&checked, opened)),
        |(file, entries)| {
            checked.insert(file);
            found.extend(entries);
            Ok(())
        },
    )?;
    let folder = args.file.parent().unwrap_or(Path::new(""));
    let stays = |it: &&Accepted| !checked.contains(&it.file) && folder.join(&it.file).exists();
    let mut accepted: Vec<Accepted> = known.accepted.iter().filter(stays).cloned().collect();
    accepted.extend(found.into_iter().map(|entry: Accepted| {
        let same = known.find(&entry.file, &entry.fingerprint);
        same.map_or(entry.clone(), |it| Accepted {
            reason: it.reason.clone(),
            date: it.date.clone(),
            ..entry
        })
    }));
    accepted.sort_by(|one, two| one.file.cmp(&two.file));
    let baseline = Baseline { accepted };
    Draft::write(&args.file, baseline.to_string().as_bytes())?;
    say(session, &summary(&args.file, &known, &baseline));
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// The file and all that is found in it, but for what `viendan.toml` accepts.
fn all(
    session: Session<'_>,
    args: &args::Baseline,
    (checked, opened): (&Checked<'_>, &Opened),
) -> (String, Vec<Accepted>) {
    let file = files::inner(&args.file, opened.named());
    let reason = args.reason.as_deref().unwrap_or(REASON);
    let entry = |(finding, fingerprint): (&Diagnostic<'_>, &String)| Accepted {
        file: file.clone(),
        fingerprint: fingerprint.clone(),
        rule: finding.rule.to_owned(),
        message: finding.message.in_language(session.language).to_owned(),
        reason: reason.to_owned(),
        date: session.began.date().to_string(),
    };
    let found = checked.findings.iter().zip(&checked.fingerprints);
    (file.clone(), found.map(entry).collect())
}

fn summary(path: &Path, before: &Baseline, after: &Baseline) -> Words {
    let keys = |it: &Baseline| -> BTreeSet<(String, String)> {
        it.accepted.iter().map(|it| (it.file.clone(), it.fingerprint.clone())).collect()
    };
    let (before, after) = (keys(before), keys(after));
    let (new, gone) = (after.difference(&before).count(), before.difference(&after).count());
    let (path, all) = (path.display(), after.len());
    Words::new(
        format!("đã ghi {path}: {all} điều đã chấp nhận ({new} mới, {gone} không còn)"),
        format!("wrote {path}: {all} accepted ({new} new, {gone} gone)"),
    )
}
