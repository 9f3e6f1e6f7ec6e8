// SPDX-License-Identifier: Apache-2.0
//! Units: made, sold, given on, redeemed, burned, expired.

use super::{ACCEPT, MINT, Method, Model, NANOS_PER_CENT, Outcome, Pool, Shares, must, take_units};
use crate::books_model::{act::Act, world::worth_of};
use genex_primitives::{
	AssetId, CurrencyCode, IdentityId, LegalClass, Quantity, SeriesId, SeriesState,
};
use genex_runtime::AccountId;
use pallet_coupons::SeriesTerms;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Where the units of a series are, or went.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
	pub minted: Quantity,
	pub unsold: Quantity,
	pub circulating: Quantity,
	pub redeemed: Quantity,
	pub expired: Quantity,
	pub recalled: Quantity,
	pub refunded: Quantity,
}

/// A series.
#[derive(Clone, Debug)]
pub struct Series {
	pub issuer: AccountId,
	pub identity: IdentityId,
	pub class: LegalClass,
	pub currency: CurrencyCode,
	/// Minor units of the currency.
	pub face: u64,
	/// What a unit counts towards credit, in billionths of a US dollar; known when approved.
	pub worth: u128,
	pub cap: Quantity,
	pub until: u64,
	pub window: u64,
	/// Whether it is given away; known from its first listing on.
	pub given: Option<bool>,
	pub state: SeriesState,
	/// How often its terms were set.
	pub revision: u32,
	/// Who accepts units besides the issuer and its staff.
	pub redeemers: BTreeSet<AccountId>,
	pub counts: Counts,
	pub holders: BTreeMap<AccountId, Quantity>,
	/// How many units were in holders' hands when the expiry was booked.
	pub expired: Option<Quantity>,
	/// Purchases that can be undone, oldest first.
	pub queue: VecDeque<u64>,
	pub pools: BTreeMap<AssetId, Pool>,
	/// Chosen by the issuer, or fixed by the first sale.
	pub method: Option<Method>,
	/// Minor units: ever promised, redeemed, owed now, and breakage booked in advance.
	pub promised: u128,
	pub redeemed: u128,
	pub deferred: u128,
	pub accrued: u128,
	/// Whose breakage is; fixed when it is booked.
	pub shares: Option<Shares>,
}

/// What happens to units that others keep count of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
	Minted,
	Sold {
		paid: bool,
	},
	Redeemed,
	Expired,
	ExpiredUnsold,
	Recalled,
	Refunded,
	/// After the expiry was booked.
	RefundedLate,
}

impl Series {
	/// With these terms, before anybody approved them.
	fn draft(issuer: AccountId, identity: IdentityId, terms: SeriesTerms) -> Self {
		Self {
			issuer,
			identity,
			class: terms.legal_class,
			currency: terms.currency,
			face: terms.face_minor,
			worth: 0,
			cap: terms.supply_cap,
			until: terms.valid_until,
			window: terms.refund_window.into(),
			given: None,
			state: SeriesState::Draft,
			revision: 1,
			redeemers: BTreeSet::new(),
			counts: Counts::default(),
			holders: BTreeMap::new(),
			expired: None,
			queue: VecDeque::new(),
			pools: BTreeMap::new(),
			method: None,
			promised: 0,
			redeemed: 0,
			deferred: 0,
			accrued: 0,
			shares: None,
		}
	}
}

impl Model {
	pub(super) fn follow_units(&mut self, act: &Act) -> Outcome {
		match act.clone() {
			Act::CreateSeries { issuer, terms } => self.create(issuer, *terms),
			Act::AmendSeries { series, terms, .. } => self.amend(series, *terms),
			Act::SubmitSeries { issuer: by, series } => {
				self.may_give(&by)?;
				must(self.has_time(series)?, "a series that could not be sold was submitted")?;
				let issuer = self.one(series)?.identity;
				self.one_mut(series)?.state = SeriesState::Submitted;
				if self.is_trusted(issuer) { self.approve_series(series) } else { Ok(()) }
			},
			Act::WithdrawSubmission { series, .. } => {
				let one = self.one_mut(series)?;
				must(one.state == SeriesState::Submitted, "what nobody reads was taken back")?;
				one.state = SeriesState::Draft;
				Ok(())
			},
			Act::ApproveSeries { series, revision } => {
				must(self.one(series)?.revision == revision, "approved what was not read")?;
				self.approve_series(series)
			},
			Act::RejectSeries { series, revision } => {
				let one = self.one_mut(series)?;
				must(one.revision == revision, "rejected what was not read")?;
				one.state = SeriesState::Rejected;
				Ok(())
			},
			Act::DiscardSeries { series, .. } => {
				self.live.remove(&series);
				let gone = self.series.remove(&series).ok_or("no such draft")?;
				must(gone.redeemers.is_empty(), "redeemers outlived their series")
			},
			Act::CloseSeries { series, .. } => {
				self.one_mut(series)?.state = SeriesState::Closed;
				Ok(())
			},
			Act::Mint { by, series, quantity } => self.mint(&by, series, quantity),
			Act::Recall { series, quantity, .. } => {
				let issuer = self.one(series)?.issuer.clone();
				self.may_give(&issuer)?;
				let one = self.one_mut(series)?;
				take_units(&mut one.counts.unsold, quantity, "unsold units")?;
				one.counts.recalled += quantity;
				self.tell(series, Change::Recalled, quantity)
			},
			Act::Give { operator, from, to, series, quantity } => {
				self.may_give(&operator)?;
				self.move_units(series, &from, &to, quantity)
			},
			Act::GiveBatch { operator, from, to, items } => {
				self.may_give(&operator)?;
				let mut items = items.into_iter();
				items.try_for_each(|(series, quantity)| {
					self.move_units(series, &from, &to, quantity)
				})
			},
			Act::SetOperator { owner, operator, approved } => {
				if approved {
					self.may_give(&owner)?;
					self.operators.insert((owner, operator));
				} else {
					self.operators.remove(&(owner, operator));
				}
				Ok(())
			},
			Act::Redeem { holder, redeemer, series, quantity } => {
				if !self.is_appointed(series, &redeemer)? {
					// Staff accepts nothing that others bring.
					must(holder == redeemer, "staff accepted what it did not bring")?;
					self.act_in(series, &redeemer, ACCEPT, quantity)?;
				}
				self.may_give(&holder)?;
				self.may_get(&redeemer)?;
				self.redeem(&holder, series, quantity)
			},
			Act::BookExpiry { series } => self.expire(series),
			Act::ClearHolding { series, who } => self.clear(series, &[who]),
			Act::SweepHoldings { series, accounts } => self.clear(series, &accounts),
			_ => Ok(()),
		}
	}

	fn create(&mut self, issuer: AccountId, terms: SeriesTerms) -> Outcome {
		self.may_give(&issuer)?;
		let identity = self.identity(&issuer)?;
		self.live.insert(self.next.series);
		self.series.insert(self.next.series, Series::draft(issuer, identity, terms));
		self.next.series += 1;
		Ok(())
	}

	/// Other terms take the place of those before, and whoever read these has to read again.
	fn amend(&mut self, series: SeriesId, terms: SeriesTerms) -> Outcome {
		must(self.now < terms.valid_until, "a series was to end before it began")?;
		let old = self.one(series)?.clone();
		let editable = matches!(old.state, SeriesState::Draft | SeriesState::Rejected);
		must(editable, "terms changed that somebody reads or relies on")?;
		let new = Series {
			state: old.state,
			revision: old.revision + 1,
			redeemers: old.redeemers,
			..Series::draft(old.issuer, old.identity, terms)
		};
		self.live.insert(series);
		self.series.insert(series, new);
		Ok(())
	}

	/// Its worth is fixed from here on, at the rate of now.
	fn approve_series(&mut self, series: SeriesId) -> Outcome {
		let one = self.one(series)?;
		let worth = worth_of(one.currency, one.face)?;
		let one = self.one_mut(series)?;
		(one.worth, one.state) = (worth, SeriesState::Approved);
		Ok(())
	}

	fn mint(&mut self, by: &AccountId, series: SeriesId, quantity: Quantity) -> Outcome {
		let now = self.now;
		self.act_in(series, by, MINT, quantity)?;
		let issuer = self.one(series)?.issuer.clone();
		self.may_give(&issuer)?;
		let one = self.one_mut(series)?;
		must(now < one.until, "minted after the end")?;
		one.counts.minted += quantity;
		one.counts.unsold += quantity;
		must(one.counts.minted <= one.cap, "minted more than the cap")?;
		let identity = one.identity;
		self.tell(series, Change::Minted, quantity)?;
		must(self.exposure(identity)? <= self.limit(identity)?, "minted beyond the limit")
	}

	/// Units of `series` go from the inventory to `buyer`.
	pub(super) fn sell_units(
		&mut self,
		series: SeriesId,
		buyer: &AccountId,
		quantity: Quantity,
		paid: bool,
	) -> Outcome {
		let now = self.now;
		let issuer = self.one(series)?.issuer.clone();
		self.may_give(&issuer)?;
		self.may_get(buyer)?;
		must(self.has_time(series)?, "sold with less validity than the law asks")?;
		let one = self.one_mut(series)?;
		must(now < one.until, "sold after the end")?;
		take_units(&mut one.counts.unsold, quantity, "unsold units")?;
		one.counts.circulating += quantity;
		*one.holders.entry(buyer.clone()).or_default() += quantity;
		one.state = SeriesState::Selling;
		self.tell(series, Change::Sold { paid }, quantity)
	}

	fn take_from(&mut self, series: SeriesId, who: &AccountId, quantity: Quantity) -> Outcome {
		let one = self.one_mut(series)?;
		let had = one.holders.get_mut(who).ok_or_else(|| format!("{who} has no units"))?;
		take_units(had, quantity, "units of a holder")?;
		if *had == 0 {
			one.holders.remove(who);
		}
		Ok(())
	}

	fn move_units(
		&mut self,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
	) -> Outcome {
		must(self.now < self.one(series)?.until, "given after the end")?;
		self.may_give(from)?;
		self.may_get(to)?;
		self.take_from(series, from, quantity)?;
		*self.one_mut(series)?.holders.entry(to.clone()).or_default() += quantity;
		Ok(())
	}

	fn redeem(&mut self, holder: &AccountId, series: SeriesId, quantity: Quantity) -> Outcome {
		must(self.now < self.one(series)?.until, "redeemed after the end")?;
		self.take_from(series, holder, quantity)?;
		let one = self.one_mut(series)?;
		take_units(&mut one.counts.circulating, quantity, "circulating units")?;
		one.counts.redeemed += quantity;
		let (identity, is_given) = (one.identity, one.given == Some(true));
		let worth = one.worth * u128::from(quantity);
		self.tell(series, Change::Redeemed, quantity)?;
		let holder = self.identity(holder)?;
		if holder == identity || is_given {
			// Who deals with itself, or with what it gave away, proves nothing.
			self.issuer_mut(identity)?.promises.unproven += worth;
		} else if worth >= u128::from(self.terms.formula.least_rated_cents) * NANOS_PER_CENT {
			*self.rights.entry((identity, holder)).or_default() += 1;
		}
		Ok(())
	}

	/// Units burn because their holder gets money. Those whose expiry is booked are expired no more.
	pub(super) fn burn(
		&mut self,
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
	) -> Outcome {
		let issuer = self.one(series)?.issuer.clone();
		self.may_give(holder)?;
		self.may_get(&issuer)?;
		self.take_from(series, holder, quantity)?;
		let one = self.one_mut(series)?;
		let (from, change) = if one.expired.is_some() {
			(&mut one.counts.expired, Change::RefundedLate)
		} else {
			(&mut one.counts.circulating, Change::Refunded)
		};
		take_units(from, quantity, "units to refund")?;
		one.counts.refunded += quantity;
		self.tell(series, change, quantity)
	}

	fn expire(&mut self, series: SeriesId) -> Outcome {
		let now = self.now;
		let one = self.one_mut(series)?;
		must(now >= one.until && one.expired.is_none(), "expired too early, or twice")?;
		let counts = &mut one.counts;
		let (sold, unsold) = (counts.circulating, counts.unsold);
		counts.expired += sold + unsold;
		(counts.circulating, counts.unsold) = (0, 0);
		one.expired = Some(sold);
		self.tell(series, Change::Expired, sold)?;
		self.tell(series, Change::ExpiredUnsold, unsold)
	}

	fn clear(&mut self, series: SeriesId, accounts: &[AccountId]) -> Outcome {
		let (now, defaulted) = (self.now, self.is_defaulted(self.one(series)?.identity));
		let one = self.one_mut(series)?;
		must(one.expired.is_some() && !defaulted, "cleared before its time")?;
		let over = now >= one.until + one.window && one.queue.is_empty();
		must(over, "cleared while purchases can be undone")?;
		one.holders.retain(|who, _| !accounts.contains(who));
		Ok(())
	}

	/// Whether `who` may do this with so many units of `series` for its issuer.
	pub(super) fn act_in(
		&mut self,
		series: SeriesId,
		who: &AccountId,
		scope: u8,
		quantity: Quantity,
	) -> Outcome {
		let one = self.one(series)?;
		let (issuer, worth) = (one.issuer.clone(), one.worth * u128::from(quantity));
		self.act_for(&issuer, who, scope, worth)
	}

	/// Units that are still promised: none after the end.
	pub(super) fn circulating(&self, series: SeriesId) -> Outcome<Quantity> {
		let one = self.one(series)?;
		Ok(if self.now < one.until { one.counts.circulating } else { 0 })
	}

	/// What happens to units changes promises and books.
	fn tell(&mut self, series: SeriesId, change: Change, quantity: Quantity) -> Outcome {
		if quantity == 0 {
			return Ok(());
		}
		self.book_units(series, change, quantity)?;
		self.count_promises(series, change, quantity)
	}
}
