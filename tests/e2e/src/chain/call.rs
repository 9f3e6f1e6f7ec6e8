// SPDX-License-Identifier: Apache-2.0
//! Calls by the names of pallet, call and arguments.

use crate::values::list;
use anyhow::{Context, Result, bail};
use subxt::{
	dynamic::Value,
	ext::scale_value::{Composite, ValueDef},
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

	/// The call that a value is: a variant for the pallet, and in it one for the call.
	///
	/// # Errors
	/// It is something else.
	pub fn of(value: Value) -> Result<Self> {
		let ValueDef::Variant(pallet) = value.value else { bail!("this is no call") };
		let call = pallet.values.into_values().next().context("a pallet without a call")?;
		let ValueDef::Variant(call) = call.value else { bail!("this is no call of a pallet") };
		let args = match call.values {
			Composite::Named(args) => args,
			Composite::Unnamed(args) if args.is_empty() => Vec::new(),
			Composite::Unnamed(_) => bail!("the arguments of {} have no names", call.name),
		};
		Ok(Self { pallet: pallet.name, name: call.name, args })
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::values::{number, variant};

	#[test]
	fn call_should_be_read_from_its_value() {
		let call = Call::new("Books", "close", [("page", number(3u8)), ("side", variant("Ask"))]);
		let read = Call::of(call.clone().into_value()).unwrap();
		assert_eq!((read.pallet.as_str(), read.name.as_str()), ("Books", "close"));
		assert_eq!(read.into_value(), call.into_value());
		let bare = Call::of(Value::unnamed_variant("Books", [variant("rest")])).unwrap();
		assert_eq!(bare.name, "rest");
	}

	#[test]
	fn call_should_not_be_read_from_other_values() {
		let unnamed = Value::unnamed_variant("close", [number(3u8)]);
		for value in [number(3u8), variant("Books"), Value::unnamed_variant("Books", [unnamed])] {
			assert!(Call::of(value.clone()).is_err(), "{value}");
		}
	}
}
