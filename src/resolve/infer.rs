//! Relations that no words state but reasons speak for.

use crate::{extract::Report, graph::Graph};

/// Adds inferred relations.
pub(super) fn infer(_report: &Report<'_>, _graph: &mut Graph<'_>) {}
