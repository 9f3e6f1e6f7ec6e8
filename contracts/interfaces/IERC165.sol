// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Interface detection
/// @notice Lets anyone ask a contract which interfaces it serves (ERC-165).
interface IERC165 {
    /// @notice Whether the contract serves an interface.
    /// @param interfaceId the exclusive-or of the selectors of the interface
    /// @return whether it does; always false for 0xffffffff
    function supportsInterface(bytes4 interfaceId) external view returns (bool);
}
