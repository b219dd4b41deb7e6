//! The voice in which a finding is said.

/// The loudness of a finding, the lower first: where it is said.
///
/// A number that is still blank, a law that was amended: it is good to know and asks for nothing. Such
/// a finding stands in the appendix of a sheet, and in what is written for programs.
///
/// ```
/// use viendan::diagnostic::{Diagnostic, Severity, Voice, Words};
///
/// let finding = Diagnostic::new("amended", Severity::Info, Words::new("đã được sửa đổi", "was amended"));
/// assert_eq!(finding.voice, Voice::Aloud);
/// assert_eq!(finding.aside().voice, Voice::Aside);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// It asks for nothing: in an appendix, or for who asks.
    Aside,
    /// It asks for an act: wherever the text is read.
    Aloud,
}
