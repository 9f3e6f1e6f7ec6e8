// SPDX-License-Identifier: Apache-2.0
//! Acts that wait for somebody: Travel Rule cases, offered gifts, reviews and withdrawals.

use crate::limits::{
	Run,
	acts::{asking, next_review},
	custody::Kept,
	reference::{Kind, Move},
	world::SPARE,
};
use genex_primitives::{Asset, ReviewId};
use genex_runtime::{Runtime, RuntimeCall};
use genex_runtime_tests::{
	business,
	native::dispatch,
	scene::{self, USDC, hash_of},
	who,
};

/// Seconds that a case may take.
const CASE_LIFETIME: u64 = 3 * 86_400;
/// Seconds that an offered gift may wait.
const OFFER_LIFETIME: u64 = 7 * 86_400;

/// A case that holds value.
pub struct Case {
	id: u64,
	one: Move,
	/// The two people it was opened for.
	people: (Option<usize>, Option<usize>),
	deadline: u64,
}

/// A gift that waits for its recipient.
pub struct Offer {
	id: u64,
	one: Move,
	deadline: u64,
}

/// What an officer decides about.
pub enum Act {
	/// A purchase or a trade.
	Deal(Move),
	Withdrawal(u64),
}

/// Everything that waits.
#[derive(Default)]
pub struct Waiting {
	pub cases: Vec<Case>,
	pub offers: Vec<Offer>,
	pub reviews: Vec<(ReviewId, Act, u64)>,
	pub withdrawals: Vec<u64>,
	pub kept: Vec<Kept>,
}

impl Run {
	/// Takes one of several out, mostly the oldest, so that none waits for ever.
	pub fn any_of<T>(&mut self, list: fn(&mut Waiting) -> &mut Vec<T>) -> Option<T> {
		let count = list(&mut self.waiting).len() as u64;
		if count == 0 {
			return None;
		}
		let place = if self.random.chance(50) { 0 } else { self.random.below(count) };
		Some(list(&mut self.waiting).remove(usize::try_from(place).expect("few wait")))
	}

	fn people_of(&self, one: &Move) -> (Option<usize>, Option<usize>) {
		let owner = &self.reference.world.owner;
		(owner[one.from], owner[one.to])
	}

	/// Makes a call as this account.
	pub fn does(&self, call: impl Into<RuntimeCall>, account: usize) -> sp_runtime::DispatchResult {
		dispatch(call, &self.reference.world.accounts[account])
	}

	/// The call by this account: natively or, if it has an Ethereum key, now and then by the precompile that serves it. Says
	/// whether the latter.
	pub fn either(
		&mut self,
		call: impl Into<RuntimeCall>,
		account: usize,
	) -> (bool, sp_runtime::DispatchResult) {
		let call = call.into();
		let asked = business::solidity(&call)
			.filter(|_| self.reference.world.has_key(account) && self.random.chance(40));
		let Some((dest, data)) = asked else { return (false, self.does(call, account)) };
		(true, self.does(asking(dest, data), account))
	}

	/// Value is put aside for a Travel Rule case.
	pub fn open_case(&mut self) {
		let mut one = self.some_gift();
		// To an account that may belong to somebody else before the case is completed.
		let other = self.spare();
		if self.random.chance(25) && other != one.from {
			one.to = other;
		}
		let id = pallet_travel_rule::NextCaseId::<Runtime>::get();
		let call = pallet_travel_rule::Call::<Runtime>::open_case {
			asset: one.asset,
			to: self.reference.world.accounts[one.to].clone(),
			quantity: one.quantity,
			envelope: Some(scene::envelope()),
		};
		match self.does(call, one.from) {
			Ok(()) => {
				let people = self.people_of(&one);
				let deadline = self.reference.now + CASE_LIFETIME;
				self.waiting.cases.push(Case { id, one, people, deadline });
			},
			Err(error) => self.refused(&error, Some(&one)),
		}
	}

	/// Accounts that come and go and for which value waits in a case.
	pub fn awaited(&self) -> Vec<usize> {
		let first = self.reference.world.accounts.len() - SPARE;
		self.waiting.cases.iter().map(|case| case.one.to).filter(|to| *to >= first).collect()
	}

	/// Notes that the end of a block gave something back, which it may only after the deadline.
	fn came_back(&mut self, what: &'static str, deadline: u64) {
		if self.reference.now < deadline {
			self.reference.broken.push(format!("{what} before {deadline}"));
		}
		self.count(what);
	}

	/// The attestor accepts both sides of a case, or whoever comes returns one whose time is over.
	pub fn end_case(&mut self) {
		use pallet_travel_rule::{Call, OpenCases};
		let Some(mut waiting) = self.any_of(|all| &mut all.cases) else { return };
		let case = waiting.id;
		if !OpenCases::<Runtime>::contains_key(case.to_be_bytes()) {
			return self.came_back("travel_rule, returned by the chain", waiting.deadline);
		}
		if self.reference.now >= waiting.deadline {
			match self.does(Call::<Runtime>::return_expired { case }, waiting.one.from) {
				Ok(()) => self.count("travel_rule.return_expired"),
				Err(error) => self.unexpected("an expired case", error),
			}
			return;
		}
		// A case that is refused at its payout is under review already.
		dispatch(Call::<Runtime>::start_review { case }, &who::attestor()).ok();
		let envelope = scene::envelope().hash;
		match dispatch(Call::<Runtime>::accept { case, envelope }, &who::attestor()) {
			Ok(()) => {
				waiting.one.kind = Kind::Gift { cleared: true };
				let people = self.people_of(&waiting.one);
				if people != waiting.people {
					let text = format!("case {case} was completed for others: {people:?}");
					self.reference.broken.push(text);
				}
				self.reference.accept("travel_rule.accept", &waiting.one);
			},
			Err(error) => {
				self.refused(&error, None);
				self.waiting.cases.push(waiting);
			},
		}
	}

	/// Value goes in one call, on the strength of recorded data.
	pub fn transfer_recorded(&mut self) {
		let mut one = self.some_gift();
		one.kind = Kind::Gift { cleared: true };
		let call = pallet_travel_rule::Call::<Runtime>::transfer_recorded {
			asset: one.asset,
			to: self.reference.world.accounts[one.to].clone(),
			quantity: one.quantity,
			envelope: scene::envelope(),
		};
		let (by_precompile, outcome) = self.either(call, one.from);
		let route = if by_precompile {
			"ITravelRule.transferRecorded"
		} else {
			"travel_rule.transfer_recorded"
		};
		match outcome {
			Ok(()) => self.reference.accept(route, &one),
			Err(error) => self.refused(&error, Some(&one)),
		}
	}

	/// An offer passes at once, or waits where the recipient screens.
	pub fn offer(&mut self) {
		let one = self.some_gift();
		let id = pallet_quarantine::NextReceiptId::<Runtime>::get();
		let call = pallet_quarantine::Call::<Runtime>::offer {
			asset: one.asset,
			to: self.reference.world.accounts[one.to].clone(),
			quantity: one.quantity,
			note: hash_of("note"),
		};
		match self.does(call, one.from) {
			Ok(()) if pallet_quarantine::NextReceiptId::<Runtime>::get() == id => {
				self.reference.accept("quarantine.offer", &one);
			},
			Ok(()) => {
				let deadline = self.reference.now + OFFER_LIFETIME;
				self.waiting.offers.push(Offer { id, one, deadline });
			},
			Err(error) => self.refused(&error, Some(&one)),
		}
	}

	/// The recipient takes a gift, or it goes back.
	pub fn answer_offer(&mut self) {
		use pallet_quarantine::{Call, Receipts};
		let Some(Offer { id, one, deadline }) = self.any_of(|all| &mut all.offers) else { return };
		if !Receipts::<Runtime>::contains_key(id) {
			return self.came_back("quarantine, returned by the chain", deadline);
		}
		match self.does(Call::<Runtime>::accept_receipt { id }, one.to) {
			Ok(()) => self.reference.accept("quarantine.accept_receipt", &one),
			Err(error) => {
				self.refused(&error, None);
				let back = if self.random.chance(50) {
					self.does(Call::<Runtime>::decline_receipt { id }, one.to)
				} else {
					self.does(Call::<Runtime>::withdraw_offer { id }, one.from)
				};
				if let Err(error) = back {
					self.unexpected("a gift that goes back", error);
				}
			},
		}
	}

	/// Somebody begins to screen gifts, or ends that.
	pub fn screen(&mut self) {
		use pallet_quarantine::ReceivePolicy::{AcceptAll, Screened};
		let account = usize::try_from(self.random.below(20)).expect("small");
		let policy = if self.random.chance(40) { Screened } else { AcceptAll };
		let call = pallet_quarantine::Call::<Runtime>::set_receive_policy { policy };
		if self.does(call, account).is_ok() {
			self.count("quarantine.set_receive_policy");
		}
	}

	/// A purchase or a trade waits for an officer.
	pub fn waits_for_review(&mut self, review: ReviewId, mut one: Move) {
		one.kind = match one.kind {
			Kind::Trade { .. } => Kind::Trade { reviewed: true },
			_ => Kind::Buy { reviewed: true },
		};
		let deadline = self.reference.now + self.reference.book.reviews.lifetime;
		self.waiting.reviews.push((review, Act::Deal(one), deadline));
	}

	/// An officer decides, or the time for that is over.
	pub fn end_review(&mut self) {
		use pallet_compliance::Call;
		let Some((review, act, deadline)) = self.any_of(|all| &mut all.reviews) else { return };
		let (who, reason) = (who::officer(), hash_of("verdict"));
		if self.reference.now >= deadline {
			return match dispatch(Call::<Runtime>::return_review { review }, &who) {
				Ok(()) => self.count("compliance.return_review"),
				Err(error) => self.unexpected("an overdue review", error),
			};
		}
		if self.random.chance(15) {
			return match dispatch(Call::<Runtime>::reject_review { review, reason }, &who) {
				Ok(()) => self.count("compliance.reject_review"),
				Err(error) => self.unexpected("a rejected review", error),
			};
		}
		match (dispatch(Call::<Runtime>::approve_review { review, reason }, &who), act) {
			(Ok(()), Act::Deal(one)) => self.reference.accept("compliance.approve_review", &one),
			(Ok(()), Act::Withdrawal(id)) => {
				self.count("compliance.approve_review, withdrawal");
				self.waiting.withdrawals.push(id);
			},
			(Err(error), act) => {
				self.refused(&error, None);
				self.waiting.reviews.push((review, act, deadline));
			},
		}
	}

	/// Money begins to leave; from the threshold on an officer must be asked.
	pub fn withdraw(&mut self) {
		use pallet_cash::Call;
		let gift = self.some_gift();
		let kind = Kind::Gift { cleared: false };
		let asset = Asset::Stablecoin(USDC);
		let one = self.aimed(kind, gift.from, gift.from, asset);
		let id = pallet_cash::NextWithdrawalId::<Runtime>::get();
		let review = next_review();
		let cents = u64::try_from(one.quantity.div_ceil(10_000)).expect("few dollars");
		let (asset, amount) = (USDC, one.quantity);
		let (name, call) = if self.random.chance(40) {
			let wallet = scene::wallet();
			let call = Call::<Runtime>::withdraw_to_wallet { asset, amount, wallet };
			("cash.withdraw_to_wallet", call)
		} else {
			let payout = hash_of("payout");
			let call = Call::<Runtime>::request_withdrawal { asset, amount, payout };
			("cash.request_withdrawal", call)
		};
		let (by_precompile, outcome) = self.either(call, one.from);
		if let Err(error) = outcome {
			return self.refused(&error, None);
		}
		self.count(if by_precompile { "ITreasury" } else { name });
		let waits = next_review() != review;
		if cents >= self.reference.book.reviews.cash_out && !waits {
			self.reference.broken.push(format!("{cents} cents leave without a review"));
		}
		if waits {
			let deadline = self.reference.now + self.reference.book.reviews.lifetime;
			self.waiting.reviews.push((review, Act::Withdrawal(id), deadline));
		} else {
			self.waiting.withdrawals.push(id);
		}
	}

	/// The gateway pays out.
	pub fn complete_withdrawal(&mut self) {
		let Some(id) = self.any_of(|all| &mut all.withdrawals) else { return };
		let call = pallet_cash::Call::<Runtime>::complete_withdrawal { id };
		match dispatch(call, &who::gateway()) {
			Ok(()) => self.count("cash.complete_withdrawal"),
			Err(error) => self.refused(&error, None),
		}
	}
}
