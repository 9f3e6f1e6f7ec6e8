// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Where the precompiles of Genex chain are
/// @notice An address below is never given to another precompile. Those that are not served yet are kept for what they name.
library Addresses {
    /// @notice Issuing and primary sale of series, see `ICouponFactory`.
    address internal constant COUPON_FACTORY = 0x0000000000000000000000000000000011540000;
    /// @notice Coupons as ERC-1155, see `ICoupon`.
    address internal constant COUPON = 0x0000000000000000000000000000000011550000;
    /// @notice The secondary market, see `IMarketplace`.
    address internal constant MARKETPLACE = 0x0000000000000000000000000000000011560000;
    /// @notice Redemption of coupons, see `IRedemption`.
    address internal constant REDEMPTION = 0x0000000000000000000000000000000011570000;
    /// @notice Money in and out of the chain, see `ITreasury`.
    address internal constant TREASURY = 0x0000000000000000000000000000000011580000;
    /// @notice Why a movement would be refused, see `ICompliance`.
    address internal constant COMPLIANCE = 0x0000000000000000000000000000000011590000;
    /// @notice Travel Rule cases, see `ITravelRule`.
    address internal constant TRAVEL_RULE = 0x0000000000000000000000000000000011600000;
    /// @notice Who issues coupons, and who acts for an issuer, see `IIssuers`.
    address internal constant ISSUERS = 0x0000000000000000000000000000000011610000;
    /// @notice Claims on an issuer in default, see `IInsolvency`.
    address internal constant INSOLVENCY = 0x0000000000000000000000000000000011620000;
    /// @notice Gifts that wait to be accepted, see `IQuarantine`.
    address internal constant QUARANTINE = 0x0000000000000000000000000000000011630000;
    /// @notice Units that move only when a custodian signs too, see `ICustody`.
    address internal constant CUSTODY = 0x0000000000000000000000000000000011640000;
    /// @notice Pools that pay fees for others, see `IFeePools`.
    address internal constant FEE_POOLS = 0x0000000000000000000000000000000011650000;
    /// @notice Lists of who may hold, pass on, buy and redeem coupons, see `ITransferPolicies`.
    address internal constant TRANSFER_POLICIES = 0x0000000000000000000000000000000011660000;
    /// @notice Identities and their accounts, see `IIdentity`.
    address internal constant IDENTITY = 0x0000000000000000000000000000000011670000;
    /// @notice Stablecoins as ERC-20, see `IStablecoin`: the first of 2^32 addresses, with the id of the stablecoin in the first four
    /// bytes.
    address internal constant STABLECOINS = 0x0000000000000000000000000000000000200000;
    /// @notice Serialised series as ERC-721, see `ISerials`: the first of 2^32 addresses, with the id of the series in the first four
    /// bytes.
    address internal constant SERIALISED = 0x0000000000000000000000000000000007210000;

    /// @notice Where a stablecoin is.
    /// @param id the id of the stablecoin
    /// @return its address
    function ofStablecoin(uint32 id) internal pure returns (address) {
        return address((uint160(id) << 128) | uint160(STABLECOINS));
    }

    /// @notice Where a serialised series is.
    /// @param id the id of the series
    /// @return its address
    function ofSeries(uint32 id) internal pure returns (address) {
        return address((uint160(id) << 128) | uint160(SERIALISED));
    }
}
