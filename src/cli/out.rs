//! Standard output, with colours only where someone sees them.

use std::io::{self, BufWriter, StdoutLock, Write as _};

use anstream::{AutoStream, ColorChoice};

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

/// For programs: every byte as it is.
pub(super) fn plain() -> Out {
    BufWriter::new(AutoStream::always_ansi(io::stdout().lock()))
}

/// Hands everything over; must be called last.
pub(super) fn finish(mut out: Out) -> io::Result<()> {
    out.flush()
}
