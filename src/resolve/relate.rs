//! Relations that the words state.

use crate::{extract::Report, grammar::Grammar, graph::Graph};

/// Adds stated relations.
pub(super) fn relate(_report: &Report<'_>, _grammar: &Grammar, _graph: &mut Graph<'_>) {}
