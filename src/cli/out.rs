//! Standard output, with colours only where someone sees them.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _};

use anstream::{AutoStream, ColorChoice};

/// The cells of a line on a terminal that does not say how many it has.
const USUAL: usize = 100;

/// Standard output behind a buffer; nothing is lost without an error.
pub(super) type Out = BufWriter<AutoStream<StdoutLock<'static>>>;

/// For people: colours as they are asked for.
pub(super) fn coloured(choice: ColorChoice) -> Out {
    let choice = match choice {
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
        asked => asked,
    };
    BufWriter::new(AutoStream::new(io::stdout().lock(), choice))
}

/// The cells of a line of standard output, where it has an end: as `COLUMNS` says, else as the
/// terminal does.
pub(super) fn width() -> Option<usize> {
    let named = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    let seen = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    let usual = || io::stdout().is_terminal().then_some(USUAL);
    named.filter(|&it| it > 0).or_else(seen).or_else(usual)
}

/// For programs: every byte as it is.
pub(super) fn plain() -> Out {
    BufWriter::new(AutoStream::always_ansi(io::stdout().lock()))
}

/// Hands everything over; must be called last.
pub(super) fn finish(mut out: Out) -> io::Result<()> {
    out.flush()
}
