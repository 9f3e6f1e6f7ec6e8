// SPDX-License-Identifier: Apache-2.0
//! The acts that move value between identities, as native calls and as Solidity calls.

use crate::freeze_matrix::{
	causes::{
		Cause, Verdict, of_giver, of_gnx_giver, of_gnx_taker, of_redeemer, of_redeeming, of_seller,
		of_taker,
	},
	parties::Stage,
	routes::Route,
	size::Round,
};
use genex_precompiles::{
	abi::{ICoupon, IRedemption, IStablecoin},
	addresses,
};
use genex_primitives::{Asset as Kind, Balance, FreezeMode, Quantity, sponsor::PLATFORM_POOL};
use genex_runtime::{AccountId, Runtime, RuntimeCall, constants::GNX};
use genex_runtime_tests::{
	business,
	classification::{Asset, Role},
	evm::address_of,
	orders,
	scene::{self, DOLLAR, US_CENT, USDC},
	who,
};
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolCall,
	},
};

const COUPON: H160 = addresses::address_of(addresses::COUPON);

/// One act. The actor of the route signs it or stands behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
	Transfer,
	TransferBatch,
	TransferFrom,
	TransferBatchFrom,
	Redeem,
	Purchase,
	/// The same as the only item of a bundle.
	PurchaseBundle,
	/// Units that were just bought go back, and their price comes back.
	RefundPurchase,
	/// Units go back to the issuer, who buys them.
	SellBack,
	CashTransfer,
	/// A stablecoin of an owner who allows it.
	SpendAllowance,
	RequestWithdrawal,
	/// To a wallet that is proven.
	WithdrawToWallet,
	/// A stablecoin into a Travel Rule case.
	OpenCase,
	/// Coupons in one call, on the strength of what the attestors have on file.
	TransferRecorded,
	/// Coupons to somebody who takes everything.
	Offer,
	/// A stablecoin to somebody who is asked first.
	OfferWaiting,
	/// An order for units that the maker offers, all or nothing.
	PlaceOrder,
	/// The same as a leg of a batch.
	BatchOfOrders,
	/// An order that waited far below the price is brought up to it.
	AmendOrder,
	GnxTransfer,
	GnxTransferAllowDeath,
	GnxTransferAll,
	GnxBurn,
	/// GNX into the platform's pool.
	TopUpPool,
}

/// How much the acts of a round move. Everyone on the stage has more.
#[derive(Clone, Copy, Debug)]
pub struct Amounts {
	/// Units of the series.
	pub units: Quantity,
	/// Of a transfer of stablecoins, in smallest units.
	pub money: Balance,
	/// Of a withdrawal, in smallest units.
	pub withdrawal: Balance,
	/// Of GNX, in smallest units.
	pub gnx: Balance,
}

impl Amounts {
	/// Those of a round.
	pub fn of(round: Round) -> Self {
		let money = |what, first: Balance, low: Balance| {
			let cents = |amount: Balance| u64::try_from(amount / US_CENT).expect("few dollars");
			let range = cents(low)..=cents(100 * DOLLAR);
			Balance::from(round.number(what, cents(first), range)) * US_CENT
		};
		Self {
			units: round.number("units", 100, 1..=5_000),
			money: money("money", DOLLAR, US_CENT),
			withdrawal: money("withdrawal", 10 * DOLLAR, DOLLAR),
			gnx: Balance::from(round.number("gnx", 5, 1..=100)) * GNX,
		}
	}
}

/// A party of a move: what moves, its part in it, and who it is.
pub type Part = (Asset, Role, AccountId);

impl Act {
	pub const ALL: [Self; 25] = [
		Self::Transfer,
		Self::TransferBatch,
		Self::TransferFrom,
		Self::TransferBatchFrom,
		Self::Redeem,
		Self::Purchase,
		Self::PurchaseBundle,
		Self::RefundPurchase,
		Self::SellBack,
		Self::CashTransfer,
		Self::SpendAllowance,
		Self::RequestWithdrawal,
		Self::WithdrawToWallet,
		Self::OpenCase,
		Self::TransferRecorded,
		Self::Offer,
		Self::OfferWaiting,
		Self::PlaceOrder,
		Self::BatchOfOrders,
		Self::AmendOrder,
		Self::GnxTransfer,
		Self::GnxTransferAllowDeath,
		Self::GnxTransferAll,
		Self::GnxBurn,
		Self::TopUpPool,
	];

	/// What moves, and for each role who has it.
	pub fn moves(self, stage: &Stage, actor: &AccountId) -> Vec<Part> {
		use Asset::{Coupons, Gnx, Stablecoin};
		use Role::{Recipient, Sender};
		let (actor, recipient) = (actor.clone(), stage.recipient.clone());
		let both = |asset, from, to| vec![(asset, Sender, from), (asset, Recipient, to)];
		match self {
			Self::Transfer | Self::TransferBatch | Self::TransferRecorded | Self::Offer => {
				both(Coupons, actor, recipient)
			},
			Self::TransferFrom | Self::TransferBatchFrom => {
				both(Coupons, stage.owner.clone(), recipient)
			},
			Self::Redeem => both(Coupons, actor, stage.store.clone()),
			Self::RefundPurchase | Self::SellBack => {
				let mut parts = vec![(Coupons, Sender, actor.clone())];
				parts.extend(both(Stablecoin, who::issuer(), actor));
				parts
			},
			Self::Purchase | Self::PurchaseBundle => {
				let mut parts = both(Coupons, who::issuer(), actor.clone());
				parts.extend(both(Stablecoin, actor, who::issuer()));
				parts
			},
			Self::CashTransfer | Self::OpenCase => both(Stablecoin, actor, recipient),
			Self::SpendAllowance => both(Stablecoin, stage.owner.clone(), recipient),
			Self::OfferWaiting => both(Stablecoin, actor, stage.screener.clone()),
			Self::PlaceOrder | Self::BatchOfOrders => {
				let mut parts = both(Coupons, stage.maker.clone(), actor.clone());
				parts.extend(both(Stablecoin, actor, stage.maker.clone()));
				parts
			},
			// What becomes of a maker that may not trade is tried by the orders above; this one would wait instead.
			Self::AmendOrder => {
				vec![(Coupons, Recipient, actor.clone()), (Stablecoin, Sender, actor)]
			},
			Self::RequestWithdrawal | Self::WithdrawToWallet => vec![(Stablecoin, Sender, actor)],
			Self::GnxTransfer | Self::GnxTransferAllowDeath | Self::GnxTransferAll => {
				both(Gnx, actor, recipient)
			},
			Self::GnxBurn | Self::TopUpPool => vec![(Gnx, Sender, actor)],
		}
	}

	/// What must come of it when `cause` holds of who has this part; nothing where the cause does not touch it.
	pub fn verdict(self, route: Route, asset: Asset, role: Role, cause: Cause) -> Option<Verdict> {
		let verdict = match (self, asset, role) {
			(Self::Purchase | Self::PurchaseBundle, ..) => {
				return of_purchase(asset, role, cause);
			},
			(Self::RefundPurchase, ..) => return of_return(asset, role, cause, false),
			(Self::SellBack, ..) => return of_return(asset, role, cause, true),
			(Self::PlaceOrder | Self::BatchOfOrders | Self::AmendOrder, ..) => {
				of_order_placed(asset, role, cause)
			},
			(Self::Redeem, _, Role::Sender) => Some(of_redeeming(cause)),
			(Self::Redeem, _, Role::Recipient) => of_redeemer(cause),
			(_, Asset::Gnx, Role::Sender) => of_gnx_giver(cause),
			(_, Asset::Gnx, Role::Recipient) => of_gnx_taker(cause),
			(_, Asset::Stablecoin, Role::Sender) if cause == Cause::UnitsFrozen => None,
			(_, _, Role::Sender) => Some(of_giver(cause)),
			(_, _, Role::Recipient) => of_taker(cause),
		};
		match (self, verdict?) {
			// All that can be sent of a blocked balance is nothing.
			(Self::GnxTransferAll, Verdict::Refused(_)) if cause.is_freeze() => Some(Verdict::Idle),
			(Self::GnxBurn, Verdict::Refused(_)) if cause.is_freeze() => {
				Some(Verdict::Refused("Token(FundsUnavailable)"))
			},
			// Contracts tell of every failure to move their value by one error.
			(_, Verdict::Refused(_)) if asset == Asset::Gnx && route.is_solidity() => {
				Some(Verdict::Refused("TransferFailed"))
			},
			(_, verdict) => Some(verdict),
		}
	}

	/// The call of a pallet that `actor` makes.
	pub fn native(self, stage: &Stage, actor: &AccountId) -> RuntimeCall {
		use pallet_balances::Call as Balances;
		use pallet_coupons::Call as Coupons;
		let Amounts { units: quantity, money, withdrawal, gnx } = stage.amounts;
		let (series, units) = (stage.series, Kind::Series(stage.series));
		let (from, to) = (stage.owner.clone(), stage.recipient.clone());
		let items = vec![(series, quantity)].try_into().expect("one fits");
		let (dest, note) = (to.clone().into(), scene::hash_of("note"));
		match self {
			Self::Transfer => Coupons::transfer { series, to, quantity }.into(),
			Self::TransferBatch => Coupons::transfer_batch { to, items }.into(),
			Self::TransferFrom => Coupons::transfer_from { from, to, series, quantity }.into(),
			Self::TransferBatchFrom => Coupons::transfer_batch_from { from, to, items }.into(),
			Self::Redeem => scene::redeeming(&stage.store, series, quantity).into(),
			Self::Purchase => pallet_sales::Call::<Runtime>::purchase {
				listing: stage.listing,
				quantity,
				max_total: u128::MAX,
			}
			.into(),
			Self::PurchaseBundle => {
				let items = vec![(stage.listing, quantity)].try_into().expect("one fits");
				let limits = std::collections::BTreeMap::from([(USDC, u128::MAX)]);
				let max_totals = limits.try_into().expect("one fits");
				pallet_sales::Call::<Runtime>::purchase_bundle { items, max_totals }.into()
			},
			Self::RefundPurchase => {
				let purchase = stage.purchases[actor];
				pallet_sales::Call::<Runtime>::refund { purchase, quantity }.into()
			},
			Self::SellBack => {
				let buyback = stage.buyback;
				pallet_sales::Call::<Runtime>::sell_back { buyback, quantity }.into()
			},
			Self::CashTransfer => {
				pallet_cash::Call::<Runtime>::transfer { asset: USDC, to, amount: money }.into()
			},
			Self::SpendAllowance => pallet_allowances::Call::<Runtime>::transfer_from {
				asset: USDC,
				from,
				to,
				amount: money,
			}
			.into(),
			Self::RequestWithdrawal => pallet_cash::Call::<Runtime>::request_withdrawal {
				asset: USDC,
				amount: withdrawal,
				payout: scene::hash_of("payout"),
			}
			.into(),
			Self::WithdrawToWallet => pallet_cash::Call::<Runtime>::withdraw_to_wallet {
				asset: USDC,
				amount: withdrawal,
				wallet: scene::wallet(),
			}
			.into(),
			Self::OpenCase => pallet_travel_rule::Call::<Runtime>::open_case {
				asset: Kind::Stablecoin(USDC),
				to,
				quantity: money,
				envelope: Some(scene::envelope()),
			}
			.into(),
			Self::TransferRecorded => pallet_travel_rule::Call::<Runtime>::transfer_recorded {
				asset: units,
				to,
				quantity: quantity.into(),
				envelope: scene::envelope(),
			}
			.into(),
			Self::Offer => {
				let quantity = quantity.into();
				pallet_quarantine::Call::<Runtime>::offer { asset: units, to, quantity, note }
					.into()
			},
			Self::OfferWaiting => pallet_quarantine::Call::<Runtime>::offer {
				asset: Kind::Stablecoin(USDC),
				to: stage.screener.clone(),
				quantity: money,
				note,
			}
			.into(),
			Self::PlaceOrder => {
				let (market, order) = (stage.market, stage.bid(quantity));
				pallet_order_book::Call::<Runtime>::place_order { market, order }.into()
			},
			Self::BatchOfOrders => pallet_order_book::Call::<Runtime>::batch {
				market: stage.market,
				cancels: Default::default(),
				amends: Default::default(),
				places: vec![stage.bid(quantity)].try_into().expect("one fits"),
				atomic: true,
			}
			.into(),
			Self::AmendOrder => pallet_order_book::Call::<Runtime>::amend_order {
				market: stage.market,
				amendment: stage.raised_bid(quantity),
			}
			.into(),
			Self::GnxTransfer => {
				Balances::<Runtime>::transfer_keep_alive { dest, value: gnx }.into()
			},
			Self::GnxTransferAllowDeath => {
				Balances::<Runtime>::transfer_allow_death { dest, value: gnx }.into()
			},
			Self::GnxTransferAll => {
				Balances::<Runtime>::transfer_all { dest, keep_alive: true }.into()
			},
			Self::GnxBurn => Balances::<Runtime>::burn { value: gnx, keep_alive: true }.into(),
			Self::TopUpPool => {
				pallet_fee_policy::Call::<Runtime>::top_up { pool: PLATFORM_POOL, amount: gnx }
					.into()
			},
		}
	}

	/// Target, input and value, in smallest units of 18 decimals, where the act is served to Solidity.
	pub fn solidity(
		self,
		stage: &Stage,
		actor: &AccountId,
	) -> Option<(H160, Vec<u8>, sp_core::U256)> {
		let at = |account: &AccountId| Address::from(address_of(account).0);
		let (id, value) = (U256::from(stage.series), U256::from(stage.amounts.units));
		let to = at(&stage.recipient);
		let single = |from| {
			ICoupon::safeTransferFromCall { from, to, id, value, data: Default::default() }
				.abi_encode()
		};
		let batch = |from| {
			ICoupon::safeBatchTransferFromCall {
				from,
				to,
				ids: vec![id],
				values: vec![value],
				data: Default::default(),
			}
			.abi_encode()
		};
		let money = U256::from(stage.amounts.money);
		let dollars = addresses::of_stablecoin(USDC);
		let (target, input) = match self {
			Self::Transfer => (COUPON, single(at(actor))),
			Self::TransferBatch => (COUPON, batch(at(actor))),
			Self::TransferFrom => (COUPON, single(at(&stage.owner))),
			Self::TransferBatchFrom => (COUPON, batch(at(&stage.owner))),
			Self::CashTransfer => {
				(dollars, IStablecoin::transferCall { to, value: money }.abi_encode())
			},
			Self::SpendAllowance => {
				let from = at(&stage.owner);
				let call = IStablecoin::transferFromCall { from, to, value: money };
				(dollars, call.abi_encode())
			},
			Self::Redeem => {
				let call = IRedemption::redeemCall {
					series: id,
					quantity: value,
					redeemer: at(&stage.store),
					orderHash: B256::from(scene::hash_of("order").0),
					ciphertext: Default::default(),
				};
				(addresses::address_of(addresses::REDEMPTION), call.abi_encode())
			},
			Self::PlaceOrder | Self::BatchOfOrders | Self::AmendOrder => {
				let RuntimeCall::OrderBook(call) = self.native(stage, actor) else { return None };
				(orders::MARKETPLACE, orders::solidity(&call)?)
			},
			Self::Purchase
			| Self::PurchaseBundle
			| Self::RefundPurchase
			| Self::SellBack
			| Self::RequestWithdrawal
			| Self::WithdrawToWallet
			| Self::OpenCase
			| Self::TransferRecorded
			| Self::Offer
			| Self::OfferWaiting => business::solidity(&self.native(stage, actor))?,
			Self::GnxTransfer => {
				return Some((address_of(&stage.recipient), Vec::new(), wei(stage.amounts.gnx)));
			},
			_ => return None,
		};
		Some((target, input, sp_core::U256::zero()))
	}

	/// `Pallet.call`.
	pub const fn path(self) -> &'static str {
		match self {
			Self::Transfer => "Coupons.transfer",
			Self::TransferBatch => "Coupons.transfer_batch",
			Self::TransferFrom => "Coupons.transfer_from",
			Self::TransferBatchFrom => "Coupons.transfer_batch_from",
			Self::Redeem => "Coupons.redeem",
			Self::Purchase => "Sales.purchase",
			Self::PurchaseBundle => "Sales.purchase_bundle",
			Self::RefundPurchase => "Sales.refund",
			Self::SellBack => "Sales.sell_back",
			Self::CashTransfer => "Cash.transfer",
			Self::SpendAllowance => "Allowances.transfer_from",
			Self::RequestWithdrawal => "Cash.request_withdrawal",
			Self::WithdrawToWallet => "Cash.withdraw_to_wallet",
			Self::OpenCase => "TravelRule.open_case",
			Self::TransferRecorded => "TravelRule.transfer_recorded",
			Self::Offer | Self::OfferWaiting => "Quarantine.offer",
			Self::PlaceOrder => "OrderBook.place_order",
			Self::BatchOfOrders => "OrderBook.batch",
			Self::AmendOrder => "OrderBook.amend_order",
			Self::GnxTransfer => "Balances.transfer_keep_alive",
			Self::GnxTransferAllowDeath => "Balances.transfer_allow_death",
			Self::GnxTransferAll => "Balances.transfer_all",
			Self::GnxBurn => "Balances.burn",
			Self::TopUpPool => "FeePolicy.top_up",
		}
	}
}

/// `amount` of GNX as Ethereum counts it.
pub fn wei(amount: Balance) -> sp_core::U256 {
	sp_core::U256::from(amount) * 1_000_000
}

/// The taker is looked at before its order meets any other. A maker that may not trade is passed, and then nobody is left
/// from whom all could be bought.
fn of_order_placed(asset: Asset, role: Role, cause: Cause) -> Option<Verdict> {
	let taker = matches!(
		(asset, role),
		(Asset::Coupons, Role::Recipient) | (Asset::Stablecoin, Role::Sender)
	);
	match (taker, cause) {
		(true, Cause::UnitsFrozen) => None,
		(true, _) => Some(of_giver(cause)),
		(false, Cause::UnitsFrozen) if asset == Asset::Stablecoin => None,
		(false, _) => Some(Verdict::Refused("NotEnough")),
	}
}

/// A purchase looks at the buyer before it looks at what moves, and names its own error for the listing's tier.
pub fn of_purchase(asset: Asset, role: Role, cause: Cause) -> Option<Verdict> {
	let buyer = matches!(
		(asset, role),
		(Asset::Coupons, Role::Recipient) | (Asset::Stablecoin, Role::Sender)
	);
	match cause {
		Cause::UnitsFrozen => None,
		Cause::Revoked | Cause::Suspended if buyer => Some(Verdict::Refused("TierTooLow")),
		_ if buyer => Some(of_giver(cause)),
		_ => of_seller(cause),
	}
}

/// Units go back to their issuer for money. Neither side needs a tier and the blacklist stops neither; a freeze does, and which
/// of its reasons is told depends on what is judged first.
fn of_return(asset: Asset, role: Role, cause: Cause, paid_first: bool) -> Option<Verdict> {
	let holder = (asset, role) != (Asset::Stablecoin, Role::Sender);
	Some(match cause {
		Cause::UnitsFrozen if !holder => return None,
		Cause::UnitsFrozen => Verdict::Refused("305"),
		Cause::Frozen(_, FreezeMode::Full) if holder == paid_first => Verdict::Refused("302"),
		Cause::Frozen(..) => Verdict::Refused("301"),
		_ => Verdict::Passes,
	})
}
