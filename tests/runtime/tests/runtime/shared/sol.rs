// SPDX-License-Identifier: Apache-2.0
//! What is read in sources of Solidity.

use genex_runtime_tests::sol::functions_of;

#[test]
fn functions_should_be_found_when_comments_and_lines_are_between() {
	let source = "// interface No {}\ninterface IYes {\n/* function no(); */\nfunction one(address a,\n uint256[] calldata b) external;\nfunction two() external;}";
	let found = functions_of(source);
	assert_eq!(found.len(), 2);
	assert_eq!(found[0].interface, "IYes");
	assert_eq!(found[0].signature, "one(address,uint256[])");
	assert_eq!(found[1].signature, "two()");
}

#[test]
fn structures_should_be_tuples_in_signatures() {
	let source = "interface I {\nenum Side { Bid, Ask }\nstruct Ref { bool named; uint128 id; }\nstruct Order { Ref which; Side side; address[] who; }\nfunction one(Order calldata order, Ref[] calldata refs, Side side) external; }";
	let signature = "one(((bool,uint128),uint8,address[]),(bool,uint128)[],uint8)";
	assert_eq!(functions_of(source)[0].signature, signature);
}

#[test]
fn selector_should_be_that_of_erc1155() {
	let source = "interface I { function balanceOf(address account, uint256 id) external view; }";
	assert_eq!(functions_of(source)[0].selector, [0x00, 0xfd, 0xd5, 0x8e]);
}
