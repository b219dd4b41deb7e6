//! The plan by which each text is judged: the arguments, and the closest `viendan.toml`.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{
    Session, args,
    error::Error,
    files::{self, Input, Opened},
};
use crate::{
    check::{Checked, Checker, Choice},
    config::{Baseline, Config, FailOn},
    extract::Report,
    graph::Graph,
    known::{Knowledge, Knows},
    model::{CivilDate, Office},
    review,
};

/// How the texts of one folder are judged.
#[derive(Debug)]
pub(super) struct Plan {
    config: Config,
    choice: Choice,
    baseline: Option<(PathBuf, Baseline)>,
}

/// The plans of a run.
#[derive(Debug)]
pub(super) struct Plans {
    /// Those of the files that were found.
    found: Vec<Plan>,
    /// The plan of each folder.
    of_folder: HashMap<PathBuf, usize>,
    usual: Plan,
}

/// A text that was read, with its documents.
pub(super) type Linked<'t> = (Report<'t>, Graph<'t>);

/// Whether what was accepted before is left out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Before<'a> {
    /// By this baseline, or by the one that the settings name.
    LeftOut(Option<&'a Path>),
    Raised,
}

impl Plans {
    /// Reads every `viendan.toml` that the inputs need, before anything is judged.
    pub(super) fn new(
        args: &args::Rules,
        inputs: &[Input],
        before: Before<'_>,
    ) -> Result<Self, Error> {
        let named = args.config.as_deref().map(Config::load).transpose()?;
        let is_alone = args.no_config || named.is_some();
        let usual = Plan::new(args, named.unwrap_or_default(), before)?;
        let mut plans = Self { found: Vec::new(), of_folder: HashMap::new(), usual };
        if is_alone {
            return Ok(plans);
        }
        let mut known: HashMap<PathBuf, usize> = HashMap::new();
        let paths = inputs.iter().map(|it| it.path().or(args.stdin_filename.as_deref()));
        for folder in paths.map(folder) {
            if plans.of_folder.contains_key(folder) {
                continue;
            }
            let Some(path) = Config::find(folder) else { continue };
            let at = if let Some(&at) = known.get(&path) {
                at
            } else {
                plans.found.push(Plan::new(args, Config::load(&path)?, before)?);
                plans.found.len() - 1
            };
            known.insert(path, at);
            plans.of_folder.insert(folder.to_path_buf(), at);
        }
        Ok(plans)
    }

    /// The plan of a file; of the working folder for standard input.
    pub(super) fn of(&self, path: Option<&Path>) -> &Plan {
        let at = self.of_folder.get(folder(path));
        at.and_then(|&at| self.found.get(at)).unwrap_or(&self.usual)
    }

    /// Who keeps texts that lie in no folder, and which rules speak of them.
    #[cfg(feature = "web")]
    pub(super) fn usual(&self) -> (Office, Choice) {
        (self.usual.office(), self.usual.choice.clone())
    }

    /// The registry that the first `viendan.toml` names.
    pub(super) fn registry(&self) -> Option<PathBuf> {
        self.found.first().unwrap_or(&self.usual).config.registry()
    }

    /// The session as the arguments and the first `viendan.toml` ask for it.
    pub(super) fn heard<'g>(&self, args: &'g args::Rules, session: Session<'g>) -> Session<'g> {
        let first = self.found.first().unwrap_or(&self.usual);
        let language = session.asked.or(first.config.language());
        let language = language.unwrap_or(session.language);
        let stdin = args.stdin_filename.as_deref();
        Session { language, track: args.changes.track.into(), stdin, ..session }
    }
}

/// The folder whose `viendan.toml` counts.
fn folder(path: Option<&Path>) -> &Path {
    let folder = path.and_then(Path::parent).filter(|it| !it.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

impl Plan {
    fn new(args: &args::Rules, config: Config, before: Before<'_>) -> Result<Self, Error> {
        let or = |asked: &[String], config: Vec<String>| {
            if asked.is_empty() { config } else { asked.to_vec() }
        };
        let select = or(&args.select, config.select());
        let ignore = or(&args.ignore, config.ignore());
        let profile = args.profile.or(config.profile()).unwrap_or_default();
        let choice = Choice::new(profile).select(select)?.ignore(ignore)?;
        let choice =
            config.severities().fold(choice, |choice, (rule, it)| choice.severity(rule, it));
        let path = match before {
            Before::LeftOut(asked) => asked.map(Path::to_path_buf).or_else(|| config.baseline()),
            Before::Raised => None,
        };
        let baseline = path.map(|path| Ok::<_, Error>((path.clone(), Baseline::load(&path)?)));
        let baseline = baseline.transpose()?;
        Ok(Self { config, choice, baseline })
    }

    /// From which findings on a script stops, where the arguments do not say so.
    pub(super) fn fail_on(&self) -> FailOn {
        self.config.fail_on().unwrap_or(FailOn::Warning)
    }

    /// Who keeps the texts.
    pub(super) fn office(&self) -> Office {
        self.config.office()
    }

    /// Checks a text.
    pub(super) fn check<'t>(
        &self,
        (session, known, as_of): (Session<'t>, &'t dyn Knows, Option<CivilDate>),
        opened: &'t Opened,
    ) -> Checked<'t> {
        let checker = self.checker((session, as_of), opened).known(known);
        checker.check(&opened.text).of_file(&opened.original)
    }

    /// Judges a text that was read and linked, with what is known of its documents.
    pub(super) fn judge<'t>(
        &self,
        (session, as_of): (Session<'t>, Option<CivilDate>),
        opened: &'t Opened,
        (linked, known): (Linked<'t>, Knowledge),
    ) -> Checked<'t> {
        self.checker((session, as_of), opened).judge(linked, known).of_file(&opened.original)
    }

    fn checker<'t>(
        &self,
        (session, as_of): (Session<'t>, Option<CivilDate>),
        opened: &Opened,
    ) -> Checker<'t> {
        let Self { config, choice, baseline } = self;
        let ignored = opened.named().map(|path| config.ignore_in(path)).unwrap_or_default();
        // Names in settings that were read are known.
        let choice = choice.clone().ignore(ignored).unwrap_or_else(|_| choice.clone());
        let checker = Checker::new(session.grammar).office(self.office()).choice(choice);
        let checker = checker.as_of(as_of);
        let checker = match baseline {
            Some((path, baseline)) => {
                checker.baseline(baseline.accepted_in(&files::inner(path, opened.named())))
            }
            None => checker,
        };
        let checker = checker.accepted(review::accepted(&opened.original, session.language));
        checker.accepted(config.accepted(session.began.date()))
    }
}
