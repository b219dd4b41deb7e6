//! A value of a table as serde reads it, so that each fault knows its place.

use serde::{
    Deserializer,
    de::{
        DeserializeSeed, IntoDeserializer as _, MapAccess, SeqAccess, Visitor,
        value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use toml::{
    Spanned,
    de::{DeInteger, DeString, DeTable, DeValue},
};

use super::fault::{Fault, Flaw, Type};

/// A value with its place.
#[derive(Clone, Copy)]
pub(super) struct Node<'a>(pub(super) &'a Spanned<DeValue<'a>>);

impl<'a> Node<'a> {
    fn value(self) -> &'a DeValue<'a> {
        self.0.get_ref()
    }

    /// The place of the value in its file, in bytes.
    pub(super) fn start(self) -> usize {
        self.0.span().start
    }

    fn fault(self, expected: Type) -> Fault {
        Fault::new(Flaw::Type { expected }).at(self.0.span().start)
    }

    /// The value as a list.
    pub(super) fn list(self) -> Result<impl Iterator<Item = Self>, Fault> {
        match self.value() {
            DeValue::Array(items) => Ok(items.iter().map(Node)),
            _ => Err(self.fault(Type::List)),
        }
    }

    /// The value as `true` or `false`.
    pub(super) fn boolean(self) -> Result<bool, Fault> {
        self.value().as_bool().ok_or_else(|| self.fault(Type::Boolean))
    }

    fn number(self) -> Result<i64, Fault> {
        let read =
            |number: &DeInteger<'_>| i64::from_str_radix(number.as_str(), number.radix()).ok();
        self.value().as_integer().and_then(read).ok_or_else(|| self.fault(Type::Number))
    }

    fn text(self) -> Result<&'a str, Fault> {
        self.value().as_str().ok_or_else(|| self.fault(Type::Text))
    }
}

macro_rules! read {
    ($($method:ident: $ask:ident => $visit:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let start = self.0.span().start;
            visitor.$visit(self.$ask()?).map_err(|fault: Fault| fault.at(start))
        })*
    };
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Fault;

    read! {
        deserialize_bool: boolean => visit_bool;
        deserialize_i16: number => visit_i64;
        deserialize_u16: number => visit_i64;
        deserialize_i64: number => visit_i64;
        deserialize_char: text => visit_str;
        deserialize_str: text => visit_str;
        deserialize_string: text => visit_str;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value() {
            DeValue::Integer(_) => self.deserialize_i64(visitor),
            DeValue::Boolean(_) => self.deserialize_bool(visitor),
            DeValue::Array(_) => self.deserialize_seq(visitor),
            DeValue::Table(_) => self.deserialize_map(visitor),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(Items(self.list()?))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let DeValue::Table(table) = self.value() else { return Err(self.fault(Type::Row)) };
        let start = self.0.span().start;
        let pairs = Pairs { pairs: table.iter(), value: None };
        visitor.visit_map(pairs).map_err(|fault: Fault| fault.at(start))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let start = self.0.span().start;
        let words: StrDeserializer<'_, Fault> = self.text()?.into_deserializer();
        visitor.visit_enum(words).map_err(|fault| fault.at(start))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        i8 i32 i128 u8 u32 u64 u128 f32 f64 bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

struct Items<I>(I);

impl<'de, 'a, I: Iterator<Item = Node<'a>>> SeqAccess<'de> for Items<I> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

struct Pairs<'a, I> {
    pairs: I,
    value: Option<&'a Spanned<DeValue<'a>>>,
}

impl<'de, 'a, I> MapAccess<'de> for Pairs<'a, I>
where
    I: Iterator<Item = (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>)>,
{
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        self.value = Some(value);
        let words: StrDeserializer<'_, Fault> = key.get_ref().as_ref().into_deserializer();
        seed.deserialize(words).map(Some).map_err(|fault| fault.at(key.span().start))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(value) => {
                seed.deserialize(Node(value)).map_err(|fault| fault.at(value.span().start))
            }
            None => Err(Fault::new(Flaw::Type { expected: Type::Row })),
        }
    }
}

/// Reads a file as TOML, each value with its place.
pub(super) fn parse(source: &str) -> Result<Spanned<DeTable<'_>>, Fault> {
    DeTable::parse(source).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(source.len()));
        let from = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |it| it + 1);
        let line = source.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let why = error.message().to_owned();
        Fault::new(Flaw::Syntax { line: line.to_owned(), why }).at(at)
    })
}
