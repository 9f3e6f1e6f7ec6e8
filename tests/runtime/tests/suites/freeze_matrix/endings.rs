// SPDX-License-Identifier: Apache-2.0
//! What others bring to an end: gateways, officers, attestors, recipients and issuers, for a party that may not act any more.

mod promises;

pub use promises::{keep, latest_request};

use crate::freeze_matrix::{
	acts::{Amounts, Part, of_purchase},
	causes::{Cause, Verdict, of_giver, of_redeemer, of_redeeming, of_seller, of_taker},
	cells::{Counted, line},
	outcomes::{Outcome, owned, perform_signed},
	parties::{CROSSING, Stage, end_windows, pair_of, stage},
	routes::proxy,
	size::Round,
};
use frame_support::assert_ok;
use genex_primitives::{Asset as Kind, FreezeMode, book::Side};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	native::{dispatch, dispatch_as, undone},
	scene::{self, DOLLAR, USDC},
	who,
};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Alice, Bob, BobStash, Charlie, Eve, Ferdie};

/// One act of somebody else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
	/// A gateway's customer paid in.
	Deposit,
	/// The second member agrees to a deposit.
	ApproveDeposit,
	/// A gateway pays out.
	CompleteWithdrawal,
	/// A gateway pays out what an officer approved.
	CompleteReviewedWithdrawal,
	/// A gateway pays out to a wallet that is proven.
	CompleteWithdrawalToWallet,
	/// An officer approves a purchase.
	ApprovePurchase,
	/// The attestor of both sides accepts a case that holds coupons.
	AcceptUnits,
	/// The same of a stablecoin.
	AcceptMoney,
	/// The recipient's delegate accepts offered coupons.
	AcceptOfferedUnits,
	/// The same of a stablecoin.
	AcceptOfferedMoney,
	/// The issuer's transaction.
	Mint,
	/// The issuer's transaction.
	Recall,
	/// A second officer approves a court's order about coupons.
	OrderUnits,
	/// The same about a stablecoin.
	OrderMoney,
	/// Anybody ends an auction in which both sides wait.
	Uncross,
	/// A delegate puts the bond of a market maker aside.
	RegisterMaker,
	/// A delegate puts the guarantee of an issuer aside.
	DepositGuarantee,
	/// A delegate claims a share in the default of the issuer.
	Claim,
	/// Anybody settles a permit that a giver signed.
	SettlePermit,
	/// The same in a batch.
	SettlePermits,
	/// A delegate prints a card.
	PrintCard,
	/// Anybody brings the claim of a card.
	ClaimCard,
	/// A delegate puts units into a link.
	SendLink,
	/// Anybody brings the claim of a gift in a link.
	ClaimLink,
	/// Anybody submits a ticket that a holder signed.
	RedeemTicket,
	/// The same in a list.
	RedeemTickets,
	/// A delegate puts units aside for a redeemer.
	Authorise,
	/// The redeemer takes them.
	Capture,
	/// A custodian signs that units go to somebody.
	SignMove,
	/// A custodian signs that units burn with a redeemer.
	SignRedemption,
	/// The issuer pays the custodian.
	CollectFee,
}

impl Ending {
	pub const ALL: [Self; 31] = [
		Self::Deposit,
		Self::ApproveDeposit,
		Self::CompleteWithdrawal,
		Self::CompleteReviewedWithdrawal,
		Self::CompleteWithdrawalToWallet,
		Self::ApprovePurchase,
		Self::AcceptUnits,
		Self::AcceptMoney,
		Self::AcceptOfferedUnits,
		Self::AcceptOfferedMoney,
		Self::Mint,
		Self::Recall,
		Self::OrderUnits,
		Self::OrderMoney,
		Self::Uncross,
		Self::RegisterMaker,
		Self::DepositGuarantee,
		Self::Claim,
		Self::SettlePermit,
		Self::SettlePermits,
		Self::PrintCard,
		Self::ClaimCard,
		Self::SendLink,
		Self::ClaimLink,
		Self::RedeemTicket,
		Self::RedeemTickets,
		Self::Authorise,
		Self::Capture,
		Self::SignMove,
		Self::SignRedemption,
		Self::CollectFee,
	];

	/// `Pallet.call`.
	pub const fn path(self) -> &'static str {
		match self {
			Self::Deposit => "Cash.deposit",
			Self::ApproveDeposit => "Cash.approve_deposit",
			Self::CompleteWithdrawal
			| Self::CompleteReviewedWithdrawal
			| Self::CompleteWithdrawalToWallet => "Cash.complete_withdrawal",
			Self::ApprovePurchase => "Compliance.approve_review",
			Self::AcceptUnits | Self::AcceptMoney => "TravelRule.accept",
			Self::AcceptOfferedUnits | Self::AcceptOfferedMoney => "Quarantine.accept_receipt",
			Self::Mint => "Coupons.mint",
			Self::Recall => "Coupons.recall",
			Self::OrderUnits | Self::OrderMoney => "Sanctions.approve_forced_transfer",
			Self::Uncross => "OrderBook.uncross",
			Self::RegisterMaker => "OrderBook.register_market_maker",
			Self::DepositGuarantee => "Issuers.deposit_guarantee",
			Self::Claim => "Insolvency.claim",
			Self::SettlePermit => "Permits.settle",
			Self::SettlePermits => "Permits.settle_batch",
			Self::PrintCard => "Claims.create_batch",
			Self::ClaimCard => "Claims.claim_card",
			Self::SendLink => "Claims.create_gift",
			Self::ClaimLink => "Claims.claim_gift",
			Self::RedeemTicket => "Redemption.redeem_ticket",
			Self::RedeemTickets => "Redemption.redeem_tickets",
			Self::Authorise => "Redemption.authorise",
			Self::Capture => "Redemption.capture",
			Self::SignMove | Self::SignRedemption => "Custody.approve",
			Self::CollectFee => "Custody.collect_fee",
		}
	}

	fn parts(self, stage: &Stage) -> Vec<Part> {
		use Asset::{Coupons, Stablecoin};
		use Role::{Recipient, Sender};
		let Stage { owner, recipient, screener, store, trader, maker, .. } = stage;
		let both = |asset, from: &AccountId, to: &AccountId| {
			vec![(asset, Sender, from.clone()), (asset, Recipient, to.clone())]
		};
		match self {
			Self::Deposit | Self::ApproveDeposit => vec![(Stablecoin, Recipient, owner.clone())],
			Self::CompleteWithdrawal | Self::CompleteWithdrawalToWallet => {
				vec![(Stablecoin, Sender, owner.clone())]
			},
			Self::CompleteReviewedWithdrawal => vec![(Stablecoin, Sender, trader.clone())],
			Self::ApprovePurchase => {
				let mut parts = both(Coupons, &who::issuer(), trader);
				parts.extend(both(Stablecoin, trader, &who::issuer()));
				parts
			},
			Self::AcceptUnits | Self::OrderUnits | Self::SignMove => {
				both(Coupons, owner, recipient)
			},
			Self::SignRedemption => both(Coupons, owner, store),
			Self::CollectFee => both(Stablecoin, &who::issuer(), trader),
			Self::AcceptMoney | Self::OrderMoney => both(Stablecoin, owner, recipient),
			Self::AcceptOfferedUnits => both(Coupons, owner, screener),
			Self::AcceptOfferedMoney => both(Stablecoin, owner, screener),
			Self::Mint => vec![(Coupons, Recipient, who::issuer())],
			Self::Recall => vec![(Coupons, Sender, who::issuer())],
			Self::Uncross => {
				let mut parts = both(Coupons, maker, owner);
				parts.extend(both(Stablecoin, owner, maker));
				parts
			},
			Self::RegisterMaker | Self::DepositGuarantee => {
				vec![(Stablecoin, Sender, maker.clone())]
			},
			Self::Claim => vec![
				(Coupons, Sender, owner.clone()),
				(Stablecoin, Recipient, owner.clone()),
				(Stablecoin, Sender, who::issuer()),
			],
			Self::SettlePermit | Self::SettlePermits | Self::ClaimCard | Self::ClaimLink => {
				both(Coupons, owner, recipient)
			},
			Self::PrintCard | Self::SendLink => vec![(Coupons, Sender, owner.clone())],
			Self::RedeemTicket | Self::RedeemTickets | Self::Authorise | Self::Capture => {
				both(Coupons, owner, &stage.store)
			},
		}
	}

	fn verdict(self, asset: Asset, role: Role, cause: Cause) -> Option<Verdict> {
		let units_matter = asset == Asset::Coupons
			&& role == Role::Sender
			&& !matches!(self, Self::ApprovePurchase | Self::Mint | Self::Recall);
		if cause == Cause::UnitsFrozen && !units_matter {
			return None;
		}
		match (self, role) {
			(Self::OrderUnits | Self::OrderMoney, _) => Some(of_order(role, cause)),
			(Self::Mint, _) => Some(of_issuing(cause)),
			// What an issuer takes out of its stock, or puts aside for holders, needs no tier.
			(Self::Recall | Self::DepositGuarantee, _) => Some(match cause {
				Cause::Revoked | Cause::Suspended | Cause::Expired => Verdict::Passes,
				_ => of_giver(cause),
			}),
			(Self::ApprovePurchase, _) => of_purchase(asset, role, cause),
			// Units move first, so what is said of a side is what concerns them; what it gives itself is judged as well.
			(Self::Uncross, _) => match (asset, role) {
				(Asset::Coupons, Role::Sender) | (Asset::Stablecoin, Role::Recipient) => {
					Some(of_giver(cause))
				},
				_ => of_seller(cause),
			},
			// The units go back to the issuer before its money moves.
			(Self::Claim, Role::Sender) if asset == Asset::Stablecoin => {
				Some(of_refund(cause, "302"))
			},
			(Self::Claim, _) => Some(of_refund(cause, "301")),
			(
				Self::RedeemTicket | Self::RedeemTickets | Self::Authorise | Self::Capture,
				Role::Sender,
			) => Some(of_redeeming(cause)),
			(
				Self::RedeemTicket | Self::RedeemTickets | Self::Authorise | Self::Capture,
				Role::Recipient,
			) => of_redeemer(cause),
			(Self::SignRedemption, Role::Sender) => Some(of_redeeming(cause)),
			(Self::SignRedemption, Role::Recipient) => of_redeemer(cause),
			(_, Role::Sender) => Some(of_giver(cause)),
			(_, Role::Recipient) => of_taker(cause),
		}
	}

	/// Brings it so far that only the last act is missing.
	fn prepare(self, stage: &Stage) {
		let Stage { owner, recipient, screener, trader, .. } = stage;
		let units = Kind::Series(stage.series);
		let money = Kind::Stablecoin(USDC);
		let (quantity, amount) = (stage.amounts.units.into(), stage.amounts.money);
		match self {
			Self::Deposit
			| Self::Mint
			| Self::Recall
			| Self::RegisterMaker
			| Self::DepositGuarantee => {},
			Self::Uncross => {
				let market = stage.market;
				let start = pallet_order_book::Call::<Runtime>::start_auction {
					market,
					seconds: 60,
					reason: scene::hash_of("reason"),
				};
				assert_ok!(dispatch_as(start, scene::council()));
				let bid = scene::order(Side::Bid, CROSSING, stage.amounts.units);
				scene::place(owner, market, bid);
				env::advance(60);
			},
			Self::ApproveDeposit => scene::deposit(owner, 100_000, "pending"),
			Self::CompleteWithdrawal => withdraw(owner, stage.amounts.withdrawal),
			Self::CompleteReviewedWithdrawal => {
				withdraw(trader, 20_000 * DOLLAR);
				let (review, reason) = (scene::latest_review(), scene::hash_of("finding"));
				let approve = pallet_compliance::Call::<Runtime>::approve_review { review, reason };
				assert_ok!(dispatch(approve, &who::officer()));
			},
			Self::CompleteWithdrawalToWallet => {
				let request = pallet_cash::Call::<Runtime>::withdraw_to_wallet {
					asset: USDC,
					amount: stage.amounts.withdrawal,
					wallet: scene::wallet(),
				};
				assert_ok!(dispatch(request, owner));
			},
			Self::ApprovePurchase => scene::buy(trader, stage.dear_listing, 200),
			Self::AcceptUnits => {
				scene::open_case(owner, recipient, units, quantity);
			},
			Self::AcceptMoney => {
				scene::open_case(owner, recipient, money, amount);
			},
			Self::AcceptOfferedUnits => {
				scene::offer_gift(owner, screener, units, quantity);
			},
			Self::AcceptOfferedMoney => {
				scene::offer_gift(owner, screener, money, amount);
			},
			Self::Claim => {
				end_windows(stage);
				scene::default_of_issuer(1_000, &[stage.series]);
			},
			Self::OrderUnits => {
				scene::propose_forced_transfer(units, owner, recipient, quantity);
			},
			Self::OrderMoney => {
				scene::propose_forced_transfer(money, owner, recipient, amount);
			},
			_ => self.prepare_promise(stage),
		}
	}

	/// The last act, and who signs it.
	fn last(self, stage: &Stage) -> (RuntimeCall, sr25519::Pair) {
		use pallet_cash::Call as Cash;
		let (series, quantity) = (stage.series, stage.amounts.units);
		match self {
			Self::Deposit => {
				let deposit = Cash::<Runtime>::deposit {
					asset: USDC,
					to: stage.owner.clone(),
					amount: stage.amounts.money,
					reference: scene::hash_of("last"),
					source: scene::source(),
				};
				(deposit.into(), Eve.pair())
			},
			Self::ApproveDeposit => {
				let reference = scene::hash_of("pending");
				(
					Cash::<Runtime>::approve_deposit {
						reference,
						reason: scene::hash_of("reason"),
					}
					.into(),
					Ferdie.pair(),
				)
			},
			Self::CompleteWithdrawal
			| Self::CompleteReviewedWithdrawal
			| Self::CompleteWithdrawalToWallet => (
				Cash::<Runtime>::complete_withdrawal { id: latest_withdrawal() }.into(),
				Eve.pair(),
			),
			Self::ApprovePurchase => {
				let (review, reason) = (scene::latest_review(), scene::hash_of("finding"));
				let approve = pallet_compliance::Call::<Runtime>::approve_review { review, reason };
				(approve.into(), Charlie.pair())
			},
			Self::AcceptUnits | Self::AcceptMoney => (accept_case(), Bob.pair()),
			Self::AcceptOfferedUnits | Self::AcceptOfferedMoney => {
				let accept =
					pallet_quarantine::Call::<Runtime>::accept_receipt { id: latest_receipt() };
				(proxy(stage.screener.clone(), accept.into()), pair_of("Helper"))
			},
			Self::Mint => {
				let mint = pallet_coupons::Call::<Runtime>::mint { series, quantity };
				(mint.into(), Alice.pair())
			},
			Self::Recall => {
				let recall = pallet_coupons::Call::<Runtime>::recall { series, quantity };
				(recall.into(), Alice.pair())
			},
			Self::OrderUnits | Self::OrderMoney => {
				let id = pallet_sanctions::NextForcedTransferId::<Runtime>::get() - 1;
				let call = pallet_sanctions::Call::<Runtime>::approve_forced_transfer { id };
				(call.into(), BobStash.pair())
			},
			Self::Uncross => {
				let (market, max_fills) = (stage.market, 10);
				let call = pallet_order_book::Call::<Runtime>::uncross { market, max_fills };
				(call.into(), pair_of("Helper"))
			},
			Self::RegisterMaker => {
				let register = pallet_order_book::Call::<Runtime>::register_market_maker {};
				(proxy(stage.maker.clone(), register.into()), pair_of("Helper"))
			},
			Self::DepositGuarantee => {
				let (asset, amount) = (USDC, stage.amounts.money);
				let deposit = pallet_issuers::Call::<Runtime>::deposit_guarantee { asset, amount };
				(proxy(stage.maker.clone(), deposit.into()), pair_of("Helper"))
			},
			Self::Claim => {
				let claim = pallet_insolvency::Call::<Runtime>::claim { series, quantity };
				(proxy(stage.owner.clone(), claim.into()), pair_of("Helper"))
			},
			_ => self.last_of_promise(stage),
		}
	}

	fn attempt(self, stage: &Stage, asset: Asset) -> Outcome {
		let (call, pair) = self.last(stage);
		let before = owned(stage, asset);
		let outcome = perform_signed(stage, asset, call, &pair);
		match self {
			// What a party may not trade comes back to it out of its own escrow.
			Self::Uncross => Outcome { moved: owned(stage, asset) != before, ..outcome },
			_ => outcome,
		}
	}
}

pub fn withdraw(who: &AccountId, amount: u128) {
	let payout = scene::hash_of("payout");
	let request = pallet_cash::Call::<Runtime>::request_withdrawal { asset: USDC, amount, payout };
	assert_ok!(dispatch(request, who));
}

pub fn latest_withdrawal() -> u64 {
	pallet_cash::NextWithdrawalId::<Runtime>::get() - 1
}

pub fn latest_receipt() -> u64 {
	pallet_quarantine::NextReceiptId::<Runtime>::get() - 1
}

pub fn latest_case() -> u64 {
	pallet_travel_rule::NextCaseId::<Runtime>::get() - 1
}

fn accept_case() -> RuntimeCall {
	let (case, envelope) = (latest_case(), scene::envelope().hash);
	pallet_travel_rule::Call::<Runtime>::accept { case, envelope }.into()
}

/// What ends a promise asks for no tier, and the blacklist leaves it; of a party that is frozen in full `full` is said.
fn of_refund(cause: Cause, full: &'static str) -> Verdict {
	match cause {
		Cause::Frozen(_, FreezeMode::Full) => Verdict::Refused(full),
		Cause::Frozen(..) => Verdict::Refused("301"),
		Cause::UnitsFrozen => Verdict::Refused("305"),
		Cause::Revoked | Cause::Suspended | Cause::Expired | Cause::Blacklisted => Verdict::Passes,
	}
}

/// A court's order asks nothing of who loses, and of who gets only that coupons and stablecoins may enter.
fn of_order(role: Role, cause: Cause) -> Verdict {
	match (role, cause) {
		(Role::Recipient, Cause::Frozen(_, FreezeMode::Full)) => Verdict::Refused("302"),
		_ => Verdict::Passes,
	}
}

fn of_issuing(cause: Cause) -> Verdict {
	match cause {
		Cause::Revoked | Cause::Suspended | Cause::Expired => Verdict::Refused("107"),
		_ => of_giver(cause),
	}
}

/// Tries every ending for every party and cause.
pub fn nobody_should_end_what_a_party_may_not_do(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		for ending in Ending::ALL {
			for (asset, role, party) in ending.parts(&stage) {
				let free = undone(|| {
					ending.prepare(&stage);
					ending.attempt(&stage, asset)
				});
				if !free.moved {
					counted
						.wrong(format!("{ending:?} of {asset:?}: nobody is in the way, {free:?}"));
				}
				for cause in Cause::all() {
					let Some(verdict) = ending.verdict(asset, role, cause) else { continue };
					let outcome = undone(|| {
						ending.prepare(&stage);
						cause.impose(&party, stage.series);
						ending.attempt(&stage, asset)
					});
					let cell = line("by others", &format!("{ending:?}"), asset, role, cause);
					counted.count(&cell, verdict, &outcome, None);
				}
			}
		}
	});
}
