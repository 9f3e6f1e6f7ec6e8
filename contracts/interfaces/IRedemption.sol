// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Redemption of coupons with their issuers
/// @notice Served by a precompile at `Addresses.REDEMPTION`. Acts on the same books and by the same rules as the native call, and
/// takes no GNX. Reverts as `ICoupon` does.
interface IRedemption {
    /// @notice Units were redeemed and are gone. `Addresses.COUPON` writes a `TransferSingle` to the zero address for the same
    /// units.
    /// @param holder who redeemed them
    /// @param series the series
    /// @param redeemer the store that took them
    /// @param quantity the number of units
    /// @param orderHash salted hash of the order
    /// @param ciphertext message to the issuer, or nothing
    event Redeemed(
        address indexed holder,
        uint256 indexed series,
        address indexed redeemer,
        uint256 quantity,
        bytes32 orderHash,
        bytes ciphertext
    );

    /// @notice Redeems units of the caller with a store that accepts them.
    /// @param series the series
    /// @param quantity the number of units, above zero; of a divisible series this is an amount in minor currency units
    /// @param redeemer the store
    /// @param orderHash hash of the order and a secret salt, which tells outsiders nothing about the order
    /// @param ciphertext message to the issuer under its key, or nothing
    function redeem(
        uint256 series,
        uint256 quantity,
        address redeemer,
        bytes32 orderHash,
        bytes calldata ciphertext
    ) external;
}
