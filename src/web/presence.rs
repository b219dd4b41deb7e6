//! The presence of a person at the page.

use std::{
    io::{self, Write},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// How often a tab is spoken to: one that is gone is missed then.
const PULSE: Duration = Duration::from_secs(1);

/// The tabs that are open.
#[derive(Debug)]
pub(super) struct Presence {
    linger: Duration,
    tabs: Mutex<Tabs>,
}

#[derive(Debug)]
struct Tabs {
    open: usize,
    /// The number of the tab that came last.
    newest: u64,
    /// When the last tab went, or the program began.
    since: Instant,
}

impl Presence {
    pub(super) fn new(linger: Duration) -> Self {
        let tabs = Tabs { open: 0, newest: 0, since: Instant::now() };
        Self { linger, tabs: Mutex::new(tabs) }
    }

    /// Whether no tab has been there for long enough.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        let tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        tabs.open == 0 && now.saturating_duration_since(tabs.since) > self.linger
    }

    /// Somebody asked for something, so that somebody is there.
    pub(super) fn heard(&self) {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner).since = Instant::now();
    }

    /// Speaks to a tab until it is gone; tells it when another one was opened after it.
    pub(super) fn stay(&self, out: &mut dyn Write) {
        let own = {
            let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
            tabs.open += 1;
            tabs.newest += 1;
            tabs.newest
        };
        // The way out is that the tab does not listen any more.
        self.speak(out, own).ok();
        let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        tabs.open -= 1;
        tabs.since = Instant::now();
    }

    fn speak(&self, out: &mut dyn Write, own: u64) -> io::Result<()> {
        let mut is_newest = true;
        loop {
            let newest = self.tabs.lock().unwrap_or_else(PoisonError::into_inner).newest;
            if is_newest && newest != own {
                is_newest = false;
                out.write_all(b"event: older\ndata: 1\n\n")?;
            } else {
                out.write_all(b": \n\n")?;
            }
            out.flush()?;
            thread::sleep(PULSE);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Write},
        time::{Duration, Instant},
    };

    use super::Presence;

    /// A tab that has been closed.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn it_is_over_when_the_last_tab_has_been_gone_for_a_while() {
        let presence = Presence::new(Duration::from_mins(3));
        let in_minutes = |minutes| Instant::now() + Duration::from_mins(minutes);
        assert!(!presence.is_over(in_minutes(2)));
        presence.stay(&mut Closed);
        assert!(!presence.is_over(in_minutes(2)));
        assert!(presence.is_over(in_minutes(4)));
    }
}
