// SPDX-License-Identifier: Apache-2.0
//! A runtime with the next version, made from one that is there: the same code in which the number of the version is
//! one higher, wherever it stands. So an upgrade can be tried without building a second runtime.
//!
//! The number stands in three kinds of places: in the section from which nodes read the version without running the
//! code, in the constant that the runtime answers with, and in instructions, into which the compiler copied it. The
//! last can be told apart from other numbers only if the version is a large one.

use anyhow::{Context, Result, bail, ensure};
use codec::{Decode, Encode};
use sp_maybe_compressed_blob::{CODE_BLOB_BOMB_LIMIT, compress_weakly, decompress};
use std::ops::Range;

/// Versions below this could be confused with other numbers of the code.
const DISTINCTIVE: u32 = 1 << 16;
/// First bytes of every module.
const MAGIC: [u8; 8] = *b"\0asm\x01\0\0\0";
/// Number of the sections that hold no code.
const CUSTOM: u8 = 0;
/// Number of the section of instructions.
const CODE: u8 = 10;
/// Number of the section of initial memory.
const DATA: u8 = 11;
/// Opcode of a 32-bit constant.
const I32_CONST: u8 = 0x41;
/// Opcode of a 64-bit constant.
const I64_CONST: u8 = 0x42;

/// The version of a runtime, as its section has it.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
struct Version {
	spec_name: String,
	impl_name: String,
	authoring: u32,
	spec: u32,
	implementation: u32,
	apis: Vec<([u8; 8], u32)>,
	transaction: u32,
	system: u8,
}

/// A runtime whose version is one higher.
#[derive(Clone, Debug)]
pub struct Next {
	/// The compressed code.
	pub code: Vec<u8>,
	/// Its version.
	pub spec_version: u32,
	/// How many instructions had the number.
	pub instructions: usize,
}

/// Makes the next version of a runtime, compressed or not.
///
/// # Errors
/// It is no runtime, or its version is too small to be told apart from other numbers.
pub fn next_version(code: &[u8]) -> Result<Next> {
	let mut module = unpacked(code)?;
	let sections = sections(&module)?;
	let (header, version) = version_in(&module, &sections)?;
	ensure!(
		version.spec >= DISTINCTIVE,
		"spec_version {} cannot be told apart from other numbers in the code: the runtime needs one of at least \
		 {DISTINCTIVE}",
		version.spec
	);
	let next = Version { spec: version.spec + 1, ..version.clone() };
	module[header].copy_from_slice(&next.encode());
	let mut instructions = 0;
	let mut constants = 0;
	for section in &sections {
		let part = &mut module[section.body.clone()];
		match section.kind {
			CODE => instructions += replace_in_code(part, &version),
			DATA => constants += replace_in_data(part, &version),
			_ => {},
		}
	}
	ensure!(constants > 0, "the runtime's constant was not found");
	ensure!(instructions > 0, "no instruction has the version");
	let code = compress_weakly(&module, CODE_BLOB_BOMB_LIMIT).context("the code is too large")?;
	Ok(Next { code, spec_version: next.spec, instructions })
}

/// The `spec_version` of a runtime, compressed or not.
///
/// # Errors
/// It is no runtime.
pub fn spec_version(code: &[u8]) -> Result<u32> {
	let module = unpacked(code)?;
	Ok(version_in(&module, &sections(&module)?)?.1.spec)
}

fn unpacked(code: &[u8]) -> Result<Vec<u8>> {
	let module = decompress(code, CODE_BLOB_BOMB_LIMIT)
		.map_err(|error| anyhow::anyhow!("the code cannot be decompressed: {error}"))?;
	Ok(module.into_owned())
}

/// Where a module has its version, and what it is.
fn version_in(module: &[u8], sections: &[Section]) -> Result<(Range<usize>, Version)> {
	let header = sections
		.iter()
		.find_map(|section| section.custom(module, "runtime_version"))
		.context("the runtime has no version")?;
	let version =
		Version::decode(&mut &module[header.clone()]).context("the version cannot be read")?;
	Ok((header, version))
}

/// A section of a module.
struct Section {
	kind: u8,
	body: Range<usize>,
}

impl Section {
	/// What a section of this name holds, if it is one.
	fn custom(&self, module: &[u8], name: &str) -> Option<Range<usize>> {
		let (length, start) = unsigned(module, self.body.start)?;
		let end = start.checked_add(length)?;
		let found = self.kind == CUSTOM && module.get(start..end)? == name.as_bytes();
		found.then_some(end..self.body.end)
	}
}

fn sections(module: &[u8]) -> Result<Vec<Section>> {
	ensure!(module.starts_with(&MAGIC), "it is no WebAssembly");
	let mut sections = Vec::new();
	let mut at = MAGIC.len();
	while at < module.len() {
		let Some((length, start)) = unsigned(module, at + 1) else {
			bail!("a section has no length")
		};
		let end = start
			.checked_add(length)
			.filter(|end| *end <= module.len())
			.context("a section is cut")?;
		sections.push(Section { kind: module[at], body: start..end });
		at = end;
	}
	Ok(sections)
}

/// The number at `at` in LEB128, and where it ends.
fn unsigned(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
	let mut value = 0usize;
	for (index, byte) in bytes.get(at..)?.iter().take(5).enumerate() {
		value |= usize::from(byte & 0x7f) << (7 * index);
		if byte & 0x80 == 0 {
			return Some((value, at + index + 1));
		}
	}
	None
}

/// A number as instructions hold it, in signed LEB128.
fn signed(mut value: i64) -> Vec<u8> {
	let mut bytes = Vec::new();
	loop {
		let byte = (value & 0x7f) as u8;
		value >>= 7;
		let last = (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0);
		bytes.push(if last { byte } else { byte | 0x80 });
		if last {
			return bytes;
		}
	}
}

/// Puts the next version into every instruction that has the present one: alone, or next to the number that lies
/// before or after it in memory, which the compiler may store together.
fn replace_in_code(code: &mut [u8], version: &Version) -> usize {
	let instruction = |opcode: u8, value: i64| [vec![opcode], signed(value)].concat();
	let pair = |low: u32, high: u32| i64::from(low) | (i64::from(high) << 32);
	let forms = |spec: u32| {
		[
			instruction(I32_CONST, i64::from(spec)),
			instruction(I64_CONST, i64::from(spec)),
			instruction(I64_CONST, pair(version.authoring, spec)),
			instruction(I64_CONST, pair(spec, version.implementation)),
		]
	};
	let (old, new) = (forms(version.spec), forms(version.spec + 1));
	old.iter().zip(&new).map(|(old, new)| replace(code, old, new)).sum()
}

/// Puts the next version into every constant that holds the numbers of the version in a row.
fn replace_in_data(data: &mut [u8], version: &Version) -> usize {
	let row = |spec: u32| {
		[version.authoring, spec, version.implementation, version.transaction]
			.map(u32::to_le_bytes)
			.concat()
	};
	replace(data, &row(version.spec), &row(version.spec + 1))
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) -> usize {
	if old.len() != new.len() {
		return 0;
	}
	let mut count = 0;
	let mut at = 0;
	while let Some(window) = bytes.get_mut(at..at + old.len()) {
		if window == old {
			window.copy_from_slice(new);
			count += 1;
		}
		at += 1;
	}
	count
}

#[cfg(test)]
mod tests {
	use super::*;

	fn version(spec: u32) -> Version {
		Version {
			spec_name: "genex".into(),
			impl_name: "genex-node".into(),
			authoring: 1,
			spec,
			implementation: 1,
			apis: Vec::new(),
			transaction: 1,
			system: 3,
		}
	}

	/// A module with the three kinds of places.
	fn module(spec: u32) -> Vec<u8> {
		let section = |kind: u8, body: Vec<u8>| [vec![kind, body.len() as u8], body].concat();
		let code = [
			vec![0x00, I32_CONST],
			signed(i64::from(spec)),
			vec![I64_CONST],
			signed((i64::from(spec) << 32) | 1),
			vec![I32_CONST, 7],
		]
		.concat();
		let data = [9u32, 1, spec, 1, 1].map(u32::to_le_bytes).concat();
		let custom = [vec![15], b"runtime_version".to_vec(), version(spec).encode()].concat();
		[MAGIC.to_vec(), section(CODE, code), section(DATA, data), section(CUSTOM, custom)].concat()
	}

	#[test]
	fn next_version_should_change_every_place_and_nothing_else() {
		let next = next_version(&module(1_000_000)).unwrap();
		assert_eq!((next.spec_version, next.instructions), (1_000_001, 2));
		let changed = decompress(&next.code, CODE_BLOB_BOMB_LIMIT).unwrap();
		assert_eq!(changed.as_ref(), module(1_000_001));
		assert_eq!(spec_version(&next.code).unwrap(), 1_000_001);
	}

	#[test]
	fn next_version_should_refuse_what_it_cannot_do() {
		let small = next_version(&module(1)).unwrap_err().to_string();
		assert!(small.contains("at least 65536"), "{small}");
		assert!(next_version(b"no module").is_err());
		assert!(next_version(&MAGIC).is_err());
		assert!(spec_version(&MAGIC).is_err());
	}

	#[test]
	fn signed_should_be_leb128() {
		assert_eq!(signed(0), [0x00]);
		assert_eq!(signed(64), [0xc0, 0x00]);
		assert_eq!(signed(-1), [0x7f]);
		assert_eq!(signed(1_000_000), [0xc0, 0x84, 0x3d]);
	}
}
