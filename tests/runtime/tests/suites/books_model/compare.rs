// SPDX-License-Identifier: Apache-2.0
//! What the chain says, beside what the model says.

use crate::books_model::{
	calls::{method_of, policy_of, target_of},
	reference::{DAY, Insolvency, Issuer, Ledger, Model, Series, Shares, Turnover},
	world::{COINS, ppm},
};
use genex_primitives::{
	AssetId, CurrencyCode, IdentityId, SeriesId,
	ledger::{BreakageShares, Period, SeriesPromises, Statement, Unit},
	payout::Pot,
	traits::Identities,
};
use genex_runtime::{AccountId, Assets, Books, Cash, Coupons, Kyc, Runtime, Sales};
use pallet_coupons::UnitCounters;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Debug,
};

/// What differs.
#[derive(Default)]
pub struct Differences(pub Vec<String>);

impl Differences {
	/// Notes that the chain has something else than the model.
	fn same<T: Debug + PartialEq>(&mut self, what: impl Fn() -> String, chain: T, model: T) {
		if chain != model {
			self.0.push(format!("{}: the chain has {chain:?}, the model {model:?}", what()));
		}
	}
}

/// Compares all that is still under way: purses, live series, issuers, ledgers of this month, and defaults.
pub fn current(model: &Model) -> Vec<String> {
	let mut found = Differences::default();
	for ((asset, who), purse) in &model.purses {
		let money = Cash::balance(*asset, who.clone());
		let (chain, told) =
			((money.free, money.held, money.leaving), (purse.free, purse.held, purse.leaving));
		found.same(|| format!("stablecoin {asset} of {who}"), chain, told);
	}
	for id in &model.live {
		if let Some(series) = model.series.get(id) {
			compare_series(&mut found, *id, series);
			compare_live(&mut found, model, *id, series);
		}
	}
	compare_coins(&mut found, model);
	for (identity, issuer) in &model.issuers {
		compare_issuer(&mut found, model, *identity, issuer);
	}
	for ((issuer, who), told) in &model.staff {
		let one = pallet_issuers::Staff::<Runtime>::get(issuer, who);
		let used = one.map(|one| (one.period_began, one.used));
		let told = Some((told.began, told.used));
		found.same(|| format!("staff {who} of {issuer}"), used, told);
	}
	for ((identity, unit), ledger) in &model.ledgers {
		let chain = Books::current_statement(*identity, *unit);
		compare_statement(&mut found, (*identity, *unit), model.month, ledger, chain);
	}
	for (identity, default) in &model.defaults {
		compare_default(&mut found, *identity, default);
	}
	for who in model.identities.keys() {
		let freeze = <Kyc as Identities<AccountId>>::standing(who).freeze();
		found.same(|| format!("freeze of {who}"), freeze, model.freeze_of(who));
	}
	found.0
}

/// Compares everything that was ever written, and looks for what the model does not know.
pub fn everything(model: &Model) -> Vec<String> {
	let mut found = Differences(current(model));
	for (id, series) in &model.series {
		compare_series(&mut found, *id, series);
	}
	let listings: BTreeMap<_, _> = pallet_sales::Listings::<Runtime>::iter()
		.map(|(id, one)| (id, (one.remaining, one.open, one.reserved)))
		.collect();
	let told = model.listings.iter().map(|(id, one)| (*id, (one.remaining, one.open, 0)));
	found.same(|| "listings".into(), listings, told.collect());
	let bought = pallet_sales::Bought::<Runtime>::iter();
	let bought: BTreeMap<_, _> = bought.map(|(id, who, units)| ((id, who), units)).collect();
	let told = model
		.listings
		.iter()
		.flat_map(|(id, one)| one.bought.iter().map(|(who, units)| ((*id, *who), *units)));
	found.same(|| "what was bought".into(), bought, told.collect());
	let purchases: BTreeMap<_, _> = pallet_sales::Purchases::<Runtime>::iter()
		.map(|(id, one)| {
			let money = (one.total, one.quantity, one.refunded);
			(id, (one.buyer, money, (one.window_ends, one.waited)))
		})
		.collect();
	let told = model.purchases.iter().map(|(id, one)| {
		let money = (one.total, one.quantity, one.refunded);
		(*id, (one.buyer.clone(), money, (one.ends_at, one.waited)))
	});
	found.same(|| "purchases".into(), purchases, told.collect());
	let pauses: BTreeMap<_, _> = pallet_sales::Pauses::<Runtime>::iter()
		.map(|(issuer, pause)| (issuer, (pause.since, pause.waited)))
		.collect();
	let told = model.pauses.iter();
	let told = told.map(|(issuer, pause)| (issuer.clone(), (pause.since, pause.waited)));
	found.same(|| "windows that wait".into(), pauses, told.collect());
	let buybacks: BTreeMap<_, _> = pallet_sales::BuyBacks::<Runtime>::iter()
		.map(|(id, one)| (id, (one.series, one.asset, one.price, one.remaining)))
		.collect();
	let told = model.buybacks.iter();
	let told = told.map(|(id, one)| (*id, (one.series, one.asset, one.price, one.remaining)));
	found.same(|| "buy-backs".into(), buybacks, told.collect());
	unknown(&mut found, model);
	found.0
}

/// What the chain has and the model has not.
fn unknown(found: &mut Differences, model: &Model) {
	let mut held = BTreeMap::<SeriesId, BTreeMap<AccountId, u64>>::new();
	for (who, series, holding) in pallet_coupons::Holdings::<Runtime>::iter() {
		held.entry(series).or_default().insert(who, holding.free + holding.held);
	}
	let told = model.series.iter().filter(|(_, one)| !one.holders.is_empty());
	let told = told.map(|(id, one)| (*id, one.holders.clone())).collect();
	found.same(|| "holdings".into(), held, told);
	let mut pools = BTreeMap::new();
	for (series, asset, pool) in pallet_sales::Pools::<Runtime>::iter() {
		pools.insert((series, asset), (pool.held, pool.covered, pool.due));
	}
	let told = model.series.iter().flat_map(|(id, one)| {
		one.pools.iter().map(|(asset, pool)| ((*id, *asset), (pool.held, pool.covered, pool.due)))
	});
	found.same(|| "pools".into(), pools, told.collect());
	let counters = pallet_coupons::Counters::<Runtime>::iter().count();
	let told = model.series.values().filter(|one| one.counts.minted > 0).count();
	found.same(|| "series with units".into(), counters, told);
	let rights = pallet_issuers::RatingRights::<Runtime>::iter();
	let rights = rights.map(|(of, by, count)| ((of, by), count)).collect();
	found.same(|| "rights to rate".into(), rights, model.rights.clone());
	let mut pages: Vec<_> = pallet_books::Pages::<Runtime>::iter()
		.map(|(identity, unit, _)| (identity, unit))
		.collect();
	pages.sort();
	found.same(|| "ledgers".into(), pages, model.ledgers.keys().copied().collect());
	for (asset, coin) in &model.coins {
		let all = model.purses.iter().filter(|((one, _), _)| one == asset);
		let told: u128 = all.map(|(_, purse)| purse.free + purse.held + purse.leaving).sum();
		let name = || format!("sum of all purses of stablecoin {asset}");
		found.same(name, coin.issued, told);
	}
	let coins = pallet_cash::Terms::<Runtime>::iter_keys().collect::<BTreeSet<_>>();
	found.same(|| "stablecoins".into(), coins, model.coins.keys().copied().collect());
	let leaving: BTreeMap<_, _> = pallet_cash::Withdrawals::<Runtime>::iter()
		.map(|(id, one)| (id, (one.asset, one.who, one.amount, one.wallet.is_some())))
		.collect();
	let told = model.withdrawals.iter();
	let told = told.map(|(id, one)| (*id, (one.asset, one.who.clone(), one.amount, one.to_wallet)));
	found.same(|| "withdrawals".into(), leaving, told.collect());
	let redeemers: BTreeSet<(SeriesId, AccountId)> =
		pallet_coupons::Redeemers::<Runtime>::iter_keys().collect();
	let told = model.series.iter();
	let told = told.flat_map(|(id, one)| one.redeemers.iter().map(|who| (*id, who.clone())));
	found.same(|| "redeemers".into(), redeemers, told.collect());
	for (class, seconds) in model.rules {
		let least = Coupons::legal_rule(class).min_remaining_validity_secs;
		found.same(|| format!("what the law asks of {class:?}"), least, seconds);
	}
	for identity in model.places.keys() {
		let controls = pallet_travel_rule::ControlsOf::<Runtime>::get(identity);
		let (proven, told) = (!controls.proofs.is_empty(), model.wallets.contains(identity));
		found.same(|| format!("whether {identity} proved its wallet"), proven, told);
	}
	for (party, mode) in &model.frozen {
		let record = pallet_sanctions::Freezes::<Runtime>::get(target_of(party.clone()));
		found.same(|| format!("freeze of {party:?}"), record.map(|one| one.mode), Some(*mode));
	}
	let frozen = pallet_sanctions::Freezes::<Runtime>::iter().count();
	found.same(|| "freezes".into(), frozen, model.frozen.len());
	let asked = pallet_sanctions::ReleaseRequests::<Runtime>::iter().count();
	found.same(|| "releases that were asked for".into(), asked, model.asked.len());
	let staff = pallet_issuers::Staff::<Runtime>::iter().count();
	found.same(|| "members of staff".into(), staff, model.staff.len());
	let demands = pallet_insolvency::Demands::<Runtime>::iter();
	let demands = demands.map(|(identity, one)| (identity, one.deadline)).collect();
	found.same(|| "demands".into(), demands, model.demands.clone());
	let reserved = pallet_insolvency::Reservations::<Runtime>::iter().count();
	let told = model.defaults.values().map(|one| one.reserved.len()).sum();
	found.same(|| "reservations".into(), reserved, told);
}

/// Compares the statements of every month. Those that were closed long ago are not looked at before the end.
pub fn every_month(model: &Model) -> Vec<String> {
	let mut found = Differences::default();
	for ((identity, unit), ledger) in &model.ledgers {
		let mut closing = Turnover::new();
		for (month, turnover) in &ledger.months {
			for (account, (debit, credit)) in turnover {
				let sum = closing.entry(*account).or_default();
				*sum = (sum.0 + debit, sum.1 + credit);
			}
			let until_then = Ledger {
				closing: closing.clone(),
				months: [(*month, turnover.clone())].into_iter().collect(),
			};
			let chain = Books::statement(*identity, *unit, Period(*month));
			compare_statement(&mut found, (*identity, *unit), *month, &until_then, chain);
		}
	}
	found.0
}

fn compare_series(found: &mut Differences, id: SeriesId, series: &Series) {
	let counts = &series.counts;
	let told = UnitCounters {
		minted: counts.minted,
		unsold: counts.unsold,
		circulating: counts.circulating,
		redeemed: counts.redeemed,
		expired: counts.expired,
		recalled: counts.recalled,
		refunded: counts.refunded,
	};
	let counters = pallet_coupons::Counters::<Runtime>::get(id);
	found.same(|| format!("units of series {id}"), counters, told);
	let expired = pallet_coupons::ExpiredUnits::<Runtime>::get(id);
	found.same(|| format!("expired units of series {id}"), expired, series.expired);
	let record = pallet_coupons::Series::<Runtime>::get(id);
	let record = record.map(|one| {
		let promise = (one.legal_class, one.currency, one.face_minor, one.supply_cap);
		let times = (one.valid_until, u64::from(one.refund_window));
		(promise, times, (one.state, one.revision, u128::from(one.unit_worth)))
	});
	let told = {
		let promise = (series.class, series.currency, series.face, series.cap);
		(promise, (series.until, series.window), (series.state, series.revision, series.worth))
	};
	found.same(|| format!("terms of series {id}"), record, Some(told));
	let kind = pallet_sales::Kinds::<Runtime>::get(id);
	let given = kind.map(|kind| kind == pallet_sales::SaleKind::GivenAway);
	found.same(|| format!("whether series {id} is given away"), given, series.given);
	for (who, units) in &series.holders {
		let holding = pallet_coupons::Holdings::<Runtime>::get(who, id);
		found.same(|| format!("units of series {id} of {who}"), holding.free, *units);
	}
	for (asset, _) in COINS {
		let pool = pallet_sales::Pools::<Runtime>::get(id, asset).unwrap_or_default();
		let told = series.pools.get(&asset).copied().unwrap_or_default();
		let (pool, told) =
			((pool.held, pool.covered, pool.due), (told.held, told.covered, told.due));
		found.same(|| format!("what series {id} keeps of stablecoin {asset}"), pool, told);
	}
	let waiting = pallet_sales::Queues::<Runtime>::get(id);
	let waiting = usize::try_from(waiting.next - waiting.first).expect("few windows");
	found.same(|| format!("windows of series {id}"), waiting, series.queue.len());
	let book = pallet_books::SeriesBooks::<Runtime>::get(id);
	let promises = book.filter(|book| book.promises.promised > 0).map(|book| book.promises);
	let shares = |shares: Shares| BreakageShares {
		escheat: ppm(shares.escheat),
		treasury: ppm(shares.treasury),
	};
	let told = (series.promised > 0).then(|| SeriesPromises {
		method: series.method.map(method_of).unwrap_or_default(),
		promised: series.promised,
		redeemed: series.redeemed,
		deferred: series.deferred,
		accrued: series.accrued,
		expired: series.shares.map(shares),
	});
	found.same(|| format!("books of series {id}"), promises, told);
}

/// What follows from the terms of a series, and from what was decided of all.
fn compare_live(found: &mut Differences, model: &Model, id: SeriesId, series: &Series) {
	// Some look at prices of now, some at those of the days to come.
	let at = model.now + u64::from(id % 16) * DAY;
	let price = Sales::reference_price(id, at);
	found.same(|| format!("price of series {id} at {at}"), price, model.reference_price(id, at));
	let count = pallet_coupons::RedeemerCount::<Runtime>::get(id);
	let told = u32::try_from(series.redeemers.len()).expect("few redeemers");
	found.same(|| format!("number of redeemers of series {id}"), count, told);
}

/// What may come in and go out of each stablecoin, and what came in.
fn compare_coins(found: &mut Differences, model: &Model) {
	use pallet_cash::{MintedOn, Policies, Reserves, Terms};
	for (asset, coin) in &model.coins {
		let terms = Terms::<Runtime>::get(asset).map(|one| (one.currency, one.decimals));
		let told = Some((CurrencyCode::USD, coin.decimals));
		found.same(|| format!("terms of stablecoin {asset}"), terms, told);
		let policy = Policies::<Runtime>::get(asset);
		let told = Some(policy_of(coin.policy));
		found.same(|| format!("policy of stablecoin {asset}"), policy, told);
		let reserve = Reserves::<Runtime>::get(asset).map(|one| (one.amount, one.as_of));
		let told = coin.reserve.map(|one| (one.amount, one.as_of));
		found.same(|| format!("reserve of stablecoin {asset}"), reserve, told);
		let minted = MintedOn::<Runtime>::get(asset);
		let minted = (minted.day, minted.amount);
		found.same(|| format!("what came in of stablecoin {asset}"), minted, coin.minted);
		let issued = Assets::total_supply(*asset);
		found.same(|| format!("issuance of stablecoin {asset}"), issued, coin.issued);
	}
}

fn compare_issuer(found: &mut Differences, model: &Model, identity: IdentityId, issuer: &Issuer) {
	use pallet_issuers::{FundsOf, Issuers, Promises, PromisesOf, RatingsOf};
	let record = Issuers::<Runtime>::get(identity);
	let record = record
		.map(|one| (one.status, one.grade, one.score, one.open_incidents, one.upheld_incidents));
	let open = u32::try_from(issuer.open.len()).expect("few incidents");
	let told = (issuer.status, issuer.grade, issuer.score, open, issuer.upheld);
	found.same(|| format!("issuer {identity}"), record, Some(told));
	let chain = PromisesOf::<Runtime>::get(identity);
	let told = &issuer.promises;
	let (chain, told) = (
		[chain.unsold, chain.outstanding, chain.redeemed, chain.expired, chain.refunded],
		[told.unsold, told.outstanding, told.redeemed, told.expired, told.refunded],
	);
	found.same(|| format!("promises of issuer {identity}"), chain, told);
	let Promises { given, unproven, .. } = PromisesOf::<Runtime>::get(identity);
	let told = &issuer.promises;
	found.same(|| format!("gifts of issuer {identity}"), given, told.given);
	found.same(|| format!("what proves nothing of issuer {identity}"), unproven, told.unproven);
	let ratings = RatingsOf::<Runtime>::get(identity);
	let told = (issuer.ratings, issuer.stars);
	found.same(|| format!("ratings of issuer {identity}"), (ratings.count, ratings.stars), told);
	let funds = FundsOf::<Runtime>::get(identity);
	let deposits: Vec<(AccountId, AssetId, u128)> =
		funds.deposits.iter().map(|one| (one.account.clone(), one.asset, one.amount)).collect();
	let told = issuer.guarantees.iter();
	let told = told.map(|one| (one.who.clone(), one.asset, one.amount)).collect();
	found.same(|| format!("guarantee of issuer {identity}"), deposits, told);
	let holdback: BTreeMap<AssetId, u128> = funds.holdback.into_iter().collect();
	found.same(|| format!("holdback of issuer {identity}"), holdback, issuer.holdback.clone());
	let headroom = genex_runtime::Issuers::headroom(identity).map(|one| one.limit);
	let told = model.limit(identity).ok();
	found.same(|| format!("limit of issuer {identity}"), headroom, told);
}

fn compare_statement(
	found: &mut Differences,
	(identity, unit): (IdentityId, Unit),
	month: u32,
	ledger: &Ledger,
	chain: Option<Statement>,
) {
	let name = || format!("ledger of {identity} in {unit:?} in month {month}");
	let turnover = ledger.months.get(&month).cloned().unwrap_or_default();
	let (mut closing, mut moved, mut sums) = (Turnover::new(), Turnover::new(), true);
	for line in chain.into_iter().flat_map(|statement| statement.lines) {
		let (opening, change) = (line.opening, line.turnover);
		closing.insert(line.account, (line.closing.debit, line.closing.credit));
		sums &= opening.debit + change.debit == line.closing.debit
			&& opening.credit + change.credit == line.closing.credit;
		if (change.debit, change.credit) != (0, 0) {
			moved.insert(line.account, (change.debit, change.credit));
		}
	}
	found.same(name, closing, ledger.closing.clone());
	found.same(name, moved, turnover);
	found.same(name, sums, true);
}

fn payable(pots: &[Pot]) -> BTreeMap<AssetId, u128> {
	pots.iter().map(|pot| (pot.asset, pot.payable)).collect()
}

fn compare_default(found: &mut Differences, identity: IdentityId, default: &Insolvency) {
	let Some(record) = pallet_insolvency::Defaults::<Runtime>::get(identity) else {
		return found.0.push(format!("the chain has no default of {identity}"));
	};
	let chain = (
		[record.owed, record.covered, record.kept, record.claimed],
		(record.claims_until, record.closed),
		payable(&record.fund),
	);
	let told = (
		[default.owed, default.covered, default.kept, default.claimed],
		(default.claims_until, default.closed),
		default.payable.clone(),
	);
	found.same(|| format!("default of {identity}"), chain, told);
	let reserved = usize::try_from(record.reservations).ok();
	let told = Some(default.reserved.len());
	found.same(|| format!("reservations in the default of {identity}"), reserved, told);
	for ((series, who), told) in &default.reserved {
		let one = pallet_insolvency::Reservations::<Runtime>::get(series, who);
		let one = one.map(|one| (one.quantity, one.ends_at));
		let told = Some((told.units, told.ends_at));
		found.same(|| format!("units of series {series} reserved for {who}"), one, told);
	}
	for (series, told) in &default.counted {
		let counted = pallet_insolvency::Counted::<Runtime>::get(record.id, series);
		let counted = counted.map(|one| (one.units, one.claimed, payable(&one.kept)));
		let told = Some((told.units, told.claimed, told.payable.clone()));
		found.same(|| format!("series {series} in the default of {identity}"), counted, told);
	}
}
