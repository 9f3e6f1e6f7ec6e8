// SPDX-License-Identifier: Apache-2.0
//! Stand-in for the `wasm-opt` crate, which compiles all of binaryen from C++ for about twelve CPU-minutes.
//!
//! `substrate-wasm-builder` needs three things of it: no optimisation, DWARF stripping and the proof that the
//! module stays within WebAssembly MVP. This crate runs the `wasm-opt` program of the system's `binaryen`
//! package instead (`scripts/setup.sh` installs it). Sign-extension operators need no lowering: the runtime is
//! built for `wasm32v1-none`, which has none, and `--mvp-features` makes the program refuse a module that does.

use std::{fmt, io, path::Path, process::Command};

/// The passes `substrate-wasm-builder` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
	/// Removes DWARF debug sections.
	StripDwarf,
	/// Lowers sign-extension operators; implied by [`OptimizationOptions::mvp_features_only`] here.
	SignextLowering,
}

/// Why a module could not be processed.
#[derive(Debug)]
pub enum OptimizationError {
	/// The `wasm-opt` program could not be started.
	NotStarted(io::Error),
	/// The program refused the module; carries what it printed.
	Refused(String),
}

impl fmt::Display for OptimizationError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotStarted(error) => {
				write!(
					f,
					"cannot start `wasm-opt` ({error}): install the `binaryen` package, e.g. with scripts/setup.sh"
				)
			},
			Self::Refused(reason) => write!(f, "`wasm-opt` refused the module: {reason}"),
		}
	}
}

impl std::error::Error for OptimizationError {}

/// Command line under construction.
#[derive(Clone, Debug)]
pub struct OptimizationOptions {
	arguments: Vec<&'static str>,
}

impl OptimizationOptions {
	/// Starts without any optimisation pass.
	pub fn new_opt_level_0() -> Self {
		Self { arguments: vec!["-O0"] }
	}

	/// Allows the WebAssembly MVP and mutable globals (which `wasm32v1-none` exports) and nothing else.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self.arguments.push("--mvp-features");
		self.arguments.push("--enable-mutable-globals");
		self
	}

	/// Keeps the names section.
	pub fn debug_info(&mut self, keep: bool) -> &mut Self {
		if keep {
			self.arguments.push("--debuginfo");
		}
		self
	}

	/// Adds a pass.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		if pass == Pass::StripDwarf {
			self.arguments.push("--strip-dwarf");
		}
		self
	}

	/// Processes `input` into `output`.
	pub fn run(
		&self,
		input: impl AsRef<Path>,
		output: impl AsRef<Path>,
	) -> Result<(), OptimizationError> {
		let result = Command::new("wasm-opt")
			.args(&self.arguments)
			.arg(input.as_ref())
			.arg("--output")
			.arg(output.as_ref())
			.output()
			.map_err(OptimizationError::NotStarted)?;
		if result.status.success() {
			Ok(())
		} else {
			Err(OptimizationError::Refused(String::from_utf8_lossy(&result.stderr).into_owned()))
		}
	}
}
