// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title What these tests use of forge's cheat codes
interface Vm {
    function addr(uint256 key) external pure returns (address);
    function assume(bool condition) external pure;
    function deal(address account, uint256 amount) external;
    function etch(address target, bytes calldata code) external;
    function expectRevert() external;
    function expectRevert(bytes calldata data) external;
    function prank(address caller) external;
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 time) external;
}
