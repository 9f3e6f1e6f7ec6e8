// SPDX-License-Identifier: Apache-2.0
//! The calls by which acts are made, and who makes them.

use crate::books_model::{
	act::{Act, Party},
	reference::{BuyBack, Listing, Method, Policy, Prices},
	world::{COINS, ppm},
};
use genex_primitives::{
	CurrencyCode, Jurisdiction, PriceRules, SeriesId, Territory, Tier,
	ledger::BreakageMethod,
	pricing::{Curve, Point, Spreads},
};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use genex_runtime_tests::{
	scene::{self, REASON, council, hash_of, source},
	who,
};
use pallet_cash::AssetPolicy;
use pallet_coupons::LegalRule;
use pallet_issuers::{StaffScopes, StaffTerms};
use pallet_sales::{ListingTerms, PriceStep, Risk};
use pallet_sanctions::Target;
use sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

/// A call and who makes it.
type Made = (RuntimeCall, RuntimeOrigin);

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn anyone() -> RuntimeOrigin {
	signed(&who::holder())
}

fn officer() -> RuntimeOrigin {
	signed(&who::officer())
}

fn reason() -> H256 {
	hash_of("reason")
}

fn few(series: BTreeSet<SeriesId>) -> pallet_insolvency::SeriesList {
	series.into_iter().collect::<Vec<_>>().try_into().expect("few series")
}

/// The method as the books know it.
pub fn method_of(method: Method) -> BreakageMethod {
	match method {
		Method::OnExpiry => BreakageMethod::OnExpiry,
		Method::Proportional(expected) => BreakageMethod::Proportional { expected: ppm(expected) },
	}
}

/// The policy as the chain has it.
pub const fn policy_of(policy: Policy) -> AssetPolicy {
	AssetPolicy {
		daily_mint_cap: policy.a_day,
		second_approval_from: policy.large,
		reserve_max_age: policy.patience,
		min_withdrawal: policy.least,
	}
}

/// The numbers of reference prices as the chain has them.
fn price_rules(prices: &Prices) -> PriceRules {
	let point = |(days, parts): &(u32, u32)| Point { days: *days, discount: ppm(*parts) };
	let points: Vec<Point> = prices.points.iter().map(point).collect();
	let [a, b, c, d, e] = prices.spreads.map(ppm);
	PriceRules { time: Curve::truncate_from(points), spreads: Spreads { a, b, c, d, e } }
}

/// The party as freezes name it.
pub fn target_of(party: Party) -> Target<AccountId> {
	match party {
		Party::Account(who) => Target::Account(who),
		Party::Identity(identity) => Target::Identity(identity),
	}
}

/// What a listing says on the chain.
fn terms_of(listing: Listing) -> ListingTerms {
	let steps = listing.step.map(|(from, price)| PriceStep { from, price });
	ListingTerms {
		series: listing.series,
		asset: listing.asset,
		price: listing.price,
		quantity: listing.quantity,
		opens_at: 0,
		closes_at: listing.closes_at,
		per_buyer_cap: listing.cap,
		min_tier: Tier::L1,
		steps: steps.into_iter().collect::<Vec<_>>().try_into().expect("one fits"),
		territory: Territory::Everywhere,
		holdback: ppm(listing.holdback),
	}
}

impl Act {
	/// The call, and who makes it.
	pub fn made(self) -> Made {
		let unfit = "every act is made by one of these";
		let made = self.clone().of_cash().or_else(|| self.clone().of_coins());
		let made = made.or_else(|| self.clone().of_series());
		let made = made.or_else(|| self.clone().of_coupons());
		let made = made.or_else(|| self.clone().of_sales()).or_else(|| self.clone().of_issuers());
		let made = made.or_else(|| self.clone().of_books());
		let made = made.or_else(|| self.clone().of_insolvency());
		made.or_else(|| self.of_sanctions()).expect(unfit)
	}

	fn of_cash(self) -> Option<Made> {
		use pallet_cash::Call;
		let gateway = signed(&who::gateway());
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::Deposit { gateway, asset, to, amount, reference } => {
				(Call::deposit { asset, to, amount, reference, source: source() }, signed(&gateway))
			},
			Self::ApproveDeposit { gateway, reference } => {
				(Call::approve_deposit { reference, reason: reason() }, signed(&gateway))
			},
			Self::CancelDeposit { reference } => {
				(Call::cancel_deposit { reference, reason: reason() }, gateway)
			},
			Self::Pay { asset, from, to, amount } => {
				(Call::transfer { asset, to, amount }, signed(&from))
			},
			Self::RequestWithdrawal { asset, who, amount } => {
				(Call::request_withdrawal { asset, amount, payout: hash_of("bank") }, signed(&who))
			},
			Self::WithdrawToWallet { asset, who, amount } => {
				(Call::withdraw_to_wallet { asset, amount, wallet: scene::wallet() }, signed(&who))
			},
			Self::CompleteWithdrawal { id } => (Call::complete_withdrawal { id }, gateway),
			Self::RejectWithdrawal { id } => {
				(Call::reject_withdrawal { id, reason: reason() }, gateway)
			},
			Self::CancelWithdrawal { who, id } => (Call::cancel_withdrawal { id }, signed(&who)),
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_coins(self) -> Option<Made> {
		use pallet_cash::Call;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::RegisterAsset { asset, decimals, policy } => {
				let symbol = b"COIN".to_vec().try_into().expect("short");
				let name = b"Coin".to_vec().try_into().expect("short");
				let (currency, policy, reason) = (CurrencyCode::USD, policy_of(policy), reason());
				let call = Call::register_asset {
					asset,
					symbol,
					name,
					decimals,
					currency,
					policy,
					reason,
				};
				(call, council())
			},
			Self::SetPolicy { asset, policy } => {
				let policy = policy_of(policy);
				(Call::set_policy { asset, policy, reason: reason() }, council())
			},
			Self::AttestReserve { asset, amount, as_of } => {
				let hash = hash_of("report");
				(Call::attest_reserve { asset, amount, hash, as_of }, officer())
			},
			Self::ProveWallet { who } => {
				return Some((scene::wallet_proof(&who).into(), signed(&who)));
			},
			Self::RevokeWallet { who } => {
				return Some((scene::wallet_revocation(&who).into(), signed(&who)));
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_series(self) -> Option<Made> {
		use pallet_coupons::Call;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::CreateSeries { issuer, terms } => {
				(Call::create_series { terms }, signed(&issuer))
			},
			Self::AmendSeries { issuer, series, terms } => {
				(Call::amend_series { series, terms }, signed(&issuer))
			},
			Self::SubmitSeries { issuer, series } => {
				(Call::submit_series { series }, signed(&issuer))
			},
			Self::WithdrawSubmission { issuer, series } => {
				(Call::withdraw_submission { series }, signed(&issuer))
			},
			Self::ApproveSeries { series, revision } => {
				let approvals = vec![(series, revision)].try_into().expect("one fits");
				(Call::approve_series { approvals, reason: reason() }, officer())
			},
			Self::RejectSeries { series, revision } => {
				(Call::reject_series { series, revision, reason: reason() }, officer())
			},
			Self::DiscardSeries { issuer, series } => {
				(Call::discard_series { series }, signed(&issuer))
			},
			Self::CloseSeries { issuer, series } => {
				(Call::close_series { series }, signed(&issuer))
			},
			Self::AddRedeemer { issuer, series, redeemer } => {
				(Call::add_redeemer { series, redeemer }, signed(&issuer))
			},
			Self::RemoveRedeemer { issuer, series, redeemer } => {
				(Call::remove_redeemer { series, redeemer }, signed(&issuer))
			},
			Self::SweepRedeemers { series, limit } => {
				(Call::sweep_redeemers { series, limit }, anyone())
			},
			Self::SetLegalRule { class, seconds } => {
				let rule = LegalRule { min_remaining_validity_secs: seconds };
				(Call::set_legal_rule { class, rule, reason: reason() }, council())
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_coupons(self) -> Option<Made> {
		use pallet_coupons::Call;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::Mint { by, series, quantity } => (Call::mint { series, quantity }, signed(&by)),
			Self::Recall { issuer, series, quantity } => {
				(Call::recall { series, quantity }, signed(&issuer))
			},
			Self::Give { operator, from, to, series, quantity } if operator == from => {
				(Call::transfer { series, to, quantity }, signed(&from))
			},
			Self::Give { operator, from, to, series, quantity } => {
				(Call::transfer_from { from, to, series, quantity }, signed(&operator))
			},
			Self::GiveBatch { operator, from, to, items } => {
				let items = items.try_into().expect("few items");
				if operator == from {
					(Call::transfer_batch { to, items }, signed(&from))
				} else {
					(Call::transfer_batch_from { from, to, items }, signed(&operator))
				}
			},
			Self::SetOperator { owner, operator, approved } => {
				(Call::set_operator { operator, approved }, signed(&owner))
			},
			Self::Redeem { holder, redeemer, series, quantity } => {
				let (order_hash, ciphertext) = (hash_of("order"), None);
				let call = Call::redeem { series, quantity, redeemer, order_hash, ciphertext };
				(call, signed(&holder))
			},
			Self::BookExpiry { series } => (Call::book_expiry { series }, anyone()),
			Self::ClearHolding { series, who } => (Call::clear_holding { series, who }, anyone()),
			Self::SweepHoldings { series, accounts } => {
				let accounts = accounts.try_into().expect("few accounts");
				(Call::sweep_holdings { series, accounts }, anyone())
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_sales(self) -> Option<Made> {
		use pallet_sales::Call;
		let max_total = u128::MAX;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::SetPricing { prices } => {
				let rules = prices.as_ref().map(price_rules);
				(Call::set_pricing { rules, reason: reason() }, council())
			},
			Self::List { by, listing } => {
				(Call::create_listing { terms: terms_of(listing) }, signed(&by))
			},
			Self::CloseListing { seller, listing } => {
				(Call::close_listing { listing }, signed(&seller))
			},
			Self::TakeDown { listing } => {
				(Call::take_down { listing, reason: reason() }, officer())
			},
			Self::RemoveListing { listing } => {
				(Call::remove_listing { listing, limit: 100 }, anyone())
			},
			Self::Purchase { buyer, listing, quantity } => {
				(Call::purchase { listing, quantity, max_total }, signed(&buyer))
			},
			Self::Bundle { buyer, items } => {
				let all = COINS.map(|(asset, _)| (asset, max_total));
				let max_totals = BTreeMap::from(all).try_into().expect("few stablecoins");
				let items = items.try_into().expect("few items");
				(Call::purchase_bundle { items, max_totals }, signed(&buyer))
			},
			Self::Flag { series } => {
				let risk = Risk::NotHonoured;
				(Call::flag_series { series, risk, reason: reason() }, officer())
			},
			Self::Unflag { series } => {
				(Call::unflag_series { series, reason: reason() }, officer())
			},
			Self::Refund { buyer, purchase, quantity } => {
				(Call::refund { purchase, quantity }, signed(&buyer))
			},
			Self::EndWindows { series, limit } => (Call::end_windows { series, limit }, anyone()),
			Self::WithdrawProceeds { by, series, asset } => {
				(Call::withdraw_proceeds { series, asset }, signed(&by))
			},
			Self::OpenBuyBack { by, offer } => {
				let BuyBack { series, asset, price, remaining: quantity, until } = offer;
				let call = Call::open_buyback { series, asset, price, quantity, until };
				(call, signed(&by))
			},
			Self::SellBack { holder, buyback, quantity } => {
				(Call::sell_back { buyback, quantity }, signed(&holder))
			},
			Self::CloseBuyBack { by, buyback } => (Call::close_buyback { buyback }, signed(&by)),
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_issuers(self) -> Option<Made> {
		use pallet_issuers::Call;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::Apply { who } => {
				let documents = vec![hash_of("registration")].try_into().expect("one fits");
				(Call::apply { brand: hash_of("brand"), documents }, signed(&who))
			},
			Self::WithdrawApplication { who } => (Call::withdraw_application {}, signed(&who)),
			Self::RejectApplication { identity } => {
				(Call::reject { identity, reason: reason() }, officer())
			},
			Self::ApproveIssuer { identity } => {
				(Call::approve { identity, reason: reason() }, officer())
			},
			Self::SetStatus { identity, status } => {
				(Call::set_status { identity, status, reason: reason() }, officer())
			},
			Self::ReportIncident { identity } => {
				(Call::report_incident { identity, reason: reason() }, officer())
			},
			Self::ResolveIncident { identity, incident, upheld } => {
				let reason = reason();
				(Call::resolve_incident { identity, incident, upheld, reason }, officer())
			},
			Self::SetTerms { terms } => (Call::set_terms { terms, reason: reason() }, council()),
			Self::Rescore { identity } => (Call::rescore { identity }, anyone()),
			Self::Rate { who, identity, stars } => (Call::rate { identity, stars }, signed(&who)),
			Self::PutAside { who, asset, amount } => {
				(Call::deposit_guarantee { asset, amount }, signed(&who))
			},
			Self::TakeBack { who, asset, amount } => {
				(Call::withdraw_guarantee { asset, amount }, signed(&who))
			},
			Self::Appoint { issuer, staff, scopes, cap, period, expires_at } => {
				let terms = StaffTerms { scopes: StaffScopes(scopes), cap, period, expires_at };
				(Call::appoint_staff { staff, terms }, signed(&issuer))
			},
			Self::Dismiss { issuer, staff } => (Call::dismiss_staff { staff }, signed(&issuer)),
			Self::RemoveStaff { issuer, staff } => {
				let staff = vec![staff].try_into().expect("one fits");
				(Call::remove_expired_staff { issuer, staff }, anyone())
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_books(self) -> Option<Made> {
		use pallet_books::{BreakageTerms, Call};
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::SetBreakagePolicy { method, treasury } => {
				let terms = BreakageTerms { method: method_of(method), treasury: ppm(treasury) };
				(Call::set_breakage_policy { terms, reason: reason() }, council())
			},
			Self::SetEscheat { place, share } => {
				let jurisdiction = Jurisdiction::new(place).expect("assigned");
				let share = ppm(share);
				(Call::set_escheat { jurisdiction, share, reason: reason() }, council())
			},
			Self::ChooseBreakage { issuer, series, method } => {
				let method = method_of(method);
				(Call::choose_breakage { series, method }, signed(&issuer))
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_insolvency(self) -> Option<Made> {
		use pallet_insolvency::Call;
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::Demand { issuer, deadline } => {
				(Call::demand { issuer, deadline, reason: reason() }, officer())
			},
			Self::WithdrawDemand { issuer } => {
				(Call::withdraw_demand { issuer, reason: reason() }, officer())
			},
			Self::DeclareMissed { issuer, series } => {
				(Call::declare_missed { issuer, series: few(series) }, anyone())
			},
			Self::DeclareDefault { issuer, series } => {
				let (series, reason) = (few(series), reason());
				(Call::declare_default { issuer, series, reason }, officer())
			},
			Self::CountSeries { issuer, series } => {
				(Call::count_series { issuer, series: few(series) }, anyone())
			},
			Self::Claim { holder, series, quantity } => {
				(Call::claim { series, quantity }, signed(&holder))
			},
			Self::Reserve { series, holder } => (Call::reserve { series, holder }, anyone()),
			Self::EndReservation { series, holder } => {
				(Call::end_reservation { series, holder }, anyone())
			},
			Self::ExtendClaims { issuer, until } => {
				(Call::extend_claims { issuer, until, reason: reason() }, officer())
			},
			Self::CloseDefault { issuer } => (Call::close_default { issuer }, anyone()),
			Self::Rehabilitate { issuer } => {
				(Call::rehabilitate { issuer, reason: reason() }, council())
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}

	fn of_sanctions(self) -> Option<Made> {
		use pallet_sanctions::Call;
		let case = hash_of("case");
		let (call, origin): (Call<Runtime>, _) = match self {
			Self::Freeze { target, mode } => {
				let target = target_of(target);
				(Call::freeze { target, mode, reason: REASON, case }, officer())
			},
			Self::RequestRelease { target } => {
				let target = target_of(target);
				(Call::request_release { target, case, overrides: None }, officer())
			},
			Self::ConfirmRelease { target } => {
				let target = target_of(target);
				(Call::confirm_release { target }, signed(&who::second_officer()))
			},
			_ => return None,
		};
		Some((call.into(), origin))
	}
}
