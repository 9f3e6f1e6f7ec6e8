// SPDX-License-Identifier: Apache-2.0
//! Stable codes for every refusal of a movement of value.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

macro_rules! reasons {
	($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $text:literal;)+) => {
		/// Why a movement of value is refused. A code is never changed or given to another reason.
		#[derive(
			Clone, Copy, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, Eq, Hash,
			MaxEncodedLen, PartialEq, Serialize, TypeInfo,
		)]
		pub enum Reason {
			$($(#[doc = $doc])+ $name,)+
		}

		impl Reason {
			/// Every reason, in order of priority: the first that applies is the one a call reports.
			pub const ALL: &'static [Reason] = &[$(Reason::$name),+];

			/// The stable code that pallets, reverts, clients and docs share.
			pub const fn code(self) -> u16 {
				match self { $(Reason::$name => $code,)+ }
			}

			/// The text of reverts and error messages: cause and remedy.
			pub const fn text(self) -> &'static str {
				match self { $(Reason::$name => $text,)+ }
			}
		}
	};
}

reasons! {
	/// The giving account belongs to no identity.
	SenderUnknown = 101, "sender is not registered: ask an attestor to register it";
	/// The receiving account belongs to no identity.
	RecipientUnknown = 102, "recipient is not registered: it must be registered by an attestor first";
	/// The giving identity's attestation ran out, so it counts as L0.
	SenderKycExpired = 103, "sender's attestation expired: ask the attestor to renew it";
	/// The receiving identity's attestation ran out, so it counts as L0.
	RecipientKycExpired = 104, "recipient's attestation expired: its attestor must renew it";
	/// The giving identity's tier is below what the path needs.
	SenderTierTooLow = 105, "sender's tier is too low for this act: complete the next verification";
	/// The receiving identity's tier is below what the path needs.
	RecipientTierTooLow = 106, "recipient's tier is too low for this act: it must complete the next verification";
	/// The account may not issue: issuers are L3 identities.
	IssuerTierTooLow = 107, "issuers need tier L3: complete the company verification";
	/// The series' validity ended.
	SeriesExpired = 201, "the series has expired: its units cannot move any more";
	/// The series' validity has not begun.
	SeriesNotYetValid = 202, "the series is not valid yet: wait for the start of its validity";
	/// The series' transfer policy forbids passing units on.
	TransferForbidden = 203, "units of this series cannot be passed on: redeem them or ask the issuer for a refund";
	/// The series' transfer policy asks for L2 on both sides.
	TransferNeedsL2 = 204, "units of this series move only between L2 identities";
	/// The holder resides where the series may not be held.
	JurisdictionExcluded = 205, "the series is not offered in the recipient's jurisdiction";
}

impl Reason {
	/// The reason with this code.
	pub fn from_code(code: u16) -> Option<Self> {
		Self::ALL.iter().copied().find(|reason| reason.code() == code)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::HashSet;

	#[test]
	fn codes_should_be_unique_and_lead_back_to_their_reason() {
		let codes: HashSet<u16> = Reason::ALL.iter().map(|reason| reason.code()).collect();
		assert_eq!(codes.len(), Reason::ALL.len());
		for reason in Reason::ALL {
			assert_eq!(Reason::from_code(reason.code()), Some(*reason));
			assert!(!reason.text().is_empty());
		}
		assert_eq!(Reason::from_code(0), None);
	}
}
