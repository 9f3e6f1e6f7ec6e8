// SPDX-License-Identifier: Apache-2.0
//! Who is frozen. Nothing leaves who is; nothing reaches who is frozen fully.

use super::{Model, Outcome, must};
use crate::books_model::act::{Act, Party};
use genex_primitives::{FreezeMode, ListingId, SeriesId};
use genex_runtime::AccountId;

impl Model {
	/// How `who` is frozen: as its account is or the identity behind it, whichever is stricter.
	pub fn freeze_of(&self, who: &AccountId) -> FreezeMode {
		let of = |party: &Party| self.frozen.get(party).copied().unwrap_or_default();
		let identity = self.identities.get(who).map(|identity| of(&Party::Identity(*identity)));
		of(&Party::Account(who.clone())).max(identity.unwrap_or_default())
	}

	/// Whether nothing leaves `who`, and it may not act for others or issue.
	pub fn is_frozen(&self, who: &AccountId) -> bool {
		self.freeze_of(who) != FreezeMode::None
	}

	/// Demands that `who` may give something away, or act for others.
	pub(super) fn may_give(&self, who: &AccountId) -> Outcome {
		must(!self.is_frozen(who), "who is frozen gave something or acted")
	}

	/// Demands that `who` may get something.
	pub(super) fn may_get(&self, who: &AccountId) -> Outcome {
		must(self.freeze_of(who) != FreezeMode::Full, "something reached who is frozen fully")
	}

	pub(super) fn follow_freezes(&mut self, act: &Act) -> Outcome {
		match act {
			Act::Freeze { target, mode } => self.freeze(target, *mode),
			Act::RequestRelease { target } => {
				must(self.frozen.contains_key(target), "who is not frozen was to be released")?;
				must(self.asked.insert(target.clone()), "a release was asked for twice")
			},
			Act::ConfirmRelease { target } => {
				must(self.asked.remove(target), "nobody asked for a release")?;
				must(self.frozen.remove(target).is_some(), "who is not frozen was released")
			},
			_ => Ok(()),
		}
	}

	/// An account takes the identity behind it along. What an officer asked for before is void with every news.
	fn freeze(&mut self, target: &Party, mode: FreezeMode) -> Outcome {
		let mut changed = self.tighten(target, mode);
		if let Party::Account(who) = target {
			let identity = Party::Identity(self.identity(who)?);
			if changed {
				self.asked.remove(&identity);
			}
			changed |= self.tighten(&identity, mode);
		}
		must(changed, "who was frozen was frozen again")
	}

	/// The stricter freeze holds. Gives whether that is news.
	fn tighten(&mut self, target: &Party, mode: FreezeMode) -> bool {
		let held = self.frozen.entry(target.clone()).or_default();
		let stricter = mode > *held;
		if stricter {
			*held = mode;
			self.asked.remove(target);
		}
		stricter
	}

	/// All whose freeze may be in the way of `act`.
	pub fn parties(&self, act: &Act) -> Vec<AccountId> {
		let found: Vec<Option<AccountId>> = match act.clone() {
			Act::Deposit { to, .. } => vec![Some(to)],
			Act::ApproveDeposit { reference, .. } => {
				vec![self.pending.get(&reference).map(|one| one.to.clone())]
			},
			Act::Pay { from, to, .. } => vec![Some(from), Some(to)],
			Act::RequestWithdrawal { who, .. }
			| Act::WithdrawToWallet { who, .. }
			| Act::Apply { who }
			| Act::PutAside { who, .. } => vec![Some(who)],
			Act::CompleteWithdrawal { id } => {
				vec![self.withdrawals.get(&id).map(|one| one.who.clone())]
			},
			Act::CreateSeries { issuer, .. }
			| Act::SubmitSeries { issuer, .. }
			| Act::Recall { issuer, .. } => vec![Some(issuer)],
			Act::Mint { by, series, .. } => vec![Some(by), self.issuer_of(series)],
			Act::Give { operator, from, to, .. } | Act::GiveBatch { operator, from, to, .. } => {
				vec![Some(operator), Some(from), Some(to)]
			},
			Act::SetOperator { owner, .. } => vec![Some(owner)],
			Act::Redeem { holder, redeemer, .. } => vec![Some(holder), Some(redeemer)],
			_ => self.parties_of_sales(act),
		};
		found.into_iter().flatten().collect()
	}

	fn parties_of_sales(&self, act: &Act) -> Vec<Option<AccountId>> {
		match act.clone() {
			Act::List { by, listing } => vec![Some(by), Some(listing.seller)],
			Act::Purchase { buyer, listing, .. } => vec![Some(buyer), self.seller_of(listing)],
			Act::Bundle { buyer, items } => {
				let sellers = items.into_iter().map(|(listing, _)| self.seller_of(listing));
				sellers.chain([Some(buyer)]).collect()
			},
			Act::Refund { buyer, purchase, .. } => {
				let series = self.purchases.get(&purchase).map(|one| one.series);
				vec![Some(buyer), series.and_then(|series| self.issuer_of(series))]
			},
			Act::WithdrawProceeds { series, .. } => vec![self.issuer_of(series)],
			Act::OpenBuyBack { by, offer } => vec![Some(by), self.issuer_of(offer.series)],
			Act::SellBack { holder, buyback, .. } => {
				let series = self.buybacks.get(&buyback).map(|one| one.series);
				vec![Some(holder), series.and_then(|series| self.issuer_of(series))]
			},
			Act::CloseBuyBack { by, .. } => vec![Some(by)],
			Act::Claim { holder, series, .. } => {
				// What it put aside lies on any account of the issuer.
				let identity = self.series.get(&series).map(|one| one.identity);
				let accounts = self.identities.iter().filter(|(_, one)| Some(**one) == identity);
				accounts.map(|(who, _)| Some(who.clone())).chain([Some(holder)]).collect()
			},
			_ => vec![],
		}
	}

	fn issuer_of(&self, series: SeriesId) -> Option<AccountId> {
		self.series.get(&series).map(|one| one.issuer.clone())
	}

	fn seller_of(&self, listing: ListingId) -> Option<AccountId> {
		self.listings.get(&listing).map(|one| one.seller.clone())
	}
}
