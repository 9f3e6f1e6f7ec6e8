// SPDX-License-Identifier: Apache-2.0
//! Random lives of a series beside a naive model of it: both accept the same acts, count the same
//! units, and every invariant holds after each act.

use super::{replay::Books, *};
use proptest::prelude::*;

/// Who acts; the issuer may hold units like anyone.
const HOLDERS: [AccountId; 4] = [ALICE, BOB, CAROL, ISSUER];
const SUPPLY: Quantity = 900;
const LIFETIME: u64 = 200;

#[derive(Clone, Debug)]
enum Act {
	Mint(Quantity),
	Recall(Quantity),
	Sell(usize, Quantity),
	Give(usize, usize, Quantity),
	Hold(usize, Quantity),
	Release(usize, Quantity),
	Deliver(usize, usize, Quantity),
	Redeem(usize, Quantity),
	Close,
	Wait(u64),
	Book,
}

fn act() -> impl Strategy<Value = Act> {
	let who = || 0..HOLDERS.len();
	let units = || 0..300u64;
	prop_oneof![
		3 => units().prop_map(Act::Mint),
		1 => units().prop_map(Act::Recall),
		4 => (who(), units()).prop_map(|(to, n)| Act::Sell(to, n)),
		5 => (who(), who(), units()).prop_map(|(from, to, n)| Act::Give(from, to, n)),
		4 => (who(), units()).prop_map(|(of, n)| Act::Hold(of, n)),
		3 => (who(), units()).prop_map(|(of, n)| Act::Release(of, n)),
		3 => (who(), who(), units()).prop_map(|(from, to, n)| Act::Deliver(from, to, n)),
		3 => (who(), units()).prop_map(|(of, n)| Act::Redeem(of, n)),
		1 => Just(Act::Close),
		2 => (0..120u64).prop_map(Act::Wait),
		1 => Just(Act::Book),
	]
}

/// The same series, kept in the plainest way.
#[derive(Clone, Default)]
struct Model {
	unsold: u64,
	minted: u64,
	redeemed: u64,
	recalled: u64,
	expired: u64,
	free: [u64; 4],
	held: [u64; 4],
	elapsed: u64,
	closed: bool,
	booked: bool,
}

impl Model {
	/// Does `act` and tells whether it was possible.
	fn play(&mut self, act: &Act) -> bool {
		let mut next = self.clone();
		let possible = next.attempt(act).is_some();
		if possible {
			*self = next;
		}
		possible
	}

	fn attempt(&mut self, act: &Act) -> Option<()> {
		let alive = self.elapsed < LIFETIME;
		let on_sale = alive && !self.closed;
		match *act {
			Act::Mint(n) => {
				self.unsold += Some(n).filter(|n| on_sale && *n > 0)?;
				self.minted += n;
				(self.minted <= SUPPLY).then_some(())
			},
			Act::Recall(n) => {
				take(&mut self.unsold, n, !self.booked)?;
				self.recalled += n;
				Some(())
			},
			Act::Sell(to, n) => {
				take(&mut self.unsold, n, on_sale)?;
				self.free[to] += n;
				Some(())
			},
			Act::Give(from, to, n) => {
				take(&mut self.free[from], n, alive)?;
				self.free[to] += n;
				Some(())
			},
			Act::Hold(of, n) => {
				take(&mut self.free[of], n, alive)?;
				self.held[of] += n;
				Some(())
			},
			Act::Release(of, n) => {
				take(&mut self.held[of], n, true)?;
				self.free[of] += n;
				Some(())
			},
			Act::Deliver(from, to, n) => {
				take(&mut self.held[from], n, alive)?;
				self.free[to] += n;
				Some(())
			},
			Act::Redeem(of, n) => {
				take(&mut self.free[of], n, alive)?;
				self.redeemed += n;
				Some(())
			},
			Act::Close => {
				let open = !self.closed;
				self.closed = true;
				open.then_some(())
			},
			Act::Wait(secs) => {
				self.elapsed += secs;
				Some(())
			},
			Act::Book => {
				let due = !alive && !self.booked && self.minted > 0;
				self.expired = self.minted - self.redeemed - self.recalled;
				self.unsold = 0;
				self.booked = true;
				due.then_some(())
			},
		}
	}

	fn circulating(&self) -> u64 {
		if self.booked { 0 } else { self.free.iter().chain(&self.held).sum() }
	}
}

fn take(stock: &mut u64, quantity: u64, allowed: bool) -> Option<()> {
	*stock = stock.checked_sub(quantity)?;
	(allowed && quantity > 0).then_some(())
}

fn perform(act: &Act, series: SeriesId) -> DispatchResult {
	let none = None;
	match *act {
		Act::Mint(n) => Coupons::mint(by(ISSUER), series, n),
		Act::Recall(n) => Coupons::recall(by(ISSUER), series, n),
		Act::Sell(to, n) => Door::sell(series, &HOLDERS[to], n),
		Act::Give(from, to, n) => Coupons::transfer(by(HOLDERS[from]), series, HOLDERS[to], n),
		Act::Hold(of, n) => Door::hold(series, &HOLDERS[of], n),
		Act::Release(of, n) => Door::release(series, &HOLDERS[of], n),
		Act::Deliver(from, to, n) => {
			let (from, to) = (&HOLDERS[from], &HOLDERS[to]);
			Door::transfer_held(Path::Market, series, from, to, n, none)
		},
		Act::Redeem(of, n) => {
			Coupons::redeem(by(HOLDERS[of]), series, n, ISSUER, H256::zero(), None)
		},
		Act::Close => Coupons::close_series(by(ISSUER), series),
		Act::Wait(secs) => {
			set_time(Now::get() + secs);
			Ok(())
		},
		Act::Book => Coupons::book_expiry(by(STRANGER), series),
	}
}

fn assert_equal(model: &Model, series: SeriesId) {
	let expected = UnitCounters {
		minted: model.minted,
		unsold: model.unsold,
		circulating: model.circulating(),
		redeemed: model.redeemed,
		expired: model.expired,
		recalled: model.recalled,
		refunded: 0,
	};
	assert_eq!(counters(series), expected);
	for (place, who) in HOLDERS.iter().enumerate() {
		assert_eq!(holding(*who, series), (model.free[place], model.held[place]));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn pallet_should_agree_with_the_model_in_every_life(
		acts in prop::collection::vec(act(), 1..120),
	) {
		ExtBuilder.build_and_execute(|| {
			let mut short = terms();
			short.legal_class = LegalClass::Promotional;
			(short.supply_cap, short.valid_until) = (SUPPLY, START + LIFETIME);
			let series = approved_with(short);
			Door::mark_listed(series).unwrap();
			let mut model = Model::default();
			for act in &acts {
				let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
				let outcome = perform(act, series);
				assert_eq!(outcome.is_ok(), model.play(act), "{act:?}: {outcome:?}");
				if outcome.is_err() {
					let after = sp_io::storage::root(sp_runtime::StateVersion::V1);
					assert_eq!(root, after, "{act:?} failed and left something behind");
				}
				assert_equal(&model, series);
				Coupons::do_try_state().unwrap();
			}
			assert_eq!(Books::from_events(), Books::from_storage());
		});
	}

	#[test]
	fn face_should_be_conserved_however_units_are_split(
		parts in prop::collection::vec(1..50u64, 1..10),
		face in 1..10_000u64,
	) {
		ExtBuilder.build_and_execute(|| {
			let mut voucher = terms();
			(voucher.divisible, voucher.face_minor) = (false, face);
			let series = sold_with(voucher);
			let before = Coupons::holding(ALICE, series).unwrap().face.minor;
			let mut redeemed = 0;
			for part in &parts {
				Coupons::redeem(by(ALICE), series, *part, ISSUER, H256::zero(), None).unwrap();
				redeemed += u128::from(part * face);
			}
			let left = Coupons::holding(ALICE, series).unwrap().face.minor;
			assert_eq!(left + redeemed, before);
		});
	}
}
