//! Offsets in code points, as Python slices them.

use serde_json::Value;

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Code points.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    pub(super) const ALL: [Self; 2] = [Self::Characters, Self::Bytes];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// Bytes between two marks of the ruler: a look-up counts at most this many.
const MARK: usize = 1024;

/// The code points before each byte of a text, counted once.
pub(super) struct Ruler<'a> {
    bytes: &'a [u8],
    /// Code points before every mark.
    marks: Vec<usize>,
}

impl<'a> Ruler<'a> {
    pub(super) fn new(words: &'a str) -> Self {
        let bytes = words.as_bytes();
        let before = |sum: &mut usize, chunk: &[u8]| {
            let here = *sum;
            *sum += characters(chunk);
            Some(here)
        };
        Self { bytes, marks: bytes.chunks(MARK).scan(0, before).collect() }
    }

    /// Code points before a byte.
    fn before(&self, byte: usize) -> usize {
        let mark = (byte / MARK).min(self.marks.len().saturating_sub(1));
        let rest = self.bytes.get(mark * MARK..byte).unwrap_or_default();
        self.marks.get(mark).copied().unwrap_or_default() + characters(rest)
    }

    /// An object with `start` and `end` in a unit, at every depth.
    pub(super) fn turned(&self, value: Value, unit: Unit) -> Value {
        if unit == Unit::Bytes {
            return value;
        }
        match value {
            Value::Object(object) => Value::Object(
                object
                    .into_iter()
                    .map(|(key, value)| {
                        let is_offset = matches!(key.as_str(), "start" | "end");
                        let byte = value.as_u64().filter(|_| is_offset);
                        let byte = byte.and_then(|byte| usize::try_from(byte).ok());
                        let value = byte.map_or_else(
                            || self.turned(value, unit),
                            |byte| Value::from(self.before(byte)),
                        );
                        (key, value)
                    })
                    .collect(),
            ),
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.turned(item, unit)).collect())
            }
            value => value,
        }
    }
}

/// Code points that begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
