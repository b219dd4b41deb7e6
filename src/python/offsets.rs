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

    /// An object with `start` and `end` in bytes, at every depth, with both in this unit.
    pub(super) fn turned(self, value: Value, before: &impl Fn(usize) -> usize) -> Value {
        match value {
            value if self == Self::Bytes => value,
            Value::Object(object) => {
                let turned = object.into_iter().map(|(key, value)| {
                    let is_offset = matches!(key.as_str(), "start" | "end");
                    let byte = value.as_u64().filter(|_| is_offset);
                    let byte = byte.and_then(|byte| usize::try_from(byte).ok());
                    let count = |byte| Value::from(before(byte));
                    let value = byte.map_or_else(|| self.turned(value, before), count);
                    (key, value)
                });
                Value::Object(turned.collect())
            }
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| self.turned(item, before)).collect())
            }
            value => value,
        }
    }
}
