// SPDX-License-Identifier: Apache-2.0
//! What the rules say and know, and the few acts under them that need no office.

mod acts;

use crate::{
	Chain,
	abi::ICompliance::{
		self as sol, IComplianceCalls, areRelatedCall, capsCall, capsReturn, declareRelationCall,
		explainMoneyCall, explainSaleCall, explainUnitsCall, freezeOfCall, frozenUnitsCall,
		identityOfCall, limitsCall, listsFreshCall, listsFreshReturn, reasonTextCall,
		returnReviewCall, reviewOfCall, standingCall,
	},
	addresses,
	convert::{account, address},
	guards::{self, Access, Rule, rule},
	revert::refuse,
	weights,
};
use alloc::{string::String, vec::Vec};
use core::marker::PhantomData;
use frame_support::{
	traits::{Get, UnixTime},
	weights::Weight,
};
use genex_primitives::{
	Clearance, CurrencyCode, Flow, FreezeMode, IdentityId, IdentityKind, Jurisdiction, Money, Path,
	Quantity, Reason, SeriesId, Tier, traits::Cash,
};
use pallet_compliance::{CorridorStatus, HoldingStatus, LimitStatus, Span, WeightInfo};
use pallet_kyc::IdentityView;
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, FixedBytes},
		sol_types::{SolCall, SolInterface},
	},
};

/// Every function of `ICompliance` and what it does to the chain.
pub const COMPLIANCE_RULES: &[Rule] = &[
	rule::<declareRelationCall>(Access::Act),
	rule::<returnReviewCall>(Access::Act),
	rule::<reviewOfCall>(Access::View),
	rule::<areRelatedCall>(Access::View),
	rule::<explainUnitsCall>(Access::View),
	rule::<explainSaleCall>(Access::View),
	rule::<explainMoneyCall>(Access::View),
	rule::<reasonTextCall>(Access::View),
	rule::<standingCall>(Access::View),
	rule::<identityOfCall>(Access::View),
	rule::<freezeOfCall>(Access::View),
	rule::<frozenUnitsCall>(Access::View),
	rule::<limitsCall>(Access::View),
	rule::<capsCall>(Access::View),
	rule::<listsFreshCall>(Access::View),
];

/// What no value of an enumeration means. Decoding lets none through.
const NO_SUCH_CHOICE: &str = "Genex: no such choice; look at the enumerations of ICompliance";
const UNKNOWN_SERIES: &str = "Compliance: UnknownSeries";
const UNKNOWN_ASSET: &str = "Compliance: UnknownAsset";
const UNKNOWN_IDENTITY: &str = "Compliance: UnknownIdentity";
const BAD_CURRENCY: &str =
	"Genex: the currency is not known; name three capital letters of ISO 4217";

/// What a move reads besides what the rules read: the series or the stablecoin, and what giver and receiver have of it.
const MOVE_READS: u64 = 4;
/// The link of an account and the record of its identity.
const STANDING_READS: u64 = 2;
/// The record of an identity, its activity and the rulebook.
const LIMIT_READS: u64 = 3;

/// The rules of `pallet-compliance` and what `pallet-kyc` knows, at [`addresses::COMPLIANCE`].
pub struct Compliance<T>(PhantomData<T>);

impl<T: Chain> Precompile for Compliance<T> {
	type T = T;
	type Interface = IComplianceCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::COMPLIANCE);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IComplianceCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(COMPLIANCE_RULES, input.selector(), env)?;
		if let Some(call) = Self::native(input)? {
			return Self::act(call, env);
		}
		match input {
			IComplianceCalls::reviewOf(call) => Self::review_of(call, env),
			IComplianceCalls::areRelated(call) => Self::are_related(call, env),
			IComplianceCalls::explainUnits(call) => Self::explain_units(call, env),
			IComplianceCalls::explainSale(call) => Self::explain_sale(call, env),
			IComplianceCalls::explainMoney(call) => Self::explain_money(call, env),
			IComplianceCalls::reasonText(call) => Self::reason_text(call, env),
			IComplianceCalls::standing(call) => Self::standing(call, env),
			IComplianceCalls::identityOf(call) => Self::identity_of(call, env),
			IComplianceCalls::freezeOf(call) => Self::freeze_of(call, env),
			IComplianceCalls::frozenUnits(call) => Self::frozen_units(call, env),
			IComplianceCalls::limits(call) => Self::limits(call, env),
			IComplianceCalls::caps(call) => Self::caps(call, env),
			IComplianceCalls::listsFresh(call) => Self::lists_fresh(call, env),
			_ => Err(refuse(guards::NOT_CLASSIFIED)),
		}
	}
}

/// A move of units that is asked about.
struct Units<'a> {
	path: sol::Path,
	series: SeriesId,
	from: &'a Address,
	to: &'a Address,
	quantity: Quantity,
	price: Option<Money>,
}

impl<T: Chain> Compliance<T> {
	fn explain_units(call: &explainUnitsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let explainUnitsCall { path, series, from, to, quantity } = call;
		let (path, series, quantity, price) = (*path, *series, *quantity, None);
		let codes = Self::against(Units { path, series, from, to, quantity, price }, env)?;
		Ok(explainUnitsCall::abi_encode_returns(&codes))
	}

	fn explain_sale(call: &explainSaleCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let explainSaleCall { path, series, from, to, quantity, currency, price } = call;
		let currency = CurrencyCode::new(currency.0).ok_or_else(|| refuse(BAD_CURRENCY))?;
		let (path, series, quantity) = (*path, *series, *quantity);
		let price = Some(Money::new(currency, *price));
		let codes = Self::against(Units { path, series, from, to, quantity, price }, env)?;
		Ok(explainSaleCall::abi_encode_returns(&codes))
	}

	/// The codes of every reason against a move of units.
	fn against(asked: Units<'_>, env: &mut impl Ext<T = T>) -> Result<Vec<u16>, Error> {
		env.charge(Self::judging())?;
		let (from, to) = (account(env, asked.from)?, account(env, asked.to)?);
		let reasons = pallet_coupons::Pallet::<T>::explain_priced(
			path_of(asked.path)?,
			asked.series,
			&from,
			&to,
			asked.quantity,
			asked.price,
			Clearance::None,
		);
		Ok(codes(reasons.ok_or_else(|| refuse(UNKNOWN_SERIES))?))
	}

	fn explain_money(call: &explainMoneyCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(Self::judging())?;
		let (from, to) = (account(env, &call.from)?, account(env, &call.to)?);
		let (path, clearance) = (path_of(call.path)?, Clearance::None);
		let reasons = <pallet_cash::Pallet<T> as Cash<T::AccountId>>::explain(
			path,
			call.asset,
			&from,
			&to,
			call.amount,
			clearance,
		);
		let codes = codes(reasons.map_err(|_| refuse(UNKNOWN_ASSET))?);
		Ok(explainMoneyCall::abi_encode_returns(&codes))
	}

	/// What it costs to judge a move: the dearest of the checks, and what is read besides.
	fn judging() -> Weight {
		let gift = <T as pallet_compliance::Config>::WeightInfo::check_coupon_transfer(
			pallet_compliance::MOST_ACCOUNTS,
		);
		let check = gift.max(<T as pallet_compliance::Config>::WeightInfo::check_purchase());
		let reads = <T as frame_system::Config>::DbWeight::get().reads(MOVE_READS);
		weights::view::<T>(0).saturating_add(check).saturating_add(reads)
	}

	fn reason_text(call: &reasonTextCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(0))?;
		let text = Reason::from_code(call.code).map_or("", Reason::text);
		Ok(reasonTextCall::abi_encode_returns(&String::from(text)))
	}

	fn standing(call: &standingCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STANDING_READS))?;
		let who = account(env, &call.account)?;
		let standing = pallet_kyc::Pallet::<T>::account_standing(who);
		Ok(standingCall::abi_encode_returns(&sol::Standing {
			identity: standing.identity.unwrap_or_default(),
			tier: tier_of(standing.tier),
			freeze: freeze_mode_of(standing.freeze),
			accountFlags: standing.account_flags.0,
			identityFlags: standing.identity_flags.0,
		}))
	}

	fn identity_of(call: &identityOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STANDING_READS))?;
		let who = account(env, &call.account)?;
		let identity = match pallet_kyc::Pallet::<T>::identity(who) {
			Some(view) => identity_in::<T>(&view),
			None => nobody(),
		};
		Ok(identityOfCall::abi_encode_returns(&identity))
	}

	fn freeze_of(call: &freezeOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(STANDING_READS))?;
		let who = account(env, &call.account)?;
		let freeze = pallet_kyc::Pallet::<T>::account_standing(who).freeze;
		Ok(freezeOfCall::abi_encode_returns(&freeze_mode_of(freeze)))
	}

	fn frozen_units(call: &frozenUnitsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(MOVE_READS))?;
		let who = account(env, &call.account)?;
		let holding = pallet_coupons::Pallet::<T>::holding(who, call.series)
			.ok_or_else(|| refuse(UNKNOWN_SERIES))?;
		Ok(frozenUnitsCall::abi_encode_returns(&holding.frozen))
	}

	fn limits(call: &limitsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(LIMIT_READS))?;
		let limits: Vec<_> = pallet_compliance::Pallet::<T>::limit_status(call.identity)
			.unwrap_or_default()
			.iter()
			.map(limit_in)
			.collect();
		Ok(limitsCall::abi_encode_returns(&limits))
	}

	fn caps(call: &capsCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		let places = u64::try_from(Jurisdiction::all().count()).unwrap_or(u64::MAX);
		env.charge(weights::view::<T>(LIMIT_READS.saturating_add(places)))?;
		let identity: IdentityId = call.identity;
		let status = pallet_compliance::Pallet::<T>::cap_status(identity)
			.ok_or_else(|| refuse(UNKNOWN_IDENTITY))?;
		let holding = holding_in(&status.holding);
		let corridors = status.corridors.iter().map(corridor_in).collect();
		Ok(capsCall::abi_encode_returns(&capsReturn { holding, corridors }))
	}

	fn lists_fresh(_: &listsFreshCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(2))?;
		let until = pallet_compliance::Pallet::<T>::lists_fresh_until();
		let now = <T as pallet_compliance::Config>::UnixTime::now().as_secs();
		Ok(listsFreshCall::abi_encode_returns(&listsFreshReturn { fresh: now < until, until }))
	}
}

fn codes(reasons: Vec<Reason>) -> Vec<u16> {
	reasons.into_iter().map(Reason::code).collect()
}

fn path_of(path: sol::Path) -> Result<Path, Error> {
	match path {
		sol::Path::Primary => Ok(Path::Primary),
		sol::Path::P2P => Ok(Path::P2P),
		sol::Path::Market => Ok(Path::Market),
		sol::Path::Redeem => Ok(Path::Redeem),
		sol::Path::Refund => Ok(Path::Refund),
		sol::Path::Recall => Ok(Path::Recall),
		sol::Path::System => Ok(Path::System),
		sol::Path::CashIn => Ok(Path::CashIn),
		sol::Path::CashOut => Ok(Path::CashOut),
		sol::Path::__Invalid => Err(refuse(NO_SUCH_CHOICE)),
	}
}

const fn tier_of(tier: Tier) -> sol::Tier {
	match tier {
		Tier::L0 => sol::Tier::L0,
		Tier::L1 => sol::Tier::L1,
		Tier::L2 => sol::Tier::L2,
		Tier::L3 => sol::Tier::L3,
	}
}

const fn freeze_mode_of(mode: FreezeMode) -> sol::FreezeMode {
	match mode {
		FreezeMode::None => sol::FreezeMode::None,
		FreezeMode::Outbound => sol::FreezeMode::Outbound,
		FreezeMode::Full => sol::FreezeMode::Full,
	}
}

const fn kind_of(kind: IdentityKind) -> sol::IdentityKind {
	match kind {
		IdentityKind::Person => sol::IdentityKind::Person,
		IdentityKind::Company => sol::IdentityKind::Company,
	}
}

const fn letters(place: Jurisdiction) -> FixedBytes<2> {
	FixedBytes::new(place.letters())
}

fn identity_in<T: Chain>(view: &IdentityView<T::AccountId>) -> sol::Identity {
	sol::Identity {
		identity: view.identity,
		tier: tier_of(view.tier),
		attestedTier: tier_of(view.attested_tier),
		kind: kind_of(view.kind),
		jurisdiction: letters(view.jurisdiction),
		validUntil: view.valid_until,
		flags: view.flags.0,
		freeze: freeze_mode_of(view.freeze),
		attestor: address::<T>(&view.attestor),
		registeredAt: view.registered_at,
		accounts: view.accounts,
	}
}

/// The identity of a stranger.
const fn nobody() -> sol::Identity {
	sol::Identity {
		identity: 0,
		tier: sol::Tier::L0,
		attestedTier: sol::Tier::L0,
		kind: sol::IdentityKind::Person,
		jurisdiction: FixedBytes::ZERO,
		validUntil: 0,
		flags: 0,
		freeze: sol::FreezeMode::None,
		attestor: Address::ZERO,
		registeredAt: 0,
		accounts: 0,
	}
}

fn limit_in(status: &LimitStatus) -> sol::Limit {
	sol::Limit {
		flow: match status.flow {
			Flow::Buy => sol::Flow::Buy,
			Flow::Sell => sol::Flow::Sell,
			Flow::Send => sol::Flow::Send,
			Flow::Receive => sol::Flow::Receive,
		},
		span: match status.span {
			Span::Day => sol::Span::Day,
			Span::Month => sol::Span::Month,
		},
		usedCents: status.used.cents,
		usedCount: status.used.count,
		limitCents: status.limit.cents,
		limitCount: status.limit.count,
		nextReset: status.next_reset.unwrap_or_default(),
	}
}

fn holding_in(status: &HoldingStatus) -> sol::Holding {
	sol::Holding {
		worth: status.worth,
		hasWorthCap: status.worth_cap.is_some(),
		worthCap: status.worth_cap.unwrap_or_default(),
		hasUnitsCap: status.units_cap.is_some(),
		unitsCap: status.units_cap.unwrap_or_default(),
	}
}

fn corridor_in(status: &CorridorStatus) -> sol::Corridor {
	sol::Corridor {
		from: letters(status.from),
		to: letters(status.to),
		used: status.cap.used,
		remaining: status.cap.remaining,
		cap: status.cap.cap,
		nextReset: status.cap.next_reset.unwrap_or_default(),
	}
}
