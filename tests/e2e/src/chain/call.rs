// SPDX-License-Identifier: Apache-2.0
//! Calls by the names of pallet, call and arguments.

use crate::values::list;
use subxt::{
	dynamic::Value,
	ext::scale_value::Composite,
	transactions::{DynamicPayload, dynamic},
};

/// A call of the runtime.
#[derive(Clone, Debug)]
pub struct Call {
	/// Name of the pallet.
	pub pallet: String,
	/// Name of the call.
	pub name: String,
	args: Vec<(String, Value)>,
}

impl Call {
	/// The call `pallet.name` with these arguments, by name.
	pub fn new<const N: usize>(pallet: &str, name: &str, args: [(&str, Value); N]) -> Self {
		let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
		Self { pallet: pallet.to_owned(), name: name.to_owned(), args }
	}

	/// All calls or none of them, in one transaction.
	pub fn batch_all(calls: impl IntoIterator<Item = Call>) -> Self {
		let calls = list(calls.into_iter().map(Call::into_value));
		Self::new("Utility", "batch_all", [("calls", calls)])
	}

	/// What transactions are made of.
	pub fn payload(&self) -> DynamicPayload<Composite<()>> {
		dynamic(self.pallet.clone(), self.name.clone(), Composite::Named(self.args.clone()))
	}

	/// The call as an argument of another one.
	pub fn into_value(self) -> Value {
		self.payload().into_value()
	}
}
