// SPDX-License-Identifier: Apache-2.0
//! Tickets and authorisations of somebody with units of the holder's series, who signs off-line.

use super::*;
use genex_messages::{Cancel, Domain, Goods, Message, Ticket};
use genex_primitives::traits::Coupons as CouponsDoor;
use pallet_redemption::{AuthorisationId, Authorisations, SignedTicket};
use sp_core::{Pair, sr25519};
use sp_runtime::{MultiSignature, traits::ConvertInto};

/// An authorisation of the customer's for the holder.
pub const OPEN_AUTHORISATION: AuthorisationId = 1;
/// The same, past its deadline.
pub const LATE_AUTHORISATION: AuthorisationId = 2;
/// Units of each of them.
pub const AUTHORISED: Quantity = 10;
/// Units of the holder's series that the customer has.
pub const BOUGHT: Quantity = 50;
/// When tickets and authorisations end.
pub const SOON: u64 = START + 60;
/// Salted hash of every order.
pub const ORDER: H256 = H256::repeat_byte(0x91);

impl pallet_nonces::Config for Test {
	type Accounts = ConvertInto;
	type ChainId = ConstU64<CHAIN_ID>;
	type MaxMessageLife = ConstU64<86_400>;
	type UnixTime = Clock;
	type WeightInfo = pallet_nonces::weights::SubstrateWeight<Self>;
}

impl pallet_redemption::Config for Test {
	type Accounts = ConvertInto;
	type ComplianceOrigin = EnsureSigned<AccountId32>;
	type Coupons = Coupons;
	type Identities = Everyone;
	type MaxLifetime = ConstU64<86_400>;
	type MaxOpenPerHolder = ConstU32<4>;
	type Messages = Nonces;
	type Nonces = Nonces;
	type Redemptions = Coupons;
	type SerialWeight = ();
	type UnixTime = Clock;
	type WeightInfo = pallet_redemption::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_redemption::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn give(_: &AccountId32, _: Quantity) -> (SeriesId, AccountId32) {
		(OWN_SERIES, account(HOLDER))
	}

	fn submitter() -> AccountId32 {
		account(STRANGER)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

fn key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[6; 32])
}

/// The account of the customer's key.
pub fn customer() -> AccountId32 {
	key().public().0.into()
}

/// The hash of the first block as `frame-system` begins with it, and the chain.
const fn domain() -> Domain {
	Domain { genesis: [69; 32], chain_id: CHAIN_ID }
}

/// A ticket of the customer's for the holder.
pub fn ticket(quantity: Quantity, nonce: u64) -> SignedTicket {
	let ticket = Ticket {
		holder: customer().into(),
		series: OWN_SERIES,
		goods: Goods::Units(quantity),
		redeemer: account_of_key(HOLDER).into(),
		order_hash: ORDER.0,
		nonce,
		deadline: SOON,
	};
	SignedTicket { ticket, signature: key().sign(&ticket.payload(&domain())).into() }
}

/// The customer takes the message with this nonce back.
pub fn cancellation(nonce: u64) -> (Cancel, MultiSignature) {
	let cancel = Cancel { signer: customer().into(), nonce, deadline: SOON };
	let signature = key().sign(&cancel.payload(&domain())).into();
	(cancel, signature)
}

/// Gives the customer units, and opens its authorisations.
pub fn set_up_promises() {
	let sold = <Coupons as CouponsDoor<AccountId32>>::sell(
		OWN_SERIES,
		&customer(),
		BOUGHT,
		None,
		Clearance::None,
	);
	assert_ok!(sold);
	for _ in [OPEN_AUTHORISATION, LATE_AUTHORISATION] {
		assert_ok!(Redemption::authorise(
			RuntimeOrigin::signed(customer()),
			OWN_SERIES,
			AUTHORISED,
			account(HOLDER),
			ORDER,
			SOON,
		));
	}
	Authorisations::<Test>::mutate(LATE_AUTHORISATION.to_be_bytes(), |late| {
		let late = late.as_mut().expect("it is open");
		(late.opened_at, late.deadline) = (START - 60, START);
	});
}
