// SPDX-License-Identifier: Apache-2.0
//! Every call of the runtime, read from its metadata as clients read it.

use codec::Decode;
use frame_metadata::{RuntimeMetadata, v14::RuntimeMetadataV14};
use frame_support::traits::GetCallMetadata;
use genex_runtime::{Runtime, RuntimeCall};
use scale_info::{Field, PortableRegistry, TypeDef, TypeDefPrimitive, form::PortableForm};
use sp_io::TestExternalities;
use std::{collections::BTreeMap, sync::OnceLock};

/// One call.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Call {
	/// Index of the pallet.
	pub pallet_index: u8,
	/// Index of the call in its pallet.
	pub index: u8,
	/// Name of the pallet in the runtime.
	pub pallet: String,
	/// Name of the call.
	pub name: String,
}

impl Call {
	/// `Pallet.call`.
	pub fn path(&self) -> String {
		format!("{}.{}", self.pallet, self.name)
	}
}

/// `Pallet.call` of a call, as [`Call::path`] says it.
pub fn path_of(call: &RuntimeCall) -> String {
	let known = call.get_call_metadata();
	format!("{}.{}", known.pallet_name, known.function_name)
}

/// The metadata of the runtime.
pub fn metadata() -> &'static RuntimeMetadataV14 {
	static METADATA: OnceLock<RuntimeMetadataV14> = OnceLock::new();
	// Some default values of the storage are read from the state.
	let read = || TestExternalities::new_empty().execute_with(|| Runtime::metadata().1);
	METADATA.get_or_init(|| match read() {
		RuntimeMetadata::V14(metadata) => metadata,
		other => panic!("metadata of version {}", other.version()),
	})
}

/// Names and indices of all pallets, with or without calls.
pub fn pallets() -> Vec<(u8, String)> {
	let mut pallets: Vec<_> =
		metadata().pallets.iter().map(|pallet| (pallet.index, pallet.name.clone())).collect();
	pallets.sort();
	pallets
}

/// The crate of each pallet that takes calls, by the name of the pallet.
pub fn crates() -> BTreeMap<String, String> {
	let metadata = metadata();
	let pallets = metadata.pallets.iter().filter_map(|pallet| {
		let calls = metadata.types.resolve(pallet.calls.as_ref()?.ty.id)?;
		Some((pallet.name.clone(), calls.path.segments.first()?.clone()))
	});
	pallets.collect()
}

/// All calls of all pallets, in the order of their indices.
pub fn calls() -> Vec<Call> {
	let mut all: Vec<Call> = with_fields().map(|(call, _)| call).collect();
	all.sort();
	all
}

fn with_fields() -> impl Iterator<Item = (Call, &'static [Field<PortableForm>])> {
	let metadata = metadata();
	metadata.pallets.iter().flat_map(|pallet| {
		let variants = pallet.calls.as_ref().map_or(&[][..], |calls| {
			match &metadata.types.resolve(calls.ty.id).expect("a known type").type_def {
				TypeDef::Variant(calls) => &calls.variants[..],
				_ => panic!("calls of {} are no variants", pallet.name),
			}
		});
		variants.iter().map(|variant| {
			let call = Call {
				pallet_index: pallet.index,
				index: variant.index,
				pallet: pallet.name.clone(),
				name: variant.name.clone(),
			};
			(call, &variant.fields[..])
		})
	})
}

/// The events of each pallet that has some, by name.
pub fn events() -> Vec<(String, Vec<String>)> {
	let metadata = metadata();
	let pallets = metadata.pallets.iter().filter_map(|pallet| {
		let events = metadata.types.resolve(pallet.event.as_ref()?.ty.id).expect("a known type");
		let TypeDef::Variant(events) = &events.type_def else {
			panic!("events of {} are no variants", pallet.name)
		};
		let names = events.variants.iter().map(|variant| variant.name.clone()).collect();
		Some((pallet.name.clone(), names))
	});
	pallets.collect()
}

/// Indices of each pallet and of its error `name`, of those that have one.
pub fn errors(name: &str) -> Vec<(u8, u8)> {
	let metadata = metadata();
	let pallets = metadata.pallets.iter().filter_map(|pallet| {
		let errors = metadata.types.resolve(pallet.error.as_ref()?.ty.id).expect("a known type");
		let TypeDef::Variant(errors) = &errors.type_def else { return None };
		let found = errors.variants.iter().find(|variant| variant.name == name)?;
		Some((pallet.index, found.index))
	});
	pallets.collect()
}

/// One field of an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EventField {
	/// Its name.
	pub name: String,
	/// The name of its type.
	pub of: String,
	/// The names of the fields of that type, where it is a record.
	pub inner: Vec<String>,
}

/// The fields of an event, or nothing when the pallet has no such event.
pub fn event_fields(pallet: &str, event: &str) -> Option<Vec<EventField>> {
	let types = &metadata().types;
	let pallet = metadata().pallets.iter().find(|one| one.name == pallet)?;
	let TypeDef::Variant(events) = &types.resolve(pallet.event.as_ref()?.ty.id)?.type_def else {
		return None;
	};
	let variant = events.variants.iter().find(|variant| variant.name == event)?;
	let named = |fields: &[Field<PortableForm>]| -> Vec<String> {
		fields.iter().filter_map(|field| field.name.clone()).collect()
	};
	let field = |field: &Field<PortableForm>| {
		let known = types.resolve(field.ty.id)?;
		let inner = match &known.type_def {
			TypeDef::Composite(record) => named(&record.fields),
			_ => Vec::new(),
		};
		let of = known.path.ident().unwrap_or_default();
		Some(EventField { name: field.name.clone()?, of, inner })
	};
	variant.fields.iter().map(field).collect()
}

/// `Event.field` of each field of a pallet's events that has room for words: a text, or bytes whose number is open.
pub fn words_in_events(pallet: &str) -> Vec<String> {
	let types = &metadata().types;
	let known = metadata().pallets.iter().find(|one| one.name == pallet).expect("a known pallet");
	let events = known.event.as_ref().expect("it has events").ty.id;
	let TypeDef::Variant(events) = &types.resolve(events).expect("a known type").type_def else {
		panic!("events of {pallet} are no variants")
	};
	let mut found = Vec::new();
	for event in &events.variants {
		for field in event.fields.iter().filter(|field| has_words(types, field.ty.id)) {
			found.push(format!("{}.{}", event.name, field.name.as_deref().unwrap_or("0")));
		}
	}
	found
}

/// Whether a value of a type can hold words.
fn has_words(types: &PortableRegistry, id: u32) -> bool {
	let is_byte = |id| {
		let item = types.resolve(id).expect("a known type");
		matches!(item.type_def, TypeDef::Primitive(TypeDefPrimitive::U8))
	};
	match &types.resolve(id).expect("a known type").type_def {
		TypeDef::Composite(record) => {
			record.fields.iter().any(|field| has_words(types, field.ty.id))
		},
		TypeDef::Variant(variants) => {
			let mut fields = variants.variants.iter().flat_map(|variant| &variant.fields);
			fields.any(|field| has_words(types, field.ty.id))
		},
		TypeDef::Sequence(list) => {
			let item = list.type_param.id;
			is_byte(item) || has_words(types, item)
		},
		TypeDef::Array(array) => has_words(types, array.type_param.id),
		TypeDef::Tuple(tuple) => tuple.fields.iter().any(|field| has_words(types, field.id)),
		TypeDef::Compact(number) => has_words(types, number.type_param.id),
		TypeDef::Primitive(primitive) => matches!(primitive, TypeDefPrimitive::Str),
		TypeDef::BitSequence(_) => false,
	}
}

/// The call with every argument zero or empty, inner calls being an empty `System.remark`.
pub fn zero_call(pallet: &str, name: &str) -> RuntimeCall {
	let (call, fields) = with_fields()
		.find(|(call, _)| call.pallet == pallet && call.name == name)
		.unwrap_or_else(|| panic!("{pallet}.{name} exists"));
	let mut bytes = vec![call.pallet_index, call.index];
	for field in fields {
		zero(&metadata().types, field.ty.id, &mut bytes);
	}
	RuntimeCall::decode(&mut &bytes[..])
		.unwrap_or_else(|error| panic!("{} with zeros: {error}", call.path()))
}

/// The smallest value of a type of the metadata.
pub fn zero_bytes(id: u32) -> Vec<u8> {
	let mut bytes = Vec::new();
	zero(&metadata().types, id, &mut bytes);
	bytes
}

/// Appends the smallest value of a type: zeros, empty lists, first variants.
fn zero(types: &PortableRegistry, id: u32, bytes: &mut Vec<u8>) {
	let mut fill = |length: usize| bytes.resize(bytes.len() + length, 0);
	let known = types.resolve(id).expect("a known type");
	if known.path.ident().as_deref() == Some("Tick") {
		// Ticks count from one.
		return bytes.extend(1u16.to_le_bytes());
	}
	match &known.type_def {
		TypeDef::Composite(composite) => {
			composite.fields.iter().for_each(|field| zero(types, field.ty.id, bytes));
		},
		TypeDef::Variant(variants) => {
			let Some(first) = variants.variants.iter().min_by_key(|variant| variant.index) else {
				return;
			};
			bytes.push(first.index);
			first.fields.iter().for_each(|field| zero(types, field.ty.id, bytes));
		},
		TypeDef::Array(array) => {
			(0..array.len).for_each(|_| zero(types, array.type_param.id, bytes));
		},
		TypeDef::Tuple(tuple) => {
			tuple.fields.iter().for_each(|field| zero(types, field.id, bytes));
		},
		TypeDef::Sequence(_) | TypeDef::Compact(_) | TypeDef::BitSequence(_) => fill(1),
		TypeDef::Primitive(primitive) => fill(match primitive {
			TypeDefPrimitive::Bool
			| TypeDefPrimitive::Str
			| TypeDefPrimitive::U8
			| TypeDefPrimitive::I8 => 1,
			TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => 2,
			TypeDefPrimitive::Char | TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => 4,
			TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => 8,
			TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => 16,
			TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => 32,
		}),
	}
}
