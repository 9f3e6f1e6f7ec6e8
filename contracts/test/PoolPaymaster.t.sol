// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {IEntryPoint, PackedUserOperation} from "../src/erc4337/IEntryPoint.sol";
import {PoolPaymaster} from "../src/erc4337/PoolPaymaster.sol";
import {Stage} from "./Stage.sol";

/// @dev Takes deposits as the EntryPoint does; what that does with operations is tested on a node.
contract EntryPointMock {
    mapping(address account => uint256) public balanceOf;

    function depositTo(address account) external payable {
        balanceOf[account] += msg.value;
    }

    function withdrawTo(address payable to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        to.transfer(amount);
    }
}

contract PoolPaymasterTest is Stage {
    uint256 private constant SIGNER_KEY = 0x519;
    uint256 private constant MOST = 1 ether;
    uint48 private constant FROM = 1_800_000_000;
    uint48 private constant UNTIL = FROM + 60;

    address private pool = address(0x9001);
    EntryPointMock private entryPoint;
    PoolPaymaster private paymaster;

    function setUp() public override {
        super.setUp();
        entryPoint = new EntryPointMock();
        paymaster = new PoolPaymaster(IEntryPoint(address(entryPoint)), payable(pool), ann, VM.addr(SIGNER_KEY), MOST);
    }

    function operation(uint256 key) private view returns (PackedUserOperation memory op) {
        op.sender = ben;
        op.nonce = 7;
        op.callData = hex"1234";
        bytes memory head = abi.encodePacked(address(paymaster), uint128(100), uint128(200), UNTIL, FROM);
        op.paymasterAndData = head;
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, paymaster.hashOf(op));
        op.paymasterAndData = abi.encodePacked(head, r, s, v);
    }

    function check(PackedUserOperation memory op, uint256 maxCost) private returns (uint256 data) {
        VM.prank(address(entryPoint));
        (, data) = paymaster.validatePaymasterUserOp(op, 0, maxCost);
    }

    function test_validate_should_give_the_window_when_the_signer_signed() public {
        assertEq(check(operation(SIGNER_KEY), MOST), (uint256(UNTIL) << 160) | (uint256(FROM) << 208));
    }

    function test_validate_should_say_so_when_another_signed() public {
        assertEq(check(operation(ANN_KEY), MOST) & 1, 1);
    }

    function test_validate_should_say_so_when_anything_signed_differs() public {
        for (uint256 i = 0; i < 9; ++i) {
            PackedUserOperation memory op = operation(SIGNER_KEY);
            if (i == 0) op.sender = cem;
            else if (i == 1) op.nonce = 8;
            else if (i == 2) op.initCode = hex"01";
            else if (i == 3) op.callData = hex"1235";
            else if (i == 4) op.accountGasLimits = bytes32(uint256(1));
            else if (i == 5) op.preVerificationGas = 1;
            else if (i == 6) op.gasFees = bytes32(uint256(1));
            else op.paymasterAndData[i == 7 ? 30 : 57] ^= 0x01;
            assertEq(check(op, MOST) & 1, 1);
        }
    }

    function test_validate_should_fail_when_it_costs_too_much_or_data_are_missing() public {
        PackedUserOperation memory op = operation(SIGNER_KEY);
        VM.expectRevert(abi.encodeWithSelector(PoolPaymaster.TooExpensive.selector, MOST + 1, MOST));
        check(op, MOST + 1);
        op.paymasterAndData = abi.encodePacked(address(paymaster), uint128(100), uint128(200));
        VM.expectRevert(abi.encodeWithSelector(PoolPaymaster.BadData.selector));
        check(op, 1);
    }

    function test_validate_should_fail_when_another_than_the_entry_point_asks() public {
        PackedUserOperation memory op = operation(SIGNER_KEY);
        VM.expectRevert(abi.encodeWithSelector(PoolPaymaster.NotTheEntryPoint.selector));
        paymaster.validatePaymasterUserOp(op, 0, 1);
    }

    function test_replenish_should_deposit_what_the_pool_paid_and_giveBack_return_it() public {
        VM.deal(address(paymaster), 5 ether);
        paymaster.replenish();
        assertEq(entryPoint.balanceOf(address(paymaster)), 5 ether);
        VM.expectRevert();
        paymaster.giveBack(2 ether);
        VM.prank(ann);
        paymaster.giveBack(2 ether);
        assertEq(pool.balance, 2 ether);
        assertEq(entryPoint.balanceOf(address(paymaster)), 3 ether);
    }

    function test_setTerms_should_work_for_the_owner_alone() public {
        PackedUserOperation memory op = operation(SIGNER_KEY);
        VM.expectRevert();
        paymaster.setTerms(ben, 1);
        VM.prank(ann);
        paymaster.setTerms(ben, MOST);
        assertEq(check(op, MOST) & 1, 1);
        VM.expectRevert(abi.encodeWithSelector(PoolPaymaster.NoAccount.selector));
        VM.prank(ann);
        paymaster.setTerms(address(0), MOST);
    }
}
