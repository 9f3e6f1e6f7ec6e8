// SPDX-License-Identifier: Apache-2.0
//! What issuers, buyers, the gateway and attestors do from Solidity, each act with the native calls that do the same.

use super::*;
use crate::{
	NativeName,
	abi::{ICouponFactory, ITravelRule, ITreasury},
	convert::bytes_of,
	mock::{
		BOOKED, BROKEN_CASE, CLOSED_LISTING, DRAFT, END, EXPIRED, FRIEND, HOLDER, LATE_CASE,
		LISTING, OLD_CASE, OWN_LISTING, OWN_SERIES, PAYLOAD, PENDING_CASE, POUND, POUNDS, PURCHASE,
		REFERENCE, REVIEWED_CASE, RuntimeCall, SERIES, START, STARTED_CASE, STORE, SUBMITTED,
		UNMINTED, WALLET, WITHDRAWAL, account_of_key, address, envelope, offer, terms,
	},
};
use alloy::primitives::{B256, Bytes, FixedBytes, U256 as Word};
use codec::Encode;
use frame_support::traits::GetCallMetadata;
use genex_primitives::{Asset, ExternalAddress, Ppm, ledger::BreakageMethod};
use pallet_cash::{SourceClass, SourceOfFunds};
use pallet_travel_rule::CONTROL_DOMAIN;
use sp_core::{Pair, ecdsa::KeccakPair};
use sp_runtime::MultiSignature;

/// The address of `CouponFactory`.
pub const FACTORY: H160 = book::address_of(book::COUPON_FACTORY);
/// The address of `Treasury`.
pub const TREASURY: H160 = book::address_of(book::TREASURY);
/// The address of `TravelRule`.
pub const TRAVEL_RULE: H160 = book::address_of(book::TRAVEL_RULE);

/// The hash of a record or an explanation.
const REASON: H256 = H256::repeat_byte(0x21);
/// When the message of a proof ends.
const DEADLINE: u64 = START + 3_600;

/// An act of the holder's: where it is asked for, with which input, and what does the same natively.
pub type Act = (H160, Vec<u8>, Vec<RuntimeCall>);

fn hash(value: H256) -> B256 {
	B256::from(value.0)
}

/// The terms of the mock in the types of Solidity.
pub fn sol_terms() -> ICouponFactory::SeriesTerms {
	let terms = terms();
	ICouponFactory::SeriesTerms {
		symbol: "BREW".into(),
		name: "Harbour Brews voucher".into(),
		couponClass: 1,
		legalClass: 0,
		currency: FixedBytes(*b"USD"),
		faceMinor: terms.face_minor,
		divisible: terms.divisible,
		supplyCap: terms.supply_cap,
		validFrom: terms.valid_from,
		validUntil: terms.valid_until,
		transferPolicy: 0,
		resaleCeiling: u32::MAX,
		territory: 0,
		jurisdictions: Vec::new(),
		policy: u32::MAX,
		refundWindow: 0,
		termsHash: hash(terms.terms_hash),
		disclosureHash: hash(terms.disclosure_hash),
		uri: crate::mock::URI.into(),
	}
}

/// The acts at `CouponFactory`.
pub fn acts_of_factory() -> Vec<Act> {
	use ICouponFactory::*;
	type Call = pallet_coupons::Call<Test>;
	let of = |id: SeriesId| number(id.into());
	let (own, one) = (of(OWN_SERIES), number(1));
	let (friend, store) = (account_of_key(FRIEND), account_of_key(STORE));
	let drafted = || RuntimeCall::from(Call::create_series { terms: terms().into() });
	let minted = |quantity| RuntimeCall::from(Call::mint { series: OWN_SERIES, quantity });
	let amended = Call::amend_series { series: DRAFT, terms: terms().into() };
	let method = BreakageMethod::Proportional { expected: Ppm::from_percent(10) };
	let approvals = vec![(SUBMITTED, 1)].try_into().expect("one fits");
	let approved = Call::approve_series { approvals, reason: REASON };
	let rejected = Call::reject_series { series: SUBMITTED, revision: 1, reason: REASON };
	let approval = approveSeriesCall {
		series: vec![of(SUBMITTED)],
		revisions: vec![one],
		reason: hash(REASON),
	};
	let rejection = rejectSeriesCall { series: of(SUBMITTED), revision: one, reason: hash(REASON) };
	let series = OWN_SERIES;
	let all: Vec<(Vec<u8>, Vec<RuntimeCall>)> = vec![
		(createSeriesCall { terms: sol_terms() }.abi_encode(), vec![drafted()]),
		(
			createSeriesBatchCall { terms: vec![sol_terms(), sol_terms()] }.abi_encode(),
			vec![drafted(), drafted()],
		),
		(
			amendSeriesCall { series: of(DRAFT), terms: sol_terms() }.abi_encode(),
			vec![amended.into()],
		),
		(
			chooseBreakageCall { series: of(UNMINTED), expected: number(100_000) }.abi_encode(),
			vec![pallet_books::Call::choose_breakage { series: UNMINTED, method }.into()],
		),
		(
			markSerialisedCall { series: of(UNMINTED) }.abi_encode(),
			vec![pallet_serials::Call::mark_serialised { series: UNMINTED }.into()],
		),
		(
			submitSeriesCall { series: of(DRAFT) }.abi_encode(),
			vec![Call::submit_series { series: DRAFT }.into()],
		),
		(
			withdrawSubmissionCall { series: of(SUBMITTED) }.abi_encode(),
			vec![Call::withdraw_submission { series: SUBMITTED }.into()],
		),
		(
			discardSeriesCall { series: of(DRAFT) }.abi_encode(),
			vec![Call::discard_series { series: DRAFT }.into()],
		),
		(approval.abi_encode(), vec![approved.into()]),
		(rejection.abi_encode(), vec![rejected.into()]),
		(mintCall { series: own, quantity: number(3) }.abi_encode(), vec![minted(3)]),
		(
			mintBatchCall { series: vec![own, own], quantities: vec![number(3), number(4)] }
				.abi_encode(),
			vec![minted(3), minted(4)],
		),
		(
			recallCall { series: own, quantity: number(5) }.abi_encode(),
			vec![Call::recall { series, quantity: 5 }.into()],
		),
		(closeSeriesCall { series: own }.abi_encode(), vec![Call::close_series { series }.into()]),
		(
			addRedeemerCall { series: own, redeemer: sol(address(FRIEND)) }.abi_encode(),
			vec![Call::add_redeemer { series, redeemer: friend.clone() }.into()],
		),
		(
			removeRedeemerCall { series: own, redeemer: sol(address(STORE)) }.abi_encode(),
			vec![Call::remove_redeemer { series, redeemer: store }.into()],
		),
		(
			bookExpiryCall { series: of(EXPIRED) }.abi_encode(),
			vec![Call::book_expiry { series: EXPIRED }.into()],
		),
		(
			clearHoldingCall { series: of(BOOKED), holder: sol(address(FRIEND)) }.abi_encode(),
			vec![Call::clear_holding { series: BOOKED, who: friend }.into()],
		),
	];
	let all = all.into_iter().chain(acts_of_sales());
	all.map(|(input, native)| (FACTORY, input, native)).collect()
}

/// The terms of a listing of the holder's in the types of Solidity.
pub fn sol_offer() -> ICouponFactory::ListingTerms {
	let native = offer(OWN_SERIES, 50);
	ICouponFactory::ListingTerms {
		series: native.series,
		asset: native.asset,
		price: native.price,
		quantity: native.quantity,
		opensAt: native.opens_at,
		closesAt: native.closes_at,
		perBuyerCap: 0,
		minTier: 1,
		steps: Vec::new(),
		territory: 0,
		jurisdictions: Vec::new(),
		holdback: 0,
	}
}

fn acts_of_sales() -> Vec<(Vec<u8>, Vec<RuntimeCall>)> {
	use ICouponFactory::*;
	type Call = pallet_sales::Call<Test>;
	let bought = Call::purchase { listing: LISTING, quantity: 3, max_total: 4 * POUND };
	let purchase = purchaseCall {
		listing: number(LISTING),
		quantity: number(3),
		maxTotal: Word::from(4 * POUND),
	};
	vec![
		(
			createListingCall { terms: sol_offer() }.abi_encode(),
			vec![Call::create_listing { terms: offer(OWN_SERIES, 50) }.into()],
		),
		(
			closeListingCall { listing: number(OWN_LISTING) }.abi_encode(),
			vec![Call::close_listing { listing: OWN_LISTING }.into()],
		),
		(
			removeListingCall { listing: number(CLOSED_LISTING), limit: number(10) }.abi_encode(),
			vec![Call::remove_listing { listing: CLOSED_LISTING, limit: 10 }.into()],
		),
		(purchase.abi_encode(), vec![bought.into()]),
	]
}

/// The acts at `Treasury`.
pub fn acts_of_treasury() -> Vec<Act> {
	use ITreasury::*;
	use pallet_cash::Call;
	let (asset, amount) = (POUNDS, 2 * POUND);
	let (sol_asset, sol_amount) = (number(asset.into()), Word::from(amount));
	let (id, reference, reason) = (WITHDRAWAL, REFERENCE, REASON);
	let wallet = ExternalAddress::Ethereum(WALLET);
	let to_wallet =
		withdrawToWalletCall { asset: sol_asset, amount: sol_amount, wallet: bytes_of(&wallet) };
	let new = H256::repeat_byte(0x53);
	let source = SourceOfFunds { class: SourceClass::Gift, hash: H256::repeat_byte(4) };
	let deposit = depositCall {
		asset: sol_asset,
		to: sol(address(FRIEND)),
		amount: sol_amount,
		depositId: hash(new),
		source: number(4),
		sourceHash: hash(source.hash),
	};
	let deposited =
		Call::deposit { asset, to: account_of_key(FRIEND), amount, reference: new, source };
	let attestation = attestReserveCall {
		asset: sol_asset,
		amount: sol_amount,
		report: hash(PAYLOAD),
		asOf: number(START),
	};
	let all: Vec<(Vec<u8>, Call<Test>)> = vec![
		(
			requestWithdrawalCall { asset: sol_asset, amount: sol_amount, payout: hash(PAYLOAD) }
				.abi_encode(),
			Call::request_withdrawal { asset, amount, payout: PAYLOAD },
		),
		(to_wallet.abi_encode(), Call::withdraw_to_wallet { asset, amount, wallet }),
		(cancelWithdrawalCall { id: number(id) }.abi_encode(), Call::cancel_withdrawal { id }),
		(completeWithdrawalCall { id: number(id) }.abi_encode(), Call::complete_withdrawal { id }),
		(
			rejectWithdrawalCall { id: number(id), reason: hash(reason) }.abi_encode(),
			Call::reject_withdrawal { id, reason },
		),
		(deposit.abi_encode(), deposited),
		(
			approveDepositCall { depositId: hash(reference), reason: hash(reason) }.abi_encode(),
			Call::approve_deposit { reference, reason },
		),
		(
			cancelDepositCall { depositId: hash(reference), reason: hash(reason) }.abi_encode(),
			Call::cancel_deposit { reference, reason },
		),
		(
			attestation.abi_encode(),
			Call::attest_reserve { asset, amount, hash: PAYLOAD, as_of: START },
		),
	];
	all.into_iter().map(|(input, native)| (TREASURY, input, vec![native.into()])).collect()
}

/// A wallet with a key, and its proof that the holder controls it.
fn proof() -> (H160, KeccakPair, Vec<u8>) {
	let pair = KeccakPair::from_seed(&[6; 32]);
	let signature = pair.sign_prehashed(&[1; 32]);
	let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &[1; 32]);
	let public = public.map_err(|_| "no key").expect("the signature is good");
	let wallet = H160::from_slice(&sp_io::hashing::keccak_256(&public)[12..]);
	let address = ExternalAddress::Ethereum(wallet);
	// The hash of the first block as `frame-system` begins with it.
	let genesis = H256([69; 32]);
	let nonce = 1u64;
	let message = (CONTROL_DOMAIN, genesis, u64::from(HOLDER), &address, nonce, DEADLINE).encode();
	(wallet, pair, message)
}

/// The acts at `TravelRule`.
pub fn acts_of_travel_rule() -> Vec<Act> {
	use ITravelRule::*;
	use pallet_travel_rule::Call;
	let (identity, reason) = (u64::from(HOLDER), REASON);
	let (sol_reason, payload) = (hash(reason), hash(PAYLOAD));
	let (asset, to, quantity) = (Asset::Stablecoin(POUNDS), account_of_key(FRIEND), 2 * POUND);
	let sealed = |number| (hash(envelope(number).id), payload);
	let opening = openCaseCall {
		kind: number(1),
		id: number(POUNDS.into()),
		to: sol(address(FRIEND)),
		quantity: Word::from(quantity),
		envelope: sealed(0x31).0,
		envelopeHash: payload,
	};
	let later = openCaseCall { envelope: B256::ZERO, envelopeHash: B256::ZERO, ..opening.clone() };
	let opened = |envelope| Call::open_case { asset, to: to.clone(), quantity, envelope };
	let recorded = transferRecordedCall {
		kind: number(1),
		id: number(POUNDS.into()),
		to: sol(address(FRIEND)),
		quantity: Word::from(quantity),
		envelope: sealed(0x32).0,
		envelopeHash: payload,
	};
	let sent =
		Call::transfer_recorded { asset, to: to.clone(), quantity, envelope: envelope(0x32) };
	let attached = attachEnvelopeCall {
		caseId: number(STARTED_CASE),
		envelope: sealed(0x33).0,
		envelopeHash: payload,
	};
	let written_off = writeOffCall {
		caseId: number(BROKEN_CASE),
		returned: Word::from(6 * POUND),
		reason: sol_reason,
	};
	let data = recordTravelDataCall {
		identity: number(identity),
		dataHash: payload,
		validUntil: number(END),
	};
	let (wallet, pair, message) = proof();
	let signature = pair.sign(&genex_primitives::signature::ethereum_form(&message));
	let proving = registerControlProofCall {
		identity: number(identity),
		wallet: Bytes::copy_from_slice(wallet.as_bytes()),
		deadline: number(DEADLINE),
		scheme: number(3),
		signature: Bytes::copy_from_slice(&signature.0),
	};
	let proven = Call::register_control_proof {
		identity,
		address: ExternalAddress::Ethereum(wallet),
		deadline: DEADLINE,
		signature: MultiSignature::Eth(signature),
	};
	let known = ExternalAddress::Ethereum(WALLET);
	let revoking = revokeControlProofCall { identity: number(identity), wallet: bytes_of(&known) };
	let all: Vec<(Vec<u8>, Call<Test>)> = vec![
		(opening.abi_encode(), opened(Some(envelope(0x31)))),
		(later.abi_encode(), opened(None)),
		(
			attached.abi_encode(),
			Call::attach_envelope { case: STARTED_CASE, envelope: envelope(0x33) },
		),
		(
			startReviewCall { caseId: number(PENDING_CASE) }.abi_encode(),
			Call::start_review { case: PENDING_CASE },
		),
		(
			requestRepairCall { caseId: number(REVIEWED_CASE), reason: sol_reason }.abi_encode(),
			Call::request_repair { case: REVIEWED_CASE, reason },
		),
		(
			acceptCall { caseId: number(REVIEWED_CASE), envelopeHash: payload }.abi_encode(),
			Call::accept { case: REVIEWED_CASE, envelope: PAYLOAD },
		),
		(
			rejectCall { caseId: number(STARTED_CASE), reason: sol_reason }.abi_encode(),
			Call::reject { case: STARTED_CASE, reason },
		),
		(
			cancelCaseCall { caseId: number(STARTED_CASE) }.abi_encode(),
			Call::cancel_case { case: STARTED_CASE },
		),
		(
			returnExpiredCall { caseId: number(LATE_CASE) }.abi_encode(),
			Call::return_expired { case: LATE_CASE },
		),
		(
			written_off.abi_encode(),
			Call::write_off { case: BROKEN_CASE, returned: 6 * POUND, reason },
		),
		(recorded.abi_encode(), sent),
		(data.abi_encode(), Call::record_travel_data { identity, hash: PAYLOAD, valid_until: END }),
		(
			revokeTravelDataCall { identity: number(identity) }.abi_encode(),
			Call::revoke_travel_data { identity },
		),
		(proving.abi_encode(), proven),
		(revoking.abi_encode(), Call::revoke_control_proof { identity, address: known }),
		(
			eraseCaseCall { caseId: number(OLD_CASE), proof: sol_reason }.abi_encode(),
			Call::erase { case: OLD_CASE, proof: reason },
		),
	];
	all.into_iter().map(|(input, native)| (TRAVEL_RULE, input, vec![native.into()])).collect()
}

/// Every act that is here.
pub fn all() -> Vec<Act> {
	let own = [acts_of_factory(), acts_of_treasury(), acts_of_travel_rule()].concat();
	let later = [issuers::acts(), insolvency::acts(), quarantine::acts(), custody::acts()].concat();
	let ruled =
		[fee_pools::acts(), transfer_policies::acts(), identity::acts(), compliance::acts()]
			.concat();
	[own, sales::acts(), promises::acts(), gifts::acts(), later, ruled].concat()
}

/// The name of the native call of every act that is here, each function once.
pub fn named() -> Vec<(H160, Vec<u8>, NativeName)> {
	let mut seen = std::collections::HashSet::new();
	let mut named = Vec::new();
	for (target, input, native) in all() {
		let name = native[0].get_call_metadata();
		if seen.insert((target, input[..4].to_vec())) {
			named.push((target, input, (name.pallet_name, name.function_name)));
		}
	}
	named
}

/// A sound call of every view that is here.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	use ICouponFactory::{
		isRedeemerCall, listingCountCall, listingOfCall, nextSeriesIdCall, pendingPurchaseCall,
		quoteCall, seriesOfCall,
	};
	use ITravelRule::{
		caseOfCall, controlMessageCall, isControlledCall, nextCaseIdCall, travelDataOfCall,
	};
	use ITreasury::*;
	let (series, asset) = (number(SERIES.into()), number(POUNDS.into()));
	let identity = number(HOLDER.into());
	let friend = sol(address(FRIEND));
	let wallet = Bytes::copy_from_slice(WALLET.as_bytes());
	let quote = quoteCall { listing: number(LISTING), quantity: number(1), buyer: friend };
	let message =
		controlMessageCall { identity, wallet: wallet.clone(), deadline: number(DEADLINE) };
	let mut all = vec![
		(FACTORY, nextSeriesIdCall {}.abi_encode()),
		(FACTORY, ICouponFactory::breakageOfCall { series: number(UNMINTED.into()) }.abi_encode()),
		(FACTORY, seriesOfCall { series }.abi_encode()),
		(FACTORY, isRedeemerCall { series, account: friend }.abi_encode()),
		(FACTORY, listingCountCall {}.abi_encode()),
		(FACTORY, listingOfCall { listing: number(LISTING) }.abi_encode()),
		(FACTORY, quote.abi_encode()),
		(FACTORY, pendingPurchaseCall { purchaseId: number(PURCHASE) }.abi_encode()),
		(TREASURY, tokenOfCall { asset }.abi_encode()),
		(TREASURY, balancesOfCall { asset, account: friend }.abi_encode()),
		(TREASURY, assetTermsCall { asset }.abi_encode()),
		(TREASURY, reserveOfCall { asset }.abi_encode()),
		(TREASURY, nextWithdrawalIdCall {}.abi_encode()),
		(TREASURY, withdrawalOfCall { id: number(WITHDRAWAL) }.abi_encode()),
		(TREASURY, depositStateCall { depositId: hash(REFERENCE) }.abi_encode()),
		(TRAVEL_RULE, nextCaseIdCall {}.abi_encode()),
		(TRAVEL_RULE, caseOfCall { caseId: number(STARTED_CASE) }.abi_encode()),
		(TRAVEL_RULE, travelDataOfCall { identity }.abi_encode()),
		(TRAVEL_RULE, message.abi_encode()),
		(TRAVEL_RULE, isControlledCall { identity, wallet }.abi_encode()),
	];
	all.extend(sales::views());
	all.extend(promises::views());
	all.extend(gifts::views());
	all.extend(issuers::views());
	all.extend(insolvency::views());
	all.extend(quarantine::views());
	all.extend(custody::views());
	all.extend(fee_pools::views());
	all.extend(identity::views());
	all.extend(transfer_policies::views());
	all
}
