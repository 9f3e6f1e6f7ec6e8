// SPDX-License-Identifier: Apache-2.0
//! ERC-2612, its hashes by alloy's implementation of EIP-712, and ERC-5267.

use crate::erc::stage::{at, dollars, log, number, of, on_stage, refused, send, view};
use alloy_core::{
	primitives::{Address, B256, U256},
	sol_types::{Eip712Domain, SolStruct},
};
use genex_precompiles::{
	abi::IStablecoin::{
		Approval, DOMAIN_SEPARATORCall, allowanceCall, balanceOfCall, eip712DomainCall, nameCall,
		noncesCall, permitCall, transferFromCall,
	},
	addresses,
};
use genex_runtime::ETH_CHAIN_ID;
use genex_runtime_tests::{
	env,
	eth::{ALITH, BALTATHAR, CHARLETH, Key},
	scene::DOLLAR,
	who,
};
use sp_core::H256;

cases![
	nonces_begin_at_zero,
	nonces_grow_by_one_with_each_permit,
	domain_separator_is_that_of_eip_712,
	domain_is_told_in_words,
	permit_sets_the_allowance,
	permit_fires_the_event,
	permit_is_brought_by_anyone,
	permit_lets_the_spender_fetch,
	permit_overwrites_the_allowance,
	permit_works_in_the_second_of_its_deadline,
	permit_reverts_after_its_deadline,
	permit_reverts_when_it_is_brought_again,
	permit_reverts_when_its_nonce_is_not_the_next,
	permit_reverts_when_somebody_else_signed,
	permit_reverts_when_the_owner_is_the_zero_address,
	permit_reverts_when_any_argument_differs,
	permit_reverts_on_another_chain,
	permit_reverts_at_another_contract,
	permit_reverts_under_another_name_or_version,
	permit_reverts_when_s_is_in_the_upper_half,
	permit_reverts_when_v_is_not_27_or_28,
];

alloy_core::sol! {
	/// What the standard has its owner sign.
	struct Permit {
		address owner;
		address spender;
		uint256 value;
		uint256 nonce;
		uint256 deadline;
	}
}

fn domain() -> Eip712Domain {
	domain_of(ETH_CHAIN_ID, Address::from(dollars().0))
}

fn domain_of(chain_id: u64, contract: Address) -> Eip712Domain {
	let name = view(dollars(), &nameCall {});
	let chain_id = Some(U256::from(chain_id));
	Eip712Domain::new(Some(name.into()), Some("1".into()), chain_id, Some(contract), None)
}

/// Alith lets Baltathar move a dollar, for ever.
fn usual(nonce: u64) -> Permit {
	Permit {
		owner: of(&ALITH),
		spender: of(&BALTATHAR),
		value: number(DOLLAR),
		nonce: U256::from(nonce),
		deadline: U256::MAX,
	}
}

/// The call that brings a permit, signed by `key` for `domain`.
fn signed_for(domain: &Eip712Domain, permit: &Permit, key: &Key) -> permitCall {
	let signature = key.sign_hash(H256(permit.eip712_signing_hash(domain).0));
	permitCall {
		owner: permit.owner,
		spender: permit.spender,
		value: permit.value,
		deadline: permit.deadline,
		v: signature.v,
		r: B256::from(signature.r.0),
		s: B256::from(signature.s.0),
	}
}

fn signed(permit: &Permit) -> permitCall {
	signed_for(&domain(), permit, &ALITH)
}

fn nonce() -> U256 {
	view(dollars(), &noncesCall { owner: of(&ALITH) })
}

fn allowed() -> U256 {
	view(dollars(), &allowanceCall { owner: of(&ALITH), spender: of(&BALTATHAR) })
}

/// Bringing `call` reverts for `why` and changes nothing.
fn reverts(call: &permitCall, why: &str) {
	let text = refused(&CHARLETH, dollars(), call);
	assert!(text.contains(why), "{text}");
	assert_eq!((allowed(), nonce()), (U256::ZERO, U256::ZERO));
}

const BAD: &str = "Stablecoin: BadSignature";

fn nonces_begin_at_zero() {
	on_stage(|_| assert_eq!(nonce(), U256::ZERO));
}

/// "nonces[owner] is incremented by 1".
fn nonces_grow_by_one_with_each_permit() {
	on_stage(|_| {
		for before in 0..3 {
			assert_eq!(nonce(), U256::from(before));
			send(&CHARLETH, dollars(), &signed(&usual(before)));
		}
		assert_eq!(view(dollars(), &noncesCall { owner: of(&BALTATHAR) }), U256::ZERO);
	});
}

fn domain_separator_is_that_of_eip_712() {
	on_stage(|_| {
		let told = view(dollars(), &DOMAIN_SEPARATORCall {});
		assert_eq!(told, domain().hash_struct());
		assert_ne!(view(addresses::of_stablecoin(2), &DOMAIN_SEPARATORCall {}), told);
	});
}

/// ERC-5267: who knows nothing of the contract can build the domain from what it tells.
fn domain_is_told_in_words() {
	on_stage(|_| {
		let told = view(dollars(), &eip712DomainCall {});
		assert_eq!(told.fields.0, [0x0f]);
		assert_eq!(told.salt, B256::ZERO);
		assert!(told.extensions.is_empty());
		let built = Eip712Domain::new(
			Some(told.name.into()),
			Some(told.version.into()),
			Some(told.chainId),
			Some(told.verifyingContract),
			None,
		);
		assert_eq!(built.hash_struct(), view(dollars(), &DOMAIN_SEPARATORCall {}));
	});
}

/// "sets allowance[owner][spender] to value".
fn permit_sets_the_allowance() {
	on_stage(|_| {
		send(&CHARLETH, dollars(), &signed(&usual(0)));
		assert_eq!(allowed(), number(DOLLAR));
	});
}

/// "and emits a corresponding Approval event".
fn permit_fires_the_event() {
	on_stage(|_| {
		let permit = usual(0);
		let (_, logs) = send(&CHARLETH, dollars(), &signed(&permit));
		let Permit { owner, spender, value, .. } = permit;
		assert_eq!(logs, vec![log(dollars(), Approval { owner, spender, value })]);
	});
}

fn permit_is_brought_by_anyone() {
	for key in [&ALITH, &BALTATHAR, &CHARLETH] {
		on_stage(|_| {
			send(key, dollars(), &signed(&usual(0)));
			assert_eq!(allowed(), number(DOLLAR));
		});
	}
}

fn permit_lets_the_spender_fetch() {
	on_stage(|_| {
		send(&BALTATHAR, dollars(), &signed(&usual(0)));
		let to = at(&who::holder());
		let before = view(dollars(), &balanceOfCall { account: to });
		let fetch = transferFromCall { from: of(&ALITH), to, value: number(DOLLAR) };
		send(&BALTATHAR, dollars(), &fetch);
		let after = view(dollars(), &balanceOfCall { account: to });
		assert_eq!(after, before + number(DOLLAR));
		assert_eq!(allowed(), U256::ZERO);
	});
}

fn permit_overwrites_the_allowance() {
	on_stage(|_| {
		send(&CHARLETH, dollars(), &signed(&usual(0)));
		let nothing = Permit { value: U256::ZERO, ..usual(1) };
		send(&CHARLETH, dollars(), &signed(&nothing));
		assert_eq!(allowed(), U256::ZERO);
		let all = Permit { value: U256::MAX, ..usual(2) };
		send(&CHARLETH, dollars(), &signed(&all));
		assert_eq!(allowed(), U256::MAX);
	});
}

/// "The current blocktime is less than or equal to deadline". The next block is one second later.
fn permit_works_in_the_second_of_its_deadline() {
	on_stage(|_| {
		let permit = Permit { deadline: U256::from(env::now() + 1), ..usual(0) };
		send(&CHARLETH, dollars(), &signed(&permit));
		assert_eq!(allowed(), number(DOLLAR));
	});
}

fn permit_reverts_after_its_deadline() {
	on_stage(|_| {
		for deadline in [env::now() - 1, 0] {
			let permit = Permit { deadline: U256::from(deadline), ..usual(0) };
			reverts(&signed(&permit), "Stablecoin: PermitExpired");
		}
	});
}

fn permit_reverts_when_it_is_brought_again() {
	on_stage(|_| {
		let call = signed(&usual(0));
		send(&CHARLETH, dollars(), &call);
		let text = refused(&CHARLETH, dollars(), &call);
		assert!(text.contains(BAD), "{text}");
		assert_eq!(nonce(), U256::from(1));
	});
}

/// "nonces[owner] (before the state update) is equal to nonce".
fn permit_reverts_when_its_nonce_is_not_the_next() {
	on_stage(|_| {
		for nonce in [1, 2, u64::MAX] {
			reverts(&signed(&usual(nonce)), BAD);
		}
	});
}

/// "r, s and v is a valid secp256k1 signature from owner".
fn permit_reverts_when_somebody_else_signed() {
	on_stage(|_| reverts(&signed_for(&domain(), &usual(0), &CHARLETH), BAD));
}

/// "owner is not the zero address".
fn permit_reverts_when_the_owner_is_the_zero_address() {
	on_stage(|_| {
		let permit = Permit { owner: Address::ZERO, ..usual(0) };
		reverts(&signed(&permit), BAD);
		let no_signature = permitCall { r: B256::ZERO, s: B256::ZERO, ..signed(&permit) };
		reverts(&no_signature, BAD);
	});
}

fn permit_reverts_when_any_argument_differs() {
	on_stage(|_| {
		let call = signed(&usual(0));
		for changed in [
			permitCall { owner: of(&CHARLETH), ..call.clone() },
			permitCall { spender: of(&CHARLETH), ..call.clone() },
			permitCall { value: number(DOLLAR + 1), ..call.clone() },
			permitCall { deadline: U256::MAX - U256::from(1), ..call.clone() },
			permitCall { r: call.s, ..call.clone() },
			permitCall { v: 27 + 28 - call.v, ..call.clone() },
		] {
			reverts(&changed, BAD);
		}
	});
}

fn permit_reverts_on_another_chain() {
	on_stage(|_| {
		let domain = domain_of(ETH_CHAIN_ID + 1, Address::from(dollars().0));
		reverts(&signed_for(&domain, &usual(0), &ALITH), BAD);
	});
}

fn permit_reverts_at_another_contract() {
	on_stage(|_| {
		let other = Address::from(addresses::of_stablecoin(2).0);
		reverts(&signed_for(&domain_of(ETH_CHAIN_ID, other), &usual(0), &ALITH), BAD);
	});
}

fn permit_reverts_under_another_name_or_version() {
	on_stage(|_| {
		let name = Eip712Domain { name: Some("Another".into()), ..domain() };
		reverts(&signed_for(&name, &usual(0), &ALITH), BAD);
		let version = Eip712Domain { version: Some("2".into()), ..domain() };
		reverts(&signed_for(&version, &usual(0), &ALITH), BAD);
	});
}

/// EIP-2: of the two forms of a signature only one is good.
fn permit_reverts_when_s_is_in_the_upper_half() {
	on_stage(|_| {
		let order = U256::from_be_bytes(sp_core::hex2array!(
			"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
		));
		let call = signed(&usual(0));
		let high = order - U256::from_be_bytes(call.s.0);
		let second = permitCall { s: B256::from(high), v: 27 + 28 - call.v, ..call.clone() };
		reverts(&second, "Stablecoin: MalleableSignature");
		send(&CHARLETH, dollars(), &call);
	});
}

fn permit_reverts_when_v_is_not_27_or_28() {
	on_stage(|_| {
		let call = signed(&usual(0));
		for v in [call.v - 27, call.v + 8, 0, 255] {
			reverts(&permitCall { v, ..call.clone() }, BAD);
		}
	});
}
