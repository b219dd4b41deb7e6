//! The program `viendan`: arguments, files, exit codes.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

use clap::{ArgMatches, FromArgMatches as _, error::ErrorKind};
use jiff::civil::DateTime;

use crate::{
    diagnostic::{Language, Words, seen_lines},
    grammar::Grammar,
    read::{self, Track},
};

mod args;
mod baseline;
mod check;
mod clock;
#[cfg(feature = "web")]
mod desktop;
mod draft;
mod error;
mod extract;
mod files;
mod first;
mod fix;
mod gather;
mod generate;
mod graph;
mod help;
mod index;
mod init;
#[cfg(feature = "web")]
mod install;
#[cfg(feature = "mcp")]
mod mcp;
mod memory;
mod out;
mod pipes;
mod plan;
mod progress;
mod query;
mod registry;
mod rows;
mod rule;
mod run;
mod shelf;
mod show;
mod trace;
#[cfg(feature = "web")]
mod web;
mod writers;

use args::{Args, Command};
use error::Error;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing to say.
    Clean,
    /// Something was found that should stop a script.
    Found,
    /// Some input could not be read; the rest was.
    Partial,
}

/// What every command needs.
#[derive(Debug, Clone, Copy)]
struct Session<'g> {
    /// The language that the arguments ask for.
    asked: Option<Language>,
    language: Language,
    /// When the run began.
    began: DateTime,
    grammar: &'g Grammar,
    quiet: bool,
    track: Track,
    /// The most bytes of a file that are read.
    limit: u64,
    /// What standard input is called.
    stdin: Option<&'g Path>,
    colour: anstream::ColorChoice,
}

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 some input could not be read.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    #[cfg(feature = "web")]
    let started = desktop::commands(&arguments).into_iter();
    #[cfg(feature = "web")]
    if let Some(last) = started.fold(None, |_, command| Some(obey(command))) {
        return last;
    }
    obey(arguments)
}

/// Does what some arguments say.
fn obey(arguments: Vec<OsString>) -> ExitCode {
    let language = help::language(&arguments);
    let arguments = first::understood(arguments);
    let matches = match read(&arguments, language) {
        Ok(matches) => matches,
        Err(error) => return help::refuse(&error, &arguments, language),
    };
    let outcome = Args::from_arg_matches(&matches).map_err(Error::Arguments).and_then(dispatch);
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Partial) => ExitCode::from(3),
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.words(), language);
            ExitCode::from(if matches!(error, Error::NoRegistry) { 4 } else { 2 })
        }
    }
}

/// Reads the arguments; the help takes longer to be written than they to be read, and is only made for
/// those who see it.
fn read(arguments: &[OsString], language: Language) -> Result<ArgMatches, clap::Error> {
    match help::bare().try_get_matches_from(arguments) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            help::command(language).try_get_matches_from(arguments)
        }
        read => read,
    }
}

fn dispatch(args: Args) -> Result<Outcome, Error> {
    let Args { global, command } = args;
    let loaded = global.grammar.as_deref().map(Grammar::load).transpose()?;
    // Threads read by it as long as the process lives.
    let loaded = loaded.map(|grammar| &*Box::leak(Box::new(grammar)));
    if let Some(jobs) = global.jobs {
        // The pool is only built once, and as the machine has it when that fails.
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().ok();
    }
    let asked = global.lang.map(Into::into);
    let session = Session {
        asked,
        language: asked.unwrap_or_default(),
        began: clock::now(),
        grammar: loaded.unwrap_or_else(|| Grammar::builtin()),
        quiet: global.quiet,
        track: Track::default(),
        limit: global.max_size.unwrap_or(read::LIMIT),
        stdin: None,
        colour: global.color.into(),
    };
    match command {
        Command::Check(check) => check::run(session, &check),
        Command::Fix(fix) => fix::run(session, &fix),
        Command::Extract(extract) => extract::run(session, &extract),
        Command::Graph(graph) => graph::run(session, &graph),
        Command::Show(show) => show::run(session, &show),
        Command::Registry(registry) => registry::run(session, &registry),
        Command::Query(query) => query::run(session, &query),
        Command::Index(index) => index::run(session, &index),
        Command::Trace(trace) => trace::run(session, &trace),
        Command::Rule(rule) => rule::run(session, &rule),
        Command::Grammar(grammar) => rows::run(session, &grammar),
        Command::Baseline(baseline) => baseline::run(session, &baseline),
        #[cfg(feature = "web")]
        Command::Web(web) => web::run(session, web),
        #[cfg(feature = "web")]
        Command::Install(install) => install::run(session, &install),
        Command::Init => init::run(session),
        Command::Generate(generate) => generate::run(session, &generate),
        #[cfg(feature = "mcp")]
        Command::Mcp(shelf) => mcp::run(session, &shelf),
    }
}

/// Says on standard error what was done, where somebody wants to hear it.
fn say(session: Session<'_>, words: &Words) {
    if !session.quiet {
        writeln!(io::stderr(), "{}", seen_lines(words.in_language(session.language))).ok();
    }
}

/// Says on standard error what went wrong; there is no one left to tell if that fails.
fn complain(words: &Words, language: Language) {
    tell(&Words::new("lỗi", "error"), words, language);
}

/// Tells what a person must know although nothing failed.
fn warn(words: &Words, language: Language) {
    tell(&Words::new("chú ý", "note"), words, language);
}

fn tell(lead: &Words, words: &Words, language: Language) {
    let lead = lead.in_language(language);
    writeln!(io::stderr(), "{lead}: {}", seen_lines(words.in_language(language))).ok();
}
