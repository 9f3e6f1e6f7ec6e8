// SPDX-License-Identifier: Apache-2.0
//! Random acts: every call of our pallets, with arguments that are mostly sensible and sometimes not.

use crate::invariants::{
	allowances, books, carriers, claims, custody, gifts, insolvency, issuers, market, messages,
	pools, pressing,
	proceeds::{self, price_steps},
	random::Random,
	redemption, rules, serials,
	world::{
		World, country, expired_series, holding, identity, kind, listing, revoked_identity, series,
		series_in, terms, tier, until,
	},
};
use genex_primitives::{CurrencyCode, IdentityKind, LegalClass, Ppm, SeriesState, Territory, Tier};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use genex_runtime_tests::{
	env::now,
	scene::{self, USDC, council},
	who,
};
use pallet_cash::{AssetPolicy, MAX_ISSUANCE};
use sp_core::Pair;
use sp_runtime::MultiSignature;

/// A call and who makes it.
pub type Act = (RuntimeCall, RuntimeOrigin);

/// The origin of an account.
pub fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// The right origin mostly, anyone's sometimes.
pub fn by(right: RuntimeOrigin, world: &World, random: &mut Random) -> RuntimeOrigin {
	if random.chance(97) { right } else { signed(&world.anyone(random)) }
}

/// The next act.
pub fn next(world: &World, random: &mut Random) -> Act {
	if let Some(act) = random.chance(20).then(|| pressing::next(world, random)).flatten() {
		return act;
	}
	match random.below(100) {
		0..=7 => kyc(world, random),
		8..=17 => cash(world, random),
		18..=20 => allowances::next(world, random),
		21..=24 => serials::next(world, random),
		25..=36 => coupons(world, random),
		39..=41 => issuers::next(world, random),
		42..=53 => market::next(world, random),
		54..=60 => sales(world, random),
		61..=64 => proceeds::next(world, random),
		65 => pools::next(world, random),
		66 => books::next(world, random),
		67..=71 => carriers::chain(world, random),
		72..=75 => rules::compliance(world, random),
		76..=80 => rules::sanctions(world, random),
		81..=83 => rules::policies(world, random),
		84..=86 => gifts::travel_rule(world, random),
		87..=88 => redemption::next(world, random),
		89 => insolvency::next(world, random),
		90..=92 => gifts::quarantine(world, random),
		93..=94 => claims::next(world, random),
		95 => rules::cleaning(world, random),
		// Rare in life, and each of its acts needs several before it.
		37..=38 | 96 => custody::next(world, random),
		97 => messages::next(world, random),
		_ => carriers::wrapped(world, random),
	}
}

fn kyc(world: &World, random: &mut Random) -> Act {
	use pallet_kyc::Call;
	let attestor = random.pick(&world.attestors).clone();
	let (identity, account) = (identity(random), world.anyone(random));
	let attest = by(signed(&attestor), world, random);
	let comply = by(signed(&who::officer()), world, random);
	let reason = random.hash();
	match random.below(24) {
		0..=2 => {
			let call = Call::<Runtime>::register {
				account: newcomer(account, random),
				tier: tier(random),
				kind: kind(random),
				jurisdiction: country(random),
				valid_until: until(random),
				commitment: random.hash(),
			};
			(call.into(), attest)
		},
		3..=9 => {
			let identity = if random.chance(50) { revoked_identity(random) } else { identity };
			// Companies are here to issue, so they mostly get back the tier for it.
			let record = pallet_kyc::Identities::<Runtime>::get(identity);
			let company = record.is_some_and(|one| one.kind == IdentityKind::Company);
			let renewed = if company && random.chance(80) { Tier::L3 } else { tier(random) };
			let valid_until = until(random).max(now() + 86_400);
			let call =
				Call::<Runtime>::renew { identity, tier: renewed, valid_until, commitment: reason };
			let recorded = pallet_kyc::Details::<Runtime>::get(identity).map(|one| one.attestor);
			(call.into(), recorded.map_or(attest, |attestor| signed(&attestor)))
		},
		10 => (
			Call::<Runtime>::set_residence {
				identity,
				jurisdiction: country(random),
				reason: random.hash(),
			}
			.into(),
			attest,
		),
		11 if random.chance(40) => {
			let origin = if random.chance(50) { attest } else { comply };
			(Call::<Runtime>::revoke { identity, reason }.into(), origin)
		},
		12..=13 => link_account(world, random),
		14..=15 => {
			let account = newcomer(account, random);
			(
				Call::<Runtime>::attest_account { identity, account, reason: random.hash() }.into(),
				attest,
			)
		},
		16..=17 => {
			let origin = if random.chance(50) { signed(&account) } else { comply };
			(Call::<Runtime>::unlink_account { account, reason }.into(), origin)
		},
		18..=20 => submit_attestation(world, random),
		21 => {
			(Call::<Runtime>::reassign { identity, new_attestor: attestor, reason }.into(), comply)
		},
		_ => {
			let identity = revoked_identity(random);
			(Call::<Runtime>::reinstate { identity, reason }.into(), comply)
		},
	}
}

/// Someone new in half of the cases, otherwise `known`.
fn newcomer(known: AccountId, random: &mut Random) -> AccountId {
	if random.chance(50) { known } else { who::account(&format!("Newcomer{}", random.below(60))) }
}

/// A link that the new account really signed.
fn link_account(world: &World, random: &mut Random) -> Act {
	let linking = world.anyone(random);
	let (new_account, pair) = if random.chance(30) {
		random.pick(&world.pairs).clone()
	} else {
		let name = format!("Newcomer{}", random.below(60));
		(who::account(&name), who::pair(&name))
	};
	let deadline = now() + random.below(31 * 86_400);
	let payload = genex_runtime::Kyc::link_payload(linking.clone(), new_account.clone(), deadline)
		.unwrap_or_default();
	let signature = MultiSignature::Sr25519(pair.sign(&payload));
	let call = pallet_kyc::Call::<Runtime>::link_account { new_account, deadline, signature };
	(call.into(), signed(&linking))
}

/// An attestation that its attestor really signed.
fn submit_attestation(world: &World, random: &mut Random) -> Act {
	let (attestor, pair) = world
		.pairs
		.iter()
		.find(|(who, _)| *who == who::attestor())
		.cloned()
		.expect("the attestor signs");
	let account = world.anyone(random);
	let (identity, nonce) = genex_runtime::Kyc::attestation_nonce(account.clone());
	let attestation = pallet_kyc::Attestation {
		attestor,
		account,
		identity,
		tier: tier(random),
		kind: kind(random),
		jurisdiction: country(random),
		valid_until: until(random),
		commitment: random.hash(),
		nonce,
		deadline: now() + random.below(31 * 86_400),
	};
	let payload = genex_runtime::Kyc::attestation_payload(attestation.clone());
	let signature = MultiSignature::Sr25519(pair.sign(&payload));
	let call = pallet_kyc::Call::<Runtime>::submit_attestation { attestation, signature };
	(call.into(), signed(&world.anyone(random)))
}

/// Dollars: mostly few, sometimes as many as there can be.
pub fn amount(random: &mut Random) -> u128 {
	match random.below(20) {
		0 => 0,
		1 => u128::from(random.any()) << 40,
		2 => MAX_ISSUANCE,
		3..=5 => u128::from(random.between(1, 300_000)) * scene::DOLLAR,
		_ => u128::from(random.between(1, 5_000_000_000)),
	}
}

fn policy(random: &mut Random) -> AssetPolicy {
	AssetPolicy {
		daily_mint_cap: amount(random).max(1_000_000 * scene::DOLLAR),
		second_approval_from: amount(random),
		reserve_max_age: random.below(30 * 86_400),
		min_withdrawal: u128::from(random.between(0, 1_000_000)),
	}
}

pub fn cash(world: &World, random: &mut Random) -> Act {
	use pallet_cash::Call;
	let gateway = random.pick(&world.gateways).clone();
	let gate = by(signed(&gateway), world, random);
	let (from, to) = (world.anyone(random), world.anyone(random));
	let asset = *random.pick(&[USDC, USDC, USDC, 2, 3, 9]);
	let (amount, hash) = (amount(random), random.hash());
	let open = pallet_cash::Withdrawals::<Runtime>::iter_keys().max();
	let next = pallet_cash::NextWithdrawalId::<Runtime>::get();
	let id = open.filter(|_| random.chance(80)).unwrap_or_else(|| random.below(next + 1));
	match random.below(40) {
		0 => {
			let call = Call::<Runtime>::register_asset {
				asset,
				symbol: b"EURX".to_vec().try_into().expect("short"),
				name: b"Euro".to_vec().try_into().expect("short"),
				decimals: u8::try_from(random.below(20)).expect("small"),
				currency: CurrencyCode::EUR,
				policy: policy(random),
				reason: random.hash(),
			};
			(call.into(), council())
		},
		1 => (
			Call::<Runtime>::set_policy { asset, policy: policy(random), reason: random.hash() }
				.into(),
			council(),
		),
		2..=12 => {
			let amount = affordable(asset, &from, amount, random);
			(Call::<Runtime>::transfer { asset, to, amount }.into(), signed(&from))
		},
		13..=22 => {
			let source = scene::source();
			let call = Call::<Runtime>::deposit { asset, to, amount, reference: hash, source };
			(call.into(), gate)
		},
		23..=24 => (
			Call::<Runtime>::approve_deposit { reference: pending(random), reason: random.hash() }
				.into(),
			gate,
		),
		25 => {
			let (reference, reason) = (pending(random), hash);
			(Call::<Runtime>::cancel_deposit { reference, reason }.into(), gate)
		},
		26..=28 => {
			let as_of = now().saturating_sub(random.below(100));
			let amount = amount.max(1_000_000_000 * scene::DOLLAR);
			let call = Call::<Runtime>::attest_reserve { asset, amount, hash, as_of };
			(call.into(), by(signed(&who::officer()), world, random))
		},
		29..=31 => {
			let call = Call::<Runtime>::request_withdrawal { asset, amount, payout: hash };
			(call.into(), signed(&from))
		},
		32..=33 => {
			let (from, wallet) = gifts::wallet(world, random);
			let amount = affordable(asset, &from, amount, random);
			let call = Call::<Runtime>::withdraw_to_wallet { asset, amount, wallet };
			(call.into(), signed(&from))
		},
		34..=36 => (Call::<Runtime>::complete_withdrawal { id }.into(), gate),
		37 => (Call::<Runtime>::reject_withdrawal { id, reason: hash }.into(), gate),
		_ => {
			let oldest = pallet_cash::Withdrawals::<Runtime>::iter().min_by_key(|(id, _)| *id);
			let (id, who) = oldest.map_or((id, from), |(id, one)| (id, one.who));
			(Call::<Runtime>::cancel_withdrawal { id }.into(), signed(&who))
		},
	}
}

/// Mostly a part of what `who` has, sometimes `other`.
fn affordable(asset: u32, who: &AccountId, other: u128, random: &mut Random) -> u128 {
	let free = genex_runtime::Cash::balance(asset, who.clone()).free;
	let some = u128::from(random.any()) % free.max(1) + 1;
	if random.chance(80) { some } else { other }
}

/// A reference that waits for its second signature, if there is one.
fn pending(random: &mut Random) -> sp_core::H256 {
	pallet_cash::Deposits::<Runtime>::iter()
		.filter(|(_, state)| matches!(state, pallet_cash::DepositState::Pending(_)))
		.map(|(reference, _)| reference)
		.min()
		.unwrap_or_else(|| random.hash())
}

/// The revision of a series that stands now.
fn revision(series: u32) -> u32 {
	pallet_coupons::Series::<Runtime>::get(series).map_or(0, |record| record.revision)
}

/// Whoever `owner` approved, if anyone.
fn operator_of(owner: &AccountId, world: &World, random: &mut Random) -> AccountId {
	pallet_coupons::Operators::<Runtime>::iter_key_prefix(owner)
		.next()
		.unwrap_or_else(|| world.anyone(random))
}

pub fn coupons(world: &World, random: &mut Random) -> Act {
	use genex_primitives::SeriesState::{
		Approved, Closed, Draft, Listed, Rejected, Selling, Submitted,
	};
	use pallet_coupons::Call;
	let issuer = signed(random.pick(&world.issuers));
	let officer = by(signed(&who::officer()), world, random);
	let (from, to) = (world.anyone(random), world.anyone(random));
	let (series, quantity) = (series(random), random.quantity());
	let items = |random: &mut Random| {
		let count = random.below(6);
		let items: Vec<_> = (0..count)
			.map(|_| (crate::invariants::world::series(random), random.quantity()))
			.collect();
		items.try_into().expect("few items")
	};
	let call: RuntimeCall = match random.below(60) {
		0..=2 => return (Call::<Runtime>::create_series { terms: terms(random) }.into(), issuer),
		3 => {
			let series = series_in(&[Draft, Rejected], random);
			let origin = signed(&world.issuer_of(series, random));
			return (Call::<Runtime>::amend_series { series, terms: terms(random) }.into(), origin);
		},
		4..=7 => {
			let series = series_in(&[Draft, Rejected], random);
			return (
				Call::<Runtime>::submit_series { series }.into(),
				signed(&world.issuer_of(series, random)),
			);
		},
		8 => {
			let series = series_in(&[Submitted], random);
			return (
				Call::<Runtime>::withdraw_submission { series }.into(),
				signed(&world.issuer_of(series, random)),
			);
		},
		9..=12 => {
			let series = series_in(&[Submitted], random);
			let approvals = vec![(series, revision(series))].try_into().expect("one fits");
			return (
				Call::<Runtime>::approve_series { approvals, reason: random.hash() }.into(),
				officer,
			);
		},
		13 => {
			let series = series_in(&[Submitted], random);
			let reason = random.hash();
			let revision = revision(series);
			return (Call::<Runtime>::reject_series { series, revision, reason }.into(), officer);
		},
		14..=19 => {
			let series = series_in(&[Approved, Listed, Selling], random);
			return (
				Call::<Runtime>::mint { series, quantity }.into(),
				signed(&world.issuer_of(series, random)),
			);
		},
		20 => {
			let series = series_in(&[Approved, Listed, Selling, Closed], random);
			return (
				Call::<Runtime>::recall { series, quantity }.into(),
				signed(&world.issuer_of(series, random)),
			);
		},
		21 if random.chance(30) => {
			let series = series_in(&[Approved, Listed, Selling], random);
			let origin = signed(&world.issuer_of(series, random));
			return (Call::<Runtime>::close_series { series }.into(), origin);
		},
		21..=23 => {
			let origin = signed(&world.issuer_of(series, random));
			return (Call::<Runtime>::add_redeemer { series, redeemer: to }.into(), origin);
		},
		24 => {
			let appointed = pallet_coupons::Redeemers::<Runtime>::iter_keys().next();
			let (series, redeemer) = appointed.unwrap_or((series, to));
			let origin = signed(&world.issuer_of(series, random));
			return (Call::<Runtime>::remove_redeemer { series, redeemer }.into(), origin);
		},
		25 => {
			let class = *random.pick(&[LegalClass::PaidGift, LegalClass::Loyalty]);
			let days = if random.chance(80) { 1_828 } else { random.below(4_000) };
			let rule = pallet_coupons::LegalRule { min_remaining_validity_secs: days * 86_400 };
			return (
				Call::<Runtime>::set_legal_rule { class, rule, reason: random.hash() }.into(),
				council(),
			);
		},
		26..=36 => {
			let (from, series, quantity) = holding(world, random);
			return (Call::<Runtime>::transfer { series, to, quantity }.into(), signed(&from));
		},
		37..=39 => Call::<Runtime>::transfer_batch { to, items: items(random) }.into(),
		40..=42 => {
			Call::<Runtime>::set_operator { operator: to, approved: random.chance(80) }.into()
		},
		43..=46 => {
			let (from, series, quantity) = holding(world, random);
			let call = Call::<Runtime>::transfer_from { from: from.clone(), to, series, quantity };
			return (call.into(), signed(&operator_of(&from, world, random)));
		},
		47..=48 => {
			let from = world.anyone(random);
			let operator = operator_of(&from, world, random);
			let call = Call::<Runtime>::transfer_batch_from { from, to, items: items(random) };
			return (call.into(), signed(&operator));
		},
		49..=56 => {
			let (from, series, quantity) = holding(world, random);
			let order_hash = random.hash();
			let redeemer = if random.chance(80) { world.issuer_of(series, random) } else { to };
			let call = Call::<Runtime>::redeem {
				series,
				quantity,
				redeemer,
				order_hash,
				ciphertext: None,
			};
			return (call.into(), signed(&from));
		},
		_ => Call::<Runtime>::book_expiry { series: expired_series(random) }.into(),
	};
	(call, signed(&from))
}

pub fn sales(world: &World, random: &mut Random) -> Act {
	use pallet_sales::Call;
	let buyer = signed(&world.anyone(random));
	let listing = listing(random);
	match random.below(12) {
		0..=2 => {
			let opens_at = now().saturating_sub(random.below(100));
			let states = [SeriesState::Approved, SeriesState::Listed, SeriesState::Selling];
			let series = series_in(&states, random);
			let unsold = pallet_coupons::Counters::<Runtime>::get(series).unsold;
			let face = pallet_coupons::Series::<Runtime>::get(series).map(|one| one.face_minor);
			// In smallest units of a dollar; what a cent promises mostly costs about a cent.
			let usual = u128::from(face.unwrap_or_default()) * 100;
			let terms = pallet_sales::ListingTerms {
				series,
				asset: *random.pick(&[USDC, USDC, USDC, 2]),
				price: if random.chance(60) {
					usual * u128::from(random.between(50, 130))
				} else {
					u128::from(random.below(100_000))
				},
				quantity: if random.chance(80) {
					1 + random.below(unsold.max(1))
				} else {
					random.quantity()
				},
				opens_at,
				closes_at: opens_at + random.between(1, 300 * 86_400),
				per_buyer_cap: random.chance(40).then(|| random.quantity()),
				min_tier: tier(random),
				steps: price_steps(random),
				territory: Territory::Everywhere,
				holdback: if random.chance(30) {
					Ppm::default()
				} else {
					Ppm::new(u32::try_from(random.below(1_000_001)).expect("small"))
						.expect("at most the whole")
				},
			};
			let issuer = signed(&world.issuer_of(series, random));
			(Call::<Runtime>::create_listing { terms }.into(), issuer)
		},
		3 if random.chance(40) => {
			let series = pallet_sales::Listings::<Runtime>::get(listing)
				.map_or(0, |listing| listing.terms.series);
			let issuer = signed(&world.issuer_of(series, random));
			(Call::<Runtime>::close_listing { listing }.into(), issuer)
		},
		_ => {
			let left = pallet_sales::Listings::<Runtime>::get(listing)
				.map_or(0, |listing| listing.remaining);
			let some = 1 + random.below(left.clamp(1, 2_000));
			let quantity = if random.chance(80) { some } else { random.quantity() };
			let max_total = if random.chance(90) { u128::MAX } else { amount(random) };
			(Call::<Runtime>::purchase { listing, quantity, max_total }.into(), buyer)
		},
	}
}
