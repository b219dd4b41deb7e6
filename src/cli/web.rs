//! `viendan web`: the page on the desk.

use std::time::Duration;

use etcetera::BaseStrategy as _;

use super::{
    Outcome, Session, args, clock,
    error::Error,
    plan::{Before, Plans},
    shelf,
};
use crate::web::{self, Setup};

/// The folder of the user's data that is ours.
const FOLDER: &str = "viendan";

pub(super) fn run(session: Session<'static>, args: args::Web) -> Result<Outcome, Error> {
    let args::Web { paths, no_open, linger, rules } = args;
    let plans = Plans::new(&rules, &[], Before::Raised)?;
    let strategy = etcetera::choose_base_strategy().map_err(|_| shelf::Error::NoPlace)?;
    let named = rules.shelf.registry.clone();
    let registry = named.map_or_else(|| shelf::placed(plans.registry()), Ok)?;
    let (office, choice) = plans.usual();
    web::run(Setup {
        grammar: session.grammar,
        office,
        choice,
        registry,
        home: strategy.data_dir().join(FOLDER),
        language: session.language,
        now: clock::now,
        paths,
        opens: !no_open,
        linger: Duration::from_secs(linger),
    })?;
    Ok(Outcome::Clean)
}
