// SPDX-License-Identifier: Apache-2.0
//! The stage, with something of everything on it.

use super::*;
use sp_runtime::BuildStorage;

/// Runs `test` on a chain where [`HOLDER`] has units of two series and two stablecoins, and checks the books afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
	let balances = [ISSUER, HOLDER, FRIEND, STORE, STRANGER, DEBTOR, CAUGHT]
		.map(|byte| (account_of_key(byte), 1_000_000_000_000_000_000))
		.to_vec();
	let assets = vec![
		stablecoin(DOLLARS, "USDC", "US dollars", CurrencyCode::USD),
		stablecoin(EUROS, "EURC", "Euros", CurrencyCode::EUR),
		pounds(),
	];
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		cash: pallet_cash::GenesisConfig { assets },
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is sound");
	Now::set(START);
	Barred::set(Vec::new());
	Frozen::set(Vec::new());
	Paused::set(Vec::new());
	Reviewed::set(false);
	Screening::set(Vec::new());
	sp_io::TestExternalities::from(storage).execute_with(|| {
		System::set_block_number(1);
		issue(SERIES);
		issue(OTHER_SERIES);
		pay_in(DOLLARS);
		pay_in(EUROS);
		set_up();
		market::set_up();
		set_up_promises();
		set_up_gifts();
		issue(NUMBERED);
		set_up_sales();
		set_up_defaults();
		set_up_offers();
		set_up_custody();
		set_up_unminted();
		set_up_compliance();
		set_up_pools();
		set_up_policies();
		set_up_identities();
		System::reset_events();
		test();
		assert_ok!(Coupons::do_try_state());
		assert_ok!(Serials::do_try_state());
		assert_ok!(Cash::do_try_state());
		assert_ok!(Allowances::do_try_state());
		assert_ok!(OrderBook::do_try_state());
		assert_ok!(Sales::do_try_state());
		assert_ok!(TravelRule::do_try_state());
		assert_ok!(Nonces::do_try_state());
		assert_ok!(Redemption::do_try_state());
		assert_ok!(Claims::do_try_state());
		assert_ok!(Issuers::do_try_state());
		assert_ok!(Insolvency::do_try_state());
		assert_ok!(Quarantine::do_try_state());
		assert_ok!(Custody::do_try_state());
		assert_ok!(FeePolicy::do_try_state());
		assert_ok!(TransferPolicies::do_try_state());
		assert_ok!(Kyc::do_try_state());
	});
}
