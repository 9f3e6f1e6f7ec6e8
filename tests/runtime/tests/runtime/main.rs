// SPDX-License-Identifier: Apache-2.0
#[test]
fn list() {
	for c in genex_runtime_tests::metadata::calls() { println!("{} {} {} {}", c.pallet_index, c.pallet, c.index, c.name); }
	genex_runtime_tests::env::execute(|| {
		let s = genex_runtime_tests::scene::stage(&[genex_runtime_tests::who::holder(), genex_runtime_tests::who::alith()], 1000);
		genex_runtime_tests::env::next_block();
		println!("{s:?}");
	});
}
