// SPDX-License-Identifier: Apache-2.0
use super::*;
use sp_runtime::BuildStorage;

fn build(genesis: crate::GenesisConfig<Test>) -> sp_io::TestExternalities {
	ExtBuilder.build();
	genesis.build_storage().unwrap().into()
}

#[test]
fn genesis_should_name_issuers_and_terms() {
	let mut terms = CreditTerms::default();
	terms.limits.per_dollar = 7;
	let genesis = crate::GenesisConfig::<Test> { issuers: vec![COMPANY], terms: Some(terms) };
	build(genesis).execute_with(|| {
		assert_eq!(record(COMPANY), IssuerRecord::new(IssuerStatus::Active, 0));
		assert_eq!(Issuing::terms(), terms);
		Issuing::do_try_state().unwrap();
	});
}

#[test]
#[should_panic(expected = "an issuer of the genesis block is nobody")]
fn genesis_should_fail_when_an_issuer_has_no_identity() {
	build(crate::GenesisConfig::<Test> { issuers: vec![STRANGER], terms: None });
}

#[test]
#[should_panic(expected = "contradict themselves")]
fn genesis_should_fail_when_the_terms_are_unsound() {
	let mut terms = CreditTerms::default();
	terms.formula.version = 0;
	build(crate::GenesisConfig::<Test> { issuers: Vec::new(), terms: Some(terms) });
}
