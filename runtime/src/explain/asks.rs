// SPDX-License-Identifier: Apache-2.0
//! The moves that a call asks for, as far as its arguments tell.

use crate::{
	AccountId, Balances, Cash, Claims, Custody, Redemption, Runtime, RuntimeCall, Sales,
	calls::carried,
};
use alloc::{vec, vec::Vec};
use frame_support::traits::{
	Get,
	fungible::Inspect,
	tokens::{Fortitude, Preservation},
};
use genex_messages::{Goods, Ticket, TransferPermit};
use genex_primitives::{
	Asset, AssetId, Balance, Clearance, ExternalAddress, ListingId, Money, Path, Quantity,
	SeriesId, traits::Cash as CashDoor,
};
use pallet_custody::DepositId;
use pallet_revive::AddressMapper;
use sp_core::U256;
use sp_runtime::traits::StaticLookup;

/// How deep a call may lie inside others for its moves to be found.
const MAX_DEPTH: u32 = 8;
/// How many moves are looked at: each is judged, and asking is free.
const MAX_ASKS: usize = 256;

/// One move that a call asks for.
pub(super) struct Ask {
	pub path: Path,
	pub asset: Asset,
	pub from: AccountId,
	pub to: AccountId,
	pub quantity: u128,
	/// What is paid for it, if anything.
	pub price: Option<Money>,
	/// What the call itself clears.
	pub clearance: Clearance,
	/// The wallet to which it leaves, if it does.
	pub wallet: Option<ExternalAddress>,
}

impl Ask {
	/// A gift of anything.
	const fn gift(asset: Asset, from: AccountId, to: AccountId, quantity: u128) -> Self {
		let (path, price, clearance, wallet) = (Path::P2P, None, Clearance::None, None);
		Self { path, asset, from, to, quantity, price, clearance, wallet }
	}

	fn units(from: AccountId, to: AccountId, series: SeriesId, quantity: Quantity) -> Self {
		Self::gift(Asset::Series(series), from, to, quantity.into())
	}

	const fn on(self, path: Path) -> Self {
		Self { path, ..self }
	}

	const fn cleared(self, clearance: Clearance) -> Self {
		Self { clearance, ..self }
	}

	/// Money that leaves. What needs a review gets one: that is no reason against it.
	fn leaving(asset: AssetId, from: AccountId, amount: Balance) -> Self {
		let out = Self::gift(Asset::Stablecoin(asset), from, Cash::account_id(), amount);
		out.on(Path::CashOut).cleared(Clearance::Review)
	}
}

/// The moves that `call` asks for when `who` makes it, those of the calls inside it included; of very many the first.
pub(super) fn of_call(who: &AccountId, call: &RuntimeCall) -> Vec<Ask> {
	let mut found = Vec::new();
	collect(who, call, 0, &mut found);
	found.truncate(MAX_ASKS);
	found
}

fn collect(who: &AccountId, call: &RuntimeCall, depth: u32, found: &mut Vec<Ask>) {
	if depth > MAX_DEPTH || found.len() >= MAX_ASKS {
		return;
	}
	let inner = carried(who, call);
	if inner.is_empty() {
		found.extend(of_single(who, call));
	}
	for (who, call) in inner {
		collect(&who, call, depth.saturating_add(1), found);
	}
}

fn of_single(who: &AccountId, call: &RuntimeCall) -> Vec<Ask> {
	match call {
		RuntimeCall::Coupons(call) => of_coupons(who, call),
		RuntimeCall::Cash(call) => of_cash(who, call),
		RuntimeCall::Allowances(pallet_allowances::Call::transfer_from {
			asset,
			from,
			to,
			amount,
		}) => vec![Ask::gift(Asset::Stablecoin(*asset), from.clone(), to.clone(), *amount)],
		RuntimeCall::Serials(call) => of_serials(who, call),
		RuntimeCall::Balances(call) => of_gnx(who, call),
		RuntimeCall::Sales(pallet_sales::Call::purchase { listing, quantity, .. }) => {
			of_purchase(who, *listing, *quantity)
		},
		RuntimeCall::Sales(pallet_sales::Call::purchase_bundle { items, .. }) => items
			.iter()
			.flat_map(|(listing, quantity)| of_purchase(who, *listing, *quantity))
			.collect(),
		RuntimeCall::TravelRule(call) => of_travel_rule(who, call),
		RuntimeCall::Redemption(call) => of_redemption(who, call),
		RuntimeCall::Quarantine(pallet_quarantine::Call::offer { asset, to, quantity, .. }) => {
			let gift = Ask::gift(*asset, who.clone(), to.clone(), *quantity);
			vec![gift.cleared(Clearance::Accepted)]
		},
		RuntimeCall::Permits(call) => of_permits(call),
		RuntimeCall::Claims(call) => of_claims(who, call),
		RuntimeCall::Custody(call) => of_custody(who, call),
		RuntimeCall::Revive(pallet_revive::Call::eth_call { dest, data, value, .. }) => {
			of_ethereum(who, dest, data, *value)
		},
		RuntimeCall::Revive(pallet_revive::Call::call { dest, data, value, .. }) => {
			of_contract(who, dest, data, *value)
		},
		_ => Vec::new(),
	}
}

fn of_coupons(who: &AccountId, call: &pallet_coupons::Call<Runtime>) -> Vec<Ask> {
	use pallet_coupons::Call;
	let many = |from: &AccountId, to: &AccountId, items: &pallet_coupons::BatchItems| {
		let one = |(series, quantity): &(SeriesId, Quantity)| {
			Ask::units(from.clone(), to.clone(), *series, *quantity)
		};
		items.iter().map(one).collect()
	};
	match call {
		Call::transfer { to, series, quantity } => {
			vec![Ask::units(who.clone(), to.clone(), *series, *quantity)]
		},
		Call::transfer_from { from, to, series, quantity } => {
			vec![Ask::units(from.clone(), to.clone(), *series, *quantity)]
		},
		Call::transfer_batch { to, items } => many(who, to, items),
		Call::transfer_batch_from { from, to, items } => many(from, to, items),
		Call::redeem { series, quantity, redeemer, .. } => {
			vec![Ask::units(who.clone(), redeemer.clone(), *series, *quantity).on(Path::Redeem)]
		},
		_ => Vec::new(),
	}
}

/// What would burn now, or later of what is put aside.
fn of_redemption(who: &AccountId, call: &pallet_redemption::Call<Runtime>) -> Vec<Ask> {
	use pallet_redemption::Call;
	let of_ticket = |ticket: &Ticket| {
		// Of one serial the rules are asked as of one unit.
		let quantity = match ticket.goods {
			Goods::Units(quantity) => quantity,
			Goods::Serial(_) => 1,
		};
		let (holder, redeemer) = (ticket.holder.into(), ticket.redeemer.into());
		Ask::units(holder, redeemer, ticket.series, quantity).on(Path::Redeem)
	};
	match call {
		Call::redeem_ticket { ticket, .. } => vec![of_ticket(ticket)],
		Call::redeem_tickets { tickets } => {
			tickets.iter().map(|signed| of_ticket(&signed.ticket)).collect()
		},
		Call::authorise { series, quantity, redeemer, .. } => {
			vec![Ask::units(who.clone(), redeemer.clone(), *series, *quantity).on(Path::Redeem)]
		},
		Call::capture { id, quantity } => Redemption::authorisation(*id)
			.map(|open| Ask::units(open.holder, open.redeemer, open.series, *quantity))
			.map(|ask| ask.on(Path::Redeem))
			.into_iter()
			.collect(),
		_ => Vec::new(),
	}
}

fn of_serials(who: &AccountId, call: &pallet_serials::Call<Runtime>) -> Vec<Ask> {
	use pallet_serials::{Call, count_of};
	let one = |from: &AccountId, to: &AccountId, series, quantity: Option<Quantity>| {
		let ask = quantity.map(|quantity| Ask::units(from.clone(), to.clone(), series, quantity));
		ask.into_iter().collect::<Vec<_>>()
	};
	match call {
		Call::transfer_serials { series, to, ranges } => one(who, to, *series, count_of(ranges)),
		Call::transfer_serials_from { series, from, to, ranges } => {
			one(from, to, *series, count_of(ranges))
		},
		Call::distribute_serials { series, gifts } => {
			let gift = |(to, range): &(AccountId, pallet_serials::SerialRange)| {
				one(who, to, *series, range.count())
			};
			gifts.iter().flat_map(gift).collect()
		},
		Call::redeem_serials { series, ranges, redeemer, .. } => {
			let asks = one(who, redeemer, *series, count_of(ranges)).into_iter();
			asks.map(|ask| ask.on(Path::Redeem)).collect()
		},
		_ => Vec::new(),
	}
}

fn of_cash(who: &AccountId, call: &pallet_cash::Call<Runtime>) -> Vec<Ask> {
	match call {
		pallet_cash::Call::transfer { asset, to, amount } => {
			vec![Ask::gift(Asset::Stablecoin(*asset), who.clone(), to.clone(), *amount)]
		},
		pallet_cash::Call::request_withdrawal { asset, amount, .. } => {
			vec![Ask::leaving(*asset, who.clone(), *amount)]
		},
		pallet_cash::Call::withdraw_to_wallet { asset, amount, wallet } => {
			let wallet = Some(wallet.clone());
			vec![Ask { wallet, ..Ask::leaving(*asset, who.clone(), *amount) }]
		},
		_ => Vec::new(),
	}
}

fn of_permits(call: &pallet_permits::Call<Runtime>) -> Vec<Ask> {
	use pallet_permits::Call;
	let one = |permit: &TransferPermit| {
		let quantity = match permit.goods {
			Goods::Units(quantity) => quantity,
			Goods::Serial(_) => 1,
		};
		Ask::units(permit.from.into(), permit.to.into(), permit.series, quantity)
	};
	match call {
		Call::settle { permit, .. } => vec![one(permit)],
		Call::settle_batch { permits } => {
			permits.iter().map(|signed| one(&signed.permit)).collect()
		},
		_ => Vec::new(),
	}
}

/// Who claims for itself accepts.
fn of_claims(who: &AccountId, call: &pallet_claims::Call<Runtime>) -> Vec<Ask> {
	use pallet_claims::Call;
	let claimed = |claimer: [u8; 32], waiting: Option<(AccountId, SeriesId, Quantity)>| {
		let claimer = AccountId::from(claimer);
		let clearance = if claimer == *who { Clearance::Accepted } else { Clearance::None };
		waiting
			.map(|(giver, series, quantity)| Ask::units(giver, claimer, series, quantity))
			.map(|ask| ask.cleared(clearance))
			.into_iter()
			.collect::<Vec<_>>()
	};
	match call {
		Call::claim_card { claim, .. } => {
			let batch = Claims::batch(claim.batch);
			claimed(claim.claimer, batch.map(|batch| (batch.giver, batch.series, batch.units)))
		},
		Call::claim_gift { claim, .. } => {
			let gift = Claims::gift(claim.gift);
			claimed(claim.claimer, gift.map(|gift| (gift.giver, gift.series, gift.quantity)))
		},
		_ => Vec::new(),
	}
}

fn of_gnx(who: &AccountId, call: &pallet_balances::Call<Runtime>) -> Vec<Ask> {
	use pallet_balances::Call;
	let (dest, value) = match call {
		Call::transfer_allow_death { dest, value } | Call::transfer_keep_alive { dest, value } => {
			(dest, *value)
		},
		Call::transfer_all { dest, .. } => {
			let (keep, force) = (Preservation::Expendable, Fortitude::Polite);
			(dest, Balances::reducible_balance(who, keep, force))
		},
		_ => return Vec::new(),
	};
	let to = <Runtime as frame_system::Config>::Lookup::lookup(dest.clone());
	to.map(|to| vec![Ask::gift(Asset::Gnx, who.clone(), to, value)]).unwrap_or_default()
}

/// Both sides of a purchase. What needs a review gets one: that is no reason against it.
fn of_purchase(who: &AccountId, listing: ListingId, quantity: Quantity) -> Vec<Ask> {
	let Some(listing) = Sales::listing(listing) else { return Vec::new() };
	let Some(total) = listing.total_of(quantity) else { return Vec::new() };
	let (asset, seller): (AssetId, _) = (listing.terms.asset, listing.seller);
	let units = Ask::units(seller.clone(), who.clone(), listing.terms.series, quantity);
	let price = <Cash as CashDoor<AccountId>>::value(asset, total).ok();
	let sale = |ask: Ask| ask.on(Path::Primary).cleared(Clearance::Review);
	let mut asks = vec![sale(Ask { price, ..units })];
	if total > 0 {
		asks.push(sale(Ask::gift(Asset::Stablecoin(asset), who.clone(), seller, total)));
	}
	asks
}

fn of_travel_rule(who: &AccountId, call: &pallet_travel_rule::Call<Runtime>) -> Vec<Ask> {
	use pallet_travel_rule::Call;
	let (asset, to, quantity, clearance) = match call {
		Call::open_case { asset, to, quantity, .. } => (asset, to, quantity, Clearance::TravelRule),
		Call::transfer_recorded { asset, to, quantity, .. } => {
			(asset, to, quantity, Clearance::Recorded)
		},
		_ => return Vec::new(),
	};
	vec![Ask::gift(*asset, who.clone(), to.clone(), *quantity).cleared(clearance)]
}

/// What a customer asks a custodian to sign, and what a custodian signs. What comes back to its owner asks no rule.
fn of_custody(who: &AccountId, call: &pallet_custody::Call<Runtime>) -> Vec<Ask> {
	use pallet_custody::{Call, Wish};
	let asked = |deposit: DepositId, to: &AccountId, quantity: Quantity, path: Path| {
		let series = Custody::deposit_of(deposit).map(|found| found.series);
		let ask = |series| Ask::units(who.clone(), to.clone(), series, quantity).on(path);
		series.map(ask).into_iter().collect()
	};
	match call {
		Call::request_move { deposit, to, quantity } => asked(*deposit, to, *quantity, Path::P2P),
		Call::request_redeem { deposit, redeemer, quantity, .. } => {
			asked(*deposit, redeemer, *quantity, Path::Redeem)
		},
		Call::approve { deposit, request } => {
			let Some(deposit) = Custody::deposit_of(*deposit) else { return Vec::new() };
			let found = deposit.requests.into_iter().find(|open| open.id == *request);
			let Some(open) = found else { return Vec::new() };
			let units = |to: AccountId| {
				Ask::units(deposit.customer.clone(), to, deposit.series, open.quantity)
			};
			match open.wish {
				Wish::Move { to } => vec![units(to)],
				Wish::Redeem { redeemer, .. } => vec![units(redeemer).on(Path::Redeem)],
				Wish::Withdraw => Vec::new(),
			}
		},
		_ => Vec::new(),
	}
}

/// What an Ethereum transaction asks for, its value in wei.
fn of_ethereum(who: &AccountId, dest: &sp_core::H160, data: &[u8], value: U256) -> Vec<Ask> {
	let ratio: u32 = <Runtime as pallet_revive::Config>::NativeToEthRatio::get();
	let (whole, rest) = value.div_mod(U256::from(ratio));
	let rounded = if rest.is_zero() { whole } else { whole.saturating_add(U256::one()) };
	of_contract(who, dest, data, Balance::try_from(rounded).unwrap_or(Balance::MAX))
}

/// What a call of a contract asks for: the GNX it sends, and what the precompile there would do.
fn of_contract(who: &AccountId, dest: &sp_core::H160, data: &[u8], value: Balance) -> Vec<Ask> {
	let asked = genex_precompiles::asked_call::<Runtime>(dest, data);
	let mut asks = asked.map(|call| of_single(who, &call)).unwrap_or_default();
	if value > 0 {
		let to = <Runtime as pallet_revive::Config>::AddressMapper::to_account_id(dest);
		asks.push(Ask::gift(Asset::Gnx, who.clone(), to, value));
	}
	asks
}
