// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Coupons of Genex chain as ERC-1155
/// @notice Served by a precompile at `Addresses.COUPON`. An id is a series, a value is a number of units. Every function acts on
/// the same books and by the same rules as the native calls, and takes no GNX.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Coupon: <error>` (the books) or `Genex: <text>` (the arguments or the way of calling).
///
/// Units move natively as well, which writes no log here: an indexer that needs every movement reads the native events.
/// @dev Serves the interfaces 0x01ffc9a7 (ERC-165), 0xd9b67a26 (ERC-1155) and 0x0e89341c (its metadata). Self-contained on
/// purpose: the chain's own types are made from this file.
interface ICoupon {
    /// @notice Units of one series moved.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now; the zero address when they were redeemed and are gone
    /// @param id the series
    /// @param value the number of units
    event TransferSingle(
        address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value
    );

    /// @notice Units of several series moved.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    event TransferBatch(
        address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values
    );

    /// @notice A holder gave or took the right to move all of its units.
    /// @param account the holder
    /// @param operator who may, or may no longer, move them
    /// @param approved whether it may
    event ApprovalForAll(address indexed account, address indexed operator, bool approved);

    /// @notice The address of the description of a series changed.
    /// @param value the new address
    /// @param id the series
    event URI(string value, uint256 indexed id);

    /// @notice Units of a series that an account holds. For its issuer this includes what is not sold yet.
    /// @param account the holder
    /// @param id the series; reverts above 4294967295, and is 0 for a series that does not exist
    /// @return the number of units
    function balanceOf(address account, uint256 id) external view returns (uint256);

    /// @notice Several balances at once.
    /// @param accounts the holders
    /// @param ids the series, one for each holder
    /// @return the number of units of each pair, in the same order
    function balanceOfBatch(address[] calldata accounts, uint256[] calldata ids)
        external
        view
        returns (uint256[] memory);

    /// @notice Gives or takes the right to move all units of the caller.
    /// @param operator who gets or loses it; not the zero address
    /// @param approved whether it may move them
    function setApprovalForAll(address operator, bool approved) external;

    /// @notice Whether an account may move all units of another.
    /// @param account the holder
    /// @param operator who may or may not
    /// @return whether it may
    function isApprovedForAll(address account, address operator) external view returns (bool);

    /// @notice Moves units of one series. The caller is their holder or its operator. A contract that is given units is
    /// asked through `onERC1155Received` and must agree.
    /// @param from the holder
    /// @param to who gets them; neither the zero address nor a precompile
    /// @param id the series
    /// @param value the number of units, above zero
    /// @param data handed on to a receiving contract
    function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes calldata data) external;

    /// @notice Moves units of several series, all or none. As `safeTransferFrom`, with `onERC1155BatchReceived`.
    /// @param from the holder
    /// @param to who gets them; neither the zero address nor a precompile
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    /// @param data handed on to a receiving contract
    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    ) external;

    /// @notice Where the description of a series is found.
    /// @param id the series; reverts when there is none
    /// @return the address
    function uri(uint256 id) external view returns (string memory);

    /// @notice Whether the precompile serves an interface (ERC-165).
    /// @param interfaceId the exclusive-or of the selectors of the interface
    /// @return whether it does; always false for 0xffffffff
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// @notice Reverts for everyone but the chain's own precompiles, which write through it the logs of the units they move.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now, or the zero address
    /// @param id the series
    /// @param value the number of units
    function logTransfer(address operator, address from, address to, uint256 id, uint256 value) external;
}
