//! `viendan rule`: what a rule says, and why.

use std::io::{self, Write};

use super::{Outcome, Session, args, choice, error::Error, out};
use crate::rules::{RULES, Rule};

pub(super) fn run(session: Session<'_>, args: &args::Rule) -> Result<Outcome, Error> {
    let mut out = out::coloured(session.colour);
    if let Some(name) = &args.name {
        choice::known(name, RULES.iter().map(|rule| rule.name))?;
        for rule in RULES.iter().filter(|rule| rule.name == name) {
            explain(&mut out, rule)?;
        }
    } else {
        list(&mut out)?;
    }
    out::finish(out)?;
    Ok(Outcome::Clean)
}

fn explain(out: &mut dyn Write, rule: &Rule) -> io::Result<()> {
    let profiles: Vec<_> = rule.profiles.iter().map(|it| it.name()).collect();
    let Rule { name, group, severity, .. } = rule;
    writeln!(out, "{name} · {group} · {} · {}\n", severity.name(), profiles.join(", "))?;
    manual(rule).try_for_each(|line| writeln!(out, "{line}"))
}

fn list(out: &mut dyn Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in RULES {
        let title = manual(rule).next().unwrap_or_default();
        let Rule { name, group, severity, .. } = rule;
        let alone = match rule.profiles {
            [only] => format!(" [{}]", only.name()),
            _ => String::new(),
        };
        writeln!(out, "{name:width$}  {group:9}  {:7}  {title}{alone}", severity.name())?;
    }
    Ok(())
}

/// The head of the rule's file, without its marks.
fn manual(rule: &Rule) -> impl Iterator<Item = &'static str> {
    let lines = rule.manual.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
}
