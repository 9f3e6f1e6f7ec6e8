// SPDX-License-Identifier: Apache-2.0
//! Who signs, who accepts, and what there is.

use crate::tickets::signers::Signer;
use frame_support::assert_ok;
use genex_messages::Domain;
use genex_primitives::{FreezeMode, Quantity, SeriesId, Tier};
use genex_runtime::{AccountId, Coupons, Runtime};
use genex_runtime_tests::{
	native::dispatch,
	random::Random,
	scene::{self, by_account, by_identity},
	who,
};
use pallet_serials::{Ranges, SerialRange};

/// What a chain of trials begins with.
pub struct Stage {
	/// Holders of [`UNITS`] of the series, with a key of every kind.
	pub holders: Vec<Signer>,
	/// Keys of people who have nothing.
	pub strangers: Vec<Signer>,
	/// A series, and another one of which holders have as much.
	pub series: [SeriesId; 2],
	/// A series whose units bear serials: the first holder has the first [`NUMBERED`], the next the next, and so on.
	pub numbered: SeriesId,
	/// Two redeemers of all three.
	pub stores: [AccountId; 2],
	/// Somebody who only submits.
	pub relayer: AccountId,
	/// The chain.
	pub domain: Domain,
}

/// Units of each series of each holder.
pub const UNITS: Quantity = 10_000;
/// Serials of each holder.
pub const NUMBERED: Quantity = 5;

impl Stage {
	/// Runs inside a chain.
	pub fn new() -> Self {
		let holders = Signer::of_every_kind(77);
		let stores = ["Store", "Cafe"].map(who::account);
		let relayer = who::account("Relayer");
		let accounts: Vec<AccountId> = holders.iter().map(|one| one.account.clone()).collect();
		for account in accounts.iter().chain(&stores).chain([&relayer]) {
			scene::register(account, Tier::L2);
		}
		let (first, _) = scene::stage(&accounts, 1_000);
		let second = scene::issue(scene::gift_card(), 1_000_000);
		let listing = scene::list(scene::offer(second, scene::DOLLAR / 100, 1_000_000));
		for account in &accounts {
			scene::buy(account, listing, UNITS);
		}
		let numbered = number(&accounts);
		for series in [first, second, numbered] {
			for store in &stores {
				let redeemer = store.clone();
				let add = pallet_coupons::Call::<Runtime>::add_redeemer { series, redeemer };
				assert_ok!(dispatch(add, &who::issuer()));
			}
		}
		Self {
			holders,
			strangers: Signer::of_every_kind(78),
			series: [first, second],
			numbered,
			stores,
			relayer,
			domain: scene::signing_domain(),
		}
	}

	/// One of the holders.
	pub fn holder(&self, random: &mut Random) -> &Signer {
		random.pick(&self.holders)
	}

	/// Everything that burned so far, of both series.
	pub fn burned(&self) -> Quantity {
		self.series.map(redeemed).iter().sum()
	}
}

/// Gives each of `accounts` [`NUMBERED`] units that bear serials, in turn.
fn number(accounts: &[AccountId]) -> SeriesId {
	let all = NUMBERED * accounts.len() as Quantity;
	let (first, others) = accounts.split_first().expect("there are holders");
	let series = scene::numbered(first, all);
	for (place, to) in (1..).zip(others) {
		let range = SerialRange { first: place * NUMBERED + 1, last: (place + 1) * NUMBERED };
		let (to, ranges) = (to.clone(), Ranges::truncate_from(vec![range]));
		let give = pallet_serials::Call::<Runtime>::transfer_serials { series, to, ranges };
		assert_ok!(dispatch(give, first));
	}
	series
}

/// Units of a series that burned with redeemers.
fn redeemed(series: SeriesId) -> Quantity {
	pallet_coupons::Counters::<Runtime>::get(series).redeemed
}

/// Free and held units.
pub fn units(series: SeriesId, who: &AccountId) -> (Quantity, Quantity) {
	Coupons::holding(who.clone(), series).map_or((0, 0), |one| (one.free, one.held))
}

/// Nothing leaves `who` any more, and nothing enters either where `full`.
pub fn freeze(who: &AccountId, full: bool, random: &mut Random) {
	let mode = if full { FreezeMode::Full } else { FreezeMode::Outbound };
	match random.below(4) {
		0 => scene::freeze(by_account(who), mode),
		1 => scene::freeze(by_identity(who), mode),
		2 => scene::freeze_by_list(by_account(who), mode),
		_ => scene::freeze_by_list(by_identity(who), mode),
	}
}

/// Sets the clock to `second`.
pub fn set_clock(second: u64) {
	pallet_timestamp::Now::<Runtime>::put(second * 1_000);
}

/// `who` redeems `quantity` units by itself.
pub fn redeem_directly(who: &AccountId, series: SeriesId, quantity: Quantity, at: &AccountId) {
	let call = scene::redeeming(at, series, quantity);
	assert_ok!(dispatch(call, who));
}
