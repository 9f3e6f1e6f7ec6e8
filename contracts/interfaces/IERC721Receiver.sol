// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title What a contract implements to be given serials safely
/// @notice A precompile of a serialised series asks a contract that is given a serial by `safeTransferFrom` whether it takes it.
/// The serial is booked and the log is written before it asks, so the contract may act on it at once. Any other answer undoes the
/// transfer.
interface IERC721Receiver {
    /// @notice Answers a transfer of one serial.
    /// @param operator who made the transfer
    /// @param from who held the serial
    /// @param tokenId the serial
    /// @param data what the operator wrote along with the transfer
    /// @return 0x150b7a02 to take the serial
    function onERC721Received(
        address operator,
        address from,
        uint256 tokenId,
        bytes calldata data
    ) external returns (bytes4);
}
