//! `viendan rule`: what a rule says, and why.

use std::io::{self, Write};

use super::{Outcome, Session, args, error::Error, out};
use crate::{
    check::UnknownRule,
    diagnostic::Language,
    grammar::fold,
    rules::{Profile, RULES, Rule},
};

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
    out.write_all(rule.page_in(language).as_bytes())
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
