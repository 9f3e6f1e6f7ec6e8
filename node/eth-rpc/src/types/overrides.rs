// SPDX-License-Identifier: Apache-2.0

//! What a caller wants to be pretended while something is executed: another state of accounts, a
//! later time. Whatever cannot be pretended is refused, never left out.

use std::collections::{BTreeMap, btree_map::Entry};

use pallet_revive::pallet_revive_types::runtime_api::{
	StateOverrideSetV1, StateOverrideV1, StorageOverrideV1,
};
use serde::{
	Deserialize, Deserializer,
	de::{DeserializeOwned, Error},
};
use serde_json::{Map, Value};
use sp_core::{H160, H256, U256};

/// Accounts one call may change.
const MAX_ACCOUNTS: usize = 1_000;
/// Storage words one call may change, over all accounts.
const MAX_WORDS: usize = 20_000;

/// What is pretended in one execution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
	/// Another state of accounts.
	pub state: Option<StateOverrideSetV1>,
	/// The clock contracts see, in Unix milliseconds.
	pub timestamp: Option<u64>,
}

/// Another state of accounts, as a caller gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateOverrides(pub StateOverrideSetV1);

/// Another block, as a caller gives it. The runtime can pretend another time only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockOverrides {
	/// Unix seconds.
	pub time: Option<u64>,
}

impl StateOverrides {
	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		let Value::Object(accounts) = value else {
			return Err("state overrides must be an object with addresses as keys".into());
		};
		if accounts.len() > MAX_ACCOUNTS {
			return Err(format!("state overrides for more than {MAX_ACCOUNTS} accounts"));
		}
		let (mut set, mut words) = (BTreeMap::new(), 0usize);
		for (name, changes) in accounts {
			let address = address(&name)?;
			let account = account(&name, changes)?;
			words = words.saturating_add(count_words(&account));
			if words > MAX_WORDS {
				return Err(format!("state overrides for more than {MAX_WORDS} storage words"));
			}
			match set.entry(address) {
				Entry::Vacant(free) => free.insert(account),
				Entry::Occupied(_) => return Err(format!("state overrides name {name} twice")),
			};
		}
		Ok(Self(StateOverrideSetV1(set)))
	}
}

impl BlockOverrides {
	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		let Value::Object(mut fields) = value else {
			return Err("block overrides must be an object".into());
		};
		let time = match take::<U256>(&mut fields, "time")? {
			Some(time) => Some(
				u64::try_from(time)
					.map_err(|_| "time: it exceeds 64 bits; pass Unix seconds".to_string())?,
			),
			None => None,
		};
		match left(&fields) {
			Some(other) => Err(format!(
				"the block override {other} is not supported: this chain can pretend another time \
				 only"
			)),
			None => Ok(Self { time }),
		}
	}
}

impl<'de> Deserialize<'de> for StateOverrides {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

impl<'de> Deserialize<'de> for BlockOverrides {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

/// Takes a field out; null is the same as none.
pub fn take<T: DeserializeOwned>(
	fields: &mut Map<String, Value>,
	name: &str,
) -> Result<Option<T>, String> {
	match fields.remove(name) {
		None | Some(Value::Null) => Ok(None),
		Some(value) => {
			serde_json::from_value(value).map(Some).map_err(|error| format!("{name}: {error}"))
		},
	}
}

/// A field nobody has taken.
pub fn left(fields: &Map<String, Value>) -> Option<&str> {
	fields.iter().find(|(_, value)| !value.is_null()).map(|(name, _)| name.as_str())
}

fn address(text: &str) -> Result<H160, String> {
	text.parse()
		.ok()
		.filter(|_| text.len() == 42 && text.starts_with("0x"))
		.ok_or_else(|| format!("`{text}` is no address: it must be 0x and 40 hex digits"))
}

fn account(name: &str, changes: Value) -> Result<StateOverrideV1, String> {
	let at = |error: String| format!("state override of {name}: {error}");
	let Value::Object(mut fields) = changes else {
		return Err(at("it must be an object".into()));
	};
	let words = |fields: &mut Map<String, Value>, name: &str| {
		take::<BTreeMap<H256, H256>>(fields, name).map_err(at)
	};
	let storage = match (words(&mut fields, "state")?, words(&mut fields, "stateDiff")?) {
		(Some(_), Some(_)) => {
			return Err(at("state and stateDiff are both given; pass one of them".into()));
		},
		(Some(all), None) => Some(StorageOverrideV1::State(all)),
		(None, Some(some)) => Some(StorageOverrideV1::StateDiff(some)),
		(None, None) => None,
	};
	let account = StateOverrideV1 {
		balance: take(&mut fields, "balance").map_err(at)?,
		nonce: take(&mut fields, "nonce").map_err(at)?,
		code: take(&mut fields, "code").map_err(at)?,
		storage,
		move_precompile_to_address: None,
	};
	match left(&fields) {
		None => Ok(account),
		Some("movePrecompileToAddress") => Err(at(
			"movePrecompileToAddress is not supported: precompiles have fixed addresses on this chain"
				.into(),
		)),
		Some(other) => Err(at(format!(
			"there is no {other}; known are balance, nonce, code, state and stateDiff"
		))),
	}
}

fn count_words(account: &StateOverrideV1) -> usize {
	match &account.storage {
		Some(StorageOverrideV1::State(words) | StorageOverrideV1::StateDiff(words)) => words.len(),
		None => 0,
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	const ADDRESS: &str = "0x00000000000000000000000000000000000000aa";

	fn state(value: Value) -> Result<StateOverrides, String> {
		StateOverrides::from_json(value)
	}

	fn word(byte: u8) -> String {
		format!("{:?}", H256::repeat_byte(byte))
	}

	#[test]
	fn state_should_be_read_field_by_field() {
		let read = state(json!({
			(ADDRESS): { "balance": "0x10", "nonce": "0x2", "code": "0x6001", "stateDiff": {
				(word(1)): word(2),
			} },
			"0x00000000000000000000000000000000000000bb": { "state": {}, "code": null },
		}))
		.unwrap();
		let accounts = &read.0.0;
		assert_eq!(accounts.len(), 2);
		let full = &accounts[&H160::from_low_u64_be(0xaa)];
		assert_eq!((full.balance, full.nonce), (Some(16.into()), Some(2.into())));
		assert_eq!(full.code.as_ref().map(|code| code.0.clone()), Some(vec![0x60, 1]));
		let words = BTreeMap::from([(H256::repeat_byte(1), H256::repeat_byte(2))]);
		assert_eq!(full.storage, Some(StorageOverrideV1::StateDiff(words)));
		let emptied = &accounts[&H160::from_low_u64_be(0xbb)];
		assert_eq!(emptied.storage, Some(StorageOverrideV1::State(BTreeMap::new())));
		assert_eq!((emptied.balance, &emptied.code), (None, &None));
		assert_eq!(state(json!({})), Ok(StateOverrides::default()));
	}

	#[test]
	fn state_should_be_refused_when_it_cannot_be_pretended() {
		let upper = "0x00000000000000000000000000000000000000AA";
		for (wrong, part) in [
			(json!([]), "object with addresses"),
			(json!({ "0x12": {} }), "40 hex digits"),
			(json!({ (ADDRESS): 5 }), "must be an object"),
			(json!({ (ADDRESS): {}, (upper): {} }), "twice"),
			(json!({ (ADDRESS): { "balance": 7 } }), "balance: "),
			(json!({ (ADDRESS): { "code": "0x0" } }), "code: "),
			(json!({ (ADDRESS): { "state": { "0x1": word(1) } } }), "state: "),
			(json!({ (ADDRESS): { "state": {}, "stateDiff": {} } }), "pass one of them"),
			(json!({ (ADDRESS): { "storage": {} } }), "there is no storage"),
			(json!({ (ADDRESS): { "movePrecompileToAddress": ADDRESS } }), "fixed addresses"),
		] {
			let error = state(wrong.clone()).unwrap_err();
			assert!(error.contains(part), "{wrong}: {error}");
		}
	}

	#[test]
	fn state_should_be_refused_when_it_is_too_large() {
		let account = |number: usize| format!("{:?}", H160::from_low_u64_be(number as u64));
		let many = |count: usize| {
			Value::Object((0..count).map(|number| (account(number), json!({}))).collect())
		};
		assert!(state(many(MAX_ACCOUNTS)).is_ok());
		assert!(state(many(MAX_ACCOUNTS + 1)).unwrap_err().contains("1000 accounts"));
		let words = |count: usize| -> Value {
			let key = |number: usize| format!("{:?}", H256::from_low_u64_be(number as u64));
			Value::Object((0..count).map(|number| (key(number), json!(word(1)))).collect())
		};
		assert!(state(json!({ (ADDRESS): { "state": words(MAX_WORDS) } })).is_ok());
		let error = state(json!({ (ADDRESS): { "state": words(MAX_WORDS + 1) } })).unwrap_err();
		assert!(error.contains("20000 storage words"), "{error}");
	}

	#[test]
	fn block_should_be_read_when_it_names_the_time_only() {
		let read = BlockOverrides::from_json;
		assert_eq!(read(json!({ "time": "0x64" })), Ok(BlockOverrides { time: Some(100) }));
		assert_eq!(read(json!({ "number": null })), Ok(BlockOverrides::default()));
		for (wrong, part) in [
			(json!("0x1"), "object"),
			(json!({ "time": "soon" }), "time: "),
			(json!({ "time": "0x10000000000000000" }), "64 bits"),
			(json!({ "number": "0x1" }), "override number is not supported"),
			(json!({ "time": "0x1", "baseFeePerGas": "0x0" }), "override baseFeePerGas"),
			(json!({ "prevRandao": word(1) }), "override prevRandao"),
		] {
			let error = read(wrong.clone()).unwrap_err();
			assert!(error.contains(part), "{wrong}: {error}");
		}
	}
}
