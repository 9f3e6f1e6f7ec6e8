// SPDX-License-Identifier: Apache-2.0
//! Permits, printed cards and gifts in links: the native calls, and the logs of what was done.

use super::Coupon;
use crate::{
	Chain,
	abi::ICoupon::{
		self, CardClaimed, CardsPrinted, CardsReturned, GiftClaimed, GiftReturned, GiftSent,
		ICouponCalls, PermitSettled, TransferSingle, printCardsCall, sendGiftCall,
		settlePermitsCall,
	},
	convert::{address, caller, member, narrow, signature_of},
	logs,
	native::{self, CallOf, ensure_not_paused},
	revert::{failed, refuse},
	weights,
};
use alloc::{format, vec::Vec};
use frame_support::dispatch::GetDispatchInfo;
use genex_messages::{GiftClaim, Goods, ScratchClaim, TransferPermit};
use pallet_claims::{Batches, Call as Claims, Gifts, NextBatchId, NextGiftId, Proof};
use pallet_permits::{Call as Permits, MAX_PERMITS, SignedPermit, SignedPermits};
use pallet_revive::precompiles::{
	Error, Ext, H256,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use sp_runtime::traits::Convert;

/// A batch, a gift, or a counter of them.
pub(super) const ENTRY_READS: u64 = 1;

impl<T: Chain> Coupon<T> {
	/// What gives coupons to whoever a message names, and its views.
	pub(super) fn promise(
		input: &ICouponCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		if let ICouponCalls::settlePermits(call) = input {
			return Self::settle_permits(call, env);
		}
		let Some(call) = Self::native(input)? else { return Self::view(input, env) };
		// What is over afterwards can only be looked up now.
		let moved = Self::moved(input, env)?;
		native::make::<T>(call, env, || None)?;
		if let Some(moved) = moved {
			logs::write(env, &moved)?;
		}
		Self::report(input, env)
	}

	/// The native call that an act asks for; nothing for a view, and for what ERC-1155 knows.
	pub(crate) fn native(input: &ICouponCalls) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_permits(input)? {
			return Ok(Some(call.into()));
		}
		Ok(Self::native_of_claims(input)?.map(Into::into))
	}

	fn native_of_permits(input: &ICouponCalls) -> Result<Option<Permits<T>>, Error> {
		Ok(Some(match input {
			ICouponCalls::settlePermit(call) => Permits::settle {
				permit: permit_of(&call.permit)?,
				signature: signature_of(call.scheme, &call.signature)?,
			},
			ICouponCalls::settlePermits(call) => {
				Permits::settle_batch { permits: permits_of(call)? }
			},
			_ => return Ok(None),
		}))
	}

	fn native_of_claims(input: &ICouponCalls) -> Result<Option<Claims<T>>, Error> {
		use ICouponCalls as Asked;
		Ok(Some(match input {
			Asked::printCards(call) => Claims::create_batch {
				series: narrow(call.id, "id")?,
				units: narrow(call.units, "units")?,
				cards: narrow(call.cards, "cards")?,
				root: H256(call.root.0),
				deadline: narrow(call.deadline, "deadline")?,
			},
			Asked::claimCard(call) => Claims::claim_card {
				claim: ScratchClaim {
					batch: call.claim.batch,
					key: call.claim.key.0,
					claimer: call.claim.claimer.0,
					deadline: call.claim.deadline,
				},
				proof: proof_of(call)?,
				signature: signature_of(call.scheme, &call.signature)?,
			},
			Asked::returnCards(call) => {
				Claims::return_batch { batch: narrow(call.batch, "batch")? }
			},
			Asked::sendGift(call) => Claims::create_gift {
				series: narrow(call.id, "id")?,
				quantity: narrow(call.quantity, "quantity")?,
				key: account_of::<T>(call.key.0),
				min_tier: member(call.minTier, "minTier")?,
				deadline: narrow(call.deadline, "deadline")?,
			},
			Asked::claimGift(call) => Claims::claim_gift {
				claim: GiftClaim {
					gift: call.claim.gift,
					key: call.claim.key.0,
					claimer: call.claim.claimer.0,
					deadline: call.claim.deadline,
				},
				signature: signature_of(call.scheme, &call.signature)?,
			},
			Asked::withdrawGift(call) => Claims::withdraw_gift { gift: narrow(call.gift, "gift")? },
			Asked::returnGift(call) => Claims::return_gift { gift: narrow(call.gift, "gift")? },
			_ => return Ok(None),
		}))
	}

	/// Each permit is judged by itself, so that the answer tells of each.
	fn settle_permits(
		call: &settlePermitsCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let permits = permits_of(call)?;
		let native = Permits::<T>::settle_batch { permits: permits.clone() };
		env.charge(native.get_dispatch_info().call_weight)?;
		ensure_not_paused(native, env)?;
		let by = caller(env)?;
		let settled =
			pallet_permits::Pallet::<T>::do_settle_batch(&by, &permits).map_err(failed::<T>)?;
		for (signed, settled) in permits.iter().zip(&settled) {
			if *settled {
				let moved = moved_by_permit::<T>(own_address(env)?, &signed.permit);
				logs::write(env, &moved)?;
				report_permit(&signed.permit, env)?;
			}
		}
		Ok(settlePermitsCall::abi_encode_returns(&settled))
	}

	/// The units that an act moves if it succeeds, before it.
	fn moved(
		input: &ICouponCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Option<TransferSingle>, Error> {
		let operator = own_address(env)?;
		let (giver, claimer, series, quantity) = match input {
			ICouponCalls::settlePermit(call) => {
				let permit = permit_of(&call.permit)?;
				return Ok(Some(moved_by_permit::<T>(operator, &permit)));
			},
			ICouponCalls::claimCard(call) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let batch = Batches::<T>::get(call.claim.batch)
					.ok_or_else(|| failed::<T>(pallet_claims::Error::<T>::UnknownBatch.into()))?;
				(batch.giver, call.claim.claimer, batch.series, batch.units)
			},
			ICouponCalls::claimGift(call) => {
				env.charge(weights::view::<T>(ENTRY_READS))?;
				let gift = Gifts::<T>::get(call.claim.gift)
					.ok_or_else(|| failed::<T>(pallet_claims::Error::<T>::UnknownGift.into()))?;
				(gift.giver, call.claim.claimer, gift.series, gift.quantity)
			},
			_ => return Ok(None),
		};
		Ok(Some(TransferSingle {
			operator,
			from: address::<T>(&giver),
			to: address::<T>(&account_of::<T>(claimer.0)),
			id: U256::from(series),
			value: U256::from(quantity),
		}))
	}

	/// Writes the log of the act that `input` asked for and that was done, and gives its answer.
	fn report(input: &ICouponCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use ICouponCalls as Asked;
		let by = own_address(env)?;
		match input {
			Asked::settlePermit(call) => report_permit(&permit_of(&call.permit)?, env)?,
			Asked::printCards(call) => return Self::report_printed(by, call, env),
			Asked::claimCard(call) => {
				let batch = U256::from(call.claim.batch);
				logs::write(env, &CardClaimed { batch, key: call.claim.key, by })?;
			},
			Asked::returnCards(call) => {
				logs::write(env, &CardsReturned { batch: call.batch, by })?;
			},
			Asked::sendGift(call) => return Self::report_sent(by, call, env),
			Asked::claimGift(call) => {
				logs::write(env, &GiftClaimed { gift: U256::from(call.claim.gift), by })?;
			},
			Asked::withdrawGift(call) => {
				logs::write(env, &GiftReturned { gift: call.gift, by })?;
			},
			Asked::returnGift(call) => {
				logs::write(env, &GiftReturned { gift: call.gift, by })?;
			},
			_ => {},
		}
		Ok(Vec::new())
	}

	fn report_printed(
		giver: Address,
		call: &printCardsCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let batch = U256::from(NextBatchId::<T>::get().saturating_sub(1));
		let printed = CardsPrinted {
			batch,
			giver,
			id: call.id,
			units: call.units,
			cards: call.cards,
			root: call.root,
			deadline: call.deadline,
		};
		logs::write(env, &printed)?;
		Ok(printCardsCall::abi_encode_returns(&batch))
	}

	fn report_sent(
		giver: Address,
		call: &sendGiftCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let gift = U256::from(NextGiftId::<T>::get().saturating_sub(1));
		let sent = GiftSent {
			gift,
			giver,
			id: call.id,
			quantity: call.quantity,
			key: call.key,
			minTier: U256::from(call.minTier),
			deadline: call.deadline,
		};
		logs::write(env, &sent)?;
		Ok(sendGiftCall::abi_encode_returns(&gift))
	}
}

/// The account that 32 bytes name.
pub(super) fn account_of<T: Chain>(bytes: [u8; 32]) -> T::AccountId {
	<T as pallet_claims::Config>::Accounts::convert(bytes)
}

fn own_address<T: Chain>(env: &impl Ext<T = T>) -> Result<Address, Error> {
	Ok(address::<T>(&caller(env)?))
}

fn moved_by_permit<T: Chain>(operator: Address, permit: &TransferPermit) -> TransferSingle {
	let quantity = match permit.goods {
		Goods::Units(quantity) => quantity,
		Goods::Serial(_) => 1,
	};
	TransferSingle {
		operator,
		from: address::<T>(&account_of::<T>(permit.from)),
		to: address::<T>(&account_of::<T>(permit.to)),
		id: U256::from(permit.series),
		value: U256::from(quantity),
	}
}

fn report_permit<T: Chain>(
	permit: &TransferPermit,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	let settled = PermitSettled {
		by: own_address(env)?,
		from: permit.from.into(),
		nonce: U256::from(permit.nonce),
		deadline: U256::from(permit.deadline),
	};
	logs::write(env, &settled)
}

/// The permit in the types of the chain.
fn permit_of(permit: &ICoupon::TransferPermit) -> Result<TransferPermit, Error> {
	let goods = match permit.kind {
		0 => Goods::Units(permit.amount),
		1 => Goods::Serial(permit.amount),
		code => return Err(refuse(format!("Genex: kind has no meaning for {code}"))),
	};
	Ok(TransferPermit {
		from: permit.from.0,
		to: permit.to.0,
		series: permit.series,
		goods,
		nonce: permit.nonce,
		deadline: permit.deadline,
	})
}

fn permits_of(call: &settlePermitsCall) -> Result<SignedPermits, Error> {
	let all = call.permits.iter().map(|signed| -> Result<SignedPermit, Error> {
		let signature = signature_of(signed.scheme, &signed.signature)?;
		Ok(SignedPermit { permit: permit_of(&signed.permit)?, signature })
	});
	let all: Vec<SignedPermit> = all.collect::<Result<_, Error>>()?;
	SignedPermits::try_from(all)
		.map_err(|_| refuse(format!("Genex: too many permits; a batch has at most {MAX_PERMITS}")))
}

fn proof_of(call: &ICoupon::claimCardCall) -> Result<Proof, Error> {
	let hashes: Vec<[u8; 32]> = call.proof.iter().map(|hash| hash.0).collect();
	Proof::try_from(hashes)
		.map_err(|_| refuse("Genex: proof is too long; it has at most 32 hashes"))
}
