// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import "../../../../../../contracts/interfaces/ICoupon.sol";
import "../../../../../../contracts/interfaces/IRedemption.sol";
import "../../../../../../contracts/interfaces/IStablecoin.sol";

/// @notice An order as the market takes it.
struct MarketOrder {
    uint8 side;
    uint16 tick;
    uint64 lots;
    uint8 timeInForce;
    uint64 bound;
    uint8 postOnly;
    uint8 selfTrade;
    bool hasClientId;
    uint128 clientId;
    uint32 maxFills;
    address referrer;
    uint32 referralShare;
}

/// @notice What the attacks call of the market.
interface IMarket {
    function placeOrder(uint32 market, MarketOrder calldata request) external;
    function cancelOrder(uint128 id) external;
}

/// @notice A contract that means harm. Its units are its own: it is registered and may hold coupons.
abstract contract Hostile {
    address internal constant COUPON_FACTORY = 0x0000000000000000000000000000000011540000;
    address internal constant COUPON = 0x0000000000000000000000000000000011550000;
    address internal constant MARKETPLACE = 0x0000000000000000000000000000000011560000;
    address internal constant REDEMPTION = 0x0000000000000000000000000000000011570000;
    address internal constant TREASURY = 0x0000000000000000000000000000000011580000;
    address internal constant COMPLIANCE = 0x0000000000000000000000000000000011590000;
    address internal constant TRAVEL_RULE = 0x0000000000000000000000000000000011600000;
    address internal constant ISSUERS = 0x0000000000000000000000000000000011610000;
    address internal constant INSOLVENCY = 0x0000000000000000000000000000000011620000;
    address internal constant QUARANTINE = 0x0000000000000000000000000000000011630000;
    address internal constant CUSTODY = 0x0000000000000000000000000000000011640000;
    address internal constant USDC = 0x0000000100000000000000000000000000200000;
    address internal constant NATIVE_CALLS = 0x6D6f646c70792F70616464720000000000000000;
    /// @dev Who issues the series and redeems it.
    address internal constant ISSUER = address(uint160(0x009621dde636de098b43efb0fa9b61facfe328f99d));
    /// @dev The only market of the chain under attack.
    uint32 internal constant MARKET = 1;

    bytes4 internal constant ONE = 0xf23a6e61;
    bytes4 internal constant MANY = 0xbc197c81;

    /// @dev Gas that is left for what comes after a loop.
    uint256 internal constant REST = 200_000;

    /// @notice Does harm, or tries to.
    /// @param victim an account with units, money and orders
    /// @param series the series of the units
    /// @param other another instance of the same contract
    function attack(address victim, uint256 series, address other) external payable virtual;

    function onERC1155Received(address, address, uint256, uint256, bytes calldata)
        external
        virtual
        returns (bytes4)
    {
        return ONE;
    }

    function onERC1155BatchReceived(address, address, uint256[] calldata, uint256[] calldata, bytes calldata)
        external
        virtual
        returns (bytes4)
    {
        return MANY;
    }

    function supportsInterface(bytes4) external pure returns (bool) {
        return true;
    }

    receive() external payable {}

    /// @dev All precompiles of the chain.
    function precompiles() internal pure returns (address[12] memory) {
        return [
            COUPON_FACTORY,
            COUPON,
            MARKETPLACE,
            REDEMPTION,
            TREASURY,
            COMPLIANCE,
            TRAVEL_RULE,
            ISSUERS,
            INSOLVENCY,
            QUARANTINE,
            CUSTODY,
            USDC
        ];
    }

    /// @dev Calls that would move what is the victim's.
    function thefts(address victim, uint256 series) internal view returns (bytes[8] memory) {
        uint256[] memory ids = new uint256[](1);
        uint256[] memory values = new uint256[](1);
        ids[0] = series;
        values[0] = 1;
        return [
            abi.encodeCall(ICoupon.safeTransferFrom, (victim, address(this), series, 1, "")),
            abi.encodeCall(ICoupon.safeBatchTransferFrom, (victim, address(this), ids, values, "")),
            abi.encodeCall(ICoupon.setApprovalForAll, (address(this), true)),
            abi.encodeCall(ICoupon.logTransfer, (victim, victim, address(this), series, 1)),
            abi.encodeCall(IRedemption.redeem, (series, 1, victim, bytes32(0), "")),
            abi.encodeCall(IStablecoin.transfer, (address(this), 1)),
            abi.encodeCall(IStablecoin.transferFrom, (victim, address(this), 1)),
            abi.encodeCall(IStablecoin.approve, (address(this), type(uint256).max))
        ];
    }
}
