// SPDX-License-Identifier: Apache-2.0
//! Getting an account back, without GNX for whoever is registered.

use crate::{
	AccountId, Balance, Balances, Kyc, Runtime, RuntimeCall, RuntimeHoldReason, System,
	configs::accounts::StoragePrice,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		Consideration, ConstU32, ConstU128, Footprint,
		fungible::{
			Balanced, BalancedHold, Dust, HoldConsideration, Inspect, InspectHold, MutateHold,
			Unbalanced, UnbalancedHold, hold::DoneSlash,
		},
		tokens::{
			DepositConsequence, Fortitude, Precision, Preservation, Provenance, WithdrawConsequence,
		},
	},
};
use genex_primitives::{Tier, traits::Identities};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

parameter_types! {
	/// Deposit for the list of friends.
	pub const FriendGroupsHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::FriendGroupsStorage);
	/// Deposit for an attempt.
	pub const AttemptHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::AttemptStorage);
	/// Deposit for the record of an inheritor.
	pub const InheritorHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::InheritorStorage);
}

/// A deposit for state that a stranger makes and nobody for a registered person, whose identity bounds what it can store: so
/// people recover accounts without GNX.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PersonalDeposit<Held> {
	/// Held on the account.
	#[codec(index = 0)]
	Held(Held),
	/// Vouched for by the account's identity.
	#[codec(index = 1)]
	Vouched,
}

/// Whether somebody attested who is behind `who`.
fn is_vouched_for(who: &AccountId) -> bool {
	<Kyc as Identities<AccountId>>::tier_of(who) >= Tier::L1
}

impl<Held: Consideration<AccountId, Footprint>> Consideration<AccountId, Footprint>
	for PersonalDeposit<Held>
{
	fn new(who: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		if is_vouched_for(who) {
			return Ok(Self::Vouched);
		}
		Held::new(who, footprint).map(Self::Held)
	}

	fn update(self, who: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		match self {
			Self::Held(held) => held.update(who, footprint).map(Self::Held),
			Self::Vouched => Self::new(who, footprint),
		}
	}

	fn drop(self, who: &AccountId) -> DispatchResult {
		match self {
			Self::Held(held) => held.drop(who),
			Self::Vouched => Ok(()),
		}
	}

	fn burn(self, who: &AccountId) {
		if let Self::Held(held) = self {
			held.burn(who);
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(who: &AccountId, footprint: Footprint) {
		Held::ensure_successful(who, footprint);
	}
}

/// A personal deposit for the `Reason`.
type RecoveryDeposit<Reason> =
	PersonalDeposit<HoldConsideration<AccountId, Balances, Reason, StoragePrice>>;

/// GNX, of which nothing can be put aside from an account without any: the ledger refuses to hold even zero there, and the
/// security deposit is zero.
pub struct Unsecured;

impl Inspect<AccountId> for Unsecured {
	type Balance = Balance;

	fn total_issuance() -> Balance {
		Balances::total_issuance()
	}

	fn minimum_balance() -> Balance {
		<Balances as Inspect<AccountId>>::minimum_balance()
	}

	fn total_balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::total_balance(who)
	}

	fn balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::balance(who)
	}

	fn reducible_balance(who: &AccountId, keep: Preservation, force: Fortitude) -> Balance {
		Balances::reducible_balance(who, keep, force)
	}

	fn can_deposit(who: &AccountId, amount: Balance, from: Provenance) -> DepositConsequence {
		<Balances as Inspect<AccountId>>::can_deposit(who, amount, from)
	}

	fn can_withdraw(who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		<Balances as Inspect<AccountId>>::can_withdraw(who, amount)
	}
}

impl Unbalanced<AccountId> for Unsecured {
	fn handle_dust(dust: Dust<AccountId, Self>) {
		<Balances as Unbalanced<AccountId>>::handle_dust(Dust(dust.0));
	}

	fn write_balance(who: &AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError> {
		<Balances as Unbalanced<AccountId>>::write_balance(who, amount)
	}

	fn set_total_issuance(amount: Balance) {
		<Balances as Unbalanced<AccountId>>::set_total_issuance(amount);
	}
}

impl Balanced<AccountId> for Unsecured {
	type OnDropCredit = <Balances as Balanced<AccountId>>::OnDropCredit;
	type OnDropDebt = <Balances as Balanced<AccountId>>::OnDropDebt;
}

impl InspectHold<AccountId> for Unsecured {
	type Reason = RuntimeHoldReason;

	fn total_balance_on_hold(who: &AccountId) -> Balance {
		Balances::total_balance_on_hold(who)
	}

	fn balance_on_hold(reason: &RuntimeHoldReason, who: &AccountId) -> Balance {
		Balances::balance_on_hold(reason, who)
	}

	fn hold_available(reason: &RuntimeHoldReason, who: &AccountId) -> bool {
		Balances::hold_available(reason, who)
	}
}

impl UnbalancedHold<AccountId> for Unsecured {
	fn set_balance_on_hold(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		Balances::set_balance_on_hold(reason, who, amount)
	}
}

impl MutateHold<AccountId> for Unsecured {
	fn hold(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Balances::hold(reason, who, amount)
	}

	fn release(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
		precision: Precision,
	) -> Result<Balance, DispatchError> {
		if amount == 0 {
			return Ok(0);
		}
		Balances::release(reason, who, amount, precision)
	}
}

impl DoneSlash<RuntimeHoldReason, AccountId, Balance> for Unsecured {
	fn done_slash(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
		<Balances as DoneSlash<_, _, _>>::done_slash(reason, who, amount);
	}
}

impl BalancedHold<AccountId> for Unsecured {}

#[cfg(feature = "runtime-benchmarks")]
impl frame_support::traits::fungible::Mutate<AccountId> for Unsecured {}

impl pallet_recovery::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type BlockNumberProvider = System;
	type Currency = Unsecured;
	type FriendGroupsConsideration = RecoveryDeposit<FriendGroupsHold>;
	type AttemptConsideration = RecoveryDeposit<AttemptHold>;
	type InheritorConsideration = RecoveryDeposit<InheritorHold>;
	// Nothing is at stake but a name: only friends that the owner chose can try, and the owner ends what it did not ask for.
	type SecurityDeposit = ConstU128<0>;
	type Slash = ();
	type MaxFriendsPerConfig = ConstU32<32>;
	type WeightInfo = pallet_recovery::weights::SubstrateWeight<Runtime>;
}
