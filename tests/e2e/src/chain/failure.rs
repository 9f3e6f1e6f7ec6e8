// SPDX-License-Identifier: Apache-2.0
//! Why a call failed, by name.

use anyhow::Result;
use genex_primitives::Reason;
use std::fmt;
use subxt::{ArcMetadata, error::DispatchError};

/// The failure of a call that was included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
	/// `Pallet::Error`, `Pallet::Refused(code)`, or the name of a general failure.
	pub name: String,
}

impl Failure {
	/// Reads an encoded `DispatchError`; more bytes may follow it.
	///
	/// # Errors
	/// Bytes that are none under this metadata.
	pub fn decode(bytes: &[u8], metadata: ArcMetadata) -> Result<Self> {
		let error = DispatchError::decode_from(bytes, metadata)?;
		let DispatchError::Module(module) = error else {
			return Ok(Self { name: format!("{error:?}") });
		};
		let details = module.details()?;
		let name = format!("{}::{}", details.pallet.name(), details.variant.name);
		if details.variant.fields.is_empty() {
			return Ok(Self { name });
		}
		let [_, _, low, high, _] = module.bytes();
		Ok(Self { name: format!("{name}({})", u16::from_le_bytes([low, high])) })
	}
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.name)
	}
}

/// The name of a refusal by the rules in `pallet`.
pub fn refused(pallet: &str, reason: Reason) -> String {
	format!("{pallet}::Refused({})", reason.code())
}
