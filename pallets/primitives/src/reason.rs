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
			MaxEncodedLen, Ord, PartialEq, PartialOrd, Serialize, TypeInfo,
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
	/// The giving account or its identity is frozen.
	SenderFrozen = 301, "sender's property is blocked: contact the compliance office with your case reference";
	/// The receiving account or its identity is frozen for incoming value too.
	RecipientFrozen = 302, "recipient's property is blocked: nothing can be sent to it";
	/// The giving identity is on the blacklist.
	SenderBlacklisted = 303, "sender is on the blacklist and may only redeem: contact the compliance office";
	/// The receiving identity is on the blacklist.
	RecipientBlacklisted = 304, "recipient is on the blacklist: choose another recipient";
	/// A part of the holder's units of this series is frozen, and what is left is less than asked.
	UnitsFrozen = 305, "some of these units are blocked: use at most the units that are not";
	/// The sanctions lists are too old to rely on.
	SanctionsListStale = 306, "the sanctions lists are out of date: wait for the next update";
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
	/// The issuer has no approval, or it is frozen or in default.
	IssuerNotActive = 109, "the issuer is not approved to issue now: apply, or settle what its status says";
	/// The issuer is suspended, so nothing of it is sold for the first time.
	IssuerSuspended = 110, "the issuer is suspended: its coupons can be redeemed, but none are minted or sold now";
	/// The account is no member of the issuer's staff with that scope, or its time is over.
	StaffNotAllowed = 111, "this account may not do that for the issuer: the issuer must appoint it with the scope";
	/// The member of staff did as much as it may in this period.
	StaffCapReached = 112, "this account did all it may for the issuer in this period: wait, or let the issuer raise the cap";
	/// A contract that is not on the list of those that may hold coupons.
	ContractNotAllowed = 108, "contracts hold coupons only when they are allow-listed: use an account of a person or company";
	/// The series' validity ended.
	SeriesExpired = 201, "the series has expired: its units cannot move any more";
	/// The series' validity has not begun.
	SeriesNotYetValid = 202, "the series is not valid yet: wait for the start of its validity";
	/// The series' transfer policy forbids passing units on.
	TransferForbidden = 203, "units of this series cannot be passed on: redeem them or ask the issuer for a refund";
	/// The series' transfer policy asks for L2 on both sides.
	TransferNeedsL2 = 204, "units of this series move only between L2 identities: complete the next verification on both sides";
	/// The holder resides where the series may not be held.
	JurisdictionExcluded = 205, "the series is not offered in the recipient's jurisdiction: choose a recipient elsewhere or another series";
	/// The shared policy does not let the sender pass units on.
	PolicySender = 521, "the series' policy does not admit the sender: ask the issuer";
	/// The shared policy does not let the recipient hold units.
	PolicyRecipient = 522, "the series' policy does not admit the recipient: ask the issuer";
	/// The shared policy does not let the buyer buy from the issuer.
	PolicyMintRecipient = 523, "the series' policy does not admit the buyer: ask the issuer";
	/// The shared policy does not let the redeemer accept units.
	PolicyRedeemer = 524, "the series' policy does not admit the redeemer: redeem with another store";
	/// Value may not move between the two jurisdictions.
	CorridorBlocked = 501, "value may not move between these two jurisdictions: choose a recipient elsewhere";
	/// More would cross between the two jurisdictions today than the identity may send.
	CorridorCapExceeded = 502, "the daily limit for this pair of jurisdictions is reached: send less or wait";
	/// Coupons of this class may not be held in the recipient's jurisdiction.
	ClassBanned = 503, "coupons of this class are not allowed in the recipient's jurisdiction: choose coupons of another class";
	/// No rate is known for the currency.
	FxRateMissing = 611, "no exchange rate is known for this currency: ask the rate oracle";
	/// The rate of the currency is too old.
	FxRateStale = 612, "the exchange rate of this currency is too old: wait for the next update";
	/// A buyer would get more face value of one closed-loop series in a day than the law allows.
	ClosedLoopSeriesCap = 511, "the day's limit for coupons of this series is reached: buy fewer or wait";
	/// A buyer would get more closed-loop face value from one seller in a day than the law allows.
	ClosedLoopSellerCap = 512, "the day's limit for coupons of this issuer is reached: buy fewer or wait";
	/// A related party of the issuer would buy more in a day than it may.
	RelatedPartyCap = 621, "related parties of the issuer may buy only little a day: buy less or wait";
	/// More promises than the issuer's credit limit carries.
	CreditLimitReached = 631, "the issuer's credit limit is reached: redeem outstanding coupons, recall unsold ones or add a guarantee";
	/// The value bought in 24 hours would exceed the tier's limit.
	BuyValueDay = 401, "the 24-hour limit for purchases is reached: buy less, wait, or complete the next verification";
	/// The value bought in 30 days would exceed the tier's limit.
	BuyValueMonth = 402, "the 30-day limit for purchases is reached: buy less, wait, or complete the next verification";
	/// The number of purchases in 24 hours would exceed the tier's limit.
	BuyCountDay = 403, "too many purchases in 24 hours: wait, or complete the next verification";
	/// The number of purchases in 30 days would exceed the tier's limit.
	BuyCountMonth = 404, "too many purchases in 30 days: wait, or complete the next verification";
	/// The value sold in 24 hours would exceed the tier's limit.
	SellValueDay = 405, "the 24-hour limit for sales is reached: sell less, wait, or complete the next verification";
	/// The value sold in 30 days would exceed the tier's limit.
	SellValueMonth = 406, "the 30-day limit for sales is reached: sell less, wait, or complete the next verification";
	/// The number of sales in 24 hours would exceed the tier's limit.
	SellCountDay = 407, "too many sales in 24 hours: wait, or complete the next verification";
	/// The number of sales in 30 days would exceed the tier's limit.
	SellCountMonth = 408, "too many sales in 30 days: wait, or complete the next verification";
	/// The value given away in 24 hours would exceed the sender's limit.
	SendValueDay = 409, "the sender's 24-hour limit for transfers is reached: send less, wait, or complete the next verification";
	/// The value given away in 30 days would exceed the sender's limit.
	SendValueMonth = 410, "the sender's 30-day limit for transfers is reached: send less, wait, or complete the next verification";
	/// The number of transfers in 24 hours would exceed the sender's limit.
	SendCountDay = 411, "the sender made too many transfers in 24 hours: wait, or complete the next verification";
	/// The number of transfers in 30 days would exceed the sender's limit.
	SendCountMonth = 412, "the sender made too many transfers in 30 days: wait, or complete the next verification";
	/// The value received in 24 hours would exceed the recipient's limit.
	ReceiveValueDay = 413, "the recipient's 24-hour limit for incoming transfers is reached: send less or later";
	/// The value received in 30 days would exceed the recipient's limit.
	ReceiveValueMonth = 414, "the recipient's 30-day limit for incoming transfers is reached: send less or later";
	/// The number of transfers received in 24 hours would exceed the recipient's limit.
	ReceiveCountDay = 415, "the recipient got too many transfers in 24 hours: send later";
	/// The number of transfers received in 30 days would exceed the recipient's limit.
	ReceiveCountMonth = 416, "the recipient got too many transfers in 30 days: send later";
	/// The recipient would hold more units of the series than its tier may.
	HoldingUnitsCap = 421, "the recipient would hold too many units of this series for its tier: send fewer, or let it complete the next verification";
	/// The recipient would hold more face value in all than its tier may.
	HoldingFaceCap = 422, "the recipient would hold too much face value for its tier: send less, or let it complete the next verification";
	/// The recipient accepts gifts only when asked.
	RecipientScreens = 603, "the recipient wants to be asked first: offer the gift instead of sending it";
	/// The value is so high that an officer must approve it.
	ReviewNeeded = 601, "a value this high is reviewed first: it is held until an officer approves it";
	/// The value, with what moved before between the same two, needs a Travel Rule case.
	TravelRuleNeeded = 602, "transfers this high need a Travel Rule case: open one instead";
	/// The rules are not set up, so nothing may move.
	RulesMissing = 699, "the rules are not set up: ask governance";
	/// Money shall leave to a wallet of which the holder's identity proved no control. Asked after all rules.
	ControlProofNeeded = 604, "you have not proven that this wallet is yours: register a proof of control first";
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

	/// What a client shows of a reason, in one language.
	#[derive(Deserialize)]
	struct Entry {
		cause: String,
		remedy: String,
	}

	/// One reason of the catalogue.
	#[derive(Deserialize)]
	#[serde(deny_unknown_fields)]
	struct Catalogued {
		code: u16,
		name: String,
		en: Entry,
		zh: Entry,
		ja: Entry,
	}

	#[test]
	fn catalogue_should_have_every_reason_in_three_languages_and_no_other() {
		let catalogue: Vec<Catalogued> =
			serde_json::from_str(include_str!("../reasons.json")).unwrap();
		assert_eq!(catalogue.len(), Reason::ALL.len());
		for (entry, reason) in catalogue.iter().zip(Reason::ALL) {
			assert_eq!((entry.code, entry.name.clone()), (reason.code(), format!("{reason:?}")));
			assert_eq!(format!("{}: {}", entry.en.cause, entry.en.remedy), reason.text());
			for text in [&entry.zh.cause, &entry.zh.remedy, &entry.ja.cause, &entry.ja.remedy] {
				assert!(!text.is_empty() && !text.is_ascii(), "{reason:?}: {text}");
			}
		}
	}

	/// The lines of the list of every code that was ever given: code, name, whether it is retired.
	fn ever_given() -> Vec<(u16, &'static str, bool)> {
		include_str!("../reason-codes.golden")
			.lines()
			.filter(|line| !line.is_empty() && !line.starts_with('#'))
			.map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
				[code, name] => (code.parse().unwrap(), name, false),
				[code, name, "retired"] => (code.parse().unwrap(), name, true),
				_ => panic!("neither `code name` nor `code name retired`: {line}"),
			})
			.collect()
	}

	#[test]
	fn codes_should_stay_with_the_reason_they_were_given_to() {
		let alive: HashSet<(u16, String)> = ever_given()
			.into_iter()
			.filter(|(.., retired)| !retired)
			.map(|(code, name, _)| (code, name.into()))
			.collect();
		let actual: HashSet<(u16, String)> =
			Reason::ALL.iter().map(|reason| (reason.code(), format!("{reason:?}"))).collect();
		let new: Vec<_> = actual.difference(&alive).collect();
		let lost: Vec<_> = alive.difference(&actual).collect();
		assert!(
			new.is_empty() && lost.is_empty(),
			"reason-codes.golden: new or changed {new:?}, gone or changed {lost:?}"
		);
	}

	#[test]
	fn codes_should_be_given_once_for_ever() {
		let given = ever_given();
		// In order of their codes and none twice, retired ones included.
		assert!(given.windows(2).all(|pair| pair[0].0 < pair[1].0), "each code has one line");
		let names: HashSet<_> = given.iter().map(|(_, name, _)| name).collect();
		assert_eq!(names.len(), given.len(), "a name is not given to another code either");
	}

	#[test]
	fn order_should_be_the_priority() {
		assert!(Reason::ALL.is_sorted());
		assert!(Reason::SenderFrozen < Reason::SenderUnknown);
		assert!(Reason::ReviewNeeded < Reason::TravelRuleNeeded);
		assert!(Reason::RulesMissing < Reason::ControlProofNeeded);
	}

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
