// SPDX-License-Identifier: Apache-2.0
//! What issuers and sellers promise, in the types of Solidity and in those of the chain.

use crate::{
	abi::ICouponFactory,
	convert::{code_of, member},
	revert::refuse,
};
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};
use frame_support::{BoundedVec, ensure, traits::Get};
use genex_primitives::{CurrencyCode, Jurisdiction, Ppm};
use pallet_coupons::{Jurisdictions, MAX_JURISDICTIONS, SeriesTerms, Territory};
use pallet_revive::precompiles::{
	Error,
	alloy::primitives::{B256, FixedBytes},
};
use pallet_sales::{ListingTerms, MAX_STEPS, PriceStep, PriceSteps};
use sp_core::H256;

/// Stands for nothing where a term need not be given.
const NONE: u32 = u32::MAX;

/// The terms of a series as the books take them.
pub(super) fn series_terms(terms: &ICouponFactory::SeriesTerms) -> Result<SeriesTerms, Error> {
	Ok(SeriesTerms {
		symbol: bounded(&terms.symbol, "symbol")?,
		name: bounded(&terms.name, "name")?,
		class: member(terms.couponClass, "couponClass")?,
		legal_class: member(terms.legalClass, "legalClass")?,
		currency: CurrencyCode::new(terms.currency.0)
			.ok_or_else(|| refuse("Genex: currency is none of ISO 4217"))?,
		face_minor: terms.faceMinor,
		divisible: terms.divisible,
		supply_cap: terms.supplyCap,
		valid_from: terms.validFrom,
		valid_until: terms.validUntil,
		transfer_policy: member(terms.transferPolicy, "transferPolicy")?,
		resale_ceiling: ceiling(terms.resaleCeiling)?,
		territory: territory(terms.territory, &terms.jurisdictions)?,
		policy: given(terms.policy),
		refund_window: terms.refundWindow,
		terms_hash: H256(terms.termsHash.0),
		disclosure_hash: H256(terms.disclosureHash.0),
		uri: bounded(&terms.uri, "uri")?,
	})
}

/// The terms of a series as Solidity reads them.
pub(super) fn shown_series_terms(terms: SeriesTerms) -> Result<ICouponFactory::SeriesTerms, Error> {
	let (territory, jurisdictions) = shown_territory(&terms.territory);
	Ok(ICouponFactory::SeriesTerms {
		symbol: text(terms.symbol.into_inner())?,
		name: text(terms.name.into_inner())?,
		couponClass: code_of(&terms.class),
		legalClass: code_of(&terms.legal_class),
		currency: FixedBytes(terms.currency.letters()),
		faceMinor: terms.face_minor,
		divisible: terms.divisible,
		supplyCap: terms.supply_cap,
		validFrom: terms.valid_from,
		validUntil: terms.valid_until,
		transferPolicy: code_of(&terms.transfer_policy),
		resaleCeiling: terms.resale_ceiling.map_or(NONE, Ppm::parts),
		territory,
		jurisdictions,
		policy: terms.policy.unwrap_or(NONE),
		refundWindow: terms.refund_window,
		termsHash: B256::from(terms.terms_hash.0),
		disclosureHash: B256::from(terms.disclosure_hash.0),
		uri: text(terms.uri.into_inner())?,
	})
}

/// The terms of a listing as the market takes them.
pub(super) fn listing_terms(terms: &ICouponFactory::ListingTerms) -> Result<ListingTerms, Error> {
	Ok(ListingTerms {
		series: terms.series,
		asset: terms.asset,
		price: terms.price,
		quantity: terms.quantity,
		opens_at: terms.opensAt,
		closes_at: terms.closesAt,
		per_buyer_cap: (terms.perBuyerCap > 0).then_some(terms.perBuyerCap),
		min_tier: member(terms.minTier, "minTier")?,
		steps: steps(&terms.steps)?,
		territory: territory(terms.territory, &terms.jurisdictions)?,
		holdback: Ppm::new(terms.holdback)
			.ok_or_else(|| refuse("Genex: holdback is above the whole of 1000000"))?,
	})
}

/// The terms of a listing as Solidity reads them.
pub(super) fn shown_listing_terms(terms: &ListingTerms) -> ICouponFactory::ListingTerms {
	let (territory, jurisdictions) = shown_territory(&terms.territory);
	let shown = |step: &PriceStep| ICouponFactory::PriceStep { from: step.from, price: step.price };
	ICouponFactory::ListingTerms {
		series: terms.series,
		asset: terms.asset,
		price: terms.price,
		quantity: terms.quantity,
		opensAt: terms.opens_at,
		closesAt: terms.closes_at,
		perBuyerCap: terms.per_buyer_cap.unwrap_or_default(),
		minTier: code_of(&terms.min_tier),
		steps: terms.steps.iter().map(shown).collect(),
		territory,
		jurisdictions,
		holdback: terms.holdback.parts(),
	}
}

fn given(term: u32) -> Option<u32> {
	(term != NONE).then_some(term)
}

fn ceiling(parts: u32) -> Result<Option<Ppm>, Error> {
	let Some(parts) = given(parts) else { return Ok(None) };
	let share = Ppm::new(parts)
		.ok_or_else(|| refuse("Genex: resaleCeiling is above the face value of 1000000"))?;
	Ok(Some(share))
}

fn steps(steps: &[ICouponFactory::PriceStep]) -> Result<PriceSteps, Error> {
	let steps: Vec<_> =
		steps.iter().map(|step| PriceStep { from: step.from, price: step.price }).collect();
	PriceSteps::try_from(steps)
		.map_err(|_| refuse(format!("Genex: steps is too long; it has at most {MAX_STEPS}")))
}

fn territory(code: u8, jurisdictions: &[FixedBytes<2>]) -> Result<Territory, Error> {
	let mut places = BTreeSet::new();
	for letters in jurisdictions {
		let place = Jurisdiction::new(letters.0)
			.ok_or_else(|| refuse("Genex: jurisdictions names one that ISO 3166 does not have"))?;
		ensure!(places.insert(place), refuse("Genex: jurisdictions names a country twice"));
	}
	let places = Jurisdictions::try_from(places).map_err(|_| {
		refuse(format!("Genex: jurisdictions is too long; it has at most {MAX_JURISDICTIONS}"))
	})?;
	match code {
		0 if places.is_empty() => Ok(Territory::Everywhere),
		0 => Err(refuse("Genex: jurisdictions must be empty for a territory of 0")),
		1 => Ok(Territory::Only(places)),
		2 => Ok(Territory::Except(places)),
		code => Err(refuse(format!("Genex: territory has no meaning for {code}"))),
	}
}

fn shown_territory(territory: &Territory) -> (u8, Vec<FixedBytes<2>>) {
	match territory {
		Territory::Everywhere => (0, Vec::new()),
		Territory::Only(places) => (1, letters(places)),
		Territory::Except(places) => (2, letters(places)),
	}
}

fn letters(places: &Jurisdictions) -> Vec<FixedBytes<2>> {
	places.iter().map(|place| FixedBytes(place.letters())).collect()
}

fn bounded<S: Get<u32>>(text: &str, argument: &str) -> Result<BoundedVec<u8, S>, Error> {
	BoundedVec::try_from(text.as_bytes().to_vec()).map_err(|_| {
		refuse(format!("Genex: {argument} is too long; it has at most {} bytes", S::get()))
	})
}

fn text(bytes: Vec<u8>) -> Result<String, Error> {
	String::from_utf8(bytes).map_err(|_| refuse("Coupon: a text of the series is not UTF-8"))
}
