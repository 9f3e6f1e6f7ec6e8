// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {Addresses} from "genex/Addresses.sol";
import {ICoupon} from "genex/ICoupon.sol";

/// @title A contract that holds coupons of others
/// @notice Holding coupons takes two decisions of the chain, both about the address of the deployed contract:
///
/// 1. the attestor of a company links the contract to that company (`kyc.attest_account`), or registers it, so that the rules know
///    whose it is;
/// 2. the council puts it on the list of contracts that may hold (`compliance.allow_contract`).
///
/// Until both have happened every transfer to the contract reverts. Units held here stay coupons of their series: they expire,
/// and a frozen company cannot give them out. A contract without an owner and without a call to arbitrary code, as those here
/// are, is what the council can decide about.
/// @dev Units come in by `ICoupon.safeTransferFrom` alone, whose `data` says what for. Units that arrive natively ask nobody and
/// belong to no entry here; there is no way back for them, and wallets should not offer it.
abstract contract CouponKeeper is IERC1155Receiver {
    ICoupon internal constant COUPON = ICoupon(Addresses.COUPON);

    /// @notice Only the coupons of the chain are taken, one series at a time.
    error NotACoupon();

    /// @inheritdoc IERC1155Receiver
    function onERC1155Received(address, address from, uint256 id, uint256 value, bytes calldata data)
        external
        returns (bytes4)
    {
        if (msg.sender != address(COUPON)) revert NotACoupon();
        _received(from, id, value, data);
        return IERC1155Receiver.onERC1155Received.selector;
    }

    /// @inheritdoc IERC1155Receiver
    /// @dev Always reverts: what several series at once would be for, `data` could not say.
    function onERC1155BatchReceived(address, address, uint256[] calldata, uint256[] calldata, bytes calldata)
        external
        pure
        returns (bytes4)
    {
        revert NotACoupon();
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC1155Receiver).interfaceId || interfaceId == type(IERC165).interfaceId;
    }

    /// @dev Books units that have just arrived, or reverts to send them back.
    function _received(address from, uint256 id, uint256 value, bytes calldata data) internal virtual;

    /// @dev Gives units out. Nothing may be written after it: the recipient may be a contract and call back.
    function _give(address to, uint256 id, uint256 value) internal {
        COUPON.safeTransferFrom(address(this), to, id, value, "");
    }
}
