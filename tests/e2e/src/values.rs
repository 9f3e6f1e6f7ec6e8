// SPDX-License-Identifier: Apache-2.0
//! Values whose types only the node's metadata knows: made for calls, and read from answers.

use anyhow::{Context, Result, bail};
use subxt::{
	dynamic::{At, Value},
	ext::scale_value::{Composite, Primitive, ValueDef},
	utils::AccountId32,
};

/// Bytes of any length: hashes, texts, letters of a currency.
pub fn bytes(bytes: impl AsRef<[u8]>) -> Value {
	Value::from_bytes(bytes)
}

/// A whole number.
pub fn number(number: impl Into<u128>) -> Value {
	Value::u128(number.into())
}

/// An account, where a call names it directly.
pub fn account(account: &AccountId32) -> Value {
	Value::from_bytes(account.0)
}

/// An account, where a call looks it up.
pub fn address(who: &AccountId32) -> Value {
	Value::unnamed_variant("Id", [account(who)])
}

/// A variant without fields, by its name.
pub fn variant(name: impl ToString) -> Value {
	Value::unnamed_variant(name.to_string(), [])
}

/// Something or nothing.
pub fn option(value: Option<Value>) -> Value {
	match value {
		Some(value) => Value::unnamed_variant("Some", [value]),
		None => variant("None"),
	}
}

/// Several values in order.
pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
	Value::unnamed_composite(values)
}

/// Fields by name.
pub fn record<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
	Value::named_composite(fields)
}

/// Reading.
pub trait Read {
	/// The field `name`.
	///
	/// # Errors
	/// There is none.
	fn field(&self, name: &str) -> Result<&Value>;

	/// The number it is, also inside of a wrapper.
	///
	/// # Errors
	/// It is no number.
	fn to_number(&self) -> Result<u128>;

	/// The bytes it is, also inside of wrappers.
	///
	/// # Errors
	/// It is something else.
	fn to_bytes(&self) -> Result<Vec<u8>>;

	/// The account it is.
	///
	/// # Errors
	/// It is not 32 bytes.
	fn to_account(&self) -> Result<AccountId32>;

	/// The name of the variant it is.
	///
	/// # Errors
	/// It is no variant.
	fn variant_name(&self) -> Result<&str>;

	/// What an option holds.
	///
	/// # Errors
	/// It is no option.
	fn to_option(&self) -> Result<Option<&Value>>;

	/// What a list holds, in order.
	///
	/// # Errors
	/// It is no list.
	fn items(&self) -> Result<Vec<&Value>>;

	/// What a variant with one field holds.
	///
	/// # Errors
	/// It is no variant, or has no field.
	fn only(&self) -> Result<&Value>;

	/// The number in the field `name`.
	///
	/// # Errors
	/// There is no such field, or it is no number.
	fn number_at(&self, name: &str) -> Result<u128> {
		self.field(name)?.to_number().with_context(|| format!("field {name}"))
	}
}

impl Read for Value {
	fn field(&self, name: &str) -> Result<&Value> {
		self.at(name).with_context(|| format!("no field {name} in {self}"))
	}

	fn to_number(&self) -> Result<u128> {
		match &self.value {
			ValueDef::Primitive(Primitive::U128(number)) => Ok(*number),
			ValueDef::Composite(fields) if fields.len() == 1 => inner(fields)?.to_number(),
			_ => bail!("no number: {self}"),
		}
	}

	fn to_bytes(&self) -> Result<Vec<u8>> {
		match &self.value {
			ValueDef::Composite(fields) => match fields.values().next() {
				Some(first) if !matches!(first.value, ValueDef::Primitive(_)) => {
					inner(fields)?.to_bytes()
				},
				_ => fields.values().map(|value| Ok(u8::try_from(value.to_number()?)?)).collect(),
			},
			_ => bail!("no bytes: {self}"),
		}
	}

	fn to_account(&self) -> Result<AccountId32> {
		let bytes = self.to_bytes()?;
		let bytes: [u8; 32] =
			bytes.try_into().map_err(|_| anyhow::anyhow!("no account: {self}"))?;
		Ok(AccountId32(bytes))
	}

	fn variant_name(&self) -> Result<&str> {
		match &self.value {
			ValueDef::Variant(variant) => Ok(&variant.name),
			_ => bail!("no variant: {self}"),
		}
	}

	fn to_option(&self) -> Result<Option<&Value>> {
		match self.variant_name()? {
			"None" => Ok(None),
			"Some" => self.at(0).map(Some).with_context(|| format!("an empty Some: {self}")),
			_ => bail!("no option: {self}"),
		}
	}

	fn items(&self) -> Result<Vec<&Value>> {
		match &self.value {
			ValueDef::Composite(all) => Ok(all.values().collect()),
			_ => bail!("no list: {self}"),
		}
	}

	fn only(&self) -> Result<&Value> {
		match &self.value {
			ValueDef::Variant(variant) => inner(&variant.values),
			_ => bail!("no variant: {self}"),
		}
	}
}

/// The only value of a wrapper.
fn inner(fields: &Composite<()>) -> Result<&Value> {
	fields.values().next().context("a wrapper without a value")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_and_bytes_should_be_read_through_wrappers() {
		let wrapped = list([list([number(7u8)])]);
		assert_eq!(wrapped.to_number().unwrap(), 7);
		let who = AccountId32([9; 32]);
		assert_eq!(list([account(&who)]).to_account().unwrap(), who);
		assert_eq!(bytes("abc").to_bytes().unwrap(), b"abc");
		assert_eq!(bytes([]).to_bytes().unwrap(), b"");
		assert!(variant("None").to_number().is_err());
	}

	#[test]
	fn items_and_the_only_field_should_be_read_in_order() {
		let values = list([number(1u8), number(2u8)]);
		assert_eq!(values.items().unwrap(), [&number(1u8), &number(2u8)]);
		assert_eq!(option(Some(number(3u8))).only().unwrap(), &number(3u8));
		assert!(variant("None").only().is_err() && variant("None").items().is_err());
	}

	#[test]
	fn fields_and_options_should_be_read_by_name() {
		let value = record([("a", option(Some(number(1u8)))), ("b", option(None))]);
		assert_eq!(value.field("a").unwrap().to_option().unwrap(), Some(&number(1u8)));
		assert_eq!(value.field("b").unwrap().to_option().unwrap(), None);
		assert!(value.field("c").is_err());
		assert_eq!(variant("L2").variant_name().unwrap(), "L2");
	}
}
