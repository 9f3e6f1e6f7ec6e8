// SPDX-License-Identifier: Apache-2.0
//! On whose account a movement is refused, so that a market knows whom to deal with.

use crate::Reason;

/// The side of a movement that a [`Reason`] speaks of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Blame {
	/// Who gives: it could give to nobody.
	Sender,
	/// Who receives: it could receive from nobody.
	Recipient,
	/// Neither alone: each might trade with others.
	Pair,
	/// Neither: nobody could make such a move now.
	Everyone,
}

impl Reason {
	/// On whose account this reason refuses a movement.
	pub const fn blame(self) -> Blame {
		use Reason::*;
		match self {
			SenderFrozen | SenderBlacklisted | UnitsFrozen | SenderUnknown | SenderKycExpired
			| SenderTierTooLow | IssuerTierTooLow | IssuerNotActive | IssuerSuspended
			| StaffNotAllowed | StaffCapReached | CreditLimitReached | PolicySender
			| SellValueDay | SellValueMonth | SellCountDay | SellCountMonth | SendValueDay
			| SendValueMonth | SendCountDay | SendCountMonth | ControlProofNeeded => Blame::Sender,
			RecipientFrozen | RecipientBlacklisted | RecipientUnknown | RecipientKycExpired
			| RecipientTierTooLow | ContractNotAllowed | JurisdictionExcluded | PolicyRecipient
			| PolicyMintRecipient | PolicyRedeemer | ClassBanned | ClosedLoopSeriesCap
			| ClosedLoopSellerCap | RelatedPartyCap | BuyValueDay | BuyValueMonth | BuyCountDay
			| BuyCountMonth | ReceiveValueDay | ReceiveValueMonth | ReceiveCountDay
			| ReceiveCountMonth | HoldingUnitsCap | HoldingFaceCap | RecipientScreens => Blame::Recipient,
			// Who sent as much across one border as a day allows may still send at home.
			TransferNeedsL2 | CorridorBlocked | CorridorCapExceeded | TravelRuleNeeded
			| ReviewNeeded => Blame::Pair,
			SanctionsListStale | SeriesExpired | SeriesNotYetValid | TransferForbidden
			| FxRateMissing | FxRateStale | RulesMissing => Blame::Everyone,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn blame_should_agree_with_the_name_when_a_reason_names_a_side() {
		for reason in Reason::ALL {
			let name = format!("{reason:?}");
			let blame = reason.blame();
			let sender = ["Sender", "Sell", "Send"].iter().any(|word| name.starts_with(word));
			let recipient = ["Recipient", "Buy", "Receive", "Holding"];
			if sender || name == "PolicySender" {
				assert_eq!(blame, Blame::Sender, "{name}");
			}
			if recipient.iter().any(|word| name.starts_with(word)) || name == "PolicyRecipient" {
				assert_eq!(blame, Blame::Recipient, "{name}");
			}
			if name.starts_with("Fx") || name.starts_with("Series") || name.ends_with("Missing") {
				assert_eq!(blame, Blame::Everyone, "{name}");
			}
		}
	}

	#[test]
	fn blame_should_fall_on_the_pair_when_a_corridor_refuses() {
		for reason in [Reason::CorridorBlocked, Reason::CorridorCapExceeded] {
			assert_eq!(reason.blame(), Blame::Pair, "{reason:?}");
		}
	}

	#[test]
	fn blame_should_fall_on_each_side_for_some_reason() {
		for blame in [Blame::Sender, Blame::Recipient, Blame::Pair, Blame::Everyone] {
			assert!(Reason::ALL.iter().any(|reason| reason.blame() == blame), "{blame:?}");
		}
	}
}
