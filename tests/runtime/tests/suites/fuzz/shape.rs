// SPDX-License-Identifier: Apache-2.0
//! What the bytes of a call mean by the types of the metadata, and new values of these types.

use codec::{Compact, Decode, Encode};
use genex_runtime_tests::{env::now, metadata::metadata, random::Random};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use std::sync::OnceLock;

/// Calls inside calls that a new value has at most.
const NESTED: u32 = 2;
/// Values inside values that are looked into.
const DEEPEST: u32 = 600;
/// A call that does nothing: an empty remark.
const NOTHING: [u8; 3] = [0; 3];

/// What a part of the bytes is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
	/// A number of as many bytes.
	Number,
	/// A number of variable length.
	Compact,
	/// Bytes of this length: an account, a hash, a key.
	Bytes,
	/// A value of this type: a variant with what it carries, or a list with its length.
	Value(u32),
	/// A whole call.
	Call,
}

/// A part of the bytes of a call.
#[derive(Clone, Copy, Debug)]
pub struct Part {
	/// Its first byte.
	pub from: usize,
	/// The first byte after it.
	pub to: usize,
	/// What it is.
	pub kind: Kind,
}

fn types() -> &'static PortableRegistry {
	&metadata().types
}

/// The type of all calls.
fn call_type() -> u32 {
	static CALL: OnceLock<u32> = OnceLock::new();
	*CALL.get_or_init(|| {
		let named = |name: Option<String>| name.as_deref() == Some("RuntimeCall");
		let found = types().types.iter().find(|one| named(one.ty.path.ident()));
		found.expect("calls carry calls").id
	})
}

fn is_byte(id: u32) -> bool {
	let of = types().resolve(id).map(|one| &one.type_def);
	matches!(of, Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
}

/// Bytes of a number, and none of a text, which has no fixed length.
fn width(primitive: &TypeDefPrimitive) -> usize {
	use TypeDefPrimitive::{
		Bool, Char, I8, I16, I32, I64, I128, I256, Str, U8, U16, U32, U64, U128, U256,
	};
	match primitive {
		Str => 0,
		Bool | U8 | I8 => 1,
		U16 | I16 => 2,
		Char | U32 | I32 => 4,
		U64 | I64 => 8,
		U128 | I128 => 16,
		U256 | I256 => 32,
	}
}

/// The parts of a call, inner ones first; only those before the first byte that makes no sense.
pub fn parts(call: &[u8]) -> Vec<Part> {
	let mut walk = Walk { bytes: call, at: 0, depth: 0, parts: Vec::new() };
	// What it passed over counts, however far it got.
	walk.value(call_type());
	walk.parts
}

struct Walk<'a> {
	bytes: &'a [u8],
	at: usize,
	depth: u32,
	parts: Vec<Part>,
}

impl Walk<'_> {
	fn note(&mut self, from: usize, kind: Kind) {
		if from < self.at {
			self.parts.push(Part { from, to: self.at, kind });
		}
	}

	fn skip(&mut self, count: usize) -> Option<()> {
		let to = self.at.checked_add(count).filter(|to| *to <= self.bytes.len())?;
		self.at = to;
		Some(())
	}

	fn compact(&mut self) -> Option<u128> {
		let mut rest = self.bytes.get(self.at..)?;
		let value = Compact::<u128>::decode(&mut rest).ok()?.0;
		self.at = self.bytes.len() - rest.len();
		Some(value)
	}

	/// A list says more than there is where its bytes were changed.
	fn count(&mut self) -> Option<usize> {
		let count = usize::try_from(self.compact()?).ok()?;
		Some(count).filter(|count| *count <= self.bytes.len())
	}

	/// Passes over a value of this type, unless the bytes end or make no sense.
	fn value(&mut self, id: u32) -> Option<()> {
		let from = self.at;
		self.depth += 1;
		if self.depth > DEEPEST {
			return None;
		}
		match &types().resolve(id)?.type_def {
			TypeDef::Composite(record) => {
				for field in &record.fields {
					self.value(field.ty.id)?;
				}
			},
			TypeDef::Tuple(tuple) => {
				for field in &tuple.fields {
					self.value(field.id)?;
				}
			},
			TypeDef::Array(array) if is_byte(array.type_param.id) => {
				self.skip(usize::try_from(array.len).ok()?)?;
				self.note(from, Kind::Bytes);
			},
			TypeDef::Array(array) => {
				for _ in 0..array.len {
					self.value(array.type_param.id)?;
				}
			},
			TypeDef::Sequence(list) => {
				let count = self.count()?;
				if is_byte(list.type_param.id) {
					self.skip(count)?;
				} else {
					for _ in 0..count {
						self.value(list.type_param.id)?;
					}
				}
				self.note(from, Kind::Value(id));
			},
			TypeDef::Variant(variants) => {
				let index = *self.bytes.get(self.at)?;
				self.at += 1;
				let variant = variants.variants.iter().find(|one| one.index == index)?;
				for field in &variant.fields {
					self.value(field.ty.id)?;
				}
				let kind = if id == call_type() { Kind::Call } else { Kind::Value(id) };
				self.note(from, kind);
			},
			TypeDef::Primitive(TypeDefPrimitive::Str) => {
				let count = self.count()?;
				self.skip(count)?;
				self.note(from, Kind::Value(id));
			},
			TypeDef::Primitive(primitive) => {
				self.skip(width(primitive))?;
				self.note(from, Kind::Number);
			},
			TypeDef::Compact(_) => {
				self.compact()?;
				self.note(from, Kind::Compact);
			},
			TypeDef::BitSequence(_) => return None,
		}
		self.depth -= 1;
		Some(())
	}
}

/// A number that is likely to matter: near an end, an identifier, a time, or any.
pub fn number(random: &mut Random) -> u128 {
	match random.below(12) {
		0 => 0,
		1 => u128::MAX >> random.below(128),
		2..=5 => u128::from(random.below(20)),
		6 => u128::from(now() + random.below(40 * 86_400)),
		7 => 1 << random.below(128),
		8..=9 => u128::from(random.quantity()),
		_ => u128::from(random.any()) << random.below(64),
	}
}

/// The first `length` bytes of a number.
pub fn cut(number: u128, length: usize) -> Vec<u8> {
	let mut bytes = number.to_le_bytes().to_vec();
	bytes.resize(length, 0);
	bytes
}

/// Bytes of a fixed length: those of somebody, of a small hash, or any.
pub fn fixed(length: usize, people: &[[u8; 32]], random: &mut Random) -> Vec<u8> {
	match random.below(10) {
		0..=5 if length == 32 && !people.is_empty() => random.pick(people).to_vec(),
		0..=7 => {
			let mut bytes = vec![0; length];
			let small = random.hash();
			let tail = length.min(small.0.len());
			bytes[length - tail..].copy_from_slice(&small.0[small.0.len() - tail..]);
			bytes
		},
		_ => any(length, random),
	}
}

/// Any bytes.
pub fn any(length: usize, random: &mut Random) -> Vec<u8> {
	(0..length).map(|_| random.any().to_le_bytes()[0]).collect()
}

/// A new call.
pub fn new_call(people: &[[u8; 32]], random: &mut Random) -> Vec<u8> {
	new_value(call_type(), people, random)
}

/// A new value of this type.
pub fn new_value(id: u32, people: &[[u8; 32]], random: &mut Random) -> Vec<u8> {
	let mut maker = Maker { people, random, nested: 0, bytes: Vec::new() };
	maker.value(id);
	maker.bytes
}

struct Maker<'a> {
	people: &'a [[u8; 32]],
	random: &'a mut Random,
	nested: u32,
	bytes: Vec<u8>,
}

impl Maker<'_> {
	/// Few elements, and none where calls carry calls already.
	fn count(&mut self) -> u64 {
		let most = if self.nested > NESTED { 1 } else { 5 };
		let count = self.random.below(most);
		self.bytes.extend(Compact(count).encode());
		count
	}

	fn text(&mut self) {
		let length = self.random.below(40);
		self.bytes.extend(Compact(length).encode());
		for _ in 0..length {
			self.bytes.push(b'a' + self.random.below(26).to_le_bytes()[0]);
		}
	}

	fn value(&mut self, id: u32) {
		let known = types().resolve(id).expect("a known type");
		match &known.type_def {
			// Ticks are from 1 to 2047.
			TypeDef::Composite(_) if known.path.ident().as_deref() == Some("Tick") => {
				let tick = u128::from(self.random.between(1, 2_048));
				self.bytes.extend(cut(tick, 2));
			},
			TypeDef::Composite(record) => {
				record.fields.iter().for_each(|field| self.value(field.ty.id));
			},
			TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|field| self.value(field.id)),
			TypeDef::Array(array) if is_byte(array.type_param.id) => {
				let length = usize::try_from(array.len).expect("short");
				let bytes = fixed(length, self.people, self.random);
				self.bytes.extend(bytes);
			},
			TypeDef::Array(array) => {
				(0..array.len).for_each(|_| self.value(array.type_param.id));
			},
			TypeDef::Sequence(list) if is_byte(list.type_param.id) => self.text(),
			TypeDef::Sequence(list) => {
				(0..self.count()).for_each(|_| self.value(list.type_param.id));
			},
			TypeDef::Variant(_) if id == call_type() && self.nested > NESTED => {
				self.bytes.extend(NOTHING);
			},
			TypeDef::Variant(variants) if variants.variants.is_empty() => {},
			TypeDef::Variant(variants) => {
				let calls = u32::from(id == call_type());
				self.nested += calls;
				let variant = self.random.pick(&variants.variants);
				self.bytes.push(variant.index);
				variant.fields.iter().for_each(|field| self.value(field.ty.id));
				self.nested -= calls;
			},
			TypeDef::Primitive(TypeDefPrimitive::Str) => self.text(),
			TypeDef::Primitive(TypeDefPrimitive::Bool) => {
				self.bytes.push(u8::from(self.random.chance(50)));
			},
			TypeDef::Primitive(primitive) => {
				let number = number(self.random);
				self.bytes.extend(cut(number, width(primitive)));
			},
			TypeDef::Compact(of) => {
				let most = self.compact_width(of.type_param.id);
				let number = cut(number(self.random), most);
				let mut bytes = [0; 16];
				bytes[..most].copy_from_slice(&number);
				self.bytes.extend(Compact(u128::from_le_bytes(bytes)).encode());
			},
			TypeDef::BitSequence(_) => self.bytes.push(0),
		}
	}

	/// Bytes of the number behind a compact one.
	fn compact_width(&self, id: u32) -> usize {
		match types().resolve(id).map(|one| &one.type_def) {
			Some(TypeDef::Primitive(primitive)) => width(primitive).min(16),
			Some(TypeDef::Composite(record)) => {
				record.fields.first().map_or(0, |field| self.compact_width(field.ty.id))
			},
			_ => 0,
		}
	}
}
