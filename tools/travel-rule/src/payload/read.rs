// SPDX-License-Identifier: Apache-2.0
//! JSON in and out, with one meaning for each text and one text for each meaning.

use crate::Error;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, error::Category};
use std::{collections::BTreeSet, fmt};

/// Reads JSON in which no object has a field twice.
pub(super) fn value(json: &[u8]) -> Result<Value, Error> {
	let failed = |error: serde_json::Error| {
		let (line, column) = (error.line(), error.column());
		// Of all data only a repeated field fails: the visitor below takes everything else.
		match error.classify() {
			Category::Data => Error::FieldTwice { line, column },
			Category::Io | Category::Syntax | Category::Eof => Error::NotJson { line, column },
		}
	};
	serde_json::from_slice::<FieldsOnce>(json).map_err(failed)?;
	serde_json::from_slice(json)
		.map_err(|error| Error::NotJson { line: error.line(), column: error.column() })
}

/// Writes `value` after RFC 8785. Of numbers it knows those that a payload has: counts.
pub(super) fn write_canonical(value: &Value, out: &mut String) {
	match value {
		Value::Object(fields) => write_object(fields, out),
		Value::Array(items) => {
			out.push('[');
			for (index, item) in items.iter().enumerate() {
				if index > 0 {
					out.push(',');
				}
				write_canonical(item, out);
			}
			out.push(']');
		},
		Value::String(text) => write_text(text, out),
		Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
	}
}

fn write_object(fields: &Map<String, Value>, out: &mut String) {
	// By bytes; the standard sorts by UTF-16 units, which is the same for the names of a payload.
	let mut sorted: Vec<_> = fields.iter().collect();
	sorted.sort_unstable_by_key(|(name, _)| name.as_str());
	out.push('{');
	for (index, (name, value)) in sorted.into_iter().enumerate() {
		if index > 0 {
			out.push(',');
		}
		write_text(name, out);
		out.push(':');
		write_canonical(value, out);
	}
	out.push('}');
}

fn write_text(text: &str, out: &mut String) {
	out.push('"');
	for character in text.chars() {
		match character {
			'"' => out.push_str("\\\""),
			'\\' => out.push_str("\\\\"),
			'\u{8}' => out.push_str("\\b"),
			'\t' => out.push_str("\\t"),
			'\n' => out.push_str("\\n"),
			'\u{c}' => out.push_str("\\f"),
			'\r' => out.push_str("\\r"),
			'\0'..'\u{20}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
			_ => out.push(character),
		}
	}
	out.push('"');
}

/// Any JSON in which no object has a field twice. `serde_json::Value` would keep the last one
/// silently, and two readers could then see two different payloads.
struct FieldsOnce;

impl<'de> Deserialize<'de> for FieldsOnce {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(FieldsOnceVisitor)
	}
}

struct FieldsOnceVisitor;

impl<'de> Visitor<'de> for FieldsOnceVisitor {
	type Value = FieldsOnce;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("JSON")
	}

	fn visit_unit<E>(self) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_bool<E>(self, _: bool) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_u64<E>(self, _: u64) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_i64<E>(self, _: i64) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_f64<E>(self, _: f64) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_str<E>(self, _: &str) -> Result<FieldsOnce, E> {
		Ok(FieldsOnce)
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<FieldsOnce, A::Error> {
		while items.next_element::<FieldsOnce>()?.is_some() {}
		Ok(FieldsOnce)
	}

	fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<FieldsOnce, A::Error> {
		let mut names = BTreeSet::new();
		while let Some((name, FieldsOnce)) = fields.next_entry::<String, FieldsOnce>()? {
			if !names.insert(name) {
				return Err(A::Error::custom("a field is given twice"));
			}
		}
		Ok(FieldsOnce)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn canonical(json: &str) -> String {
		let mut out = String::new();
		write_canonical(&value(json.as_bytes()).expect("is JSON"), &mut out);
		out
	}

	#[test]
	fn write_canonical_should_sort_and_drop_white_space() {
		assert_eq!(
			canonical(" { \"b\" : [ 1 , {\"d\": 2, \"c\":\t\"x y\"} ] ,\n\"a\": {}, \"A\": [] } "),
			r#"{"A":[],"a":{},"b":[1,{"c":"x y","d":2}]}"#
		);
	}

	#[test]
	fn write_canonical_should_write_text_as_rfc_8785_does() {
		// The example of the standard, section 3.2.2.
		assert_eq!(
			canonical(r#"["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]"#),
			"[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]"
		);
		assert_eq!(canonical("[\"\\b\\f\\r\\t\u{7f}吴\"]"), "[\"\\b\\f\\r\\t\u{7f}吴\"]");
	}

	#[test]
	fn write_canonical_should_be_stable() {
		let once = canonical(r#"{"z":"\u0001","y":[0,18446744073709551615]}"#);
		assert_eq!(canonical(&once), once);
	}

	#[test]
	fn value_should_refuse_a_field_given_twice() {
		for (json, line, column) in
			[(r#"{"a":1,"a":1}"#, 1, 13), ("{\"a\":\n[{\"b\":1,\"c\":2,\"b\":3}]}", 2, 20)]
		{
			match value(json.as_bytes()) {
				Err(Error::FieldTwice { line: at_line, column: at_column }) => {
					assert_eq!((at_line, at_column), (line, column), "{json}");
				},
				other => panic!("{json}: {other:?}"),
			}
		}
		assert!(value(br#"[{"a":1},{"a":1}]"#).is_ok());
	}

	#[test]
	fn value_should_say_where_json_ends() {
		for (json, line) in [("", 1), ("{", 1), ("{\n'a': 1}", 2), ("{} {}", 1), ("{\"a\": 01}", 1)]
		{
			match value(json.as_bytes()) {
				Err(Error::NotJson { line: at, .. }) => assert_eq!(at, line, "{json}"),
				other => panic!("{json}: {other:?}"),
			}
		}
		assert!(matches!(value(b"\"\xff\""), Err(Error::NotJson { .. })));
		assert!(matches!(value("[".repeat(100_000).as_bytes()), Err(Error::NotJson { .. })));
	}
}
