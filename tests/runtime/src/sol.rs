// SPDX-License-Identifier: Apache-2.0
//! The functions of `contracts/interfaces/*.sol`, read from the files that Solidity developers import.

use sp_io::hashing::keccak_256;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// One function of an interface.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Function {
	/// Name of the interface.
	pub interface: String,
	/// Name of the function.
	pub name: String,
	/// Name and argument types, as the selector is made from.
	pub signature: String,
	/// First four bytes of the call data.
	pub selector: [u8; 4],
}

/// Folder of the interfaces.
pub fn folder() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../contracts/interfaces")
}

/// Every function of every interface, in the order of their names.
pub fn functions() -> Vec<Function> {
	let mut files: Vec<PathBuf> = fs::read_dir(folder())
		.expect("the folder of the interfaces")
		.map(|entry| entry.expect("a readable folder").path())
		.filter(|path| path.extension().is_some_and(|extension| extension == "sol"))
		.collect();
	files.sort();
	let mut all: Vec<Function> = files
		.iter()
		.flat_map(|path| functions_of(&fs::read_to_string(path).expect("a readable file")))
		.collect();
	all.sort();
	all
}

/// The functions of one source text.
pub fn functions_of(source: &str) -> Vec<Function> {
	let text = without_comments(source);
	let declared = declared_in(&text);
	let mut found = Vec::new();
	let mut interface = String::new();
	let mut words = text.as_str();
	while let Some((word, rest)) = next_word(words) {
		words = rest;
		match word {
			"interface" | "contract" | "library" => interface = first_word(rest),
			"function" => {
				let name = first_word(rest);
				let open = rest.find('(').expect("arguments follow a function's name");
				let close = rest.find(')').expect("arguments end");
				let types: Vec<String> = rest[open + 1..close]
					.split(',')
					.map(first_word)
					.filter(|t| !t.is_empty())
					.map(|t| resolved(&t, &declared))
					.collect();
				let signature = format!("{name}({})", types.join(","));
				let hash = keccak_256(signature.as_bytes());
				let selector = [hash[0], hash[1], hash[2], hash[3]];
				found.push(Function { interface: interface.clone(), name, signature, selector });
				words = &rest[close..];
			},
			_ => {},
		}
	}
	found
}

/// The next word of `text` and what follows it.
fn next_word(text: &str) -> Option<(&str, &str)> {
	let start = text.find(|sign: char| sign.is_ascii_alphabetic())?;
	let end = text[start..]
		.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_')
		.map_or(text.len(), |length| start + length);
	Some((&text[start..end], &text[end..]))
}

/// The types of the fields of each structure of a source text, and one byte for each enumeration.
fn declared_in(text: &str) -> BTreeMap<String, Vec<String>> {
	let mut declared = BTreeMap::new();
	let mut words = text;
	while let Some((word, rest)) = next_word(words) {
		words = rest;
		match word {
			"enum" => {
				declared.insert(first_word(rest), vec!["uint8".into()]);
			},
			"struct" => {
				let open = rest.find('{').expect("fields follow a structure's name");
				let close = rest.find('}').expect("fields end");
				let fields = rest[open + 1..close].split(';').map(first_word);
				let fields = fields.filter(|field| !field.is_empty()).collect();
				declared.insert(first_word(rest), fields);
			},
			_ => {},
		}
	}
	declared
}

/// A type as a selector is made from it: a structure is the tuple of its fields.
fn resolved(kind: &str, declared: &BTreeMap<String, Vec<String>>) -> String {
	let name = kind.trim_end_matches("[]");
	let list = &kind[name.len()..];
	match declared.get(name).map(Vec::as_slice) {
		None => kind.into(),
		Some([byte]) if byte == "uint8" => format!("{byte}{list}"),
		Some(fields) => {
			let fields: Vec<String> =
				fields.iter().map(|field| resolved(field, declared)).collect();
			format!("({}){list}", fields.join(","))
		},
	}
}

fn first_word(text: &str) -> String {
	text.trim_start()
		.chars()
		.take_while(|sign| sign.is_ascii_alphanumeric() || ['_', '[', ']'].contains(sign))
		.collect()
}

fn without_comments(source: &str) -> String {
	let mut kept = String::new();
	let mut rest = source;
	while let Some(start) = rest.find("//").into_iter().chain(rest.find("/*")).min() {
		kept.push_str(&rest[..start]);
		let comment = &rest[start..];
		let end = if comment.starts_with("//") {
			comment.find('\n')
		} else {
			comment.find("*/").map(|end| end + 2)
		};
		rest = end.map_or("", |end| &comment[end..]);
	}
	kept + rest
}
