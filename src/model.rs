//! What a text says of documents: plain data, slices of the text where a text said it.

mod date;
mod header;
mod kind;
mod level;
mod mention;
mod office;
mod quirk;
mod relation;
mod symbol;

pub use date::{CivilDate, Date, figures};
pub use header::{Header, Regime};
pub use kind::Kind;
pub use level::Level;
pub use mention::{Form, Mention};
pub use office::Office;
pub use quirk::Quirk;
pub use relation::{Basis, Extent, Relation};
pub use symbol::{Style, Symbol};
