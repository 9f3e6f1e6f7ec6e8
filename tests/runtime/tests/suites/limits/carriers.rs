// SPDX-License-Identifier: Apache-2.0
//! The same acts, carried by others: delegates, signatories, root in a holder's name, derivative accounts, a second try,
//! and transactions that Ethereum keys sign.

use crate::limits::{
	Run,
	acts::next_review,
	reference::{Kind, Move},
	world::key,
};
use codec::Encode;
use frame_support::weights::Weight;
use genex_precompiles::addresses;
use genex_primitives::Asset;
use genex_runtime::{
	AccountId, Multisig, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
};
use genex_runtime_tests::{
	eth,
	native::{apply, dispatch, dispatch_as},
	who,
};
use pallet_revive::evm::TransactionUnsigned;
use sp_core::U256;
use sp_runtime::DispatchResult;

/// How many smallest units of Ethereum, which has 18 decimals, are one of GNX.
const NATIVE_TO_ETH: u32 = 1_000_000;

/// How others act for an account of their own making, which belongs to one of the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
	/// The helper's derivative account of this number.
	Derivative(u16),
	/// Either of two.
	AnyOfTwo,
	/// Both of two.
	BothOfTwo,
}

/// Acts for accounts of others and belongs to nobody.
pub fn helper() -> AccountId {
	who::account("Helper")
}

/// The other signatory, who belongs to nobody either.
pub fn second() -> AccountId {
	who::account("Second")
}

impl Carrier {
	/// All of them, and the people whose accounts these are.
	pub const ALL: [(Self, usize); 4] = [
		(Self::Derivative(0), 3),
		(Self::Derivative(1), 4),
		(Self::AnyOfTwo, 6),
		(Self::BothOfTwo, 7),
	];

	/// The account that others act for.
	pub fn account(self) -> AccountId {
		let mut both = vec![helper(), second()];
		both.sort();
		match self {
			Self::Derivative(index) => pallet_utility::derivative_account_id(helper(), index),
			Self::AnyOfTwo => Multisig::multi_account_id(&both, 1),
			Self::BothOfTwo => Multisig::multi_account_id(&both, 2),
		}
	}

	/// Lets the account make `call`.
	fn carry(self, call: RuntimeCall) -> (&'static str, DispatchResult) {
		let (call, other_signatories) = (Box::new(call), vec![second()]);
		match self {
			Self::Derivative(index) => {
				let call = pallet_utility::Call::<Runtime>::as_derivative { index, call };
				("utility.as_derivative", dispatch(call, &helper()))
			},
			Self::AnyOfTwo => {
				let call = pallet_multisig::Call::<Runtime>::as_multi_threshold_1 {
					other_signatories,
					call,
				};
				("multisig.as_multi_threshold_1", dispatch(call, &helper()))
			},
			Self::BothOfTwo => ("multisig.as_multi", by_both(call)),
		}
	}
}

/// The second approves, the helper approves too and makes the call.
fn by_both(call: Box<RuntimeCall>) -> DispatchResult {
	use pallet_multisig::Call;
	let timepoint = Multisig::timepoint();
	let max_weight = Weight::from_parts(100_000_000_000, u64::MAX);
	let first = Call::<Runtime>::approve_as_multi {
		threshold: 2,
		other_signatories: vec![helper()],
		maybe_timepoint: None,
		call_hash: sp_io::hashing::blake2_256(&call.encode()),
		max_weight,
	};
	let last = Call::<Runtime>::as_multi {
		threshold: 2,
		other_signatories: vec![second()],
		maybe_timepoint: Some(timepoint),
		call,
		max_weight,
	};
	dispatch(first, &second())?;
	dispatch(last, &helper())?;
	reported()
}

/// What the chain reports of the call inside the call that was made.
fn reported() -> DispatchResult {
	report().expect("who carries a call reports what came of it")
}

/// The same, if the call inside was made.
fn report() -> Option<DispatchResult> {
	eth::events_since(0).into_iter().find_map(|event| match event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result })
		| RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. })
		| RuntimeEvent::Utility(pallet_utility::Event::DispatchedAs { result })
		| RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result, .. }) => Some(result),
		_ => None,
	})
}

impl Run {
	/// An act that others carry.
	pub fn carried(&mut self) {
		match self.random.below(100) {
			0..=21 => self.by_delegate(),
			22..=54 => self.by_carrier(),
			55..=69 => self.or_else(),
			70..=79 => self.scheduled(),
			_ => self.by_ethereum(),
		}
	}

	/// What `from` could do, and the call for it.
	fn something_to_do(&mut self, from: usize) -> (Move, RuntimeCall) {
		if self.random.chance(25) {
			return self.some_purchase(from);
		}
		let one = self.something_of(from);
		let call = self.gift_call(&one);
		(one, call)
	}

	/// By a delegate.
	fn by_delegate(&mut self) {
		let from = self.anyone();
		let (one, call) = self.something_to_do(from);
		let call = pallet_proxy::Call::<Runtime>::proxy {
			real: self.account(from).into(),
			force_proxy_type: None,
			call: Box::new(call),
		};
		let review = next_review();
		let delegate = self.reference.world.operator_of(from);
		let outcome = dispatch(call, &delegate).and_then(|()| reported());
		self.try_reviewed("proxy.proxy", one, review, outcome);
	}

	/// By those who made the account.
	fn by_carrier(&mut self) {
		let (carrier, _) = *self.random.pick(&Carrier::ALL);
		let account = carrier.account();
		let accounts = &self.reference.world.accounts;
		let from = accounts.iter().position(|one| *one == account).expect("an account of a person");
		let (one, call) = self.something_to_do(from);
		let review = next_review();
		let (route, outcome) = carrier.carry(call);
		self.try_reviewed(route, one, review, outcome);
	}

	/// A gift, and another one if that is refused.
	fn or_else(&mut self) {
		let from = self.anyone();
		let (main, fallback) = (self.something_of(from), self.something_of(from));
		let call = pallet_utility::Call::<Runtime>::if_else {
			main: Box::new(self.gift_call(&main)),
			fallback: Box::new(self.gift_call(&fallback)),
		};
		if let Err(error) = dispatch(call, &self.account(from)) {
			return self.refused(&error, Some(&fallback));
		}
		let refused = eth::events_since(0).into_iter().find_map(|event| match event {
			RuntimeEvent::Utility(pallet_utility::Event::IfElseFallbackCalled { main_error }) => {
				Some(main_error)
			},
			_ => None,
		});
		let Some(error) = refused else { return self.reference.accept("utility.if_else", &main) };
		self.refused(&error, Some(&main));
		self.reference.accept("utility.if_else, fallback", &fallback);
	}

	/// By root in the holder's name, at the beginning of the next block.
	fn scheduled(&mut self) {
		let from = self.anyone();
		let (one, call) = self.something_to_do(from);
		let signed = frame_system::RawOrigin::Signed(self.account(from));
		let in_its_name = pallet_utility::Call::<Runtime>::dispatch_as {
			as_origin: Box::new(OriginCaller::system(signed)),
			call: Box::new(call),
		};
		let schedule = pallet_scheduler::Call::<Runtime>::schedule_after {
			after: 0,
			maybe_periodic: None,
			priority: 0,
			call: Box::new(in_its_name.into()),
		};
		if let Err(error) = dispatch_as(schedule, RuntimeOrigin::root()) {
			return self.unexpected("an act that is scheduled", error);
		}
		let review = next_review();
		self.begin_block();
		if report().is_none() {
			// A block that begins a session has no room for it, so it waits for the next.
			self.read_clock();
			self.begin_block();
		}
		// It is made before the block has a time of its own.
		self.try_reviewed("scheduler.schedule_after", one, review, reported());
		self.read_clock();
	}

	/// By a transaction that an Ethereum key signs: a native call, a precompile, or GNX as a value.
	fn by_ethereum(&mut self) {
		let (from, to) = self.two();
		let world = &self.reference.world;
		if !world.has_key(from) || !world.has_key(to) {
			return self.by_delegate();
		}
		let (key, address) = (key(from), world.address(to));
		let (route, one, transaction) = match self.random.below(3) {
			0 => {
				let (one, call) = self.something_to_do(from);
				("ethereum, native call", one, key.native(call))
			},
			1 => {
				let one = self.some_units(from, to);
				let coupon = addresses::address_of(addresses::COUPON);
				("ethereum, ICoupon", one.clone(), key.call(coupon, self.solidity_gift(&one)))
			},
			_ => {
				let one = self.aimed(Kind::Gnx, from, to, Asset::Gnx);
				let value = U256::from(one.quantity) * U256::from(NATIVE_TO_ETH);
				let transaction = key.eip1559(address, value, Vec::new());
				let transaction = TransactionUnsigned::Transaction1559Unsigned(transaction);
				("ethereum, value", one, key.wrap(transaction))
			},
		};
		let review = next_review();
		match apply(transaction) {
			Ok(outcome) => {
				let outcome = outcome.and_then(|()| eth::reverted(0).map_or(Ok(()), Err));
				self.try_reviewed(route, one, review, outcome);
			},
			// That of a frozen signer, for one.
			Err(invalid) => *self.tally.others.entry(format!("{invalid:?}")).or_default() += 1,
		}
	}
}
