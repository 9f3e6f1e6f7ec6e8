// SPDX-License-Identifier: Apache-2.0
//! What was signed off-line, as a wallet brings it to `Coupon` and `Redemption`: the way back from what these read. Tests of
//! this crate and of the whole runtime bring messages by it. The chain only reads them, so its WebAssembly does not have this.

use crate::abi::{
	ICoupon::{self, claimCardCall, claimGiftCall, settlePermitCall, settlePermitsCall},
	IRedemption::{self, cancelSignedCall, redeemTicketCall, redeemTicketsCall},
};
use codec::Encode;
use genex_messages::{Cancel, GiftClaim, Goods, Hash, ScratchClaim, Ticket, TransferPermit};
use pallet_permits::SignedPermit;
use pallet_redemption::SignedTicket;
use pallet_revive::precompiles::alloy::primitives::{B256, Bytes};
use sp_runtime::MultiSignature;

/// The number of the scheme of a signature, which is that of its encoding, and its bytes.
pub fn parts(signature: &MultiSignature) -> (u8, Bytes) {
	signature.using_encoded(|encoded| {
		encoded
			.split_first()
			.map(|(scheme, bytes)| (*scheme, Bytes::copy_from_slice(bytes)))
			.unwrap_or_default()
	})
}

/// How units are named: 0 and how many, or 1 and which one.
const fn amount(goods: Goods) -> (u8, u64) {
	match goods {
		Goods::Units(quantity) => (0, quantity),
		Goods::Serial(serial) => (1, serial),
	}
}

fn ticket_with(ticket: &Ticket, signature: &MultiSignature) -> IRedemption::SignedTicket {
	let (kind, amount) = amount(ticket.goods);
	let (scheme, signature) = parts(signature);
	let ticket = IRedemption::Ticket {
		holder: B256::from(ticket.holder),
		series: ticket.series,
		kind,
		amount,
		redeemer: B256::from(ticket.redeemer),
		orderHash: B256::from(ticket.order_hash),
		nonce: ticket.nonce,
		deadline: ticket.deadline,
	};
	IRedemption::SignedTicket { ticket, scheme, signature }
}

fn permit_with(permit: &TransferPermit, signature: &MultiSignature) -> ICoupon::SignedPermit {
	let (kind, amount) = amount(permit.goods);
	let (scheme, signature) = parts(signature);
	let permit = ICoupon::TransferPermit {
		from: B256::from(permit.from),
		to: B256::from(permit.to),
		series: permit.series,
		kind,
		amount,
		nonce: permit.nonce,
		deadline: permit.deadline,
	};
	ICoupon::SignedPermit { permit, scheme, signature }
}

/// The call at `Redemption` that uses a ticket.
pub fn redeem_ticket(ticket: &Ticket, signature: &MultiSignature) -> redeemTicketCall {
	let IRedemption::SignedTicket { ticket, scheme, signature } = ticket_with(ticket, signature);
	redeemTicketCall { ticket, scheme, signature }
}

/// The call at `Redemption` that uses tickets, each by itself. It is refused where there are more than
/// [`pallet_redemption::MAX_TICKETS`].
pub fn redeem_tickets(tickets: &[SignedTicket]) -> redeemTicketsCall {
	let tickets = tickets.iter().map(|one| ticket_with(&one.ticket, &one.signature)).collect();
	redeemTicketsCall { tickets }
}

/// The call at `Redemption` that takes back a message of whoever signed `cancel`.
pub fn cancel_signed(cancel: &Cancel, signature: &MultiSignature) -> cancelSignedCall {
	let (scheme, signature) = parts(signature);
	cancelSignedCall {
		signer: B256::from(cancel.signer),
		nonce: cancel.nonce,
		deadline: cancel.deadline,
		scheme,
		signature,
	}
}

/// The call at `Coupon` that settles a permit.
pub fn settle_permit(permit: &TransferPermit, signature: &MultiSignature) -> settlePermitCall {
	let ICoupon::SignedPermit { permit, scheme, signature } = permit_with(permit, signature);
	settlePermitCall { permit, scheme, signature }
}

/// The call at `Coupon` that settles permits, each by itself. It is refused where there are more than
/// [`pallet_permits::MAX_PERMITS`].
pub fn settle_permits(permits: &[SignedPermit]) -> settlePermitsCall {
	let permits = permits.iter().map(|one| permit_with(&one.permit, &one.signature)).collect();
	settlePermitsCall { permits }
}

/// The call at `Coupon` that claims a printed card. `proof` leads from its key to the root of its batch.
pub fn claim_card(
	claim: &ScratchClaim,
	proof: &[Hash],
	signature: &MultiSignature,
) -> claimCardCall {
	let (scheme, signature) = parts(signature);
	let claim = ICoupon::ScratchClaim {
		batch: claim.batch,
		key: B256::from(claim.key),
		claimer: B256::from(claim.claimer),
		deadline: claim.deadline,
	};
	let proof = proof.iter().map(|hash| B256::from(*hash)).collect();
	claimCardCall { claim, proof, scheme, signature }
}

/// The call at `Coupon` that claims a gift in a link.
pub fn claim_gift(claim: &GiftClaim, signature: &MultiSignature) -> claimGiftCall {
	let (scheme, signature) = parts(signature);
	let claim = ICoupon::GiftClaim {
		gift: claim.gift,
		key: B256::from(claim.key),
		claimer: B256::from(claim.claimer),
		deadline: claim.deadline,
	};
	claimGiftCall { claim, scheme, signature }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		addresses::{self, address_of},
		asked_call,
		convert::signature_of,
		mock::{RuntimeCall, Test, build_and_execute},
	};
	use pallet_claims::Call as Claims;
	use pallet_permits::Call as Permits;
	use pallet_redemption::Call as Redemption;
	use pallet_revive::precompiles::alloy::sol_types::SolCall;

	/// One of each scheme, in the order of their numbers.
	fn signatures() -> [MultiSignature; 4] {
		[
			MultiSignature::Ed25519([1_u8; 64].into()),
			MultiSignature::Sr25519([2_u8; 64].into()),
			MultiSignature::Ecdsa([3_u8; 65].into()),
			MultiSignature::Eth([4_u8; 65].into()),
		]
	}

	/// The precompile reads the native call in the other one.
	#[track_caller]
	fn assert_read(precompile: u16, call: &impl SolCall, native: impl Into<RuntimeCall>) {
		let read = asked_call::<Test>(&address_of(precompile), &call.abi_encode());
		assert_eq!(read, Some(native.into()));
	}

	#[test]
	fn parts_should_be_what_signature_of_reads() {
		for (number, signature) in signatures().into_iter().enumerate() {
			let (scheme, bytes) = parts(&signature);
			assert_eq!(usize::from(scheme), number);
			assert_eq!(signature_of(scheme, &bytes).unwrap(), signature);
		}
	}

	#[test]
	fn tickets_and_permits_should_be_read_as_they_were_signed() {
		build_and_execute(|| {
			for (goods, signature) in
				[Goods::Units(7), Goods::Serial(8)].into_iter().zip(signatures())
			{
				let ticket = Ticket {
					holder: [1; 32],
					series: 2,
					goods,
					redeemer: [3; 32],
					order_hash: [4; 32],
					nonce: 5,
					deadline: 6,
				};
				let call = redeem_ticket(&ticket, &signature);
				let one =
					Redemption::<Test>::redeem_ticket { ticket, signature: signature.clone() };
				assert_read(addresses::REDEMPTION, &call, one);
				let all = vec![SignedTicket { ticket, signature: signature.clone() }; 2];
				let call = redeem_tickets(&all);
				let tickets = all.try_into().expect("two fit");
				let all = Redemption::<Test>::redeem_tickets { tickets };
				assert_read(addresses::REDEMPTION, &call, all);

				let (from, to) = ([1; 32], [3; 32]);
				let permit = TransferPermit { from, to, series: 2, goods, nonce: 5, deadline: 6 };
				let call = settle_permit(&permit, &signature);
				let one = Permits::<Test>::settle { permit, signature: signature.clone() };
				assert_read(addresses::COUPON, &call, one);
				let all = vec![SignedPermit { permit, signature }; 2];
				let call = settle_permits(&all);
				let all =
					Permits::<Test>::settle_batch { permits: all.try_into().expect("two fit") };
				assert_read(addresses::COUPON, &call, all);
			}
		});
	}

	#[test]
	fn claims_and_cancellations_should_be_read_as_they_were_signed() {
		build_and_execute(|| {
			let [first, second, third, _] = signatures();
			let (key, claimer) = ([2; 32], [3; 32]);
			let (claim, proof) =
				(ScratchClaim { batch: 1, key, claimer, deadline: 4 }, vec![[5_u8; 32], [6; 32]]);
			let call = claim_card(&claim, &proof, &first);
			let proof = proof.try_into().expect("two fit");
			let card = Claims::<Test>::claim_card { claim, proof, signature: first };
			assert_read(addresses::COUPON, &call, card);
			let claim = GiftClaim { gift: 1, key, claimer, deadline: 4 };
			let call = claim_gift(&claim, &second);
			let gift = Claims::<Test>::claim_gift { claim, signature: second };
			assert_read(addresses::COUPON, &call, gift);
			let cancel = Cancel { signer: [1; 32], nonce: 2, deadline: 3 };
			let call = cancel_signed(&cancel, &third);
			let back = pallet_nonces::Call::<Test>::cancel_signed { cancel, signature: third };
			assert_read(addresses::REDEMPTION, &call, back);
		});
	}
}
