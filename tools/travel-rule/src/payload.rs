// SPDX-License-Identifier: Apache-2.0
//! Identity data of a transfer after IVMS101-2020: read, checked, and written in one way only.

mod country;
mod date;
mod lei;
mod model;
mod read;
mod rules;
mod shape;

pub use date::Date;

use crate::{BUCKETS, Error, Faults, seal::LENGTH};
use serde_json::Value;
use shape::{Checker, Path};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// Length in bytes of the longest payload, without white space.
pub const MAX_PAYLOAD: usize = BUCKETS[BUCKETS.len() - 1] - LENGTH;

/// Identity data that keeps every rule, in canonical form. Wiped from memory when dropped, and
/// never shown by accident.
pub struct Payload(Zeroizing<String>);

impl Payload {
	/// Reads JSON and checks it by the rules of IVMS101. `today` is the current date in UTC: births
	/// lie before it.
	///
	/// # Errors
	/// Text that is no JSON, a field given twice, every rule that the payload breaks, or a payload
	/// too long to seal.
	pub fn parse(json: &[u8], today: Date) -> Result<Self, Error> {
		let payload = Wiped(read::value(json)?);
		let mut checker = Checker::new(today);
		checker.object(&model::PAYLOAD, &payload.0, &Path::Root);
		let faults = checker.into_faults();
		if !faults.is_empty() {
			return Err(Error::Payload(Faults(faults)));
		}
		let mut canonical = Zeroizing::new(String::with_capacity(json.len()));
		read::write_canonical(&payload.0, &mut canonical);
		if canonical.len() > MAX_PAYLOAD {
			return Err(Error::TooLong { bytes: canonical.len() });
		}
		Ok(Self(canonical))
	}

	/// The payload as canonical JSON (RFC 8785): fields in alphabetical order, no white space.
	pub fn as_str(&self) -> &str {
		&self.0
	}
}

impl fmt::Debug for Payload {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Payload(..)")
	}
}

/// JSON whose texts are wiped from memory when it is dropped.
struct Wiped(Value);

impl Drop for Wiped {
	fn drop(&mut self) {
		wipe(&mut self.0);
	}
}

fn wipe(value: &mut Value) {
	match value {
		Value::String(text) => text.zeroize(),
		Value::Array(items) => items.iter_mut().for_each(wipe),
		Value::Object(fields) => fields.values_mut().for_each(wipe),
		Value::Null | Value::Bool(_) | Value::Number(_) => (),
	}
}
