// SPDX-License-Identifier: Apache-2.0
//! The books as an indexer on Ethereum's side keeps them: rebuilt from Solidity logs alone, compared with the state.

use crate::invariants::model::Model;
use genex_eth_rpc_runtime_api::EthLog;
use genex_precompiles::{
	abi::{
		ICoupon::{TransferBatch, TransferSingle},
		IStablecoin::Transfer,
	},
	addresses,
};
use genex_primitives::{AssetId, SeriesId};
use genex_runtime::{AccountId, Cash, Runtime, eth_logs};
use pallet_revive::{
	AddressMapper,
	precompiles::alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolEvent,
	},
};
use sp_core::H160;
use std::{collections::BTreeMap, fmt::Debug};

/// What everybody has of each thing, by address. Nothing is no entry.
type Sums<Id> = BTreeMap<(Id, H160), i128>;

/// What all logs so far add up to.
#[derive(Default)]
pub struct Logs {
	units: Sums<SeriesId>,
	money: Sums<AssetId>,
}

impl Logs {
	/// Takes the logs of the events in that are there now.
	pub fn read(&mut self) {
		for outcome in eth_logs::outcomes().into_values() {
			outcome.logs.iter().for_each(|log| self.read_one(log));
		}
	}

	fn read_one(&mut self, log: &EthLog) {
		let topics: Vec<B256> = log.topics.iter().map(|topic| B256::new(topic.0)).collect();
		let is = |kind: B256| topics.first() == Some(&kind);
		if let Some(asset) = addresses::stablecoin_at(&log.address) {
			if is(Transfer::SIGNATURE_HASH) {
				let moved = Transfer::decode_raw_log(&topics, &log.data).expect("as ERC-20 says");
				shift(&mut self.money, asset, (moved.from, moved.to), moved.value);
			}
		} else if log.address == addresses::address_of(addresses::COUPON) {
			if is(TransferSingle::SIGNATURE_HASH) {
				let moved =
					TransferSingle::decode_raw_log(&topics, &log.data).expect("as ERC-1155 says");
				let series = SeriesId::try_from(moved.id).expect("an id of a series");
				shift(&mut self.units, series, (moved.from, moved.to), moved.value);
			} else if is(TransferBatch::SIGNATURE_HASH) {
				let moved =
					TransferBatch::decode_raw_log(&topics, &log.data).expect("as ERC-1155 says");
				for (id, value) in moved.ids.iter().zip(&moved.values) {
					let series = SeriesId::try_from(*id).expect("an id of a series");
					shift(&mut self.units, series, (moved.from, moved.to), *value);
				}
			}
		}
	}

	/// S15: what everybody has is what the logs of ERC-1155 and ERC-20 add up to, so each move was told once.
	pub fn compare(&self, model: &Model) -> Result<(), String> {
		let mut units = Sums::new();
		for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
			add(&mut units, (series, at(&who)), holding.total().into());
		}
		for (series, record) in pallet_coupons::Series::<Runtime>::iter() {
			let unsold = pallet_coupons::Counters::<Runtime>::get(series).unsold;
			add(&mut units, (series, at(&record.issuer)), unsold.into());
		}
		same("units", &self.units, &units)?;
		let mut money = Sums::new();
		for (asset, who) in model.purses() {
			let purse = Cash::balance(*asset, who.clone());
			let all = purse.free + purse.held + purse.leaving;
			add(&mut money, (*asset, at(who)), i128::try_from(all).expect("small"));
		}
		same("money", &self.money, &money)
	}
}

fn at(account: &AccountId) -> H160 {
	<Runtime as pallet_revive::Config>::AddressMapper::to_address(account)
}

fn add<Id: Ord + Copy>(sums: &mut Sums<Id>, whose: (Id, H160), amount: i128) {
	let sum = sums.entry(whose).or_default();
	*sum += amount;
	if *sum == 0 {
		sums.remove(&whose);
	}
}

/// The zero address stands for before and after.
fn shift<Id: Ord + Copy>(sums: &mut Sums<Id>, id: Id, (from, to): (Address, Address), value: U256) {
	let amount = i128::try_from(u128::try_from(value).expect("an amount")).expect("small");
	for (side, change) in [(from, -amount), (to, amount)] {
		if side != Address::ZERO {
			add(sums, (id, H160(side.into_array())), change);
		}
	}
}

fn same<Id: Debug + Ord>(what: &str, logs: &Sums<Id>, state: &Sums<Id>) -> Result<(), String> {
	let differing = logs.iter().find(|(whose, sum)| state.get(*whose) != Some(*sum));
	if let Some((whose, sum)) = differing {
		let has = state.get(whose);
		return Err(format!("S15: {what} of {whose:?}: {has:?}, logs {sum}"));
	}
	match state.iter().find(|(whose, _)| !logs.contains_key(*whose)) {
		Some((whose, sum)) => Err(format!("S15: {what} of {whose:?}: {sum}, and no logs")),
		None => Ok(()),
	}
}
