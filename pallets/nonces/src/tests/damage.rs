// SPDX-License-Identifier: Apache-2.0
//! Signed tickets of which something was changed: none is accepted.

use super::*;
use codec::{Decode, Encode};
use genex_messages::{Goods, Ticket};
use proptest::prelude::*;
use sp_runtime::MultiSignature;

fn ticket(holder: AccountId, series: u32, quantity: u64, nonce: u64) -> Ticket {
	Ticket {
		holder: holder.into(),
		series,
		goods: Goods::Units(quantity),
		redeemer: [2; 32],
		order_hash: [8; 32],
		nonce,
		deadline: DEADLINE,
	}
}

proptest! {
	#[test]
	fn check_should_fail_when_any_bit_of_a_ticket_or_signature_differs(
		kind in 0usize..4,
		series in any::<u32>(),
		quantity in any::<u64>(),
		nonce in any::<u64>(),
		at in any::<prop::sample::Index>(),
		bit in 0u32..8,
	) {
		run(|| {
			let keys = keys(1);
			let key = &keys[kind];
			let told = ticket(key.account(), series, quantity, nonce);
			let signature = key.sign(&told, &domain());
			assert_ok!(Nonces::check(&told, &signature));
			let bytes = (told, &signature).encode();
			let mut changed = bytes.clone();
			changed[at.index(bytes.len())] ^= 1 << bit;
			let decoded = <(Ticket, MultiSignature)>::decode(&mut &changed[..]);
			// What cannot be decoded never reaches the check.
			if let Ok((other, signature)) = decoded {
				assert!(Nonces::check(&other, &signature).is_err());
			}
		});
	}
}
