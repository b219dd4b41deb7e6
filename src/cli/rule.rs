//! `viendan rule`: what a rule says, and why.

use std::io::Write as _;

use super::{Outcome, Session, args, choice, error::Error, out};
use crate::rules::{RULES, Rule};

pub(super) fn run(session: Session<'_>, args: &args::Rule) -> Result<Outcome, Error> {
    let mut out = out::coloured(session.colour);
    match &args.name {
        Some(name) => {
            choice::known(name, RULES.iter().map(|rule| rule.name))?;
            for rule in RULES.iter().filter(|rule| rule.name == name) {
                writeln!(out, "{} · {} · {}\n", rule.name, rule.group, rule.severity.name())?;
                for line in manual(rule) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        None => {
            let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            for rule in RULES {
                let title = manual(rule).next().unwrap_or_default();
                let Rule { name, group, severity, .. } = rule;
                writeln!(out, "{name:width$}  {group:9}  {:7}  {title}", severity.name())?;
            }
        }
    }
    out::finish(out)?;
    Ok(Outcome::Clean)
}

/// The head of the rule's file, without its marks.
fn manual(rule: &Rule) -> impl Iterator<Item = &'static str> {
    let lines = rule.manual.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
}
