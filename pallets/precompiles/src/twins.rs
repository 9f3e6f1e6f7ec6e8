// SPDX-License-Identifier: Apache-2.0
//! The Solidity logs of what the pallets tell natively, and which of them still have to be written.
//!
//! An act from Solidity has its logs written by the precompile; a native act, or one of the chain itself, writes none. Here
//! every event that an interface knows has its log, its *twin*: what moves coupons, money or serials, or lets somebody move
//! them, at the address of the token, and what was done at the precompile that serves the act. The node shows a twin where
//! no precompile wrote it.

mod acts;
mod books;
mod compliance;
mod custody;
mod fee_policy;
mod insolvency;
mod issuers;
mod kyc;
mod quarantine;
mod sales;
mod transfer_policies;

pub(crate) use acts::actor;
pub use acts::{of_claims, of_nonces, of_permits, of_redemption, of_travel_rule};
pub(crate) use books::expected;
pub use books::of_books;
pub use compliance::of_compliance;
pub(crate) use compliance::reviewed;
pub use custody::of_custody;
pub(crate) use custody::wish_parts;
pub use fee_policy::of_fee_policy;
pub use insolvency::of_insolvency;
pub(crate) use insolvency::{payments, pots};
pub use issuers::of_issuers;
pub use kyc::of_kyc;
pub use quarantine::of_quarantine;
pub use sales::of_sales;
pub use transfer_policies::of_transfer_policies;
pub(crate) use transfer_policies::{candidate, structure};

use crate::{
	Chain,
	abi::{
		ICoupon::{ApprovalForAll, TransferBatch, TransferSingle},
		ICouponFactory::SeriesSerialised,
		ISerials::{self, ConsecutiveTransfer},
		IStablecoin,
	},
	addresses,
	convert::address,
	logs,
	marketplace::market_twin,
	stablecoin::shown,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use genex_primitives::{AssetId, Balance, Quantity, SeriesId};
use pallet_coupons::Series;
use pallet_revive::precompiles::{
	H160, H256,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolEvent,
	},
};
use pallet_serials::SerialRange;

/// A log: who writes it, its topics and its data.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Twin {
	/// The precompile or contract.
	pub address: H160,
	/// Indexed part, at most four entries.
	pub topics: Vec<H256>,
	/// The ABI-encoded rest.
	pub data: Vec<u8>,
}

impl Twin {
	/// The log that the precompile at `address` writes for `event`.
	pub(crate) fn at(address: H160, event: &impl SolEvent) -> Self {
		let (topics, data) = logs::parts(event);
		Self { address, topics, data }
	}
}

/// The twins of an event of `pallet-coupons`: of what moved, then of what was done.
pub fn of_coupons<T: Chain>(event: &pallet_coupons::Event<T>) -> Vec<Twin> {
	moved_in_coupons(event).into_iter().chain(acts::of_coupons(event)).collect()
}

/// The twins of an event of `pallet-cash`: of what moved, then of what was done.
pub fn of_cash<T: Chain>(event: &pallet_cash::Event<T>) -> Vec<Twin> {
	moved_in_cash(event).into_iter().chain(acts::of_cash(event)).collect()
}

/// The log of units that moved, or that somebody may move from now on.
fn moved_in_coupons<T: Chain>(event: &pallet_coupons::Event<T>) -> Option<Twin> {
	use pallet_coupons::Event;
	let nobody = Address::ZERO;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::Minted { series, issuer, quantity } => {
			let issuer = address::<T>(issuer);
			units(issuer, (nobody, issuer), *series, *quantity)
		},
		Event::Recalled { series, issuer, quantity } => {
			let issuer = address::<T>(issuer);
			units(issuer, (issuer, nobody), *series, *quantity)
		},
		Event::Sold { series, issuer, buyer, quantity } => {
			let buyer = address::<T>(buyer);
			units(buyer, (address::<T>(issuer), buyer), *series, *quantity)
		},
		Event::Transferred { operator, series, from, to, quantity, .. } => {
			let operator = address::<T>(operator.as_ref().unwrap_or(from));
			units(operator, (address::<T>(from), address::<T>(to)), *series, *quantity)
		},
		Event::Redeemed { series, holder, quantity, .. }
		| Event::Refunded { series, holder, quantity } => {
			let holder = address::<T>(holder);
			units(holder, (holder, nobody), *series, *quantity)
		},
		Event::HoldingCleared { series, who, by, quantity } => {
			units(address::<T>(by), (address::<T>(who), nobody), *series, *quantity)
		},
		// The units of holders stay in their entries until these are cleared; those of the inventory have none.
		Event::ExpiryBooked { series, by, unsold, .. } => {
			let issuer = issuer_of::<T>(*series).filter(|_| *unsold > 0)?;
			units(address::<T>(by), (issuer, nobody), *series, *unsold)
		},
		Event::OperatorSet { owner, operator, approved } => {
			let (account, operator) = (address::<T>(owner), address::<T>(operator));
			at_coupon(&ApprovalForAll { account, operator, approved: *approved })
		},
		Event::SeriesCreated { .. }
		| Event::SeriesAmended { .. }
		| Event::SeriesSubmitted { .. }
		| Event::SubmissionWithdrawn { .. }
		| Event::SeriesApproved { .. }
		| Event::SeriesRejected { .. }
		| Event::SeriesListed { .. }
		| Event::SeriesClosed { .. }
		| Event::Held { .. }
		| Event::Released { .. }
		| Event::FrozenUnitsSet { .. }
		| Event::RedeemerSwept { .. }
		| Event::RedeemerAdded { .. }
		| Event::RedeemerRemoved { .. }
		| Event::LegalRuleSet { .. }
		| Event::SeriesDiscarded { .. }
		| Event::SeriesTrusted { .. }
		| Event::__Ignore(..) => return None,
	})
}

/// The log of money that moved.
fn moved_in_cash<T: Chain>(event: &pallet_cash::Event<T>) -> Option<Twin> {
	use pallet_cash::Event;
	let nobody = Address::ZERO;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::Transferred { asset, from, to, amount, .. }
		| Event::HeldTransferred { asset, from, to, amount, .. } => {
			money(*asset, (address::<T>(from), address::<T>(to)), *amount)
		},
		Event::Deposited { asset, to, amount, .. } => {
			money(*asset, (nobody, address::<T>(to)), *amount)
		},
		Event::WithdrawalCompleted { asset, who, amount, .. } => {
			money(*asset, (address::<T>(who), nobody), *amount)
		},
		Event::AssetRegistered { .. }
		| Event::PolicySet { .. }
		| Event::Held { .. }
		| Event::Released { .. }
		| Event::DepositPending { .. }
		| Event::DepositApproved { .. }
		| Event::DepositCancelled { .. }
		| Event::ReserveAttested { .. }
		| Event::WithdrawalRequested { .. }
		| Event::WithdrawalCleared { .. }
		| Event::WithdrawalReturned { .. }
		| Event::WithdrawalRejected { .. }
		| Event::WithdrawalCancelled { .. }
		| Event::__Ignore(..) => return None,
	})
}

/// The twin of an event of `pallet-allowances`, if it changes what a spender may move. What a spender has used up writes no
/// log, as with OpenZeppelin.
pub fn of_allowances<T: Chain>(event: &pallet_allowances::Event<T>) -> Option<Twin> {
	use pallet_allowances::Event;
	match event {
		Event::Approved { asset, owner, spender, amount } => {
			let (owner, spender) = (address::<T>(owner), address::<T>(spender));
			let approval = IStablecoin::Approval { owner, spender, value: shown(*amount) };
			Some(Twin::at(addresses::of_stablecoin(*asset), &approval))
		},
		Event::AllowanceSpent { .. } | Event::PermitUsed { .. } | Event::__Ignore(..) => None,
	}
}

/// The twin of an event of `pallet-serials`: of serials that move or that somebody may move, and of a series that has them.
pub fn of_serials<T: Chain>(event: &pallet_serials::Event<T>) -> Option<Twin> {
	use pallet_serials::Event;
	let nobody = Address::ZERO;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::SerialsMinted { series, range } => {
			serials(*series, (nobody, issuer_of::<T>(*series)?), *range)
		},
		Event::SerialsSold { series, buyer, range } => {
			serials(*series, (issuer_of::<T>(*series)?, address::<T>(buyer)), *range)
		},
		Event::SerialsMoved { series, from, to, range } => {
			serials(*series, (address::<T>(from), address::<T>(to)), *range)
		},
		Event::SerialsRecalled { series, range } => {
			serials(*series, (issuer_of::<T>(*series)?, nobody), *range)
		},
		Event::SerialsRedeemed { series, holder: who, range, .. }
		| Event::SerialsRefunded { series, holder: who, range }
		| Event::SerialsCleared { series, who, range, .. } => {
			serials(*series, (address::<T>(who), nobody), *range)
		},
		Event::SerialApproved { series, owner, serial, spender } => {
			let approved = spender.as_ref().map_or(nobody, address::<T>);
			let (owner, token) = (address::<T>(owner), U256::from(*serial));
			let approval = ISerials::Approval { owner, approved, tokenId: token };
			Twin::at(addresses::of_series(*series), &approval)
		},
		Event::MarkedSerialised { series, issuer } => {
			let (series, issuer) = (U256::from(*series), address::<T>(issuer));
			acts::at_factory(&SeriesSerialised { series, issuer })
		},
		Event::__Ignore(..) => return None,
	})
}

/// The twin of an event of `pallet-order-book`, if `IMarketplace` has one.
pub fn of_order_book<T: Chain>(event: &pallet_order_book::Event<T>) -> Option<Twin> {
	market_twin(event)
}

fn at_coupon(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::COUPON), event)
}

/// Units that `operator` made, moved or ended.
fn units(
	operator: Address,
	(from, to): (Address, Address),
	series: SeriesId,
	quantity: Quantity,
) -> Twin {
	let (id, value) = (U256::from(series), U256::from(quantity));
	at_coupon(&TransferSingle { operator, from, to, id, value })
}

fn money(asset: AssetId, (from, to): (Address, Address), amount: Balance) -> Twin {
	let moved = IStablecoin::Transfer { from, to, value: U256::from(amount) };
	Twin::at(addresses::of_stablecoin(asset), &moved)
}

/// One serial as ERC-721 tells it, several as ERC-2309 does.
fn serials(series: SeriesId, (from, to): (Address, Address), range: SerialRange) -> Twin {
	let (first, last) = (U256::from(range.first), U256::from(range.last));
	let at = addresses::of_series(series);
	if first == last {
		return Twin::at(at, &ISerials::Transfer { from, to, tokenId: first });
	}
	let moved = ConsecutiveTransfer {
		fromTokenId: first,
		toTokenId: last,
		fromAddress: from,
		toAddress: to,
	};
	Twin::at(at, &moved)
}

/// Who issues a series, which never changes.
fn issuer_of<T: Chain>(series: SeriesId) -> Option<Address> {
	Series::<T>::get(series).map(|record| address::<T>(&record.issuer))
}

/// What became known of logs in one extrinsic or hook, in order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
	/// A contract or precompile wrote it.
	Written(Twin),
	/// It is the twin of an event.
	Due(Twin),
}

/// Every log exactly once, in order: all that were written, and those twins that none of the written ones tells already.
/// A log of many units tells the twins of all of them; the operator of a move makes no difference.
pub fn once(entries: Vec<Entry>) -> Vec<Twin> {
	let mut told: BTreeMap<Claim, u32> = BTreeMap::new();
	for entry in &entries {
		if let Entry::Written(log) = entry {
			for claim in claims(log) {
				let count = told.entry(claim).or_default();
				*count = count.saturating_add(1);
			}
		}
	}
	let is_told = |log: &Twin, told: &mut BTreeMap<Claim, u32>| {
		claims(log).iter().all(|claim| {
			let Some(left) = told.get_mut(claim).filter(|left| **left > 0) else { return false };
			*left = left.saturating_sub(1);
			true
		})
	};
	entries
		.into_iter()
		.filter_map(|entry| match entry {
			Entry::Written(log) => Some(log),
			Entry::Due(log) => (!is_told(&log, &mut told)).then_some(log),
		})
		.collect()
}

/// What a log says, however it says it: at which address, and in which words.
pub(crate) type Claim = (H160, Vec<u8>);

/// What `log` says. Moves of units and of serials can be told in several ways. Acts of a precompile are known by their
/// indexed part, of which one act has one log; all else is known by the whole log.
pub(crate) fn claims(log: &Twin) -> Vec<Claim> {
	let told = if log.address == addresses::address_of(addresses::COUPON) {
		claims_of_units(log)
	} else if addresses::series_at(&log.address).is_some() {
		claim_of_serials(log)
	} else {
		claim_of_act(log)
	};
	told.unwrap_or_else(|| {
		let topics: Vec<u8> = log.topics.iter().flat_map(|topic| topic.0).collect();
		vec![(log.address, [topics, log.data.clone()].concat())]
	})
}

/// Precompiles whose logs tell of acts.
const ACTS: [u16; 4] =
	[addresses::COUPON_FACTORY, addresses::REDEMPTION, addresses::TREASURY, addresses::TRAVEL_RULE];

fn claim_of_act(log: &Twin) -> Option<Vec<Claim>> {
	let tells_acts = ACTS.iter().any(|number| log.address == addresses::address_of(*number));
	if !tells_acts {
		return None;
	}
	let topics: Vec<u8> = log.topics.iter().flat_map(|topic| topic.0).collect();
	Some(vec![(log.address, topics)])
}

fn claims_of_units(log: &Twin) -> Option<Vec<Claim>> {
	let [signature, _, from, to] = log.topics.as_slice() else { return None };
	let sides = [TransferSingle::SIGNATURE_HASH.0, from.0, to.0].concat();
	let claim = |words: &[u8]| (log.address, [sides.as_slice(), words].concat());
	if signature.0 == TransferSingle::SIGNATURE_HASH.0 {
		return Some(vec![claim(&log.data)]);
	}
	if signature.0 != TransferBatch::SIGNATURE_HASH.0 {
		return None;
	}
	let topics = log.topics.iter().map(|topic| B256::new(topic.0));
	let batch = TransferBatch::decode_raw_log(topics, &log.data).ok()?;
	let pairs = batch.ids.iter().zip(&batch.values);
	let words =
		|(id, value): (&U256, &U256)| [id.to_be_bytes::<32>(), value.to_be_bytes::<32>()].concat();
	Some(pairs.map(|pair| claim(&words(pair))).collect())
}

fn claim_of_serials(log: &Twin) -> Option<Vec<Claim>> {
	let [signature, first, second, third] = log.topics.as_slice() else { return None };
	let (from, to, range) = if signature.0 == ISerials::Transfer::SIGNATURE_HASH.0 {
		(first, second, [third.0, third.0].concat())
	} else if signature.0 == ConsecutiveTransfer::SIGNATURE_HASH.0 {
		(second, third, [first.as_bytes(), log.data.as_slice()].concat())
	} else {
		return None;
	};
	let words = [from.as_bytes(), to.as_bytes(), range.as_slice()].concat();
	let kind = ConsecutiveTransfer::SIGNATURE_HASH.0;
	Some(vec![(log.address, [kind.as_slice(), words.as_slice()].concat())])
}
