// SPDX-License-Identifier: Apache-2.0

use crate::{GenesisConfig, GenesisIdentity, Identities, mock::*};
use frame_support::traits::BuildGenesisConfig;
use genex_primitives::{IdentityKind, Tier, traits::Identities as _};

fn identity(accounts: Vec<AccountId>, tier: Tier) -> GenesisIdentity<AccountId> {
	(accounts, attestor(), tier, IdentityKind::Person, country(b"JP"), YEAR)
}

#[test]
fn genesis_should_register_identities_in_order() {
	let identities =
		vec![identity(vec![acc(1), acc(2)], Tier::L2), identity(vec![acc(3)], Tier::L1)];
	ExtBuilder::default().identities(identities).build_and_execute(|| {
		assert_eq!(Kyc::identity_of(&acc(1)), Some(1));
		assert_eq!(Kyc::identity_of(&acc(2)), Some(1));
		assert_eq!(Kyc::identity_of(&acc(3)), Some(2));
		assert_eq!(Identities::<Test>::get(1).unwrap().accounts, 2);
		assert_eq!((Kyc::tier_of(&acc(2)), Kyc::tier_of(&acc(3))), (Tier::L2, Tier::L1));
		assert!([1, 2, 3].iter().all(|seed| sufficients(&acc(*seed)) == 1));
		assert_eq!(register(&acc(4)), 3);
	});
}

#[test]
fn genesis_should_stop_when_an_identity_is_refused() {
	let refused = [
		identity(vec![], Tier::L2),
		identity(vec![acc(1)], Tier::L0),
		identity(vec![acc(1)], Tier::L3),
		identity(vec![acc(1), acc(1)], Tier::L2),
		identity((1..=5).map(acc).collect(), Tier::L2),
	];
	for identity in refused {
		let config = GenesisConfig::<Test> { identities: vec![identity] };
		let outcome = std::panic::catch_unwind(|| {
			ExtBuilder::default().build().execute_with(|| config.build())
		});
		assert!(outcome.is_err());
	}
}
