// SPDX-License-Identifier: Apache-2.0
//! Who brought a taker, and gets a share of its fee.

use super::MarketRecord;
use crate::{
	Config, Error, Pallet,
	types::{PendingTrade, Referral},
};
use frame_support::ensure;
use genex_primitives::{
	Balance, IdentityId, Ppm, Tier,
	book::amounts::FillAmounts,
	gate::{Side, tier_refusal},
	traits::{Identities, Related},
};
use sp_runtime::DispatchError;

/// A referral that can be paid.
pub(crate) struct Referrer<AccountId> {
	pub account: AccountId,
	pub identity: IdentityId,
	share: Ppm,
}

impl<AccountId> Referrer<AccountId> {
	/// What it gets of a fill with `maker`. A maker that brought its own taker gets nothing: that would be a rebate.
	pub(crate) fn part(
		&self,
		maker: IdentityId,
		amounts: &FillAmounts,
	) -> Option<(&AccountId, Balance)> {
		(self.identity != maker).then(|| (&self.account, amounts.referral(self.share)))
	}
}

impl<T: Config> Pallet<T> {
	/// Whether `taker` may name `referral`, and who is paid then: nobody when it could not be.
	pub(crate) fn referrer(
		market: &MarketRecord<T>,
		taker: IdentityId,
		referral: Option<&Referral<T::AccountId>>,
	) -> Result<Option<Referrer<T::AccountId>>, DispatchError> {
		let Some(Referral { account, share }) = referral else { return Ok(None) };
		ensure!(*share <= market.rules.referral_cap, Error::<T>::ReferralTooHigh);
		let Some(party) = T::Identities::party(account) else { return Ok(None) };
		let (identity, share, account) = (party.identity, *share, account.clone());
		ensure!(!Self::is_one_party(market, taker, identity), Error::<T>::SelfReferral);
		let barred = tier_refusal(Side::Recipient, Some(&party), Some(Tier::L1), Self::now());
		Ok(barred.is_none().then_some(Referrer { account, identity, share }))
	}

	/// Whether two identities count as one party in `market`.
	pub(crate) fn is_one_party(
		market: &MarketRecord<T>,
		one: IdentityId,
		other: IdentityId,
	) -> bool {
		let related = |identity| T::Related::is_related(&market.issuer, identity);
		one == other || (related(one) && related(other))
	}

	/// The same of two accounts. One of no identity is of no other's party.
	pub(crate) fn are_one_party(
		market: &MarketRecord<T>,
		one: &T::AccountId,
		other: &T::AccountId,
	) -> bool {
		if one == other {
			return true;
		}
		let identity = |who| T::Identities::identity_of(who);
		let both = identity(one).zip(identity(other));
		both.is_some_and(|(one, other)| Self::is_one_party(market, one, other))
	}

	/// Who gets how much of the fee of a held trade now. Whoever joined a party of it meanwhile gets nothing.
	pub(crate) fn referral_of(
		trade: &PendingTrade<T::AccountId>,
	) -> Option<(&T::AccountId, Balance)> {
		let (account, amount) = trade.referral.as_ref()?;
		let party = T::Identities::party(account)?;
		let own = [trade.maker_identity, trade.taker_identity].contains(&party.identity);
		let barred = tier_refusal(Side::Recipient, Some(&party), Some(Tier::L1), Self::now());
		(!own && barred.is_none()).then_some((account, *amount))
	}
}
