// SPDX-License-Identifier: Apache-2.0
//! What changes around the moves: time, rates, lists, tiers, residences, accounts and the rulebook itself.

use crate::limits::{
	Run,
	world::{SPARE, place, renewal, rulebook, set_rates, set_rulebook},
};
use genex_primitives::{FreezeMode, Tier};
use genex_runtime::{Compliance, Runtime};
use genex_runtime_tests::{
	env,
	native::dispatch,
	scene::{self, hash_of},
	who,
};

const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;
/// Seconds by which the clock of a block's author may be wrong, either way.
const DRIFT: u64 = 30;

impl Run {
	/// Lets time pass: a little, to the edge of a bucket, or to the edge of a window of something that moved: a second
	/// before it, at it, or a second after it.
	pub fn pass_time(&mut self) {
		let clock = self.clock;
		let beside = self.random.below(3);
		let edge = |at: u64| (at + beside).saturating_sub(1);
		let moved = |run: &mut Self| {
			let times = run.reference.times.make_contiguous();
			if times.is_empty() { clock } else { *run.random.pick(times) }
		};
		let next = match self.random.below(1_000) {
			0..=29 => edge((clock / HOUR + 1) * HOUR),
			30..=34 => edge((clock / DAY + 1) * DAY),
			35..=79 => edge(moved(self) + DAY),
			80..=82 => edge(moved(self) + DAY + HOUR),
			83 => edge(moved(self) + 30 * DAY),
			84 if self.random.chance(30) => edge(moved(self) + 31 * DAY),
			85..=120 => clock + self.random.below(2 * HOUR),
			_ => clock + self.random.below(45),
		};
		self.clock = clock.max(next);
		self.reference.now = self.reference.now.max(self.author_says());
		pallet_timestamp::Now::<Runtime>::put(self.reference.now * 1_000);
		self.refresh();
	}

	/// The time on the clock of whoever makes the next block. The chain's own never goes back.
	fn author_says(&mut self) -> u64 {
		let drift = if self.random.chance(30) { self.random.below(2 * DRIFT + 1) } else { DRIFT };
		(self.clock + drift).saturating_sub(DRIFT)
	}

	/// Ends the block and begins the next. What that does by itself, it does at the time of the old one.
	pub fn begin_block(&mut self) {
		self.clock += 1;
		let next = self.author_says().max(self.reference.now + 1);
		env::finish_block();
		env::start_block_at(next);
	}

	/// Acts happen from now on at the time of the block.
	pub fn read_clock(&mut self) {
		self.reference.now = env::now();
	}

	/// What grows old is mostly renewed, not always.
	fn refresh(&mut self) {
		if self.reference.now >= Compliance::lists_fresh_until() && self.random.chance(70) {
			scene::refresh_lists();
		}
		let old = self.reference.now - self.rates_at > DAY;
		if (old && self.random.chance(60)) || self.random.chance(1) {
			let eur = self.random.between(9_500_000_000, 12_500_000_000);
			let jpy = self.random.between(6_000_000_000, 7_500_000_000);
			self.reference.rates = [eur, jpy];
			self.rates_at = self.reference.now;
			set_rates([eur, jpy]);
		}
	}

	/// A person who is no issuer.
	fn person(&mut self) -> usize {
		let count = self.reference.world.people.len() as u64;
		usize::try_from(self.random.between(2, count)).expect("few people")
	}

	/// Another tier, or none for a while.
	pub fn change_tier(&mut self) {
		let person = self.person();
		let identity = self.reference.world.people[person].identity;
		let reason = hash_of("reason");
		if self.random.chance(4) {
			let call = pallet_kyc::Call::<Runtime>::revoke { identity, reason };
			if dispatch(call, &who::attestor()).is_ok() {
				self.reference.world.people[person].revoked = true;
				self.count("kyc.revoke");
			}
			return;
		}
		let tier = *self.random.pick(&[Tier::L1, Tier::L2, Tier::L2, Tier::L3]);
		if dispatch(renewal(identity, tier), &who::attestor()).is_ok() {
			self.reference.world.people[person].tier = tier;
			self.reference.world.people[person].revoked = false;
			self.count("kyc.renew");
		}
	}

	/// Another residence.
	pub fn move_house(&mut self) {
		let person = self.person();
		let letters = *self.random.pick(&[*b"US", *b"US", *b"JP", *b"DE"]);
		let call = pallet_kyc::Call::<Runtime>::set_residence {
			identity: self.reference.world.people[person].identity,
			jurisdiction: place(letters),
			reason: hash_of("reason"),
		};
		if dispatch(call, &who::attestor()).is_ok() {
			self.reference.world.people[person].place = letters;
			self.count("kyc.set_residence");
		}
	}

	/// One of the accounts that come and go.
	pub fn spare(&mut self) -> usize {
		let count = self.reference.world.accounts.len();
		count - 1 - usize::try_from(self.random.below(SPARE as u64)).expect("few accounts")
	}

	/// An account joins an identity, or leaves the one it is with.
	pub fn relink(&mut self) {
		let awaited = self.awaited();
		let number = if awaited.is_empty() || self.random.chance(50) {
			self.spare()
		} else {
			*self.random.pick(&awaited)
		};
		let account = self.reference.world.accounts[number].clone();
		if self.reference.world.owner[number].is_some() {
			let call = pallet_kyc::Call::<Runtime>::unlink_account {
				account: account.clone(),
				reason: hash_of("reason"),
			};
			if dispatch(call, &account).is_ok() {
				self.reference.leaves(number);
				self.count("kyc.unlink_account");
			}
			return;
		}
		let person = self.person();
		let identity = self.reference.world.people[person].identity;
		let call = pallet_kyc::Call::<Runtime>::attest_account {
			identity,
			account,
			reason: hash_of("reason"),
		};
		if dispatch(call, &who::attestor()).is_ok() {
			self.reference.joins(number, person);
			self.count("kyc.attest_account");
		}
	}

	/// An officer freezes somebody, or two officers let somebody go; few stay frozen.
	pub fn freeze(&mut self) {
		let frozen = self.reference.world.people.iter().position(|one| one.frozen);
		let (person, freezes) = match frozen {
			Some(person) if self.random.chance(60) => (person, false),
			_ => (self.person(), true),
		};
		let account = self.reference.world.accounts_of(person)[0];
		let account = self.reference.world.accounts[account].clone();
		if !freezes {
			scene::release_party(&account);
			self.reference.world.people[person].frozen = false;
			return self.count("sanctions.confirm_release");
		}
		if !self.reference.world.people[person].frozen {
			scene::freeze(scene::by_identity(&account), FreezeMode::Full);
			self.reference.world.people[person].frozen = true;
			self.count("sanctions.freeze");
		}
	}

	/// Governance makes the limits wider or narrower.
	pub fn change_rules(&mut self) {
		let part = *self.random.pick(&[100, 100, 60, 140]);
		set_rulebook(part);
		self.reference.book = rulebook(part);
		self.count("compliance.set_rulebook");
	}
}
