// SPDX-License-Identifier: Apache-2.0
//! Coupons, money, credit and books as their READMEs describe them: plain maps and plain sums, without FRAME and without
//! any function of the pallets. It follows acts that succeeded; what it cannot follow is a difference.

mod books;
mod cash;
mod coins;
mod credit;
mod defaults;
mod freezes;
mod prices;
mod redeemers;
mod sales;
mod staff;
mod units;

pub use books::{Ledger, Method, Shares, Turnover};
pub use cash::TIMEOUT;
pub use coins::{Coin, Policy};
pub use credit::Issuer;
pub use defaults::Insolvency;
pub use prices::Prices;
pub use sales::{BuyBack, Listing, Pause, Pool, Purchase};
pub use staff::{ACCEPT, GIVE_BACK, LIST, MINT, Staff};
pub use units::Series;

use crate::books_model::act::{Act, Party};
use genex_primitives::{
	AssetId, FreezeMode, IdentityId, LegalClass, ListingId, Quantity, SeriesId,
	issuance::credit::CreditTerms, ledger::Unit,
};
use genex_runtime::AccountId;
use sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

/// Whether an act can have had this effect, or why not.
pub type Outcome<T = ()> = Result<T, String>;

/// Seconds of a day.
pub const DAY: u64 = 86_400;
/// Parts of a whole share.
pub const WHOLE: u128 = 1_000_000;
/// Billionths of a US dollar in a US cent.
pub const NANOS_PER_CENT: u128 = 10_000_000;

/// Money of an account in one stablecoin.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Purse {
	pub free: u128,
	pub held: u128,
	pub leaving: u128,
}

/// Money that waits for a second gateway.
#[derive(Clone, Debug)]
pub struct Pending {
	pub asset: AssetId,
	pub to: AccountId,
	pub amount: u128,
	pub gateway: AccountId,
	pub expires_at: u64,
}

/// Money on its way out.
#[derive(Clone, Debug)]
pub struct Withdrawal {
	pub asset: AssetId,
	pub who: AccountId,
	pub amount: u128,
	pub requested_at: u64,
	/// Whether it goes to the wallet, which must still be proven then.
	pub to_wallet: bool,
}

/// How often money of one series lay in several stablecoins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
	/// Proceeds were kept while others were in another one.
	pub kept: u64,
	/// A holder in a default was paid of what was kept in several.
	pub paid: u64,
}

/// Everything.
pub struct Model {
	/// Seconds since 1970.
	pub now: u64,
	/// Months since January 1970.
	pub month: u32,
	/// Who is behind each account; it never changes here.
	pub identities: BTreeMap<AccountId, IdentityId>,
	/// Where they are.
	pub places: BTreeMap<IdentityId, [u8; 2]>,
	pub treasury: AccountId,
	pub law: AccountId,
	pub coins: BTreeMap<AssetId, Coin>,
	/// Who proved to control the wallet.
	pub wallets: BTreeSet<IdentityId>,
	pub purses: BTreeMap<(AssetId, AccountId), Purse>,
	pub pending: BTreeMap<H256, Pending>,
	pub withdrawals: BTreeMap<u64, Withdrawal>,
	pub series: BTreeMap<SeriesId, Series>,
	/// Series that something can still happen to.
	pub live: BTreeSet<SeriesId>,
	/// Seconds of validity that must be left at a sale.
	pub rules: [(LegalClass, u64); 3],
	/// How far this block came with the redeemers of each series that it sweeps.
	pub swept: BTreeMap<SeriesId, redeemers::Place>,
	/// What reference prices follow from, if there are any.
	pub prices: Option<Prices>,
	/// Owner and operator.
	pub operators: BTreeSet<(AccountId, AccountId)>,
	pub listings: BTreeMap<ListingId, Listing>,
	pub purchases: BTreeMap<u64, Purchase>,
	pub buybacks: BTreeMap<u64, BuyBack>,
	/// How refund windows of accounts that issue waited.
	pub pauses: BTreeMap<AccountId, Pause>,
	pub flags: BTreeSet<SeriesId>,
	pub issuers: BTreeMap<IdentityId, Issuer>,
	/// How many ratings of the first the second may give.
	pub rights: BTreeMap<(IdentityId, IdentityId), u32>,
	/// Account that issues, and who acts for it.
	pub staff: BTreeMap<(AccountId, AccountId), Staff>,
	pub terms: CreditTerms,
	pub ledgers: BTreeMap<(IdentityId, Unit), Ledger>,
	/// How breakage is booked where an issuer does not choose.
	pub method: Method,
	/// The treasury's part of breakage, in millionths.
	pub treasury_share: u32,
	/// The law's part, by place.
	pub escheat: BTreeMap<[u8; 2], u32>,
	/// Deadlines.
	pub demands: BTreeMap<IdentityId, u64>,
	pub defaults: BTreeMap<IdentityId, Insolvency>,
	/// Who is frozen, and how.
	pub frozen: BTreeMap<Party, FreezeMode>,
	/// Whom an officer asked to release.
	pub asked: BTreeSet<Party>,
	pub seen: Seen,
	next: Next,
}

/// The numbers that are given next.
struct Next {
	series: SeriesId,
	listing: ListingId,
	purchase: u64,
	buyback: u64,
	withdrawal: u64,
}

impl Model {
	/// Before the first act. `identities` says who is behind each account, and where.
	pub fn new(
		identities: BTreeMap<AccountId, (IdentityId, [u8; 2])>,
		treasury: AccountId,
		law: AccountId,
	) -> Self {
		Self {
			now: 0,
			month: 0,
			places: identities.values().copied().collect(),
			identities: identities.into_iter().map(|(who, (id, _))| (who, id)).collect(),
			treasury,
			law,
			coins: coins::first_coins(),
			wallets: BTreeSet::new(),
			purses: BTreeMap::new(),
			pending: BTreeMap::new(),
			withdrawals: BTreeMap::new(),
			series: BTreeMap::new(),
			live: BTreeSet::new(),
			rules: redeemers::first_rules(),
			swept: BTreeMap::new(),
			prices: None,
			operators: BTreeSet::new(),
			listings: BTreeMap::new(),
			purchases: BTreeMap::new(),
			buybacks: BTreeMap::new(),
			pauses: BTreeMap::new(),
			flags: BTreeSet::new(),
			issuers: BTreeMap::new(),
			rights: BTreeMap::new(),
			staff: BTreeMap::new(),
			terms: CreditTerms::default(),
			ledgers: BTreeMap::new(),
			method: Method::OnExpiry,
			treasury_share: 0,
			escheat: BTreeMap::new(),
			demands: BTreeMap::new(),
			defaults: BTreeMap::new(),
			frozen: BTreeMap::new(),
			asked: BTreeSet::new(),
			seen: Seen::default(),
			next: Next { series: 1, listing: 1, purchase: 0, buyback: 1, withdrawal: 0 },
		}
	}

	/// The clock of the next block.
	pub fn set_now(&mut self, now: u64) {
		self.now = now;
		self.swept.clear();
		self.month = books::month_of(now);
		let over: Vec<SeriesId> =
			self.live.iter().copied().filter(|series| self.is_over(*series)).collect();
		for series in over {
			self.live.remove(&series);
		}
	}

	/// Whether nothing can happen to `series` any more.
	fn is_over(&self, series: SeriesId) -> bool {
		let Some(one) = self.series.get(&series) else { return true };
		let never = one.until <= self.now && one.counts.minted == 0;
		let empty = one.holders.is_empty() && one.pools.is_empty() && one.queue.is_empty();
		let empty = empty && one.redeemers.is_empty();
		never || (one.expired.is_some() && empty && !self.has_buyback(series))
	}

	fn has_buyback(&self, series: SeriesId) -> bool {
		self.buybacks.values().any(|offer| offer.series == series)
	}

	/// The identity of an account that acts here.
	pub fn identity(&self, who: &AccountId) -> Outcome<IdentityId> {
		self.identities.get(who).copied().ok_or_else(|| format!("{who} is nobody"))
	}

	/// A series that there is.
	pub fn one(&self, series: SeriesId) -> Outcome<&Series> {
		self.series.get(&series).ok_or_else(|| format!("there is no series {series}"))
	}

	fn one_mut(&mut self, series: SeriesId) -> Outcome<&mut Series> {
		self.series.get_mut(&series).ok_or_else(|| format!("there is no series {series}"))
	}

	/// What the act, which succeeded, did.
	pub fn follow(&mut self, act: &Act) -> Outcome {
		self.follow_coins(act)?;
		self.follow_cash(act)?;
		self.follow_units(act)?;
		self.follow_redeemers(act)?;
		self.follow_prices(act)?;
		self.follow_sales(act)?;
		self.follow_money_of_sales(act)?;
		self.follow_credit(act)?;
		self.follow_staff(act)?;
		self.follow_books(act)?;
		self.follow_defaults(act)?;
		self.follow_freezes(act)
	}
}

/// Demands that `condition` holds.
pub fn must(condition: bool, what: &str) -> Outcome {
	if condition { Ok(()) } else { Err(what.to_owned()) }
}

/// Takes `amount` of `from`.
fn take(from: &mut u128, amount: u128, what: &str) -> Outcome {
	let left = from.checked_sub(amount);
	*from = left.ok_or_else(|| format!("{what}: {amount} of {from}"))?;
	Ok(())
}

/// Takes `quantity` units of `from`.
fn take_units(from: &mut Quantity, quantity: Quantity, what: &str) -> Outcome {
	let left = from.checked_sub(quantity);
	*from = left.ok_or_else(|| format!("{what}: {quantity} of {from}"))?;
	Ok(())
}

/// `amount · part ÷ whole`, rounded down.
fn down(amount: u128, part: u128, whole: u128) -> Outcome<u128> {
	let product = amount.checked_mul(part).ok_or("more than 128 bits")?;
	product.checked_div(whole).ok_or_else(|| "a part of nothing".into())
}

/// `amount · part ÷ whole`, rounded up.
fn up(amount: u128, part: u128, whole: u128) -> Outcome<u128> {
	let floor = down(amount, part, whole)?;
	Ok(if floor * whole == amount * part { floor } else { floor + 1 })
}
