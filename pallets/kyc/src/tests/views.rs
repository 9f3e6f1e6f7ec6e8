// SPDX-License-Identifier: Apache-2.0

use crate::{AccountStanding, AccountsOf, IdentityView, mock::*};
use codec::Encode;
use frame_support::assert_ok;
use genex_primitives::{AccountFlags, FreezeMode, IdentityFlags, IdentityKind, Tier};
use sp_core::H256;

#[test]
fn identity_should_show_the_tier_that_counts_now() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		let expected = IdentityView {
			identity: id,
			tier: Tier::L2,
			attested_tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: country(b"JP"),
			valid_until: YEAR,
			flags: IdentityFlags::default(),
			attestor: attestor(),
			commitment: file(1),
			registered_at: START,
			accounts: 2,
			account_flags: Some(AccountFlags::default()),
			freeze: FreezeMode::None,
		};
		for account in [acc(1), acc(2)] {
			assert_eq!(Kyc::identity(account), Some(expected.clone()));
		}
		Now::set(YEAR);
		let lapsed = IdentityView { tier: Tier::L0, ..expected };
		assert_eq!(Kyc::identity(acc(1)), Some(lapsed.clone()));
		let by_id = IdentityView { account_flags: None, ..lapsed };
		assert_eq!(Kyc::identity_by_id(id), Some(by_id));
	});
}

#[test]
fn identity_should_show_the_flags_and_the_stricter_freeze() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_ok!(Kyc::attest_account(by(attestor()), id, acc(2), file(9)));
		mark(id, IdentityFlags::FROZEN_OUTBOUND);
		mark_account(&acc(2), AccountFlags::FROZEN_FULL);
		let shown = |view: Option<IdentityView<AccountId>>| {
			let view = view.unwrap();
			assert_eq!(view.flags, IdentityFlags::FROZEN_OUTBOUND);
			(view.account_flags, view.freeze)
		};
		let (none, full) = (AccountFlags::default(), AccountFlags::FROZEN_FULL);
		assert_eq!(shown(Kyc::identity(acc(1))), (Some(none), FreezeMode::Outbound));
		assert_eq!(shown(Kyc::identity(acc(2))), (Some(full), FreezeMode::Full));
		assert_eq!(shown(Kyc::identity_by_id(id)), (None, FreezeMode::Outbound));
	});
}

#[test]
fn account_standing_should_show_registered_accounts_and_strangers() {
	build_and_execute(|| {
		let stranger = AccountStanding {
			identity: None,
			tier: Tier::L0,
			account_flags: AccountFlags::default(),
			identity_flags: IdentityFlags::default(),
			freeze: FreezeMode::None,
		};
		assert_eq!(Kyc::account_standing(acc(1)), stranger);
		mark_account(&acc(1), AccountFlags::FROZEN_OUTBOUND);
		let frozen = AccountStanding {
			account_flags: AccountFlags::FROZEN_OUTBOUND,
			freeze: FreezeMode::Outbound,
			..stranger
		};
		assert_eq!(Kyc::account_standing(acc(1)), frozen);
		assert_eq!(Kyc::identity(acc(1)), None);

		let id = register(&acc(1));
		mark(id, IdentityFlags::FROZEN_FULL);
		let known = AccountStanding {
			identity: Some(id),
			tier: Tier::L2,
			identity_flags: IdentityFlags::FROZEN_FULL,
			freeze: FreezeMode::Full,
			..frozen
		};
		assert_eq!(Kyc::account_standing(acc(1)), known);
		Now::set(YEAR);
		assert_eq!(Kyc::account_standing(acc(1)), AccountStanding { tier: Tier::L0, ..known });
	});
}

#[test]
fn views_should_be_empty_when_there_is_no_identity() {
	build_and_execute(|| {
		assert_eq!(Kyc::identity(acc(1)), None);
		assert_eq!(Kyc::identity_by_id(1), None);
		assert_eq!(Kyc::link_payload(acc(1), acc(2), START), None);
		assert!(Kyc::accounts_of(1, None, 10).is_empty());
		assert_eq!(Kyc::link_nonce(acc(1)), 0);
		assert_eq!(Kyc::attestation_nonce(acc(1)), (None, 0));
	});
}

#[test]
fn accounts_of_should_list_every_account_once_when_paged() {
	build_and_execute(|| {
		let id = register(&acc(1));
		register(&acc(9));
		for seed in 2..=4 {
			assert_ok!(Kyc::attest_account(by(attestor()), id, acc(seed), file(9)));
		}
		let all = Kyc::accounts_of(id, None, 100);
		assert_eq!(all.len(), 4);
		let mut paged = Kyc::accounts_of(id, None, 3);
		assert_eq!(paged.len(), 3);
		paged.extend(Kyc::accounts_of(id, paged.last().cloned(), 3));
		assert_eq!(paged, all);
		assert!(Kyc::accounts_of(id, all.last().cloned(), 3).is_empty());
		assert!(Kyc::accounts_of(id, None, 0).is_empty());
	});
}

#[test]
fn accounts_of_should_cap_a_page_at_one_hundred() {
	ExtBuilder::default().build().execute_with(|| {
		for seed in 0..=100 {
			AccountsOf::<Test>::insert(1, acc(seed), ());
		}
		assert_eq!(Kyc::accounts_of(1, None, u32::MAX).len(), 100);
	});
}

#[test]
fn link_payload_should_be_the_documented_bytes() {
	build_and_execute(|| {
		let id = register(&acc(1));
		let mut expected = b"genex:link-account".to_vec();
		expected.extend([7; 32]);
		expected.extend(id.to_le_bytes());
		expected.extend(AsRef::<[u8]>::as_ref(&acc(1)));
		expected.extend(AsRef::<[u8]>::as_ref(&acc(2)));
		expected.extend(0u32.to_le_bytes());
		expected.extend((START + 5).to_le_bytes());
		assert_eq!(Kyc::link_payload(acc(1), acc(2), START + 5), Some(expected));
	});
}

#[test]
fn attestation_payload_should_be_the_documented_bytes() {
	build_and_execute(|| {
		let attestation = attestation(&acc(1));
		let mut expected = b"genex:attestation".to_vec();
		expected.extend(H256::repeat_byte(7).encode());
		expected.extend(attestation.encode());
		assert_eq!(Kyc::attestation_payload(attestation), expected);
	});
}
