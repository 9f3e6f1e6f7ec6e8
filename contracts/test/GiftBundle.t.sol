// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GiftBundle} from "../src/GiftBundle.sol";
import {Stage} from "./Stage.sol";

contract GiftBundleTest is Stage {
    GiftBundle private bundles;

    function setUp() public override {
        super.setUp();
        bundles = new GiftBundle();
        VM.prank(ann);
        COUPON.setApprovalForAll(address(bundles), true);
    }

    function wrap(address recipient, uint256 tea, uint256 books) private returns (uint256) {
        uint256[] memory ids = new uint256[](2);
        uint256[] memory values = new uint256[](2);
        (ids[0], ids[1], values[0], values[1]) = (TEA, BOOKS, tea, books);
        VM.prank(ann);
        return bundles.wrap(recipient, LATER, ids, values);
    }

    function open(address who, uint256 bundle) private {
        VM.prank(who);
        bundles.open(bundle);
    }

    function testFuzz_open_should_give_everything_when_the_recipient_asks(uint256 tea, uint256 books) public {
        (tea, books) = (1 + tea % UNITS, 1 + books % UNITS);
        uint256 bundle = wrap(ben, tea, books);
        assertUnits(ann, TEA, UNITS);
        open(ben, bundle);
        assertUnits(ann, TEA, UNITS - tea);
        assertUnits(ann, BOOKS, UNITS - books);
        assertUnits(ben, TEA, tea);
        assertUnits(ben, BOOKS, UNITS + books);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.UnknownBundle.selector, bundle));
        open(ben, bundle);
    }

    function test_open_should_fail_when_another_asks() public {
        uint256 bundle = wrap(ben, 5, 5);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.NotYours.selector, bundle));
        open(cem, bundle);
    }

    function test_open_should_work_in_the_last_second_and_fail_after_it() public {
        (uint256 one, uint256 two) = (wrap(ben, 5, 5), wrap(ben, 5, 5));
        VM.warp(LATER);
        open(ben, one);
        VM.warp(LATER + 1);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.TooLate.selector, two));
        open(ben, two);
    }

    function test_open_should_leave_all_as_it_was_when_the_giver_has_too_little() public {
        uint256 bundle = wrap(ben, 5, UNITS);
        send(ann, cem, BOOKS, 1, "");
        VM.expectRevert();
        open(ben, bundle);
        assertUnits(ann, TEA, UNITS);
        send(cem, ann, BOOKS, 1, "");
        open(ben, bundle);
        assertUnits(ben, TEA, 5);
    }

    function test_withdraw_should_work_for_the_giver_alone() public {
        uint256 bundle = wrap(ben, 5, 5);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.NotYours.selector, bundle));
        VM.prank(ben);
        bundles.withdraw(bundle);
        VM.prank(ann);
        bundles.withdraw(bundle);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.UnknownBundle.selector, bundle));
        open(ben, bundle);
    }

    function test_wrap_should_fail_when_contents_or_terms_make_no_sense() public {
        uint256[] memory none = new uint256[](0);
        uint256[] memory zero = new uint256[](1);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadContents.selector));
        bundles.wrap(ben, LATER, none, none);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadContents.selector));
        bundles.wrap(ben, LATER, zero, none);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadContents.selector));
        bundles.wrap(ben, LATER, zero, zero);
        uint256[] memory one = new uint256[](1);
        one[0] = 1;
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadTerms.selector));
        bundles.wrap(address(0), LATER, one, one);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadTerms.selector));
        bundles.wrap(address(this), LATER, one, one);
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadTerms.selector));
        bundles.wrap(ben, NOW, one, one);
        uint256[] memory many = new uint256[](bundles.MAX_SERIES() + 1);
        for (uint256 i = 0; i < many.length; ++i) {
            many[i] = i + 1;
        }
        VM.expectRevert(abi.encodeWithSelector(GiftBundle.BadContents.selector));
        bundles.wrap(ben, LATER, many, many);
    }
}
