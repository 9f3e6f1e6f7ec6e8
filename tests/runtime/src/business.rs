// SPDX-License-Identifier: Apache-2.0
//! What issuers, buyers, holders, gateways and attestors do natively, as Solidity asks for it.

mod custody;
mod fee_pools;
mod identity;
mod issuers;
mod quarantine;
mod serials;
mod transfer_policies;
mod units;

pub use units::units;

use crate::evm::address_of;
use codec::Encode;
use genex_precompiles::{
	abi::{ICouponFactory, ITravelRule, ITreasury},
	addresses, signed,
};
use genex_primitives::{Asset, ExternalAddress, Ppm};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use pallet_coupons::{SeriesTerms, Territory};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, Bytes, FixedBytes, U256},
	sol_types::SolCall,
};
use pallet_sales::{ListingTerms, PriceStep};
use pallet_travel_rule::Envelope;
use sp_core::{H160, H256};

/// Where units are.
pub const COUPON: H160 = addresses::address_of(addresses::COUPON);
/// Where issuing and primary sale are.
pub const COUPON_FACTORY: H160 = addresses::address_of(addresses::COUPON_FACTORY);
/// Where money comes in and leaves.
pub const TREASURY: H160 = addresses::address_of(addresses::TREASURY);
/// Where Travel Rule cases are.
pub const TRAVEL_RULE: H160 = addresses::address_of(addresses::TRAVEL_RULE);
/// Where applications, guarantees and staff are.
pub const ISSUERS: H160 = addresses::address_of(addresses::ISSUERS);
/// Where defaults are.
pub const INSOLVENCY: H160 = addresses::address_of(addresses::INSOLVENCY);
/// Where gifts wait.
pub const QUARANTINE: H160 = addresses::address_of(addresses::QUARANTINE);
/// Where custodians sign.
pub const CUSTODY: H160 = addresses::address_of(addresses::CUSTODY);
/// Where tickets are, and messages are taken back.
pub const REDEMPTION: H160 = addresses::address_of(addresses::REDEMPTION);
/// Where the rules are.
pub const COMPLIANCE: H160 = addresses::address_of(addresses::COMPLIANCE);
/// Where identities and their accounts are.
pub const IDENTITY: H160 = addresses::address_of(addresses::IDENTITY);
/// Where lists of who may hold are.
pub const TRANSFER_POLICIES: H160 = addresses::address_of(addresses::TRANSFER_POLICIES);
/// Where pools that pay fees are.
pub const FEE_POOLS: H160 = addresses::address_of(addresses::FEE_POOLS);

/// Target and input of the Solidity call that does the same as `call`, where one of these precompiles serves it.
pub fn solidity(call: &RuntimeCall) -> Option<(H160, Vec<u8>)> {
	match call {
		RuntimeCall::Coupons(call) => Some((COUPON_FACTORY, of_coupons(call)?)),
		RuntimeCall::Sales(call) => Some((COUPON_FACTORY, of_sales(call)?)),
		RuntimeCall::Cash(call) => Some((TREASURY, of_cash(call)?)),
		RuntimeCall::TravelRule(call) => Some((
			TRAVEL_RULE,
			of_value(call).or_else(|| of_case(call)).or_else(|| of_proof(call))?,
		)),
		RuntimeCall::Issuers(call) => Some((ISSUERS, issuers::of_issuers(call)?)),
		RuntimeCall::Insolvency(call) => Some((INSOLVENCY, issuers::of_insolvency(call)?)),
		RuntimeCall::Quarantine(call) => Some((QUARANTINE, quarantine::of_quarantine(call)?)),
		RuntimeCall::Custody(call) => Some((CUSTODY, custody::of_custody(call)?)),
		RuntimeCall::Books(call) => Some((COUPON_FACTORY, serials::of_books(call)?)),
		RuntimeCall::Serials(call) => serials::of_serials(call),
		RuntimeCall::Nonces(call) => Some((REDEMPTION, serials::of_nonces(call)?)),
		RuntimeCall::Compliance(call) => Some((COMPLIANCE, identity::of_compliance(call)?)),
		RuntimeCall::Kyc(call) => Some((IDENTITY, identity::of_kyc(call)?)),
		RuntimeCall::FeePolicy(call) => Some((FEE_POOLS, fee_pools::of_fee_policy(call)?)),
		RuntimeCall::TransferPolicies(call) => {
			Some((TRANSFER_POLICIES, transfer_policies::of_transfer_policies(call)?))
		},
		_ => None,
	}
}

fn number(value: impl Into<u128>) -> U256 {
	U256::from(value.into())
}

fn hash(value: &H256) -> B256 {
	B256::from(value.0)
}

fn at(account: &AccountId) -> Address {
	Address::from(address_of(account).0)
}

/// The number of a member of an enumeration without fields.
fn code(member: &impl Encode) -> u8 {
	member.encode()[0]
}

/// The terms of a series.
pub fn series_terms(terms: &SeriesTerms) -> ICouponFactory::SeriesTerms {
	let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
	let (territory, jurisdictions) = territory(&terms.territory);
	ICouponFactory::SeriesTerms {
		symbol: text(&terms.symbol),
		name: text(&terms.name),
		couponClass: code(&terms.class),
		legalClass: code(&terms.legal_class),
		currency: FixedBytes(terms.currency.letters()),
		faceMinor: terms.face_minor,
		divisible: terms.divisible,
		supplyCap: terms.supply_cap,
		validFrom: terms.valid_from,
		validUntil: terms.valid_until,
		transferPolicy: code(&terms.transfer_policy),
		resaleCeiling: terms.resale_ceiling.map_or(u32::MAX, Ppm::parts),
		territory,
		jurisdictions,
		policy: terms.policy.unwrap_or(u32::MAX),
		refundWindow: terms.refund_window,
		termsHash: hash(&terms.terms_hash),
		disclosureHash: hash(&terms.disclosure_hash),
		uri: text(&terms.uri),
	}
}

fn of_coupons(call: &pallet_coupons::Call<Runtime>) -> Option<Vec<u8>> {
	use ICouponFactory::*;
	use pallet_coupons::Call;
	Some(match call {
		Call::create_series { terms } => {
			createSeriesCall { terms: series_terms(terms) }.abi_encode()
		},
		Call::amend_series { series, terms } => {
			let terms = series_terms(terms);
			amendSeriesCall { series: number(*series), terms }.abi_encode()
		},
		Call::submit_series { series } => submitSeriesCall { series: number(*series) }.abi_encode(),
		Call::withdraw_submission { series } => {
			withdrawSubmissionCall { series: number(*series) }.abi_encode()
		},
		Call::discard_series { series } => {
			discardSeriesCall { series: number(*series) }.abi_encode()
		},
		Call::approve_series { approvals, reason } => approveSeriesCall {
			series: approvals.iter().map(|(series, _)| number(*series)).collect(),
			revisions: approvals.iter().map(|(_, revision)| number(*revision)).collect(),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::reject_series { series, revision, reason } => rejectSeriesCall {
			series: number(*series),
			revision: number(*revision),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::mint { series, quantity } => {
			mintCall { series: number(*series), quantity: number(*quantity) }.abi_encode()
		},
		Call::recall { series, quantity } => {
			recallCall { series: number(*series), quantity: number(*quantity) }.abi_encode()
		},
		Call::close_series { series } => closeSeriesCall { series: number(*series) }.abi_encode(),
		Call::add_redeemer { series, redeemer } => {
			addRedeemerCall { series: number(*series), redeemer: at(redeemer) }.abi_encode()
		},
		Call::remove_redeemer { series, redeemer } => {
			removeRedeemerCall { series: number(*series), redeemer: at(redeemer) }.abi_encode()
		},
		Call::book_expiry { series } => bookExpiryCall { series: number(*series) }.abi_encode(),
		Call::clear_holding { series, who } => {
			clearHoldingCall { series: number(*series), holder: at(who) }.abi_encode()
		},
		_ => return None,
	})
}

fn of_sales(call: &pallet_sales::Call<Runtime>) -> Option<Vec<u8>> {
	use ICouponFactory::{closeListingCall, createListingCall, purchaseCall, removeListingCall};
	use pallet_sales::Call;
	if let Some(input) = of_sold_units(call) {
		return Some(input);
	}
	Some(match call {
		Call::create_listing { terms } => {
			createListingCall { terms: listing_terms(terms) }.abi_encode()
		},
		Call::close_listing { listing } => {
			closeListingCall { listing: number(*listing) }.abi_encode()
		},
		Call::remove_listing { listing, limit } => {
			removeListingCall { listing: number(*listing), limit: number(*limit) }.abi_encode()
		},
		Call::purchase { listing, quantity, max_total } => purchaseCall {
			listing: number(*listing),
			quantity: number(*quantity),
			maxTotal: number(*max_total),
		}
		.abi_encode(),
		_ => return None,
	})
}

fn of_sold_units(call: &pallet_sales::Call<Runtime>) -> Option<Vec<u8>> {
	use ICouponFactory::*;
	use pallet_sales::Call;
	Some(match call {
		Call::purchase_bundle { items, max_totals } => {
			let item = |&(listing, quantity): &(u64, u64)| BundleItem { listing, quantity };
			let limit = |(asset, most): (&u32, &u128)| SpendLimit { asset: *asset, most: *most };
			let items = items.iter().map(item).collect();
			let limits = max_totals.iter().map(limit).collect();
			purchaseBundleCall { items, limits }.abi_encode()
		},
		Call::refund { purchase, quantity } => {
			refundPurchaseCall { purchaseId: number(*purchase), quantity: number(*quantity) }
				.abi_encode()
		},
		Call::end_windows { series, limit } => {
			endRefundWindowsCall { series: number(*series), limit: number(*limit) }.abi_encode()
		},
		Call::withdraw_proceeds { series, asset } => {
			withdrawProceedsCall { series: number(*series), asset: number(*asset) }.abi_encode()
		},
		Call::open_buyback { series, asset, price, quantity, until } => openBuyBackCall {
			series: number(*series),
			asset: number(*asset),
			price: number(*price),
			quantity: number(*quantity),
			until: number(*until),
		}
		.abi_encode(),
		Call::sell_back { buyback, quantity } => {
			sellBackCall { buyBackId: number(*buyback), quantity: number(*quantity) }.abi_encode()
		},
		Call::close_buyback { buyback } => {
			closeBuyBackCall { buyBackId: number(*buyback) }.abi_encode()
		},
		_ => return None,
	})
}

fn territory(territory: &Territory) -> (u8, Vec<FixedBytes<2>>) {
	let (code, places) = match territory {
		Territory::Everywhere => (0, None),
		Territory::Only(places) => (1, Some(places)),
		Territory::Except(places) => (2, Some(places)),
	};
	let places = places.into_iter().flat_map(|places| places.iter());
	(code, places.map(|place| FixedBytes(place.letters())).collect())
}

fn listing_terms(terms: &ListingTerms) -> ICouponFactory::ListingTerms {
	let (territory, jurisdictions) = territory(&terms.territory);
	let step = |one: &PriceStep| ICouponFactory::PriceStep { from: one.from, price: one.price };
	ICouponFactory::ListingTerms {
		series: terms.series,
		asset: terms.asset,
		price: terms.price,
		quantity: terms.quantity,
		opensAt: terms.opens_at,
		closesAt: terms.closes_at,
		perBuyerCap: terms.per_buyer_cap.unwrap_or_default(),
		minTier: code(&terms.min_tier),
		steps: terms.steps.iter().map(step).collect(),
		territory,
		jurisdictions,
		holdback: terms.holdback.parts(),
	}
}

/// The bytes of a wallet.
pub fn wallet(address: &ExternalAddress) -> Bytes {
	match address {
		ExternalAddress::Substrate(account) => {
			let account: &[u8; 32] = account.as_ref();
			Bytes::copy_from_slice(account)
		},
		ExternalAddress::Ethereum(address) => Bytes::copy_from_slice(address.as_bytes()),
	}
}

fn of_cash(call: &pallet_cash::Call<Runtime>) -> Option<Vec<u8>> {
	use ITreasury::*;
	use pallet_cash::Call;
	Some(match call {
		Call::request_withdrawal { asset, amount, payout } => requestWithdrawalCall {
			asset: number(*asset),
			amount: number(*amount),
			payout: hash(payout),
		}
		.abi_encode(),
		Call::withdraw_to_wallet { asset, amount, wallet: address } => withdrawToWalletCall {
			asset: number(*asset),
			amount: number(*amount),
			wallet: wallet(address),
		}
		.abi_encode(),
		Call::cancel_withdrawal { id } => cancelWithdrawalCall { id: number(*id) }.abi_encode(),
		Call::complete_withdrawal { id } => completeWithdrawalCall { id: number(*id) }.abi_encode(),
		Call::reject_withdrawal { id, reason } => {
			rejectWithdrawalCall { id: number(*id), reason: hash(reason) }.abi_encode()
		},
		Call::deposit { asset, to, amount, reference, source } => depositCall {
			asset: number(*asset),
			to: at(to),
			amount: number(*amount),
			depositId: hash(reference),
			source: number(code(&source.class)),
			sourceHash: hash(&source.hash),
		}
		.abi_encode(),
		Call::approve_deposit { reference, reason } => {
			approveDepositCall { depositId: hash(reference), reason: hash(reason) }.abi_encode()
		},
		Call::cancel_deposit { reference, reason } => {
			cancelDepositCall { depositId: hash(reference), reason: hash(reason) }.abi_encode()
		},
		Call::attest_reserve { asset, amount, hash: report, as_of } => attestReserveCall {
			asset: number(*asset),
			amount: number(*amount),
			report: hash(report),
			asOf: number(*as_of),
		}
		.abi_encode(),
		_ => return None,
	})
}

fn named(asset: Asset) -> Option<(U256, U256)> {
	match asset {
		Asset::Series(series) => Some((U256::ZERO, number(series))),
		Asset::Stablecoin(asset) => Some((number(1u8), number(asset))),
		Asset::Gnx => None,
	}
}

fn words(envelope: Option<&Envelope>) -> (B256, B256) {
	envelope.map_or((B256::ZERO, B256::ZERO), |envelope| (hash(&envelope.id), hash(&envelope.hash)))
}

fn of_value(call: &pallet_travel_rule::Call<Runtime>) -> Option<Vec<u8>> {
	use ITravelRule::{openCaseCall, transferRecordedCall};
	use pallet_travel_rule::Call;
	match call {
		Call::open_case { asset, to, quantity, envelope } => {
			let ((kind, id), quantity) = (named(*asset)?, number(*quantity));
			let (envelope, payload) = words(envelope.as_ref());
			let to = at(to);
			let call = openCaseCall { kind, id, to, quantity, envelope, envelopeHash: payload };
			Some(call.abi_encode())
		},
		Call::transfer_recorded { asset, to, quantity, envelope } => {
			let ((kind, id), quantity) = (named(*asset)?, number(*quantity));
			let (envelope, envelope_hash) = words(Some(envelope));
			let call = transferRecordedCall {
				kind,
				id,
				to: at(to),
				quantity,
				envelope,
				envelopeHash: envelope_hash,
			};
			Some(call.abi_encode())
		},
		_ => None,
	}
}

fn of_case(call: &pallet_travel_rule::Call<Runtime>) -> Option<Vec<u8>> {
	use ITravelRule::*;
	use pallet_travel_rule::Call;
	Some(match call {
		Call::attach_envelope { case, envelope } => attachEnvelopeCall {
			caseId: number(*case),
			envelope: hash(&envelope.id),
			envelopeHash: hash(&envelope.hash),
		}
		.abi_encode(),
		Call::start_review { case } => startReviewCall { caseId: number(*case) }.abi_encode(),
		Call::request_repair { case, reason } => {
			requestRepairCall { caseId: number(*case), reason: hash(reason) }.abi_encode()
		},
		Call::accept { case, envelope } => {
			acceptCall { caseId: number(*case), envelopeHash: hash(envelope) }.abi_encode()
		},
		Call::reject { case, reason } => {
			rejectCall { caseId: number(*case), reason: hash(reason) }.abi_encode()
		},
		Call::cancel_case { case } => cancelCaseCall { caseId: number(*case) }.abi_encode(),
		Call::return_expired { case } => returnExpiredCall { caseId: number(*case) }.abi_encode(),
		Call::write_off { case, returned, reason } => writeOffCall {
			caseId: number(*case),
			returned: number(*returned),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::erase { case, proof } => {
			eraseCaseCall { caseId: number(*case), proof: hash(proof) }.abi_encode()
		},
		_ => return None,
	})
}

fn of_proof(call: &pallet_travel_rule::Call<Runtime>) -> Option<Vec<u8>> {
	use ITravelRule::*;
	use pallet_travel_rule::Call;
	Some(match call {
		Call::record_travel_data { identity, hash: data, valid_until } => recordTravelDataCall {
			identity: number(*identity),
			dataHash: hash(data),
			validUntil: number(*valid_until),
		}
		.abi_encode(),
		Call::revoke_travel_data { identity } => {
			revokeTravelDataCall { identity: number(*identity) }.abi_encode()
		},
		Call::register_control_proof { identity, address, deadline, signature } => {
			let (scheme, signature) = signed::parts(signature);
			registerControlProofCall {
				identity: number(*identity),
				wallet: wallet(address),
				deadline: number(*deadline),
				scheme: number(scheme),
				signature,
			}
			.abi_encode()
		},
		Call::revoke_control_proof { identity, address } => {
			revokeControlProofCall { identity: number(*identity), wallet: wallet(address) }
				.abi_encode()
		},
		_ => return None,
	})
}
