// SPDX-License-Identifier: Apache-2.0

use crate::{GenesisConfig, ListHead, Lists, mock::*};
use sp_runtime::BuildStorage;

fn built(lists: Vec<(u32, u64)>) -> sp_io::TestExternalities {
	let sanctions = GenesisConfig { lists, ..Default::default() };
	let genesis = RuntimeGenesisConfig { sanctions, ..Default::default() };
	genesis.build_storage().expect("builds").into()
}

#[test]
fn genesis_should_register_its_lists_which_are_too_old_until_they_have_a_version() {
	built(vec![(OFAC, DAY), (UN, 2 * DAY)]).execute_with(|| {
		Now::set(START);
		let heads: Vec<_> = Lists::<Test>::get().into_iter().collect();
		let expected =
			vec![(OFAC, ListHead::registered(0, DAY)), (UN, ListHead::registered(0, 2 * DAY))];
		assert_eq!(heads, expected);
		assert_eq!(FreshUntil::get(), Some(0));
		update(OFAC, 1, vec![]);
		assert!(Sanctions::is_stale());
		update(UN, 1, vec![]);
		assert!(!Sanctions::is_stale());
		Sanctions::do_try_state().expect("invariants hold");
	});
}

#[test]
#[should_panic(expected = "list of the genesis block")]
fn genesis_should_refuse_a_list_that_is_too_old_at_once() {
	built(vec![(OFAC, 0)]);
}
