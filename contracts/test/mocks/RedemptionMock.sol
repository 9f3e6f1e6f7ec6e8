// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.22;

import {Addresses} from "genex/Addresses.sol";
import {IRedemption} from "genex/IRedemption.sol";
import {CouponMock} from "./CouponMock.sol";

/// @title The `Redemption` precompile for tests without a node
/// @notice Every store accepts every series. Tickets and authorisations need a node: asked for them it reverts and says so.
/// Put its code at `Addresses.REDEMPTION`, and that of `CouponMock` at its address.
contract RedemptionMock {
    function redeem(uint256 series, uint256 quantity, address redeemer, bytes32 orderHash, bytes calldata ciphertext)
        external
    {
        require(quantity > 0, "Coupon: ZeroQuantity");
        CouponMock(Addresses.COUPON).burn(msg.sender, series, quantity);
        emit IRedemption.Redeemed(msg.sender, series, redeemer, quantity, orderHash, ciphertext);
    }

    /// @dev What needs a node.
    fallback() external {
        revert("RedemptionMock: no such function without a node");
    }
}
