// SPDX-License-Identifier: Apache-2.0
//! Steps in files, one a line: those that every run begins with, and those that a run leaves.

use crate::fuzz::{mutate::decoded, step::Step};
use pallet_revive::RUNTIME_PALLETS_ADDR;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Where the corpus is.
fn folder() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites/fuzz/corpus")
}

/// The steps of one file.
pub struct File {
	/// Its name.
	pub name: String,
	/// Its steps.
	pub steps: Vec<Step>,
}

/// Every file of the corpus, in the order of their names.
pub fn files() -> Result<Vec<File>, String> {
	let listed = fs::read_dir(folder()).map_err(|error| error.to_string())?;
	let mut paths: Vec<PathBuf> = listed
		.filter_map(|entry| Some(entry.ok()?.path()))
		.filter(|path| path.extension().is_some_and(|end| end == "hex"))
		.collect();
	paths.sort();
	paths.iter().map(|path| read(path)).collect()
}

/// The steps of a file; lines that begin with `#` are remarks.
pub fn read(path: &Path) -> Result<File, String> {
	let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
	let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
	let steps: Result<Vec<Step>, String> = lines.map(str::parse).collect();
	let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
	Ok(File { steps: steps.map_err(|why| format!("{name}: {why}"))?, name })
}

/// The bytes of the native call that a step makes.
pub fn call_of(step: &Step) -> Option<&[u8]> {
	match step {
		Step::Dispatch { call, .. } | Step::Signed { call, .. } => Some(call),
		Step::Ethereum { to, input, .. } if *to == Some(RUNTIME_PALLETS_ADDR) => Some(input),
		_ => None,
	}
}

/// Lines of the corpus that say no call any more: indices and arguments of calls never change without a reason.
pub fn strange(files: &[File]) -> Vec<String> {
	let mut strange = Vec::new();
	for file in files {
		for step in &file.steps {
			if call_of(step).is_some_and(|call| decoded(call).is_none()) {
				strange.push(format!("{}: no call any more, make it anew: {step}", file.name));
			}
		}
	}
	strange
}

/// Writes steps to a file beside what the build leaves, and gives its path.
pub fn leave<'a>(
	name: &str,
	remark: &str,
	steps: impl IntoIterator<Item = &'a Step>,
) -> Result<PathBuf, String> {
	let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
	write(&path, remark, steps)?;
	Ok(path)
}

/// Writes steps to a file of the corpus.
pub fn keep<'a>(
	name: &str,
	remark: &str,
	steps: impl IntoIterator<Item = &'a Step>,
) -> Result<PathBuf, String> {
	let path = folder().join(name);
	write(&path, remark, steps)?;
	Ok(path)
}

fn write<'a>(
	path: &Path,
	remark: &str,
	steps: impl IntoIterator<Item = &'a Step>,
) -> Result<(), String> {
	let mut text: String = remark.lines().map(|line| format!("# {line}\n")).collect();
	for step in steps {
		text.push_str(&format!("{step}\n"));
	}
	let failed = |error: std::io::Error| format!("{}: {error}", path.display());
	if let Some(folder) = path.parent() {
		fs::create_dir_all(folder).map_err(failed)?;
	}
	fs::write(path, text).map_err(failed)
}
