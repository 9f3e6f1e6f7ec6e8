// SPDX-License-Identifier: Apache-2.0
//! How a payload is described and walked: fields, their kinds, and where something is wrong.
//!
//! No fault ever holds a value of the payload.

use super::{Date, country::is_country};
use crate::Fault;
use serde_json::{Map, Value};
use std::fmt;

/// An object: its fields, and the rule between them.
pub(super) struct Shape {
	/// The fields that it may have.
	pub fields: &'static [Field],
	/// What holds between the fields.
	pub rule: fn(&mut Checker, &Map<String, Value>, &Path<'_>),
}

/// A field of an object.
pub(super) struct Field {
	name: &'static str,
	needed: bool,
	kind: Kind,
}

/// A field that an object must have.
pub(super) const fn must(name: &'static str, kind: Kind) -> Field {
	Field { name, needed: true, kind }
}

/// A field that an object may have.
pub(super) const fn may(name: &'static str, kind: Kind) -> Field {
	Field { name, needed: false, kind }
}

/// What a field holds.
pub(super) enum Kind {
	/// Text in Latin script of that many characters at most.
	Text(usize),
	/// Text in any script of that many characters at most.
	Local(usize),
	/// One of the codes.
	Code(&'static [&'static str]),
	/// A country.
	Country,
	/// A day before today.
	PastDate,
	/// A registration authority of the GLEIF's list.
	Authority,
	/// A whole number from zero.
	Count,
	/// An object.
	Object(&'static Shape),
	/// A list of at least and at most that many.
	List(&'static Kind, usize, usize),
}

/// Where a value stands.
pub(super) enum Path<'a> {
	Root,
	Field(&'a Path<'a>, &'a str),
	Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
	pub fn field(&'a self, name: &'a str) -> Self {
		Self::Field(self, name)
	}

	pub fn item(&'a self, index: usize) -> Self {
		Self::Item(self, index)
	}
}

impl fmt::Display for Path<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Root => f.write_str("payload"),
			Self::Field(Self::Root, name) => f.write_str(name),
			Self::Field(parent, name) => write!(f, "{parent}.{name}"),
			Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
		}
	}
}

/// Walks a payload and collects what is wrong with it.
pub(super) struct Checker {
	today: Date,
	faults: Vec<Fault>,
}

impl Checker {
	pub fn new(today: Date) -> Self {
		Self { today, faults: Vec::new() }
	}

	pub fn into_faults(self) -> Vec<Fault> {
		self.faults
	}

	pub fn fault(&mut self, path: &Path<'_>, cause: impl Into<String>, remedy: impl Into<String>) {
		let (path, cause, remedy) = (path.to_string(), cause.into(), remedy.into());
		self.faults.push(Fault { path, cause, remedy });
	}

	/// Checks `value` and everything in it against `shape`.
	pub fn object(&mut self, shape: &Shape, value: &Value, path: &Path<'_>) {
		let Value::Object(fields) = value else {
			return self.other_kind("an object", value, path);
		};
		let known = || {
			let names: Vec<_> = shape.fields.iter().map(|field| field.name).collect();
			names.join(", ")
		};
		for name in fields.keys().filter(|name| shape.fields.iter().all(|f| f.name != *name)) {
			let remedy = format!("leave it out, or name it as one of: {}", known());
			if is_plain_name(name) {
				self.fault(&path.field(name), "IVMS101 knows no such field here", remedy);
			} else {
				self.fault(path, "a field has a name that no field of IVMS101 has", remedy);
			}
		}
		for field in shape.fields {
			let path = path.field(field.name);
			match fields.get(field.name) {
				Some(value) => self.value(&field.kind, value, &path),
				None if field.needed => self.fault(&path, "it is missing", "add it"),
				None => (),
			}
		}
		(shape.rule)(self, fields, path);
	}

	fn value(&mut self, kind: &Kind, value: &Value, path: &Path<'_>) {
		match kind {
			Kind::Text(most) => self.with_text(value, path, |checker, text| {
				checker.length(text, *most, path);
				if !text.chars().all(|character| matches!(character, ' '..='~')) {
					checker.fault(
						path,
						"it has characters that are not Latin letters, digits, spaces or common signs",
						"transliterate it, and put the original into a field for local names",
					);
				}
			}),
			Kind::Local(most) => self.with_text(value, path, |checker, text| {
				checker.length(text, *most, path);
				if text.chars().any(char::is_control) {
					checker.fault(path, "it has control characters", "remove them");
				}
			}),
			Kind::Code(codes) => self.with_text(value, path, |checker, text| {
				if !codes.contains(&text) {
					let remedy = format!("give one of: {}", codes.join(", "));
					checker.fault(path, "IVMS101 knows no such code", remedy);
				}
			}),
			Kind::Country => self.with_text(value, path, |checker, text| {
				if !is_country(text) {
					checker.fault(
						path,
						"it is no country code (rule C3)",
						"give the two capital letters of ISO 3166-1, or XX for none",
					);
				}
			}),
			Kind::PastDate => self.with_text(value, path, |checker, text| checker.past(text, path)),
			Kind::Authority => self.with_text(value, path, |checker, text| {
				let digits = text.strip_prefix("RA").unwrap_or_default();
				if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
					checker.fault(
						path,
						"it is no registration authority (rule C10)",
						"give RA and six digits as in the GLEIF's list of registration authorities",
					);
				}
			}),
			Kind::Count => {
				if value.as_u64().is_none() {
					self.other_kind("a whole number from 0", value, path);
				}
			},
			Kind::Object(shape) => self.object(shape, value, path),
			Kind::List(kind, least, most) => self.list(kind, *least, *most, value, path),
		}
	}

	fn list(&mut self, kind: &Kind, least: usize, most: usize, value: &Value, path: &Path<'_>) {
		let Value::Array(items) = value else {
			return self.other_kind("a list", value, path);
		};
		if items.len() < least {
			self.fault(path, "the list is empty", "add at least one entry");
		}
		if items.len() > most {
			let cause = format!("the list has {} entries", items.len());
			self.fault(path, cause, format!("keep at most {most}"));
		}
		for (index, item) in items.iter().enumerate() {
			self.value(kind, item, &path.item(index));
		}
	}

	fn with_text(&mut self, value: &Value, path: &Path<'_>, check: impl FnOnce(&mut Self, &str)) {
		match value.as_str() {
			Some(text) => check(self, text),
			None => self.other_kind("text", value, path),
		}
	}

	fn length(&mut self, text: &str, most: usize, path: &Path<'_>) {
		if text.trim().is_empty() {
			self.fault(path, "it is empty", "fill it in, or leave the field out if it is optional");
		}
		let length = text.chars().count();
		if length > most {
			let cause = format!("it has {length} characters");
			self.fault(path, cause, format!("shorten it to at most {most}"));
		}
	}

	fn past(&mut self, text: &str, path: &Path<'_>) {
		match Date::parse(text) {
			None => self.fault(path, "it is no date", "give a day of the calendar as YYYY-MM-DD"),
			Some(date) if date >= self.today => {
				self.fault(path, "it does not lie in the past (rule C2)", "correct the date");
			},
			Some(_) => (),
		}
	}

	fn other_kind(&mut self, expected: &str, value: &Value, path: &Path<'_>) {
		let found = match value {
			Value::Null => return self.fault(path, "it is null", "fill it in, or leave it out"),
			Value::Bool(_) => "true or false",
			Value::Number(_) => "a number",
			Value::String(_) => "text",
			Value::Array(_) => "a list",
			Value::Object(_) => "an object",
		};
		self.fault(path, format!("it is {found}"), format!("give {expected}"));
	}
}

/// Whether `name` can be shown: a field's name, and nothing that slipped in from a person's data.
fn is_plain_name(name: &str) -> bool {
	(1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}
