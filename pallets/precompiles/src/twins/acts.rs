// SPDX-License-Identifier: Apache-2.0
//! The twins of what was done, at the precompile that serves the act. What moved by it is told besides.

use super::{Twin, at_coupon};
use crate::{
	Chain,
	abi::{
		ICoupon::{
			CardClaimed, CardsPrinted, CardsReturned, GiftClaimed, GiftReturned, GiftSent,
			PermitSettled,
		},
		ICouponFactory as factory, IRedemption as redemption, ITravelRule as travel_rule,
		ITreasury as treasury,
	},
	addresses,
	convert::{address, bytes_of, code_of, kind_and_id},
};
use codec::Encode;
use genex_primitives::Actor;
use pallet_coupons::Series;
use pallet_revive::precompiles::{
	H256,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolEvent,
	},
};
use pallet_travel_rule::Cases;

/// The twin of an event of `pallet-coupons` at `CouponFactory` or `Redemption`.
pub(super) fn of_coupons<T: Chain>(event: &pallet_coupons::Event<T>) -> Option<Twin> {
	use pallet_coupons::Event;
	let (id, who) = (|series: &u32| U256::from(*series), address::<T>);
	Some(match event {
		Event::SeriesCreated { series, issuer, .. } => {
			at_factory(&factory::SeriesCreated { series: id(series), issuer: who(issuer) })
		},
		Event::SeriesAmended { series, issuer, revision, .. } => {
			let (series, issuer, revision) = (id(series), who(issuer), U256::from(*revision));
			at_factory(&factory::SeriesAmended { series, issuer, revision })
		},
		Event::SeriesSubmitted { series, issuer, .. } => {
			at_factory(&factory::SeriesSubmitted { series: id(series), issuer: who(issuer) })
		},
		Event::SubmissionWithdrawn { series, issuer } => {
			at_factory(&factory::SubmissionWithdrawn { series: id(series), issuer: who(issuer) })
		},
		Event::SeriesDiscarded { series, issuer } => {
			at_factory(&factory::SeriesDiscarded { series: id(series), issuer: who(issuer) })
		},
		Event::SeriesApproved { series, revision, by, reason, .. } => {
			at_factory(&factory::SeriesApproved {
				series: id(series),
				officer: who(by),
				revision: U256::from(*revision),
				reason: hash(*reason),
			})
		},
		Event::SeriesRejected { series, by, reason, .. } => {
			let record = Series::<T>::get(*series);
			at_factory(&factory::SeriesRejected {
				series: id(series),
				officer: who(by),
				revision: U256::from(record.map_or(0, |record| record.revision)),
				reason: hash(*reason),
			})
		},
		Event::SeriesClosed { series, issuer } => {
			at_factory(&factory::SeriesClosed { series: id(series), issuer: who(issuer) })
		},
		Event::Minted { series, issuer, quantity } => {
			let (series, issuer, quantity) = (id(series), who(issuer), U256::from(*quantity));
			at_factory(&factory::Minted { series, issuer, quantity })
		},
		Event::Recalled { series, issuer, quantity } => {
			let (series, issuer, quantity) = (id(series), who(issuer), U256::from(*quantity));
			at_factory(&factory::Recalled { series, issuer, quantity })
		},
		Event::RedeemerAdded { series, redeemer, .. } => {
			at_factory(&factory::RedeemerAdded { series: id(series), redeemer: who(redeemer) })
		},
		Event::RedeemerRemoved { series, redeemer, .. } => {
			at_factory(&factory::RedeemerRemoved { series: id(series), redeemer: who(redeemer) })
		},
		Event::ExpiryBooked { series, by, .. } => {
			at_factory(&factory::ExpiryBooked { series: id(series), by: who(by) })
		},
		Event::HoldingCleared { series, who: holder, by, .. } => {
			let (series, holder, by) = (id(series), who(holder), who(by));
			at_factory(&factory::HoldingCleared { series, holder, by })
		},
		Event::Redeemed { series, holder, redeemer, quantity, order_hash, ciphertext, .. } => {
			let ciphertext = ciphertext.as_ref().map(|bytes| bytes.to_vec()).unwrap_or_default();
			at_redemption(&redemption::Redeemed {
				holder: who(holder),
				series: id(series),
				redeemer: who(redeemer),
				quantity: U256::from(*quantity),
				orderHash: hash(*order_hash),
				ciphertext: ciphertext.into(),
			})
		},
		// Every variant is named where it is told what moves.
		_ => return None,
	})
}

/// The twin of an event of `pallet-cash` at `Treasury`.
pub(super) fn of_cash<T: Chain>(event: &pallet_cash::Event<T>) -> Option<Twin> {
	use pallet_cash::Event;
	let who = address::<T>;
	Some(match event {
		Event::WithdrawalRequested { id, asset, who: holder, amount, payout, wallet, review } => {
			at_treasury(&treasury::WithdrawalRequested {
				id: U256::from(*id),
				holder: who(holder),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
				payout: hash(*payout),
				wallet: wallet.as_ref().map(bytes_of).unwrap_or_default(),
				reviewed: review.is_some(),
			})
		},
		Event::WithdrawalCancelled { id, who: holder, .. } => {
			let (id, holder) = (U256::from(*id), who(holder));
			at_treasury(&treasury::WithdrawalCancelled { id, holder })
		},
		Event::WithdrawalCompleted { gateway, id, .. } => {
			let (id, gateway) = (U256::from(*id), who(gateway));
			at_treasury(&treasury::WithdrawalCompleted { id, gateway })
		},
		Event::WithdrawalRejected { gateway, id, reason, .. } => {
			let (id, gateway, reason) = (U256::from(*id), who(gateway), hash(*reason));
			at_treasury(&treasury::WithdrawalRejected { id, gateway, reason })
		},
		Event::DepositPending { gateway, asset, to, amount, reference, .. } => {
			at_treasury(&treasury::Deposited {
				depositId: hash(*reference),
				to: who(to),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
				gateway: who(gateway),
				pending: true,
			})
		},
		Event::Deposited { gateway, asset, to, amount, reference, .. } => {
			at_treasury(&treasury::Deposited {
				depositId: hash(*reference),
				to: who(to),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
				gateway: who(gateway),
				pending: false,
			})
		},
		Event::DepositApproved { by, reference, reason, .. } => {
			let (id, by, reason) = (hash(*reference), who(by), hash(*reason));
			at_treasury(&treasury::DepositApproved { depositId: id, by, reason })
		},
		Event::DepositCancelled { gateway, reference, reason } => {
			let (id, gateway, reason) = (hash(*reference), who(gateway), hash(*reason));
			at_treasury(&treasury::DepositCancelled { depositId: id, gateway, reason })
		},
		Event::ReserveAttested { asset, new, .. } => at_treasury(&treasury::ReserveAttested {
			asset: U256::from(*asset),
			attestor: who(&new.attestor),
			amount: U256::from(new.amount),
			report: hash(new.hash),
			asOf: U256::from(new.as_of),
		}),
		// Every variant is named where it is told what moves.
		_ => return None,
	})
}

/// The twin of an event of `pallet-redemption`, if `IRedemption` has one.
pub fn of_redemption<T: Chain>(event: &pallet_redemption::Event<T>) -> Option<Twin> {
	use pallet_redemption::Event;
	let who = address::<T>;
	let voided = |id: u64, by: Address, holder: Address, returned: u64| {
		let (id, returned) = (U256::from(id), U256::from(returned));
		at_redemption(&redemption::Voided { id, by, holder, returned })
	};
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::TicketRedeemed { by, holder, nonce, deadline, .. } => {
			at_redemption(&redemption::TicketRedeemed {
				by: who(by),
				holder: word_of(holder),
				nonce: U256::from(*nonce),
				deadline: U256::from(*deadline),
			})
		},
		Event::Authorised { id, holder, redeemer, series, quantity, order_hash, deadline } => {
			at_redemption(&redemption::Authorised {
				id: U256::from(*id),
				holder: who(holder),
				redeemer: who(redeemer),
				series: U256::from(*series),
				quantity: U256::from(*quantity),
				orderHash: hash(*order_hash),
				deadline: U256::from(*deadline),
			})
		},
		Event::Captured { id, quantity, left, .. } => {
			let (id, quantity, left) = (U256::from(*id), U256::from(*quantity), U256::from(*left));
			at_redemption(&redemption::Captured { id, quantity, left })
		},
		Event::Voided { id, by, holder, returned, .. }
		| Event::AuthorisationForced { id, by, holder, returned, .. } => {
			voided(*id, who(by), who(holder), *returned)
		},
		Event::AuthorisationReturned { id, by, holder, returned, .. } => {
			let by = by.as_ref().map_or(Address::ZERO, who);
			voided(*id, by, who(holder), *returned)
		},
		Event::TicketRefused { .. } | Event::ReturnFailed { .. } | Event::__Ignore(..) => {
			return None;
		},
	})
}

/// The twin of an event of `pallet-nonces`, if `IRedemption` has one.
pub fn of_nonces<T: Chain>(event: &pallet_nonces::Event<T>) -> Option<Twin> {
	use pallet_nonces::Event;
	match event {
		Event::Cancelled { signer, nonce, deadline, .. } => {
			let (nonce, deadline) = (U256::from(*nonce), U256::from(*deadline));
			let signer = address::<T>(signer);
			Some(at_redemption(&redemption::TicketCancelled { signer, nonce, deadline }))
		},
		Event::Swept { .. } | Event::__Ignore(..) => None,
	}
}

/// The twin of an event of `pallet-permits`, if `ICoupon` has one.
pub fn of_permits<T: Chain>(event: &pallet_permits::Event<T>) -> Option<Twin> {
	use pallet_permits::Event;
	match event {
		Event::PermitSettled { from, nonce, deadline, by, .. } => {
			let settled = PermitSettled {
				by: address::<T>(by),
				from: word_of(from),
				nonce: U256::from(*nonce),
				deadline: U256::from(*deadline),
			};
			Some(at_coupon(&settled))
		},
		Event::PermitFailed { .. } | Event::BatchSettled { .. } | Event::__Ignore(..) => None,
	}
}

/// The twin of an event of `pallet-claims`, if `ICoupon` has one.
pub fn of_claims<T: Chain>(event: &pallet_claims::Event<T>) -> Option<Twin> {
	use pallet_claims::Event;
	let who = address::<T>;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::BatchCreated { batch, giver, series, units, cards, root, deadline } => {
			at_coupon(&CardsPrinted {
				batch: U256::from(*batch),
				giver: who(giver),
				id: U256::from(*series),
				units: U256::from(*units),
				cards: U256::from(*cards),
				root: hash(*root),
				deadline: U256::from(*deadline),
			})
		},
		Event::CardClaimed { batch, key, by, .. } => {
			let (batch, key, by) = (U256::from(*batch), word_of(key), who(by));
			at_coupon(&CardClaimed { batch, key, by })
		},
		Event::BatchReturned { batch, by, .. } => {
			at_coupon(&CardsReturned { batch: U256::from(*batch), by: who(by) })
		},
		Event::GiftCreated { gift, giver, series, quantity, key, min_tier, deadline } => {
			at_coupon(&GiftSent {
				gift: U256::from(*gift),
				giver: who(giver),
				id: U256::from(*series),
				quantity: U256::from(*quantity),
				key: word_of(key),
				minTier: U256::from(code_of(min_tier)),
				deadline: U256::from(*deadline),
			})
		},
		Event::GiftClaimed { gift, by, .. } => {
			at_coupon(&GiftClaimed { gift: U256::from(*gift), by: who(by) })
		},
		Event::GiftWithdrawn { gift, giver: by, .. } | Event::GiftReturned { gift, by, .. } => {
			at_coupon(&GiftReturned { gift: U256::from(*gift), by: who(by) })
		},
		Event::BatchExhausted { .. }
		| Event::BatchForced { .. }
		| Event::MarksSwept { .. }
		| Event::GiftForced { .. }
		| Event::__Ignore(..) => return None,
	})
}

/// The twin of an event of `pallet-travel-rule`, if `ITravelRule` has one.
pub fn of_travel_rule<T: Chain>(event: &pallet_travel_rule::Event<T>) -> Option<Twin> {
	use pallet_travel_rule::Event;
	let (id, who) = (|case: &u64| U256::from(*case), address::<T>);
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::CaseOpened { case, by, to, asset, quantity, .. } => {
			let (kind, asset) = kind_and_id(*asset);
			at_travel_rule(&travel_rule::CaseOpened {
				caseId: id(case),
				originator: who(by),
				beneficiary: who(to),
				kind,
				id: U256::from(asset),
				quantity: U256::from(*quantity),
			})
		},
		Event::EnvelopeAttached { case, by, new_envelope, .. } => {
			at_travel_rule(&travel_rule::EnvelopeAttached {
				caseId: id(case),
				by: who(by),
				envelope: hash(new_envelope.id),
				envelopeHash: hash(new_envelope.hash),
			})
		},
		Event::ReviewStarted { case, by, .. } => {
			at_travel_rule(&travel_rule::ReviewStarted { caseId: id(case), by: who(by) })
		},
		Event::RepairRequested { case, by, reason, .. } => {
			let (case, by, reason) = (id(case), who(by), hash(*reason));
			at_travel_rule(&travel_rule::RepairRequested { caseId: case, by, reason })
		},
		Event::CaseAccepted { case, by, envelope, .. } => {
			let (case, by, envelope) = (id(case), who(by), hash(*envelope));
			let accepted = travel_rule::CaseAccepted { caseId: case, by, envelopeHash: envelope };
			at_travel_rule(&accepted)
		},
		Event::CaseCompleted { case, to, asset, quantity, .. } => {
			let from = Cases::<T>::get(*case)?.originator.account;
			completed(*case, (who(&from), who(to)), kind_and_id(*asset), *quantity)
		},
		Event::TransferRecorded { case, by, to, asset, quantity, .. } => {
			completed(*case, (who(by), who(to)), kind_and_id(*asset), *quantity)
		},
		Event::CaseRejected { case, by, reason, .. } => {
			let (case, by, reason) = (id(case), who(by), hash(*reason));
			at_travel_rule(&travel_rule::CaseRejected { caseId: case, by, reason })
		},
		Event::CaseCancelled { case, by, .. } => {
			at_travel_rule(&travel_rule::CaseCancelled { caseId: id(case), by: who(by) })
		},
		Event::CaseExpired { case, by, .. } => {
			let by = by.as_ref().map_or(Address::ZERO, who);
			at_travel_rule(&travel_rule::CaseExpired { caseId: id(case), by })
		},
		Event::CaseWrittenOff { case, by, returned, reason, .. } => {
			at_travel_rule(&travel_rule::CaseWrittenOff {
				caseId: id(case),
				by: who(by),
				returned: U256::from(*returned),
				reason: hash(*reason),
			})
		},
		Event::CaseErased { case, by, proof, .. } => {
			let (case, by, proof) = (id(case), who(by), hash(*proof));
			at_travel_rule(&travel_rule::CaseErased { caseId: case, by, proof })
		},
		Event::TravelDataRecorded { identity, by, new, .. } => {
			at_travel_rule(&travel_rule::TravelDataRecorded {
				identity: U256::from(*identity),
				attestor: who(by),
				dataHash: hash(new.hash),
				validUntil: U256::from(new.valid_until),
			})
		},
		Event::TravelDataRevoked { identity, by, .. } => {
			let (identity, attestor) = (U256::from(*identity), who(by));
			at_travel_rule(&travel_rule::TravelDataRevoked { identity, attestor })
		},
		Event::ControlProven { identity, by, address, .. } => {
			let (identity, by) = (U256::from(*identity), who(by));
			let wallet = bytes_of(address);
			at_travel_rule(&travel_rule::ControlProven { identity, by, wallet })
		},
		Event::ControlRevoked { identity, by, old } => {
			let (identity, by) = (U256::from(*identity), who(by));
			let wallet = bytes_of(&old.address);
			at_travel_rule(&travel_rule::ControlRevoked { identity, by, wallet })
		},
		Event::ReturnFailed { .. } | Event::__Ignore(..) => return None,
	})
}

fn completed(
	case: u64,
	(originator, beneficiary): (Address, Address),
	(kind, id): (u8, u32),
	quantity: u128,
) -> Twin {
	at_travel_rule(&travel_rule::CaseCompleted {
		caseId: U256::from(case),
		originator,
		beneficiary,
		kind,
		id: U256::from(id),
		quantity: U256::from(quantity),
	})
}

/// Who acted; governance has no address.
pub(crate) fn actor<T: Chain>(actor: &Actor<T::AccountId>) -> Address {
	match actor {
		Actor::Account(account) => address::<T>(account),
		Actor::Governance => Address::ZERO,
	}
}

pub(super) const fn hash(hash: H256) -> B256 {
	B256::new(hash.0)
}

/// The 32 bytes of an account.
fn word_of(account: &impl Encode) -> B256 {
	account.using_encoded(|bytes| <[u8; 32]>::try_from(bytes).map(B256::new).unwrap_or_default())
}

pub(super) fn at_factory(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::COUPON_FACTORY), event)
}

fn at_redemption(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::REDEMPTION), event)
}

fn at_treasury(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::TREASURY), event)
}

fn at_travel_rule(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::TRAVEL_RULE), event)
}
