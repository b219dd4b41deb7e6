//! The legs of a finding that stand in the text: each place that it shows says a fact, in some way.

use std::collections::BTreeMap;

use super::Case;
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Leg},
    model::{Origin, Standing},
};

/// The facts of a text by the words that say them, each with how it was read.
#[derive(Debug)]
pub(super) struct Facts(BTreeMap<*const u8, Leg>);

impl Facts {
    /// What the text says of itself and of the documents that it cites.
    pub(super) fn of(case: &Case<'_, '_>) -> Self {
        let mut facts = BTreeMap::new();
        for mention in &case.report.mentions {
            let date = mention.date.map(|date| (date.words, Fact::Date, mention.dated));
            let issuer = mention.issuer.map(|words| (words, Fact::Issuer, mention.issued));
            for (words, fact, standing) in [date, issuer].into_iter().flatten() {
                facts.insert(words.as_ptr(), Leg { fact, footing: stands(standing) });
            }
        }
        let header = &case.report.header;
        let date = header.date.map(|date| (date.words, header.dated_by));
        let symbol = header.symbol.as_ref().map(|symbol| (symbol.raw, header.numbered_by));
        for (words, origin) in [date, symbol].into_iter().flatten() {
            facts.insert(words.as_ptr(), Leg { fact: Fact::Own, footing: is_said(origin) });
        }
        Self(facts)
    }

    /// A finding with the legs that its places give it.
    pub(super) fn ground<'t>(
        &self,
        case: &Case<'_, 't>,
        finding: Diagnostic<'t>,
    ) -> Diagnostic<'t> {
        let words: Vec<&'t str> = finding.labels.iter().map(|label| label.words).collect();
        words.into_iter().fold(finding, |finding, words| {
            let leg = self.0.get(&words.as_ptr()).copied();
            let quoted = case.is_quoted(words).then_some(Footing::Quoted);
            let fact = leg.map_or(Fact::Number, |leg| leg.fact);
            let footing = leg.map_or(Footing::Direct, |leg| leg.footing);
            let footing = quoted.map_or(footing, |quoted| quoted.min(footing));
            finding.rests_on(Leg { fact, footing })
        })
    }
}

/// How a fact of a cited document was read that stands here.
fn stands(standing: Option<Standing>) -> Footing {
    match standing {
        Some(Standing::Behind | Standing::BehindTitle | Standing::Between) => Footing::Direct,
        _ => Footing::Carried,
    }
}

/// How a fact of the text itself was read that is said here.
fn is_said(origin: Option<Origin>) -> Footing {
    match origin {
        Some(Origin::Head | Origin::Closing | Origin::Annex) => Footing::Direct,
        Some(_) => Footing::Carried,
        None => Footing::Inferred,
    }
}
