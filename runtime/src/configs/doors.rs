// SPDX-License-Identifier: Apache-2.0
//! The doors between pallets that do not know each other: what a lower one needs of a higher one, and what treats
//! coupons and stablecoins alike.

use crate::{
	AccountId, Cash, Compliance, Coupons, Issuers, Kyc, OrderBook, Runtime, Sales, Serials,
};
use alloc::{vec, vec::Vec};
use frame_support::{
	traits::{Contains, Get},
	weights::Weight,
};
use genex_primitives::{
	Asset, AssetId, Balance, Clearance, IdentityFlags, IdentityId, Money, Path, Quantity, Reason,
	SeriesId,
	traits::{
		Cash as CashDoor, Contracts, Coupons as CouponsDoor, Custody, Escrow, Identities,
		OtherUnits, Property, Redemptions, Related, ReviewedAct, ReviewedActs,
		Serials as SerialsDoor,
	},
};
use pallet_revive::AddressMapper;
use pallet_serials::SerialRange;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What nobody can move by a gift or an order: the native token has its own door.
const NOT_HERE: DispatchError = DispatchError::Other("GNX moves by its own calls");

/// Units as the coupons count them. More than a series can have is a quantity that nobody has.
fn units(quantity: u128) -> Result<Quantity, DispatchError> {
	Quantity::try_from(quantity)
		.map_err(|_| pallet_coupons::Error::<Runtime>::NotEnoughUnits.into())
}

/// Coupons and stablecoins in escrow, whichever they are.
pub struct Value;

impl Escrow<AccountId> for Value {
	fn explain(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> Vec<Reason> {
		let path = Path::P2P;
		match asset {
			Asset::Series(series) => units(quantity).ok().and_then(|quantity| {
				<Coupons as CouponsDoor<_>>::explain(path, series, from, to, quantity, clearance)
			}),
			Asset::Stablecoin(asset) => {
				<Cash as CashDoor<_>>::explain(path, asset, from, to, quantity, clearance).ok()
			},
			Asset::Gnx => None,
		}
		// What does not exist is refused, never allowed.
		.unwrap_or_else(|| vec![Reason::RulesMissing])
	}

	fn value(asset: Asset, quantity: u128) -> Result<Money, DispatchError> {
		match asset {
			Asset::Series(series) => {
				let facts = <Coupons as CouponsDoor<AccountId>>::facts(series)
					.ok_or(pallet_coupons::Error::<Runtime>::NoSuchSeries)?;
				Ok(facts.face_of(units(quantity)?))
			},
			Asset::Stablecoin(asset) => <Cash as CashDoor<AccountId>>::value(asset, quantity),
			Asset::Gnx => Err(NOT_HERE),
		}
	}

	fn last_price(asset: Asset, quantity: u128) -> Option<Money> {
		let Asset::Series(series) = asset else { return None };
		<Coupons as CouponsDoor<AccountId>>::last_price(series, units(quantity).ok()?)
	}

	fn hold(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		match asset {
			Asset::Series(series) => {
				<Coupons as CouponsDoor<_>>::hold(series, who, units(quantity)?)
			},
			Asset::Stablecoin(asset) => <Cash as CashDoor<_>>::hold(asset, who, quantity),
			Asset::Gnx => Err(NOT_HERE),
		}
	}

	fn release(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		match asset {
			Asset::Series(series) => {
				<Coupons as CouponsDoor<_>>::release(series, who, units(quantity)?)
			},
			Asset::Stablecoin(asset) => <Cash as CashDoor<_>>::release(asset, who, quantity),
			Asset::Gnx => Err(NOT_HERE),
		}
	}

	fn pay_out(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> DispatchResult {
		let path = Path::P2P;
		match asset {
			Asset::Series(series) => <Coupons as CouponsDoor<_>>::transfer_held(
				path,
				series,
				from,
				to,
				units(quantity)?,
				None,
				clearance,
			),
			Asset::Stablecoin(asset) => {
				<Cash as CashDoor<_>>::transfer_held(path, asset, from, to, quantity, clearance)
			},
			Asset::Gnx => Err(NOT_HERE),
		}
	}
}

impl Custody<AccountId> for Value {
	fn force_move(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
	) -> DispatchResult {
		match asset {
			Asset::Series(series) => {
				<Coupons as CouponsDoor<_>>::force_move(series, from, to, units(quantity)?)
			},
			Asset::Stablecoin(asset) => {
				<Cash as CashDoor<_>>::force_move(asset, from, to, quantity)
			},
			Asset::Gnx => Err(NOT_HERE),
		}
	}

	fn set_frozen_units(
		series: SeriesId,
		who: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		<Coupons as CouponsDoor<_>>::set_frozen_units(series, who, quantity)
	}
}

impl ReviewedActs for Value {
	fn approve(act: ReviewedAct) -> DispatchResult {
		match act {
			ReviewedAct::Purchase(id) => Sales::review_approved(id),
			ReviewedAct::Withdrawal(id) => Cash::review_approved(id),
			ReviewedAct::Trade(id) => OrderBook::review_approved(id),
		}
	}

	fn give_back(act: ReviewedAct) -> DispatchResult {
		match act {
			ReviewedAct::Purchase(id) => Sales::review_refused(id),
			ReviewedAct::Withdrawal(id) => Cash::review_refused(id),
			ReviewedAct::Trade(id) => OrderBook::review_refused(id),
		}
	}
}

impl Property<AccountId> for Value {
	fn is_empty(who: &AccountId) -> bool {
		let money = |asset: AssetId| -> Balance {
			let parts = Cash::balance(asset, who.clone());
			parts.free.saturating_add(parts.held).saturating_add(parts.leaving)
		};
		// Whose series it is decides caps and related parties, so an issuer stays who it is.
		let issues = pallet_coupons::SeriesCount::<Runtime>::contains_key(who);
		// Nor does one with staff, or one whose application stands for the identity's right to issue.
		let stands_for_it = Issuers::is_bound(who);
		// Whom a custodian must not give units to is told by the identity behind it.
		let keeps_for_others = pallet_custody::Custodians::<Runtime>::contains_key(who);
		// There are few stablecoins, and one look tells whether there is any holding.
		!issues
			&& !stands_for_it
			&& !keeps_for_others
			&& pallet_coupons::Holdings::<Runtime>::iter_key_prefix(who).next().is_none()
			&& pallet_cash::Terms::<Runtime>::iter_keys().all(|asset| money(asset) == 0)
	}
}

/// Units burn by quantity, and by number where they bear one.
pub struct Burning;

impl Redemptions<AccountId> for Burning {
	fn check(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
	) -> DispatchResult {
		<Coupons as Redemptions<_>>::check(series, holder, quantity, redeemer)
	}

	fn redeem(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		<Coupons as Redemptions<_>>::redeem(series, holder, quantity, redeemer, order_hash)
	}

	fn redeem_unnamed(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		if <Coupons as CouponsDoor<AccountId>>::is_serialised(series) {
			return Serials::do_redeem_lowest(holder, series, quantity, redeemer, order_hash);
		}
		Self::redeem(series, holder, quantity, redeemer, order_hash)
	}

	fn redeem_serial(
		series: SeriesId,
		holder: &AccountId,
		serial: u64,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		let ranges = [SerialRange::one(serial)];
		Serials::do_redeem_serials(holder, series, &ranges, redeemer, order_hash, None)
	}

	fn accept(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		<Coupons as Redemptions<_>>::accept(series, holder, quantity, redeemer, order_hash)
	}

	fn accept_serial(
		series: SeriesId,
		holder: &AccountId,
		serial: u64,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Serials::do_accept_serial(holder, series, serial, redeemer, order_hash)
	}
}

/// What naming the number of a unit adds to burning it.
impl Get<Weight> for Burning {
	fn get() -> Weight {
		type OfSerials = <Runtime as pallet_serials::Config>::WeightInfo;
		type OfCoupons = <Runtime as pallet_coupons::Config>::WeightInfo;
		let named = <OfSerials as pallet_serials::WeightInfo>::redeem_serials(1);
		named.saturating_sub(<OfCoupons as pallet_coupons::WeightInfo>::redeem())
	}
}

/// Units that bear numbers which nobody names: as many runs of them as one move may take.
pub struct Unnamed;

/// What that adds to moving units, or to burning them, whichever is more.
impl Get<Weight> for Unnamed {
	fn get() -> Weight {
		use pallet_coupons::WeightInfo as _;
		use pallet_serials::{MAX_UNNAMED_RANGES, WeightInfo as _};
		type OfSerials = <Runtime as pallet_serials::Config>::WeightInfo;
		type OfCoupons = <Runtime as pallet_coupons::Config>::WeightInfo;
		let moved = OfSerials::transfer_serials(MAX_UNNAMED_RANGES);
		let burned = OfSerials::redeem_serials(MAX_UNNAMED_RANGES);
		moved.saturating_sub(OfCoupons::transfer()).max(burned.saturating_sub(OfCoupons::redeem()))
	}
}

/// Units that bear numbers, given by name.
pub struct Giving;

impl SerialsDoor<AccountId> for Giving {
	fn give(series: SeriesId, serial: u64, from: &AccountId, to: &AccountId) -> DispatchResult {
		Serials::do_transfer_serials(from, from, to, series, &[SerialRange::one(serial)])
	}
}

/// What naming the number of a unit adds to giving it.
impl Get<Weight> for Giving {
	fn get() -> Weight {
		type OfSerials = <Runtime as pallet_serials::Config>::WeightInfo;
		type OfCoupons = <Runtime as pallet_coupons::Config>::WeightInfo;
		let named = <OfSerials as pallet_serials::WeightInfo>::transfer_serials(1);
		named.saturating_sub(<OfCoupons as pallet_coupons::WeightInfo>::transfer())
	}
}

/// Series that somebody opened a market for.
pub struct Marketed;

impl Contains<SeriesId> for Marketed {
	fn contains(series: &SeriesId) -> bool {
		pallet_order_book::MarketOf::<Runtime>::iter_key_prefix(series).next().is_some()
	}
}

/// Who counts as one party with the issuer of a series.
pub struct IssuersParties;

impl Related<AccountId> for IssuersParties {
	fn is_related(issuer: &AccountId, identity: IdentityId) -> bool {
		let Some(behind) = <Kyc as Identities<AccountId>>::holder_of(issuer) else { return false };
		if behind == identity {
			return true;
		}
		// The mark in the record, which a fill has read anyway, spares the search in the relations.
		let marked = <Kyc as Identities<AccountId>>::record(identity)
			.is_some_and(|record| record.flags.contains(IdentityFlags::RELATED));
		marked && Compliance::are_related(behind, identity)
	}
}

/// Units that one account of an identity has, for the sum over all of them.
pub struct SiblingUnits;

impl OtherUnits<AccountId> for SiblingUnits {
	fn units_of(series: SeriesId, who: &AccountId) -> Quantity {
		pallet_coupons::Holdings::<Runtime>::get(who, series).total()
	}
}

/// Contracts that may hold coupons and stablecoins: none but those on the list.
pub struct ListedContracts;

impl Contracts<AccountId> for ListedContracts {
	fn is_refused(who: &AccountId) -> bool {
		if !Self::is_looked_up(who) {
			return false;
		}
		let address = <Runtime as pallet_revive::Config>::AddressMapper::to_address(who);
		pallet_revive::AccountInfo::<Runtime>::is_contract(&address)
			&& !pallet_compliance::AllowedContracts::<Runtime>::contains_key(who)
	}

	/// Only accounts made of Ethereum addresses can be contracts.
	fn is_looked_up(who: &AccountId) -> bool {
		super::contracts::EthereumAccounts::contains(who)
	}
}
