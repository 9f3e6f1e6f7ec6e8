// SPDX-License-Identifier: Apache-2.0
//! Tier gates: the lowest tier each side of a movement needs.

use crate::{Movement, Party, Path, Reason, Tier, UnixSeconds};

/// The lowest tier of the giving and of the receiving side on `path`; nothing where the side needs no identity.
///
/// | path | giver | receiver |
/// | --- | --- | --- |
/// | Primary, P2P, Market | L1 | L1 |
/// | Redeem | L1 | none: who may accept is the issuer's word, and its lapsed tier must not stop a redemption |
/// | CashIn | none (the gateway is a role) | L2 |
/// | CashOut | L2 | none (the gateway is a role) |
/// | Refund, Recall, System | none | none |
///
/// That an issuer is L3 is asked where it issues, not here: a lapsed tier must not block the sale's other side
/// from being refunded, nor a redemption.
pub const fn required_tiers(path: Path) -> (Option<Tier>, Option<Tier>) {
	match path {
		Path::Primary | Path::P2P | Path::Market => (Some(Tier::L1), Some(Tier::L1)),
		Path::Redeem => (Some(Tier::L1), None),
		Path::CashIn => (None, Some(Tier::L2)),
		Path::CashOut => (Some(Tier::L2), None),
		Path::Refund | Path::Recall | Path::System => (None, None),
	}
}

/// Which side of a movement a reason speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// The giving side.
	Sender,
	/// The receiving side.
	Recipient,
}

/// Why `party` does not reach `required` at `now`, if so.
pub fn tier_refusal(
	side: Side,
	party: Option<&Party>,
	required: Option<Tier>,
	now: UnixSeconds,
) -> Option<Reason> {
	let required = required?;
	let sender = side == Side::Sender;
	let Some(party) = party else {
		return Some(if sender { Reason::SenderUnknown } else { Reason::RecipientUnknown });
	};
	if party.record.tier_at(now) >= required {
		return None;
	}
	Some(match (party.record.tier >= required && party.record.is_expired(now), sender) {
		(true, true) => Reason::SenderKycExpired,
		(true, false) => Reason::RecipientKycExpired,
		(false, true) => Reason::SenderTierTooLow,
		(false, false) => Reason::RecipientTierTooLow,
	})
}

/// The tier reasons against `movement`, giving side first.
pub fn tier_refusals<AccountId>(
	movement: &Movement<AccountId>,
	from: Option<&Party>,
	to: Option<&Party>,
	now: UnixSeconds,
) -> (Option<Reason>, Option<Reason>) {
	let (giver, receiver) = required_tiers(movement.path);
	(tier_refusal(Side::Sender, from, giver, now), tier_refusal(Side::Recipient, to, receiver, now))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{IdentityFlags, IdentityKind, IdentityRecord, Jurisdiction};

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

	fn party(tier: Tier, flags: IdentityFlags) -> Party {
		let record = IdentityRecord {
			tier,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP").unwrap(),
			valid_until: 1_000,
			flags,
			accounts: 1,
		};
		Party { identity: 1, record }
	}

	#[test]
	fn gate_should_follow_the_table_when_every_path_and_tier_is_tried() {
		for path in PATHS {
			for tier in [Tier::L0, Tier::L1, Tier::L2, Tier::L3] {
				let someone = party(tier, IdentityFlags::default());
				let (giver, receiver) = required_tiers(path);
				let sender = tier_refusal(Side::Sender, Some(&someone), giver, 10);
				let recipient = tier_refusal(Side::Recipient, Some(&someone), receiver, 10);
				assert_eq!(sender.is_none(), giver.is_none_or(|needed| tier >= needed));
				assert_eq!(recipient.is_none(), receiver.is_none_or(|needed| tier >= needed));
			}
		}
	}

	#[test]
	fn gate_should_let_a_holder_redeem_when_the_redeemer_has_no_standing() {
		let (holder, redeemer) = required_tiers(Path::Redeem);
		assert_eq!(holder, Some(Tier::L1));
		assert_eq!(tier_refusal(Side::Recipient, None, redeemer, 0), None);
		let revoked = party(Tier::L3, IdentityFlags::REVOKED);
		assert_eq!(tier_refusal(Side::Recipient, Some(&revoked), redeemer, 0), None);
	}

	#[test]
	fn gate_should_name_the_cause_when_a_side_is_refused() {
		let needed = Some(Tier::L1);
		let low = party(Tier::L0, IdentityFlags::default());
		let lapsed = party(Tier::L2, IdentityFlags::default());
		let revoked = party(Tier::L2, IdentityFlags::REVOKED);
		assert_eq!(tier_refusal(Side::Sender, None, needed, 0), Some(Reason::SenderUnknown));
		assert_eq!(tier_refusal(Side::Recipient, None, needed, 0), Some(Reason::RecipientUnknown));
		assert_eq!(
			tier_refusal(Side::Sender, Some(&low), needed, 0),
			Some(Reason::SenderTierTooLow)
		);
		assert_eq!(
			tier_refusal(Side::Recipient, Some(&low), needed, 0),
			Some(Reason::RecipientTierTooLow)
		);
		assert_eq!(
			tier_refusal(Side::Sender, Some(&lapsed), needed, 1_000),
			Some(Reason::SenderKycExpired)
		);
		assert_eq!(
			tier_refusal(Side::Recipient, Some(&lapsed), needed, 1_000),
			Some(Reason::RecipientKycExpired)
		);
		assert_eq!(
			tier_refusal(Side::Sender, Some(&revoked), needed, 0),
			Some(Reason::SenderTierTooLow)
		);
		assert_eq!(tier_refusal(Side::Sender, None, None, 0), None);
	}
}
