//! The bar of a long run, where somebody watches.

use std::{
    fmt,
    io::{IsTerminal as _, stderr},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::Session;
use crate::diagnostic::Language;

/// A run that is shorter has no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on a terminal, from the first second on.
#[derive(Debug)]
pub(super) struct Progress {
    began: Instant,
    template: Option<&'static str>,
    total: usize,
    /// How often each text is gone through.
    rounds: usize,
    done: AtomicUsize,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Nothing is shown yet; nothing ever is for one text, or where nobody watches.
    pub(super) fn new(session: Session<'_>, total: usize, rounds: usize) -> Self {
        let is_watched = stderr().is_terminal() && !session.quiet && total > 1;
        let template = match session.language {
            Language::Vietnamese => "{bar:30} {pos}/{len} tệp, {rate} tệp/giây, còn khoảng {eta}",
            Language::English => "{bar:30} {pos}/{len} files, {rate} files/s, about {eta} left",
        };
        let template = is_watched.then_some(template);
        Self {
            began: Instant::now(),
            template,
            total,
            rounds,
            done: AtomicUsize::new(0),
            bar: OnceLock::new(),
        }
    }

    /// Says that one more text was worked on.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(template) = self.template.filter(|_| self.began.elapsed() > PATIENCE) else {
            return;
        };
        let begin = || {
            let style = ProgressStyle::with_template(template);
            let bar = ProgressBar::new(self.total as u64);
            let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
                write!(out, "{:.0}", state.per_sec()).ok();
            };
            let style = style.map(|style| style.with_key("rate", rate));
            style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
        };
        self.bar.get_or_init(begin).set_position((done / self.rounds) as u64);
    }

    /// Takes the bar away while something else is written.
    pub(super) fn pause<T>(&self, write: impl FnOnce() -> T) -> T {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
