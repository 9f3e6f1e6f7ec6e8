// SPDX-License-Identifier: Apache-2.0
//! The first state in which calls are measured.

use crate::{AccountId, genesis_config_presets::get_preset};
use alloc::{format, vec::Vec};
use genex_primitives::CurrencyCode;
use pallet_cash::{AssetPolicy, GenesisAsset};
use serde_json::{Value, to_value};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, PresetId};

/// The development chain with full roles and almost as many stablecoins as there may be.
pub const BENCHMARK_PRESET: &str = "benchmark";

/// The roles, as the genesis configuration calls them: whoever acts in one is looked for among its members.
const ROLES: [&str; 9] = [
	"dispatchers",
	"complianceOfficers",
	"arbitrators",
	"gateways",
	"attestors",
	"sanctionsOracles",
	"secondOfficers",
	"courtOfficers",
	"rateOracles",
];
/// Members that each role gets besides the one or two of development. Leaves the two seats that benchmarks fill.
const SEATS: u32 = 46;
/// The first of the further stablecoins, by its number.
const FIRST_COIN: u32 = 101;
/// How many there are, so that the benchmark of registration makes the last one.
const COINS: u32 = 13;

/// The state, as a patch of the default.
pub fn benchmark() -> Value {
	let bytes = get_preset(&PresetId::from(DEV_RUNTIME_PRESET)).expect("development is a preset");
	let mut state = serde_json::from_slice(&bytes).expect("a preset is JSON");
	for (number, role) in (0u32..).zip(ROLES) {
		let members = (0..SEATS).map(|seat| member(seat, number));
		list_of(&mut state, role, "members").extend(members);
	}
	list_of(&mut state, "cash", "assets").extend((0..COINS).map(coin));
	state
}

/// The list `list` of `pallet`.
fn list_of<'a>(state: &'a mut Value, pallet: &str, list: &str) -> &'a mut Vec<Value> {
	state
		.get_mut(pallet)
		.and_then(|config| config.get_mut(list))
		.and_then(Value::as_array_mut)
		.expect("development sets it")
}

/// Somebody on a seat of a role.
fn member(seat: u32, role: u32) -> Value {
	let account: AccountId = frame_benchmarking::account("seat", seat, role);
	to_value(account).expect("an account can be written as JSON")
}

/// A stablecoin in euro. Whether an account is empty is asked of every coin.
fn coin(number: u32) -> Value {
	let coin = GenesisAsset::<AccountId> {
		id: FIRST_COIN + number,
		symbol: format!("EUR{number}"),
		name: format!("Euro {number}"),
		decimals: 6,
		currency: CurrencyCode::EUR,
		policy: AssetPolicy {
			daily_mint_cap: 1_000_000_000_000,
			second_approval_from: 1_000_000_000_000,
			reserve_max_age: 86_400,
			min_withdrawal: 1,
		},
		reserve: None,
	};
	to_value(coin).expect("a stablecoin can be written as JSON")
}
