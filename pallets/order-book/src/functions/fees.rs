// SPDX-License-Identifier: Apache-2.0
//! What makers and takers pay, by the volume of their identity.

use crate::{
	Config, Error, Event, FeeTiers, MakerTermsOf, Pallet, Traders,
	types::{FeeTier, MAX_FEE_TIERS, MakerTerms, Trader},
};
use alloc::vec::Vec;
use frame_support::{BoundedVec, ensure, traits::ConstU32};
use genex_primitives::{
	Actor, Cents, FeeShare, IdentityId, Tier, UnixSeconds, Usage,
	book::amounts::MakerFee,
	traits::Identities,
	window::{DAY, bucket},
};
use genex_storage::MapSlot;
use sp_core::H256;
use sp_runtime::DispatchResult;

/// The table of fees.
pub(crate) type Tiers = BoundedVec<FeeTier, ConstU32<MAX_FEE_TIERS>>;

/// What one call needs to know about fees, read when first asked for.
pub(crate) struct Fees<T> {
	now: UnixSeconds,
	tiers: Option<Tiers>,
	terms: Option<Option<MakerTerms>>,
	marker: core::marker::PhantomData<T>,
}

impl<T: Config> Fees<T> {
	pub(crate) const fn new(now: UnixSeconds) -> Self {
		Self { now, tiers: None, terms: None, marker: core::marker::PhantomData }
	}

	fn tier(&mut self, trader: &Trader<T::AccountId>) -> Option<FeeTier> {
		let volume = trader.volume.sum(bucket(self.now, DAY)).cents;
		let tiers = self.tiers.get_or_insert_with(FeeTiers::<T>::get);
		tiers.iter().rev().find(|tier| tier.from <= volume).copied()
	}

	/// The fee of a taker, at most `cap`.
	pub(crate) fn taker(&mut self, trader: &Trader<T::AccountId>, cap: FeeShare) -> FeeShare {
		self.tier(trader).map(|tier| tier.taker).unwrap_or_default().min(cap)
	}

	/// The fee of a maker, at most `cap`. Only a registered market maker that still is L3 gets a rebate.
	pub(crate) fn maker(
		&mut self,
		identity: IdentityId,
		trader: &Trader<T::AccountId>,
		cap: FeeShare,
	) -> MakerFee {
		let registered = trader.bond.is_some() && self.is_l3(identity);
		let terms =
			if registered { *self.terms.get_or_insert_with(MakerTermsOf::<T>::get) } else { None };
		let fee = match terms {
			Some(terms) => Some(terms.fee),
			None => self.tier(trader).map(|tier| tier.maker),
		};
		match fee {
			Some(MakerFee::Charge(share)) => MakerFee::Charge(share.min(cap)),
			Some(rebate) if registered => rebate,
			_ => MakerFee::Charge(FeeShare::default()),
		}
	}

	fn is_l3(&self, identity: IdentityId) -> bool {
		T::Identities::record(identity).is_some_and(|record| record.tier_at(self.now) >= Tier::L3)
	}

	/// Counts a trade worth `cents` of `identity`.
	pub(crate) fn count(
		&self,
		identity: IdentityId,
		mut trader: Trader<T::AccountId>,
		cents: Cents,
	) {
		trader.volume.add(bucket(self.now, DAY), Usage::once(cents));
		Traders::<T>::slot(identity).put(&trader);
	}
}

/// What a party pays as a maker where nobody takes.
pub(crate) const fn charge_of(fee: MakerFee) -> FeeShare {
	match fee {
		MakerFee::Charge(share) => share,
		MakerFee::Rebate(_) => match FeeShare::new(0) {
			Some(none) => none,
			None => FeeShare::MAX,
		},
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_fee_tiers(new: Tiers, reason: H256) -> DispatchResult {
		let begins = new.first().is_none_or(|tier| tier.from == 0);
		ensure!(begins && new.is_sorted_by(|a, b| a.from < b.from), Error::<T>::BadTiers);
		let none = FeeShare::default();
		let void = |tier: &FeeTier| matches!(tier.maker, MakerFee::Rebate(_)) && tier.taker == none;
		ensure!(!new.iter().any(void), Error::<T>::RebateWithoutFee);
		let old = FeeTiers::<T>::get();
		let (old, new_list): (Vec<_>, Vec<_>) = (old.into_inner(), new.to_vec());
		FeeTiers::<T>::put(new);
		let by = Actor::Governance;
		Self::deposit_event(Event::FeeTiersSet { old, new: new_list, by, reason });
		Ok(())
	}
}
