// SPDX-License-Identifier: Apache-2.0
//! The traits through which other pallets ask.

use crate::{Identities as Records, mock::*};
use frame_support::{assert_ok, assert_storage_noop};
use genex_primitives::{
	Asset, CurrencyCode, IdentityKind, Money, Movement, Path, Reason, Tier,
	traits::{Compliance, Identities, Issuers},
};

const PATHS: [Path; 9] = [
	Path::Primary,
	Path::P2P,
	Path::Market,
	Path::Redeem,
	Path::Refund,
	Path::Recall,
	Path::System,
	Path::CashIn,
	Path::CashOut,
];

fn explain(path: Path, from: &AccountId, to: &AccountId) -> Vec<Reason> {
	let value = Money::new(CurrencyCode::USD, 1);
	let movement = Movement { path, from, to, asset: Asset::Series(1), quantity: 1, value };
	let reasons = Kyc::explain(&movement);
	assert_storage_noop!(assert_eq!(Kyc::check(&movement).err(), reasons.first().copied()));
	reasons
}

fn at_tier(seed: u8, tier: Tier) -> AccountId {
	let kind = if tier == Tier::L3 { IdentityKind::Company } else { IdentityKind::Person };
	if tier > Tier::L0 {
		let (jp, file) = (country(b"JP"), file(1));
		assert_ok!(Kyc::register(by(attestor()), acc(seed), tier, kind, jp, YEAR, file));
	}
	acc(seed)
}

#[test]
fn party_should_give_identity_and_record() {
	build_and_execute(|| {
		let id = register(&acc(1));
		assert_eq!(Kyc::identity_of(&acc(1)), Some(id));
		let party = Kyc::party(&acc(1)).unwrap();
		assert_eq!(party.identity, id);
		assert_eq!(Some(party.record), Records::<Test>::get(id));
		assert_eq!(Kyc::identity_of(&acc(2)), None);
		assert_eq!(Kyc::party(&acc(2)), None);
		assert_eq!(Kyc::tier_of(&acc(2)), Tier::L0);
	});
}

#[test]
fn check_should_follow_the_tier_table_on_every_path() {
	build_and_execute(|| {
		let tiers = [Tier::L0, Tier::L1, Tier::L2, Tier::L3];
		let from: Vec<_> = (1..).zip(tiers).map(|(seed, tier)| at_tier(seed, tier)).collect();
		let to: Vec<_> = (11..).zip(tiers).map(|(seed, tier)| at_tier(seed, tier)).collect();
		let needed = |path| match path {
			Path::Primary | Path::P2P | Path::Market => (Tier::L1, Tier::L1),
			Path::Redeem => (Tier::L1, Tier::L0),
			Path::CashIn => (Tier::L0, Tier::L2),
			Path::CashOut => (Tier::L2, Tier::L0),
			Path::Refund | Path::Recall | Path::System => (Tier::L0, Tier::L0),
		};
		for path in PATHS {
			let (giver, receiver) = needed(path);
			for (sender_tier, sender) in tiers.iter().zip(&from) {
				for (recipient_tier, recipient) in tiers.iter().zip(&to) {
					let allowed = *sender_tier >= giver && *recipient_tier >= receiver;
					let reasons = explain(path, sender, recipient);
					assert_eq!(reasons.is_empty(), allowed, "{path:?} {sender_tier:?}");
				}
			}
		}
	});
}

#[test]
fn explain_should_give_every_reason_by_priority() {
	build_and_execute(|| {
		let (known, stranger) = (at_tier(1, Tier::L1), acc(9));
		assert_eq!(
			explain(Path::P2P, &stranger, &acc(8)),
			vec![Reason::SenderUnknown, Reason::RecipientUnknown]
		);
		Now::set(YEAR);
		assert_eq!(
			explain(Path::P2P, &known, &known),
			vec![Reason::SenderKycExpired, Reason::RecipientKycExpired]
		);
		// The recipient's reason comes first: that it is unknown outranks that the sender's
		// attestation expired.
		assert_eq!(
			explain(Path::P2P, &known, &stranger),
			vec![Reason::RecipientUnknown, Reason::SenderKycExpired]
		);
	});
}

#[test]
fn check_should_change_at_the_second_the_attestation_ends() {
	build_and_execute(|| {
		let (from, to) = (at_tier(1, Tier::L1), at_tier(2, Tier::L1));
		for (now, allowed) in
			[(YEAR - 30, true), (YEAR - 1, true), (YEAR, false), (YEAR + 30, false)]
		{
			Now::set(now);
			assert_eq!(explain(Path::P2P, &from, &to).is_empty(), allowed);
		}
	});
}

#[test]
fn check_should_refuse_when_a_side_is_revoked_or_unlinked() {
	build_and_execute(|| {
		let (from, to) = (at_tier(1, Tier::L2), at_tier(2, Tier::L2));
		assert_ok!(Kyc::attest_account(by(attestor()), 1, acc(3)));
		assert!(explain(Path::P2P, &acc(3), &to).is_empty());
		assert_ok!(Kyc::unlink_account(by(acc(3)), acc(3)));
		assert_eq!(explain(Path::P2P, &acc(3), &to), vec![Reason::SenderUnknown]);
		assert_ok!(Kyc::revoke(by(officer()), 1, file(3)));
		assert_eq!(explain(Path::P2P, &from, &to), vec![Reason::SenderTierTooLow]);
		assert_eq!(explain(Path::P2P, &to, &from), vec![Reason::RecipientTierTooLow]);
		assert!(explain(Path::Refund, &to, &from).is_empty());
	});
}

#[test]
fn check_may_issue_should_need_l3_now() {
	build_and_execute(|| {
		let issuer = at_tier(3, Tier::L3);
		assert_eq!(Kyc::check_may_issue(&issuer), Ok(()));
		for other in [at_tier(2, Tier::L2), acc(9)] {
			assert_eq!(Kyc::check_may_issue(&other), Err(Reason::IssuerTierTooLow));
		}
		Now::set(YEAR);
		assert_eq!(Kyc::check_may_issue(&issuer), Err(Reason::IssuerTierTooLow));
	});
}
