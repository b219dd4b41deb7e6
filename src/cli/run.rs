//! Work on many texts at once, results in their order.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{
    Session, complain,
    error::Error,
    files::{self, Input, Opened, UnreadFile},
    progress::Progress,
};
use crate::{
    diagnostic::{Words, seen},
    read,
};

/// Texts that are held at once; it bounds the memory of a run over a large folder.
const TOGETHER: usize = 32;

/// Reads every input, works on it, and takes the results in the order of the inputs.
///
/// What cannot be read is named on standard error; how many those were is the answer.
pub(super) fn each<T: Send>(
    session: Session<'_>,
    inputs: &[Input],
    work: impl Fn(&Opened) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<usize, Error> {
    let progress = Progress::new(session, inputs.len());
    let done = AtomicUsize::new(0);
    let work = |input: &Input| {
        let result = files::read(session, input).map(|opened| {
            let said =
                read::said_of_wordless(&opened.text).map(|it| it.with_lead(opened.text.name()));
            (work(&opened), said)
        });
        progress.step(done.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    let mut unreadable = 0;
    for some in inputs.chunks(TOGETHER) {
        let results: Vec<_> = match some {
            [one] => vec![work(one)],
            some => some.par_iter().map(work).collect(),
        };
        for result in results {
            progress.pause(|| match result {
                Ok((result, said_of_wordless)) => {
                    take(result)?;
                    // A scan is judged, so that its finding is there for programs, and was not read.
                    if let Some(words) = said_of_wordless {
                        unreadable += 1;
                        complain(&words, session.language);
                    }
                    Ok::<_, Error>(())
                }
                Err(UnreadFile { name, words }) => {
                    unreadable += 1;
                    complain(&words.with_lead(&name), session.language);
                    Ok(())
                }
            })?;
        }
    }
    Ok(unreadable)
}

impl Words {
    /// The words behind a name.
    fn with_lead(&self, name: &str) -> Self {
        use crate::diagnostic::Language::{English, Vietnamese};
        let name = seen(name);
        let [vi, en] = [Vietnamese, English].map(|it| format!("{name}: {}", self.in_language(it)));
        Self::new(vi, en)
    }
}
