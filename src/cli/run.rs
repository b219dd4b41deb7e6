//! Work on many texts at once, results in their order.

use std::sync::{
    Mutex, OnceLock, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use super::{
    Session, complain,
    error::Error,
    files::{self, Input, Opened, UnreadFile},
    memory::Memory,
    plan::{Linked, Plans},
    progress::Progress,
};
use crate::{
    check::Checked,
    diagnostic::{Words, seen},
    known::{Asked, Asking, Gathered, Judged, Knowledge, Knows as _, Sheet},
    read, resolve,
    text::{Spot, Step},
};

/// Texts whose results are held at once; it bounds the memory of a run over a large folder.
const TOGETHER: usize = 32;

/// So much memory holds texts, read, until all that they say is gathered. What goes beyond is read a
/// second time: a folder of any size can be checked, and a usual one is read once; 6,189 texts of 82 MB
/// take two thirds of it. Of a text that is not held there stays what it asks and what it says of
/// documents as no other does.
const HELD: usize = 512 << 20;
/// What a text takes that says nothing, and what every mention adds with its place in the sentence and
/// the documents and relations that come of it, as measured.
const SILENT: usize = 4 << 10;
const MENTION: usize = 1 << 10;

/// The result of a text, with words about one that has none; or the reason why it was not read.
type Worked<T> = Result<(T, Option<Words>), UnreadFile>;

/// Reads every input, works on it, and takes the results in the order of the inputs.
///
/// What cannot be read is named on standard error; how many those were is the answer.
pub(super) fn each<T: Send>(
    session: Session<'_>,
    inputs: &[Input],
    work: impl Fn(&Opened) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<usize, Error> {
    let progress = Progress::new(session, inputs.len(), 1);
    let work = |input: &Input| {
        let result = files::read(session, input).map(|opened| (work(&opened), wordless(&opened)));
        progress.step();
        result
    };
    in_order((session, &progress), inputs.iter(), work, &mut take)
}

/// Checks every input with what the registry and the other inputs say of its documents, works on what
/// was found, and takes the results in the order of the inputs; as [`each`] does.
pub(super) fn checked<T: Send>(
    (session, plans, memory): (Session<'_>, &Plans, &Memory),
    inputs: &[Input],
    work: impl Fn(Checked<'_>, &Opened) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<usize, Error> {
    if let [_] = inputs {
        let work = |opened: &Opened| {
            let plan = plans.of(opened.named());
            work(plan.check((session, memory, memory.as_of()), opened), opened)
        };
        return each(session, inputs, work, take);
    }
    // Every text is gone through twice: what it says, and what is said of it.
    let progress = Progress::new(session, inputs.len(), 2);
    let places: Vec<Place> = inputs.iter().map(|_| Place::new()).collect();
    let gatherer =
        Gatherer { session, plans, memory, progress: &progress, held: AtomicUsize::new(0) };
    let (texts, judged) = gatherer.gathered(inputs, &places);
    let work = |text| gatherer.judged(&judged, text, &work);
    in_order((session, &progress), inputs.iter().zip(texts), work, &mut take)
}

/// Works on many texts at once and takes what came of them in their order; how many could not be read.
fn in_order<I: Send, T: Send>(
    (session, progress): (Session<'_>, &Progress),
    mut texts: impl Iterator<Item = I>,
    work: impl Fn(I) -> Worked<T> + Sync,
    take: &mut impl FnMut(T) -> Result<(), Error>,
) -> Result<usize, Error> {
    let mut unreadable = 0;
    loop {
        let some: Vec<_> = texts.by_ref().take(TOGETHER).collect();
        let results: Vec<_> = match some.len() {
            0 => return Ok(unreadable),
            1 => some.into_iter().map(&work).collect(),
            _ => some.into_par_iter().map(&work).collect(),
        };
        for result in results {
            unreadable += usize::from(!progress.pause(|| taken(session, result, take))?);
        }
    }
}

/// The means by which the texts of a run are read and judged.
#[derive(Debug)]
struct Gatherer<'a> {
    session: Session<'a>,
    plans: &'a Plans,
    memory: &'a Memory,
    progress: &'a Progress,
    /// How much memory texts take that are held.
    held: AtomicUsize,
}

/// Where a text lies that is held.
type Place = OnceLock<Box<Opened>>;

/// A text that has said what it says.
#[derive(Debug)]
enum Heard<'t> {
    /// It could not be read.
    Unread(UnreadFile),
    /// It is held as it was read.
    Held(&'t Opened, Box<Linked<'t>>, Asking),
    /// It is to be read again.
    Gone(Asking),
}

impl Gatherer<'_> {
    /// Reads the texts and gathers what they say.
    fn gathered<'t>(&'t self, inputs: &[Input], places: &'t [Place]) -> (Vec<Heard<'t>>, Judged) {
        let gathered = Mutex::new(Gathered::default());
        let texts = inputs.par_iter().zip(places).map(|(input, place)| {
            let heard = self.heard((input, place), &gathered);
            self.progress.step();
            heard
        });
        let texts = texts.collect();
        let gathered = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
        (texts, gathered.judged())
    }

    fn heard<'t>(
        &'t self,
        (input, place): (&Input, &'t Place),
        gathered: &Mutex<Gathered>,
    ) -> Heard<'t> {
        let opened = match files::read(self.session, input) {
            Ok(opened) => opened,
            Err(unread) => return Heard::Unread(unread),
        };
        let add = |(report, graph): &Linked<'_>| {
            let sheet = Sheet::of(report, graph, self.session.grammar);
            gathered.lock().unwrap_or_else(PoisonError::into_inner).add(sheet)
        };
        // Standard input cannot be read again.
        if self.held.load(Ordering::Relaxed) > HELD && *input != Input::Stdin {
            return Heard::Gone(add(&self.linked(&opened)));
        }
        let opened = place.get_or_init(|| Box::new(opened));
        let mut linked = self.linked(opened);
        linked.0.mentions.shrink_to_fit();
        self.held.fetch_add(weight(opened, &linked), Ordering::Relaxed);
        let asking = add(&linked);
        Heard::Held(opened, Box::new(linked), asking)
    }

    fn linked<'t>(&'t self, opened: &'t Opened) -> Linked<'t> {
        let office = self.plans.of(opened.named()).office();
        resolve::linked(&opened.text, self.session.grammar, &office)
    }

    /// Judges a text with what is known of its documents, and works on what was found.
    fn judged<T>(
        &self,
        judged: &Judged,
        (input, text): (&Input, Heard<'_>),
        work: &impl Fn(Checked<'_>, &Opened) -> T,
    ) -> Worked<T> {
        let result = match text {
            Heard::Unread(unread) => Err(unread),
            Heard::Held(opened, linked, asking) => {
                Ok(self.worked((opened, *linked), judged.known_of(&asking), work))
            }
            Heard::Gone(asking) => files::read(self.session, input).map(|opened| {
                self.worked((&opened, self.linked(&opened)), judged.known_of(&asking), work)
            }),
        };
        self.progress.step();
        result
    }

    fn worked<T>(
        &self,
        (opened, linked): (&Opened, Linked<'_>),
        known: Knowledge,
        work: &impl Fn(Checked<'_>, &Opened) -> T,
    ) -> (T, Option<Words>) {
        let Self { session, plans, memory, .. } = self;
        let ((report, graph), grammar, as_of) = (&linked, session.grammar, memory.as_of());
        let kept = memory.of(Asked { report, graph, grammar, as_of });
        let plan = plans.of(opened.named());
        let checked = plan.judge((*session, as_of), opened, (linked, kept.joined(known)));
        (work(checked, opened), wordless(opened))
    }
}

/// How much memory a text takes that is held.
fn weight(opened: &Opened, (report, _): &Linked<'_>) -> usize {
    let Opened { text, original, .. } = opened;
    let source = text.source();
    let words = original.len() + source.words.len() + text.words().len();
    let spots = source.spots.len() * size_of::<Spot>() + source.steps.len() * size_of::<Step>();
    SILENT + words + spots + report.mentions.len() * MENTION
}

/// The words about a text that has none.
fn wordless(opened: &Opened) -> Option<Words> {
    read::said_of_wordless(&opened.text).map(|it| it.with_lead(opened.text.name()))
}

/// Takes what came of a text; false when it could not be read.
fn taken<T>(
    session: Session<'_>,
    result: Worked<T>,
    take: &mut impl FnMut(T) -> Result<(), Error>,
) -> Result<bool, Error> {
    let unread = match result {
        Ok((result, said_of_wordless)) => {
            take(result)?;
            // A scan is judged, so that its finding is there for programs, and was not read.
            said_of_wordless
        }
        Err(UnreadFile { name, words }) => Some(words.with_lead(&name)),
    };
    if let Some(words) = &unread {
        complain(words, session.language);
    }
    Ok(unread.is_none())
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

#[cfg(test)]
mod tests {
    use std::{fs, sync::atomic::AtomicUsize};

    use jiff::civil::date;

    use super::{Gatherer, HELD, Heard, Place};
    use crate::{
        check::Checked,
        cli::{
            Session, args,
            files::{Input, Opened},
            memory::Memory,
            plan::{Before, Plans},
            progress::Progress,
        },
        diagnostic::Language,
        grammar::Grammar,
        read::{self, Track},
    };

    /// The rules that speak of two texts that give one plan two days, where so much memory is taken.
    fn spoken(held: usize) -> Vec<Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let inputs = ["06/01/2023", "09/01/2023"].map(|day| {
            let path = folder.path().join(format!("{}.txt", day.replace('/', "-")));
            let words = format!("Kế hoạch số 09/KH-VPUB ngày {day} về phòng, chống tham nhũng");
            fs::write(&path, words).unwrap();
            Input::File(path)
        });
        let session = Session {
            asked: None,
            language: Language::Vietnamese,
            began: date(2023, 6, 20).at(8, 30, 0, 0),
            grammar: Grammar::builtin(),
            quiet: true,
            track: Track::default(),
            limit: read::LIMIT,
            stdin: None,
            colour: anstream::ColorChoice::Never,
        };
        let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised).unwrap();
        let (memory, progress) = (Memory::none(), Progress::new(session, 2, 2));
        let (plans, memory, progress) = (&plans, &memory, &progress);
        let gatherer = Gatherer { session, plans, memory, progress, held: AtomicUsize::new(held) };
        let places = [Place::new(), Place::new()];
        let (texts, judged) = gatherer.gathered(&inputs, &places);
        let is_gone = |it: &Heard<'_>| matches!(it, Heard::Gone(_));
        assert!(texts.iter().all(|it| is_gone(it) == (held > HELD)));
        let rules = |checked: Checked<'_>, _: &Opened| -> Vec<String> {
            checked.findings.iter().map(|it| it.rule.to_owned()).collect()
        };
        let texts = inputs.iter().zip(texts);
        let results = texts.map(|text| gatherer.judged(&judged, text, &rules).unwrap().0);
        results.collect()
    }

    #[test]
    fn a_text_that_is_read_again_is_judged_as_one_that_is_held() {
        let spoken = [0, HELD + 1].map(spoken);
        assert_eq!(spoken[0], spoken[1]);
        assert!(spoken[0].iter().flatten().any(|rule| rule == "conflict-across-files"));
    }
}
