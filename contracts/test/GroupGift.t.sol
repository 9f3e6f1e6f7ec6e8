// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {CouponKeeper} from "../src/CouponKeeper.sol";
import {GroupGift} from "../src/GroupGift.sol";
import {Stage} from "./Stage.sol";

contract GroupGiftTest is Stage {
    GroupGift private gifts;
    uint256 private gift;

    function setUp() public override {
        super.setUp();
        gifts = new GroupGift();
        COUPON.allow(address(gifts), true);
        gift = gifts.begin(ben, TEA, 100, LATER);
    }

    function add(address friend, uint256 quantity) private {
        send(friend, address(gifts), TEA, quantity, abi.encode(gift));
    }

    function take(address who) private {
        VM.prank(who);
        gifts.take(gift);
    }

    function takeBack(address who) private {
        VM.prank(who);
        gifts.takeBack(gift);
    }

    function testFuzz_take_should_give_all_shares_when_the_goal_is_reached(uint256 share) public {
        share = 1 + share % 99;
        add(ann, share);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.NotEnough.selector, 100 - share));
        take(ben);
        add(cem, 100 - share);
        take(ben);
        assertUnits(ben, TEA, 100);
        assertUnits(address(gifts), TEA, 0);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.UnknownGift.selector, gift));
        take(ben);
    }

    function testFuzz_takeBack_should_return_each_share_when_the_deadline_passed(uint256 one, uint256 two) public {
        (one, two) = (1 + one % 50, 1 + two % 50);
        add(ann, one);
        add(cem, two);
        VM.warp(LATER + 1);
        takeBack(ann);
        takeBack(cem);
        assertUnits(ann, TEA, UNITS);
        assertUnits(cem, TEA, UNITS);
        assertUnits(address(gifts), TEA, 0);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.NothingToReturn.selector, gift));
        takeBack(ann);
    }

    function test_spend_should_redeem_all_shares_for_the_recipient_alone() public {
        add(ann, 60);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.NotEnough.selector, 40));
        VM.prank(ben);
        gifts.spend(gift, cem, keccak256("order"));
        add(cem, 40);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.NotYours.selector, gift));
        VM.prank(ann);
        gifts.spend(gift, cem, keccak256("order"));
        VM.prank(ben);
        gifts.spend(gift, cem, keccak256("order"));
        assertUnits(address(gifts), TEA, 0);
        assertUnits(ben, TEA, 0);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.UnknownGift.selector, gift));
        take(ben);
    }

    function test_takeBack_should_fail_up_to_the_deadline() public {
        add(ann, 10);
        VM.warp(LATER);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.TooEarly.selector, gift));
        takeBack(ann);
    }

    function test_takeBack_should_fail_when_the_gift_was_taken() public {
        add(ann, 100);
        take(ben);
        VM.warp(LATER + 1);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.UnknownGift.selector, gift));
        takeBack(ann);
    }

    function test_take_should_fail_when_another_asks_or_too_late() public {
        add(ann, 100);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.NotYours.selector, gift));
        take(cem);
        VM.warp(LATER + 1);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.TooLate.selector, gift));
        take(ben);
    }

    function test_add_should_fail_when_units_do_not_fit() public {
        add(ann, 60);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.DoesNotFit.selector, TEA, 40));
        add(cem, 41);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.DoesNotFit.selector, TEA, 40));
        send(ann, address(gifts), BOOKS, 10, abi.encode(gift));
        VM.expectRevert(abi.encodeWithSelector(GroupGift.UnknownGift.selector, gift + 1));
        send(ann, address(gifts), TEA, 10, abi.encode(gift + 1));
        VM.warp(LATER + 1);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.TooLate.selector, gift));
        add(cem, 1);
        assertUnits(address(gifts), TEA, 60);
    }

    function test_add_should_fail_when_the_contract_may_not_hold() public {
        COUPON.allow(address(gifts), false);
        VM.expectRevert("Genex: 108 contracts hold coupons only when they are allow-listed");
        add(ann, 10);
    }

    function test_begin_should_fail_when_terms_make_no_sense() public {
        VM.expectRevert(abi.encodeWithSelector(GroupGift.BadTerms.selector));
        gifts.begin(address(0), TEA, 100, LATER);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.BadTerms.selector));
        gifts.begin(ben, TEA, 0, LATER);
        VM.expectRevert(abi.encodeWithSelector(GroupGift.BadTerms.selector));
        gifts.begin(ben, TEA, 100, NOW);
    }

    function test_keeper_should_take_nothing_but_coupons_one_series_at_a_time() public {
        VM.expectRevert(abi.encodeWithSelector(CouponKeeper.NotACoupon.selector));
        gifts.onERC1155Received(ann, ann, TEA, 100, abi.encode(gift));
        uint256[] memory one = new uint256[](1);
        VM.expectRevert(abi.encodeWithSelector(CouponKeeper.NotACoupon.selector));
        gifts.onERC1155BatchReceived(ann, ann, one, one, "");
        assertTrue(gifts.supportsInterface(0x4e2312e0) && gifts.supportsInterface(0x01ffc9a7));
        assertTrue(!gifts.supportsInterface(0xffffffff));
    }
}
