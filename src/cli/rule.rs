//! `viendan rule`: what a rule says, and why.

use std::io::{self, Write};

use anstyle::Style;

use super::{Outcome, Session, args, error::Error, out};
use crate::{
    check::UnknownRule,
    diagnostic::Language,
    grammar::fold,
    rules::{Profile, RULES, Rule},
    text::capital,
};

/// What stands around examples in a page.
const FENCE: &str = "```";

pub(super) fn run(session: Session<'_>, args: &args::Rule) -> Result<Outcome, Error> {
    let mut out = out::coloured(session.colour);
    let name = args.name.as_deref().unwrap_or_default();
    if let Some(rule) = RULES.iter().find(|rule| rule.name == name) {
        explain(&mut out, rule, session.language)?;
    } else {
        let meant: Vec<_> = RULES.iter().filter(|rule| is_meant(rule, name)).collect();
        if meant.is_empty() {
            UnknownRule::unless_among(name, RULES.iter().map(|rule| rule.name))?;
        }
        list(&mut out, &meant, session.language)?;
    }
    out::finish(out)?;
    Ok(Outcome::Clean)
}

/// Whether a rule is of a group, or its title holds these words in one of the languages: who does not
/// know the name of a rule knows what it is about.
fn is_meant(rule: &Rule, words: &str) -> bool {
    let asked = fold(words);
    let titles = [Language::Vietnamese, Language::English].map(|it| fold(&rule.title(it)));
    rule.group == words || titles.iter().any(|title| title.contains(&asked))
}

fn explain(out: &mut dyn Write, rule: &Rule, language: Language) -> io::Result<()> {
    let profiles: Vec<_> = rule.profiles.iter().map(|it| spelt(*it, language)).collect();
    let Rule { name, group, severity, .. } = rule;
    let [grouped, graded, used] = match language {
        Language::Vietnamese => ["nhóm", "mức", "kiểu soát"],
        Language::English => ["group", "severity", "profiles"],
    };
    let (severity, profiles) = (severity.word(language), profiles.join(", "));
    writeln!(out, "{name} · {grouped} {group} · {graded} {severity} · {used} {profiles}\n")?;
    if let Some(trial) = rule.trial() {
        writeln!(out, "{}\n", trial.words().in_language(language))?;
    }
    laid(out, &rule.page_in(language))
}

/// The page as it is read on a screen: its marks are those of a file.
fn laid(out: &mut dyn Write, page: &str) -> io::Result<()> {
    let bold = Style::new().bold();
    let mut indent = "";
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("# ") {
            writeln!(out, "{bold}{heading}{bold:#}")?;
        } else if let Some(said) = line.strip_prefix(FENCE) {
            indent = if said.is_empty() { "" } else { "  " };
            if !said.is_empty() {
                writeln!(out, "{}:", capital(said))?;
            }
        } else {
            writeln!(out, "{}", format!("{indent}{line}").trim_end())?;
        }
    }
    Ok(())
}

/// A profile as it is typed.
fn spelt(profile: Profile, language: Language) -> &'static str {
    let [english, vietnamese, _] = profile.names();
    if language == Language::Vietnamese { vietnamese } else { english }
}

fn list(out: &mut dyn Write, rules: &[&Rule], language: Language) -> io::Result<()> {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in rules {
        let title = rule.title(language);
        let Rule { name, group, severity, .. } = rule;
        let alone = match rule.profiles {
            [only] => format!(" [{}]", spelt(*only, language)),
            _ => String::new(),
        };
        writeln!(out, "{name:width$}  {group:9}  {:7}  {title}{alone}", severity.word(language))?;
    }
    Ok(())
}
