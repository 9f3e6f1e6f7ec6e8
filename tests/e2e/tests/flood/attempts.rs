// SPDX-License-Identifier: Apache-2.0
//! What the flood is made of: for every identity the same plan of fifty attempts, of which five can succeed.

use crate::{
	support::{PRICE, gift_data, remark},
	world::{Person, World},
};
use alloy::{
	primitives::{Address, Bytes, U256},
	signers::local::PrivateKeySigner,
	sol_types::SolCall,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{Keys, account_of, address_of, alice, fresh_bytes},
	chain::Call,
	eth::{COUPON, IRedemption, NATIVE_CALLS, REDEMPTION, offering, signed},
	scenario::{
		market::{Order, cancellation, placement},
		trade::{purchase, redemption, transfer},
	},
	values::Read,
};

/// Gas of a sponsored act: what asks for more of a block than a part of it is not sponsored.
const GAS: u64 = 1_000_000;
/// A consumer's name for its order.
const ORDER: u128 = 7;
/// Units in a purchase.
const UNITS: u64 = 10;
/// How far ahead a nonce is that no transaction comes before.
const FAR: u64 = 1_000_000;
/// How far ahead the nonces of invalid attempts begin, each with one of its own: none was used before and none comes twice, so that
/// only what is wrong with the attempt stands against it.
const FARTHER: u64 = 2 * FAR;
/// Calls in a batch that is too long to be sponsored.
const LONG_BATCH: usize = 300;
/// Bytes of data of a call that is too large.
const LARGE: usize = 200_000;
/// Every so many people send one that is too large, the others something else in its place.
const LARGE_EVERY: usize = 25;
/// Where in an encoded native transaction a byte of the signature is.
const IN_SIGNATURE: usize = 48;

/// What an attempt is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
	/// Can succeed.
	Purchase,
	/// Can succeed.
	Bid,
	/// Can succeed, once the order is there.
	Cancel,
	/// Can succeed, once the purchase is there.
	Redeem,
	/// Can succeed, once the purchase is there.
	Gift,
	/// Looks right and fails, since the price is above what the buyer agrees to.
	Failing,
	/// Looks right for as long as the budgets last.
	OverQuota,
	/// Of somebody whom nobody registered, and who has no GNX.
	UnknownAccount,
	/// Redeems what the holder does not have.
	NoHolding,
	/// Buys where nothing is sold.
	UnknownListing,
	/// Buys after the end of the sale.
	ClosedListing,
	/// Is signed by somebody else.
	BadSignature,
	/// Asks a pool to pay for what none pays for.
	NotSponsored,
	/// Has more calls or data than is sponsored.
	TooLarge,
	/// Has a nonce that its signer used before the flood.
	StaleNonce,
	/// Has a nonce that never comes.
	FarNonce,
	/// Of a frozen party.
	Frozen,
}

impl Kind {
	/// Whether the node must not admit it to its pool, whenever it comes.
	pub const fn is_invalid(self) -> bool {
		matches!(
			self,
			Self::UnknownAccount
				| Self::NoHolding
				| Self::UnknownListing
				| Self::ClosedListing
				| Self::BadSignature
				| Self::NotSponsored
				| Self::TooLarge
				| Self::StaleNonce
				| Self::Frozen
		)
	}

	/// Whether it has the nonce that is next.
	const fn is_in_sequence(self) -> bool {
		matches!(
			self,
			Self::Purchase
				| Self::Bid | Self::Cancel
				| Self::Redeem
				| Self::Gift | Self::Failing
				| Self::OverQuota
		)
	}
}

/// What each identity attempts, in order. What needs units comes after there was time to buy them.
pub const PLAN: [Kind; 50] = {
	use Kind::*;
	[
		Purchase,
		Bid,
		Cancel,
		UnknownAccount,
		NoHolding,
		UnknownListing,
		ClosedListing,
		BadSignature,
		UnknownAccount,
		StaleNonce,
		FarNonce,
		UnknownAccount,
		NotSponsored,
		NoHolding,
		UnknownListing,
		UnknownAccount,
		ClosedListing,
		BadSignature,
		UnknownAccount,
		NotSponsored,
		TooLarge,
		UnknownAccount,
		StaleNonce,
		NoHolding,
		UnknownAccount,
		Redeem,
		Gift,
		Failing,
		Failing,
		OverQuota,
		OverQuota,
		OverQuota,
		UnknownAccount,
		OverQuota,
		OverQuota,
		OverQuota,
		UnknownAccount,
		OverQuota,
		OverQuota,
		OverQuota,
		UnknownAccount,
		OverQuota,
		OverQuota,
		OverQuota,
		UnknownListing,
		NoHolding,
		FarNonce,
		BadSignature,
		ClosedListing,
		UnknownAccount,
	]
};

/// A signed transaction.
#[derive(Clone, Debug)]
pub struct Attempt {
	/// Whose turn it is: those of one person go the same way, one after the other.
	pub person: usize,
	/// What it is.
	pub kind: Kind,
	/// Whether it is an Ethereum transaction.
	pub ethereum: bool,
	/// The transaction.
	pub bytes: Vec<u8>,
}

/// Signs `count` attempts: everybody's first, then everybody's second, and so on.
pub async fn prepare(world: &World, count: usize) -> Result<Vec<Attempt>> {
	let chain_id = world.state.stored("ReplayGuard", "ChainId", Vec::new()).await?;
	let chain_id = u64::try_from(chain_id.context("the chain has no id")?.to_number()?)?;
	let desk = Desk { world, chain_id };
	let mut nonces = vec![0; world.people.len()];
	let mut attempts = Vec::with_capacity(count);
	for number in 0..count {
		let (round, index) = (number / world.people.len(), number % world.people.len());
		let (person, next) = (&world.people[index], &mut nonces[index]);
		let kind = kind_of(person, index, round);
		let nonce = match kind {
			kind if kind.is_in_sequence() => *next,
			Kind::FarNonce => FAR + *next,
			Kind::StaleNonce => 0,
			_ => FARTHER + u64::try_from(number)?,
		};
		*next += u64::from(kind.is_in_sequence());
		let stranger = match kind {
			Kind::UnknownAccount => Some(person.keys.fresh_alike()?),
			_ => None,
		};
		let keys = match kind {
			Kind::StaleNonce => &world.scout,
			_ => stranger.as_ref().unwrap_or(&person.keys),
		};
		let ethereum = matches!(keys, Keys::Ethereum(_));
		let bytes = desk.sign(keys, kind, nonce, number).await?;
		attempts.push(Attempt { person: index, kind, ethereum, bytes });
	}
	Ok(attempts)
}

/// What a person attempts in a round.
fn kind_of(person: &Person, index: usize, round: usize) -> Kind {
	match PLAN[round % PLAN.len()] {
		_ if person.frozen => Kind::Frozen,
		Kind::TooLarge if !index.is_multiple_of(LARGE_EVERY) => Kind::NoHolding,
		// One plan is within the quota, whatever comes after it is not.
		kind if kind.is_in_sequence() && round >= PLAN.len() => Kind::OverQuota,
		kind => kind,
	}
}

/// Where attempts are signed.
struct Desk<'a> {
	world: &'a World,
	chain_id: u64,
}

impl Desk<'_> {
	async fn sign(&self, keys: &Keys, kind: Kind, nonce: u64, number: usize) -> Result<Vec<u8>> {
		match keys {
			Keys::Native(keys) => {
				let mut bytes = self.world.state.signed(&self.call(kind, number), keys, nonce)?;
				if kind == Kind::BadSignature {
					bytes[IN_SIGNATURE] ^= 1;
				}
				Ok(bytes)
			},
			Keys::Ethereum(signer) => {
				let call = self.ethereum_call(signer, kind, number)?;
				let request = offering(signer.address(), self.chain_id, call, nonce, GAS, 0);
				let mut bytes = signed(signer, request).await?;
				if let (Kind::BadSignature, Some(last)) = (kind, bytes.last_mut()) {
					*last ^= 1;
				}
				Ok(bytes)
			},
		}
	}

	/// What is attempted, as a native call. No two with the same nonce are the same, which the pool would tell as a repetition.
	fn call(&self, kind: Kind, number: usize) -> Call {
		let World { series, listing, market, unsold, closed, friend, .. } = self.world;
		let shop = account_of(&alice());
		let most = u128::from(UNITS) * PRICE;
		match kind {
			Kind::Bid => placement(*market, Order::bid(50, 10).named(ORDER)),
			Kind::Cancel => cancellation(*market, ORDER),
			Kind::Redeem => redemption(*series, 2, &shop, fresh_bytes()),
			Kind::NoHolding => redemption(*unsold, 1, &shop, fresh_bytes()),
			Kind::Gift => transfer(friend, *series, 1),
			Kind::Failing => purchase(*listing, UNITS, 1),
			Kind::UnknownListing => purchase(u64::MAX, 1, PRICE),
			Kind::ClosedListing => purchase(*closed, 1, PRICE),
			Kind::StaleNonce => purchase(*listing, 1, PRICE + number as u128),
			Kind::NotSponsored => remark("nobody pays for this"),
			Kind::TooLarge => {
				Call::batch_all((0..LONG_BATCH).map(|_| purchase(*listing, 1, PRICE)))
			},
			_ => purchase(*listing, UNITS, most),
		}
	}

	/// What is attempted, as an Ethereum call.
	fn ethereum_call(
		&self,
		signer: &PrivateKeySigner,
		kind: Kind,
		number: usize,
	) -> Result<(Address, Bytes)> {
		let redeem = |series: u32, quantity: u64| {
			let call = IRedemption::redeemCall {
				series: U256::from(series),
				quantity: U256::from(quantity),
				redeemer: address_of(&account_of(&alice())),
				orderHash: fresh_bytes(),
				ciphertext: Bytes::new(),
			};
			(REDEMPTION, call.abi_encode().into())
		};
		let from = signer.address();
		Ok(match kind {
			Kind::Redeem => redeem(self.world.series, 2),
			Kind::NoHolding => redeem(self.world.unsold, 1),
			Kind::Gift => {
				let friend = address_of(&self.world.friend);
				(COUPON, gift_data(from, friend, self.world.series, 1))
			},
			Kind::TooLarge => (COUPON, vec![0; LARGE].into()),
			kind => (NATIVE_CALLS, self.world.state.encode(&self.call(kind, number))?.into()),
		})
	}
}
