// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {SettlementSplitter} from "../src/SettlementSplitter.sol";
import {Stage} from "./Stage.sol";

contract SettlementSplitterTest is Stage {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant ORDER = keccak256("order");

    SettlementSplitter private splitter;

    function setUp() public override {
        super.setUp();
        splitter = new SettlementSplitter(shares(9_650, 350));
    }

    function shares(uint16 one, uint16 two) private view returns (SettlementSplitter.Payee[] memory payees) {
        payees = new SettlementSplitter.Payee[](2);
        payees[0] = SettlementSplitter.Payee(ben, one);
        payees[1] = SettlementSplitter.Payee(cem, two);
    }

    function pay(uint256 amount) private {
        VM.prank(ann);
        splitter.pay(USDC, amount, ORDER);
    }

    function testFuzz_pay_should_split_to_the_last_unit(uint256 amount) public {
        amount = 1 + amount % MONEY;
        VM.prank(ann);
        usdc().approve(address(splitter), amount);
        pay(amount);
        uint256 fee = amount * 350 / 10_000;
        assertEq(usdc().balanceOf(cem), fee);
        assertEq(usdc().balanceOf(ben), amount - fee);
        assertEq(usdc().balanceOf(ann), MONEY - amount);
        assertEq(usdc().balanceOf(address(splitter)), 0);
        assertEq(usdc().allowance(ann, address(splitter)), 0);
    }

    function test_pay_should_pay_nobody_when_one_payee_is_frozen() public {
        VM.prank(ann);
        usdc().approve(address(splitter), MONEY);
        usdc().freeze(cem, true);
        VM.expectRevert("Genex: 302 recipient is blocked");
        pay(1e6);
        assertEq(usdc().balanceOf(ann), MONEY);
    }

    function test_pay_should_fail_when_nothing_is_approved_or_paid() public {
        VM.expectRevert("Stablecoin: InsufficientAllowance");
        pay(1e6);
        VM.expectRevert(abi.encodeWithSelector(SettlementSplitter.NoAmount.selector));
        pay(0);
    }

    function test_payWithPermit_should_work_once_also_when_another_brought_the_permit() public {
        for (uint256 i = 0; i < 2; ++i) {
            bytes32 content =
                keccak256(abi.encode(PERMIT, ann, address(splitter), 1e6, usdc().nonces(ann), uint256(LATER)));
            bytes32 digest = keccak256(abi.encodePacked(hex"1901", usdc().DOMAIN_SEPARATOR(), content));
            (uint8 v, bytes32 r, bytes32 s) = VM.sign(ANN_KEY, digest);
            if (i == 1) usdc().permit(ann, address(splitter), 1e6, LATER, v, r, s);
            VM.prank(ann);
            splitter.payWithPermit(USDC, 1e6, ORDER, LATER, v, r, s);
            assertEq(usdc().balanceOf(ann), MONEY - (i + 1) * 1e6);
            VM.expectRevert("Stablecoin: InsufficientAllowance");
            VM.prank(ann);
            splitter.payWithPermit(USDC, 1e6, ORDER, LATER, v, r, s);
        }
    }

    function test_constructor_should_fail_when_shares_are_not_the_whole() public {
        bytes memory bad = abi.encodeWithSelector(SettlementSplitter.BadShares.selector);
        SettlementSplitter.Payee[][4] memory lists =
            [shares(9_650, 351), shares(9_650, 349), shares(10_000, 0), new SettlementSplitter.Payee[](0)];
        for (uint256 i = 0; i < lists.length; ++i) {
            VM.expectRevert(bad);
            new SettlementSplitter(lists[i]);
        }
        SettlementSplitter.Payee[] memory many = new SettlementSplitter.Payee[](splitter.MAX_PAYEES() + 1);
        for (uint256 i = 0; i < many.length; ++i) {
            many[i] = SettlementSplitter.Payee(ben, 1);
        }
        VM.expectRevert(bad);
        new SettlementSplitter(many);
        assertEq(splitter.payees().length, 2);
    }
}
