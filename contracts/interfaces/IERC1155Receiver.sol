// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {IERC165} from "./IERC165.sol";

/// @title What a contract implements to be given coupon units
/// @notice The `Coupon` precompile asks a contract that is given units whether it takes them. The units are booked and the
/// log is written before it asks, so the contract may act on them at once. Any other answer undoes the transfer.
interface IERC1155Receiver is IERC165 {
    /// @notice Answers a transfer of units of one series.
    /// @param operator who made the transfer
    /// @param from who held the units
    /// @param id the series
    /// @param value the number of units
    /// @param data what the operator wrote along with the transfer
    /// @return 0xf23a6e61 to take the units
    function onERC1155Received(
        address operator,
        address from,
        uint256 id,
        uint256 value,
        bytes calldata data
    ) external returns (bytes4);

    /// @notice Answers a transfer of units of several series.
    /// @param operator who made the transfer
    /// @param from who held the units
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    /// @param data what the operator wrote along with the transfer
    /// @return 0xbc197c81 to take the units
    function onERC1155BatchReceived(
        address operator,
        address from,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    ) external returns (bytes4);
}
