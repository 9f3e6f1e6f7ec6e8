// SPDX-License-Identifier: Apache-2.0
//! What an attack may change: what is its own, what every block changes, and nothing else.

use crate::hostile::{
	chain::{Chain, Change, Made},
	stage::Stage,
};
use codec::{Decode, Encode};
use frame_support::traits::fungible::Inspect;
use genex_primitives::Balance;
use genex_runtime::{AccountId, Balances, Revive, Runtime};
use genex_runtime_tests::env;
use sp_io::hashing::twox_128;
use std::collections::BTreeSet;

/// Last bytes of an account that belongs to an Ethereum address.
const ETHEREUM: [u8; 12] = [0xEE; 12];

/// Judges blocks.
pub struct Judge<'a> {
	stage: &'a Stage,
	/// What a block changes in which nobody does anything.
	usual: BTreeSet<Vec<u8>>,
	/// What a holder changes who redeems its own, such as the units of the series in all. That nobody changes more of it
	/// than it may is for the invariants to tell.
	honest: BTreeSet<Vec<u8>>,
	/// The account of the pallet of contracts.
	room: AccountId,
}

fn prefix(pallet: &str, entry: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(entry.as_bytes())].concat()
}

fn holds(key: &[u8], mark: &[u8]) -> bool {
	key.windows(mark.len()).any(|part| part == mark)
}

impl<'a> Judge<'a> {
	/// Knows what is usual from a block of harmless transactions, and what redeeming changes from one of redemptions.
	pub fn new(stage: &'a Stage, harmless: &Made, honest: &Made) -> Self {
		let keys = |made: &Made| made.changed.iter().map(|(key, ..)| key.clone()).collect();
		let (usual, honest): (BTreeSet<Vec<u8>>, BTreeSet<Vec<u8>>) =
			(keys(harmless), keys(honest));
		let counters = pallet_coupons::Counters::<Runtime>::hashed_key_for(stage.series);
		assert!(honest.contains(&counters), "the honest contract redeemed nothing");
		Self { stage, usual, honest, room: Revive::account_id() }
	}

	/// What an attack reached that is not its own.
	pub fn escaped(&self, chain: &Chain, made: &Made) -> Vec<String> {
		let born = self.born(made);
		let foreign = made.changed.iter().filter(|change| !self.may_change(change, &born));
		let told = |(key, ..): &Change| format!("the value of 0x{} changed", hex::encode(key));
		let mut escaped: Vec<String> = foreign.map(told).collect();
		for trie in &made.tries {
			if self.stage.tries.iter().any(|known| known.ends_with(trie)) {
				escaped.push(format!("the trie 0x{} of a victim changed", hex::encode(trie)));
			}
		}
		if self.mints(made) {
			escaped.push("there is more GNX than before".to_owned());
		}
		if let Err(broken) = chain.after(made).execute_with(env::try_state_all) {
			escaped.push(format!("an invariant is broken: {broken:?}"));
		}
		escaped
	}

	/// The addresses of contracts that were made.
	fn born(&self, made: &Made) -> Vec<Vec<u8>> {
		let accounts = prefix("Revive", "AccountInfoOf");
		let new = made.changed.iter().filter(|(_, before, _)| before.is_none());
		new.filter_map(|(key, ..)| key.strip_prefix(&accounts[..]).map(<[u8]>::to_vec)).collect()
	}

	fn may_change(&self, (key, before, _): &Change, born: &[Vec<u8>]) -> bool {
		if self.honest.contains(key) {
			return true;
		}
		if self.stage.victims.iter().any(|mark| holds(key, mark)) {
			return false;
		}
		let is_own = || self.stage.own.iter().chain(born).any(|mark| holds(key, mark));
		let of_pallet = |name: &str| key.starts_with(&twox_128(name.as_bytes()));
		let of_own_identity = || {
			let mut identities = self.stage.identities.iter();
			(of_pallet("Compliance") || of_pallet("Kyc") || of_pallet("Issuers"))
				&& identities.any(|identity| key.ends_with(&identity.encode()))
		};
		// Somebody nobody has heard of was sent GNX.
		let is_new_account = || {
			before.is_none()
				&& key.starts_with(&prefix("System", "Account"))
				&& key.ends_with(&ETHEREUM)
		};
		// How full blocks are, and the existential deposits of contracts that are made.
		let of_every_block = || {
			[
				("TransactionPayment", "NextFeeMultiplier"),
				("Balances", "TotalIssuance"),
				("Balances", "InactiveIssuance"),
			]
			.into_iter()
			.any(|(pallet, entry)| *key == prefix(pallet, entry))
		};
		// It holds what contracts put aside for their code and storage.
		let of_the_room = || holds(key, self.room.as_ref());
		// Code and contracts that are not the victims'.
		self.usual.contains(key)
			|| of_every_block()
			|| of_the_room()
			|| is_own()
			|| of_pallet("Revive")
			|| of_own_identity()
			|| is_new_account()
	}

	/// Whether there is more GNX than before, beside the existential deposits that come with contracts and with whom they pay.
	fn mints(&self, made: &Made) -> bool {
		let issuance = prefix("Balances", "TotalIssuance");
		let accounts = prefix("System", "Account");
		let new = made
			.changed
			.iter()
			.filter(|(key, before, _)| before.is_none() && key.starts_with(&accounts));
		let new = Balance::try_from(new.count()).expect("a block makes few");
		let deposits = new * Balances::minimum_balance();
		let amount = |value: &Option<Vec<u8>>| {
			value.as_ref().and_then(|value| Balance::decode(&mut &value[..]).ok())
		};
		let mut changes = made.changed.iter();
		changes.any(|(key, before, after)| {
			*key == issuance && amount(after) > amount(before).map(|before| before + deposits)
		})
	}
}
