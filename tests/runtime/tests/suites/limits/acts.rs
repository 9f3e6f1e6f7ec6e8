// SPDX-License-Identifier: Apache-2.0
//! Acts that move value at once, by every route there is.

use crate::limits::{
	Run,
	reference::{Kind, Move},
	world::{EURX, SPARE},
};
use frame_support::{storage::with_storage_layer, weights::Weight};
use genex_precompiles::{abi::ICoupon, addresses};
use genex_primitives::{
	Asset, Clearance, CurrencyCode, Money, Path, Quantity, ReviewId,
	book::{Side, TimeInForce},
	traits::{Cash as CashDoor, Coupons as CouponsDoor},
};
use genex_runtime::{AccountId, Cash, Coupons, Runtime, RuntimeCall, RuntimeEvent};
use genex_runtime_tests::{
	eth,
	native::dispatch,
	orders,
	scene::{self, USDC},
};
use pallet_order_book::OrderRequest;
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

const GIFT: Kind = Kind::Gift { cleared: false };

/// The review that would be opened next.
pub fn next_review() -> ReviewId {
	pallet_compliance::NextReviewId::<Runtime>::get()
}

/// The purchase `call` as the only item of a bundle.
fn bundle_of(call: &RuntimeCall) -> RuntimeCall {
	let RuntimeCall::Sales(pallet_sales::Call::purchase { listing, quantity, max_total }) = call
	else {
		panic!("{call:?} is no purchase");
	};
	let items = vec![(*listing, *quantity)].try_into().expect("one fits");
	let max_totals = BTreeMap::from([(USDC, *max_total)]).try_into().expect("one fits");
	pallet_sales::Call::<Runtime>::purchase_bundle { items, max_totals }.into()
}

/// Units as the calls take them.
fn units(one: &Move) -> Quantity {
	Quantity::try_from(one.quantity).expect("a quantity that the suite chose")
}

/// The call by which an account asks something of a precompile.
pub fn asking(dest: H160, data: Vec<u8>) -> pallet_revive::Call<Runtime> {
	let (value, storage_deposit_limit) = (0, 1_000_000_000_000);
	let weight_limit = Weight::from_parts(100_000_000_000, u64::MAX);
	pallet_revive::Call::call { dest, value, weight_limit, storage_deposit_limit, data }
}

impl Run {
	/// The account of this number.
	pub fn account(&self, number: usize) -> AccountId {
		self.reference.world.accounts[number].clone()
	}

	/// Some account, seldom one of those that come and go, so that these are often empty.
	pub fn anyone(&mut self) -> usize {
		let count = self.reference.world.accounts.len();
		let one = usize::try_from(self.random.below(count as u64)).expect("few accounts");
		let comes_and_goes = one >= count - SPARE;
		if comes_and_goes && self.random.chance(85) { one % 20 } else { one }
	}

	/// Two different accounts.
	pub fn two(&mut self) -> (usize, usize) {
		let (from, to) = (self.anyone(), self.anyone());
		if from == to { (from, (to + 1) % self.reference.world.accounts.len()) } else { (from, to) }
	}

	/// A series, mostly one of which the account has units.
	pub fn held_series(&mut self, account: usize) -> Asset {
		let series = &self.reference.world.series;
		let start = usize::try_from(self.random.below(series.len() as u64)).expect("few series");
		let held = (0..series.len())
			.map(|step| (start + step) % series.len())
			.find(|number| self.reference.units[account][*number] > 0);
		Asset::Series(series[held.unwrap_or(start)].id)
	}

	/// Coupons or money of the account.
	pub fn some_asset(&mut self, account: usize) -> Asset {
		match self.random.below(10) {
			0..=5 => self.held_series(account),
			6..=8 => Asset::Stablecoin(USDC),
			_ => Asset::Stablecoin(EURX),
		}
	}

	/// A gift to try, of whatever kind.
	pub fn some_gift(&mut self) -> Move {
		let (from, to) = self.two();
		let asset = self.some_asset(from);
		self.aimed(GIFT, from, to, asset)
	}

	/// A gift of coupons to try.
	pub fn some_units(&mut self, from: usize, to: usize) -> Move {
		let asset = self.held_series(from);
		self.aimed(GIFT, from, to, asset)
	}

	/// What this account could give to somebody: coupons, money or GNX.
	pub fn something_of(&mut self, from: usize) -> Move {
		let (_, to) = self.two();
		let to = if to == from { (to + 1) % 20 } else { to };
		let gnx = self.random.chance(25);
		let asset = if gnx { Asset::Gnx } else { self.some_asset(from) };
		let kind = if gnx { Kind::Gnx } else { GIFT };
		self.aimed(kind, from, to, asset)
	}

	/// Tries an act that is one move, and that waits for an officer if that opened `review`.
	pub fn try_reviewed(
		&mut self,
		route: &'static str,
		one: Move,
		review: ReviewId,
		outcome: DispatchResult,
	) {
		if outcome.is_ok() && next_review() != review {
			return self.waits_for_review(review, one);
		}
		self.try_one(route, one, outcome);
	}

	/// Tries an act that is one move.
	pub fn try_one(&mut self, route: &'static str, one: Move, outcome: DispatchResult) {
		match outcome {
			Ok(()) => self.reference.accept(route, &one),
			Err(error) => self.refused(&error, Some(&one)),
		}
	}

	/// The call by which a holder makes a gift.
	pub fn gift_call(&self, one: &Move) -> RuntimeCall {
		let to = self.account(one.to);
		match one.asset {
			Asset::Series(series) => {
				let quantity = units(one);
				pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
			},
			Asset::Stablecoin(asset) => {
				let amount = one.quantity;
				pallet_cash::Call::<Runtime>::transfer { asset, to, amount }.into()
			},
			Asset::Gnx => {
				let (dest, value) = (to.into(), one.quantity);
				pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value }.into()
			},
		}
	}

	/// Coupons by their holder.
	pub fn transfer(&mut self) {
		let (from, to) = self.two();
		let one = self.some_units(from, to);
		let outcome = dispatch(self.gift_call(&one), &self.account(from));
		self.try_one("coupons.transfer", one, outcome);
	}

	/// Stablecoins.
	pub fn pay(&mut self) {
		let (from, to) = self.two();
		let (asset, route) = if self.random.chance(30) {
			(EURX, "cash.transfer EURX")
		} else {
			(USDC, "cash.transfer USDC")
		};
		let one = self.aimed(GIFT, from, to, Asset::Stablecoin(asset));
		let outcome = dispatch(self.gift_call(&one), &self.account(from));
		self.try_one(route, one, outcome);
	}

	/// Coupons by whom the holder approved.
	pub fn by_operator(&mut self) {
		let (from, to) = self.two();
		let one = self.some_units(from, to);
		let Asset::Series(series) = one.asset else { return };
		let call = pallet_coupons::Call::<Runtime>::transfer_from {
			from: self.account(from),
			to: self.account(to),
			series,
			quantity: units(&one),
		};
		let outcome = dispatch(call, &self.reference.world.operator_of(from));
		self.try_one("coupons.transfer_from", one, outcome);
	}

	/// Stablecoins by whom the holder lets spend.
	pub fn by_spender(&mut self) {
		let (from, to) = self.two();
		let one = self.aimed(GIFT, from, to, Asset::Stablecoin(USDC));
		let call = pallet_allowances::Call::<Runtime>::transfer_from {
			asset: USDC,
			from: self.account(from),
			to: self.account(to),
			amount: one.quantity,
		};
		let outcome = dispatch(call, &self.reference.world.operator_of(from));
		self.try_one("allowances.transfer_from", one, outcome);
	}

	/// Several series to one recipient, all or none; sometimes the same series twice. By the holder or its operator.
	pub fn batch(&mut self) {
		let (from, to) = self.two();
		let by_operator = self.random.chance(30);
		let count = self.random.between(2, 5);
		let moves: Vec<Move> = (0..count).map(|_| self.some_units(from, to)).collect();
		let items: Vec<_> = moves
			.iter()
			.filter_map(|one| match one.asset {
				Asset::Series(series) => Some((series, units(one))),
				_ => None,
			})
			.collect();
		let items = items.try_into().expect("few items");
		let (owner, to) = (self.account(from), self.account(to));
		let (route, call, by) = if by_operator {
			let call =
				pallet_coupons::Call::<Runtime>::transfer_batch_from { from: owner, to, items };
			("coupons.transfer_batch_from", call, self.reference.world.operator_of(from))
		} else {
			let call = pallet_coupons::Call::<Runtime>::transfer_batch { to, items };
			("coupons.transfer_batch", call, owner)
		};
		match dispatch(call, &by) {
			Ok(()) => moves.iter().for_each(|one| self.reference.accept(route, one)),
			Err(error) => self.refused(&error, None),
		}
	}

	/// The input by which Solidity gives coupons.
	pub fn solidity_gift(&self, one: &Move) -> Vec<u8> {
		let Asset::Series(series) = one.asset else { return Vec::new() };
		let address = |number: usize| Address::from(self.reference.world.address(number).0);
		let transfer = ICoupon::safeTransferFromCall {
			from: address(one.from),
			to: address(one.to),
			id: U256::from(series),
			value: U256::from(one.quantity),
			data: Default::default(),
		};
		transfer.abi_encode()
	}

	/// Coupons by the precompile.
	pub fn by_precompile(&mut self) {
		let (from, to) = self.two();
		if !self.reference.world.has_key(from) || !self.reference.world.has_key(to) {
			return self.transfer();
		}
		let one = self.some_units(from, to);
		let coupon = addresses::address_of(addresses::COUPON);
		let call = asking(coupon, self.solidity_gift(&one));
		let outcome = dispatch(call, &self.account(from));
		self.try_one("ICoupon.safeTransferFrom", one, outcome);
	}

	/// Several calls in one, which stops at the first refusal or undoes everything.
	pub fn wrapped(&mut self) {
		let from = self.anyone();
		let count = self.random.between(2, 5);
		let moves: Vec<Move> = (0..count).map(|_| self.something_of(from)).collect();
		let calls: Vec<RuntimeCall> = moves.iter().map(|one| self.gift_call(one)).collect();
		let whole = self.random.chance(50);
		let (route, call) = if whole {
			("utility.batch_all", pallet_utility::Call::<Runtime>::batch_all { calls })
		} else {
			("utility.batch", pallet_utility::Call::<Runtime>::batch { calls })
		};
		if let Err(error) = dispatch(call, &self.account(from)) {
			return self.refused(&error, None);
		}
		let stopped = eth::events_since(0).into_iter().find_map(|event| match event {
			RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { index, error }) => {
				Some((usize::try_from(index).expect("few calls"), error))
			},
			_ => None,
		});
		let made = stopped.as_ref().map_or(moves.len(), |(index, _)| *index);
		for one in &moves[..made] {
			self.reference.accept(route, one);
		}
		if let Some((_, error)) = stopped {
			self.refused(&error, None);
		}
	}

	/// GNX by an ordinary transfer.
	pub fn gnx(&mut self) {
		let (from, to) = self.two();
		let one = self.aimed(Kind::Gnx, from, to, Asset::Gnx);
		let outcome = dispatch(self.gift_call(&one), &self.account(from));
		self.try_one("balances.transfer", one, outcome);
	}

	/// GNX as the value of a call to an account that Ethereum reaches.
	pub fn gnx_by_contracts(&mut self) {
		let (from, to) = self.two();
		if !self.reference.world.has_key(from) || !self.reference.world.has_key(to) {
			return self.gnx();
		}
		let one = self.aimed(Kind::Gnx, from, to, Asset::Gnx);
		let call = pallet_revive::Call::<Runtime>::call {
			dest: self.reference.world.address(to),
			value: one.quantity,
			weight_limit: Weight::from_parts(100_000_000_000, u64::MAX),
			storage_deposit_limit: 1_000_000_000_000,
			data: Vec::new(),
		};
		let outcome = dispatch(call, &self.account(from));
		self.try_one("revive.call value", one, outcome);
	}

	/// A purchase that `buyer` could make, and the call for it.
	pub fn some_purchase(&mut self, buyer: usize) -> (Move, RuntimeCall) {
		let info = *self.random.pick(&self.reference.world.series);
		let seller = self.reference.world.accounts_of(info.seller)[0];
		let kind = Kind::Buy { reviewed: false };
		let one = self.aimed(kind, seller, buyer, Asset::Series(info.id));
		let call = pallet_sales::Call::<Runtime>::purchase {
			listing: info.listing,
			quantity: units(&one),
			max_total: u128::MAX,
		};
		(one, call.into())
	}

	/// A purchase: settled at once, or put under review.
	pub fn purchase(&mut self) {
		let related = self.reference.world.related.clone();
		let buyer = if self.random.chance(15) {
			let person = *self.random.pick(&related);
			*self.random.pick(&self.reference.world.accounts_of(person))
		} else {
			self.anyone()
		};
		let (one, call) = self.some_purchase(buyer);
		let (review, who) = (next_review(), self.account(buyer));
		let bundle = self.random.chance(20).then(|| dispatch(bundle_of(&call), &who));
		let reviewed = Err(pallet_sales::Error::<Runtime>::BundleReviewed.into());
		// What a bundle may not hold is bought by itself.
		let (route, outcome) = match bundle {
			Some(outcome) if outcome != reviewed => ("sales.purchase_bundle", outcome),
			_ => match self.either(call, buyer) {
				(true, outcome) => ("ICouponFactory.purchase", outcome),
				(false, outcome) => ("sales.purchase", outcome),
			},
		};
		self.try_reviewed(route, one, review, outcome);
	}

	/// Somebody offers units on the market and somebody else takes all of them or none.
	pub fn order(&mut self) {
		let (from, to) = self.two();
		let asset = self.held_series(from);
		let mut one = self.aimed(Kind::Trade { reviewed: false }, from, to, asset);
		let Some((_, info)) = self.reference.series(asset) else { return };
		let (market, lots) = (info.market, units(&one));
		let each = one.price.unwrap_or_default() / one.quantity / info.tick_size;
		let number = u16::try_from(each.clamp(1, 2_047)).expect("on the grid");
		one.price = Some(u128::from(number) * info.tick_size * one.quantity);
		let (seller, buyer) = (self.account(from), self.account(to));
		let place = |side, time_in_force| {
			let order = OrderRequest { time_in_force, ..scene::order(side, number, lots) };
			pallet_order_book::Call::<Runtime>::place_order { market, order }
		};
		if let Err(error) = dispatch(place(Side::Ask, TimeInForce::Gtc), &seller) {
			return self.refused(&error, None);
		}
		let review = next_review();
		let bid = place(Side::Bid, TimeInForce::Fok);
		let by_precompile = self.reference.world.has_key(to) && self.random.chance(40);
		let (route, outcome) = if by_precompile {
			let data = orders::solidity(&bid).expect("anybody may place orders");
			("IMarketplace.placeOrder", dispatch(asking(orders::MARKETPLACE, data), &buyer))
		} else {
			("order_book.place_order", dispatch(bid, &buyer))
		};
		if outcome.is_err() {
			let (side, up_to, limit) = (None, None, 10);
			let cancel =
				pallet_order_book::Call::<Runtime>::cancel_orders { market, side, up_to, limit };
			if let Err(error) = dispatch(cancel, &seller) {
				self.unexpected("an order that is cancelled", error);
			}
		}
		self.try_reviewed(route, one, review, outcome);
	}

	/// A fill as the order book makes it, at whatever price and with an officer's approval too.
	pub fn trade(&mut self) {
		let (from, to) = self.two();
		let asset = self.held_series(from);
		let kind = Kind::Trade { reviewed: self.random.chance(15) };
		let one = self.aimed(kind, from, to, asset);
		let Asset::Series(series) = asset else { return };
		let (seller, buyer) = (self.account(from), self.account(to));
		let clearance = if kind == (Kind::Trade { reviewed: true }) {
			Clearance::Review
		} else {
			Clearance::None
		};
		let total = one.price.unwrap_or_default();
		let price = Some(Money::new(CurrencyCode::USD, total.div_ceil(10_000)));
		let quantity = units(&one);
		let outcome = with_storage_layer(|| {
			if total > 0 {
				let (path, asset) = (Path::Market, USDC);
				<Cash as CashDoor<_>>::transfer(path, asset, &buyer, &seller, total, clearance)?;
			}
			let path = Path::Market;
			<Coupons as CouponsDoor<_>>::transfer(
				path, series, &seller, &buyer, quantity, price, clearance,
			)
		});
		self.try_one("order book", one, outcome);
	}

	/// Coupons come to an end, sometimes all of a series, which makes room.
	pub fn redeem(&mut self) {
		let holder = self.anyone();
		let asset = self.held_series(holder);
		let (Asset::Series(series), Some((number, info))) = (asset, self.reference.series(asset))
		else {
			return;
		};
		let seller = self.reference.world.accounts_of(info.seller)[0];
		let mut one = self.aimed(Kind::Redeem, holder, seller, asset);
		if self.random.chance(10) {
			one.quantity = self.reference.units[holder][number].max(1);
		}
		let call = scene::redeeming(&self.account(seller), series, units(&one));
		let outcome = dispatch(call, &self.account(holder));
		self.try_one("coupons.redeem", one, outcome);
	}
}
