// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {Addresses} from "genex/Addresses.sol";
import {ICoupon} from "genex/ICoupon.sol";

/// @title A bundle of coupons as one gift
/// @notice A giver puts coupons of several series together for one person, who takes all of them at once or none. Until then
/// they stay in the account of the giver, who lets this contract move them (`ICoupon.setApprovalForAll`). The contract never
/// holds a unit, so it needs no entry in the chain's list of contracts that may.
///
/// What the chain allows between giver and recipient decides when the bundle is opened: both must be registered, within their
/// limits and not frozen. A refusal undoes the opening, and the bundle can be opened later.
/// @dev The giver can spend the units meanwhile; the bundle then fails to open. For units that are out of the giver's reach
/// see `GroupGift`.
contract GiftBundle {
    /// @notice The most series in a bundle, so that opening fits into a block.
    uint256 public constant MAX_SERIES = 20;

    ICoupon private constant COUPON = ICoupon(Addresses.COUPON);

    /// @notice A gift that waits.
    /// @param giver whose units these are
    /// @param recipient who may take them
    /// @param deadline the last second, in Unix time, at which they can be taken
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    struct Bundle {
        address giver;
        address recipient;
        uint64 deadline;
        uint256[] ids;
        uint256[] values;
    }

    /// @notice The number of the next bundle.
    uint256 public nextBundle = 1;

    mapping(uint256 bundle => Bundle) private _bundles;

    /// @notice A bundle was made.
    event Wrapped(uint256 indexed bundle, address indexed giver, address indexed recipient, uint64 deadline);
    /// @notice The recipient took everything in a bundle.
    event Opened(uint256 indexed bundle, address indexed giver, address indexed recipient);
    /// @notice The giver took a bundle back.
    event Withdrawn(uint256 indexed bundle, address indexed giver);

    /// @notice The bundle has no series, too many, or not one number of units above zero for each: correct the lists.
    error BadContents();
    /// @notice Nobody can take the bundle: name a recipient other than yourself, and a deadline in the future.
    error BadTerms();
    /// @notice There is no such bundle; it may have been opened or taken back.
    error UnknownBundle(uint256 bundle);
    /// @notice Only the recipient opens a bundle, and only the giver takes it back.
    error NotYours(uint256 bundle);
    /// @notice The deadline has passed: ask the giver for a new bundle.
    error TooLate(uint256 bundle);

    /// @notice Makes a bundle of units of the caller.
    /// @param recipient who may take it
    /// @param deadline the last second, in Unix time, at which it can be taken
    /// @param ids the series, at most `MAX_SERIES`
    /// @param values the number of units of each series, above zero, in the same order
    /// @return bundle its number
    function wrap(address recipient, uint64 deadline, uint256[] calldata ids, uint256[] calldata values)
        external
        returns (uint256 bundle)
    {
        if (ids.length == 0 || ids.length > MAX_SERIES || ids.length != values.length) revert BadContents();
        for (uint256 i = 0; i < values.length; ++i) {
            if (values[i] == 0) revert BadContents();
        }
        if (recipient == address(0) || recipient == msg.sender || deadline <= block.timestamp) revert BadTerms();
        bundle = nextBundle++;
        _bundles[bundle] = Bundle(msg.sender, recipient, deadline, ids, values);
        emit Wrapped(bundle, msg.sender, recipient, deadline);
    }

    /// @notice Takes everything in a bundle. Only its recipient, up to its deadline.
    /// @param bundle its number
    function open(uint256 bundle) external {
        Bundle memory gift = _existing(bundle);
        if (gift.recipient != msg.sender) revert NotYours(bundle);
        if (gift.deadline < block.timestamp) revert TooLate(bundle);
        delete _bundles[bundle];
        emit Opened(bundle, gift.giver, gift.recipient);
        COUPON.safeBatchTransferFrom(gift.giver, gift.recipient, gift.ids, gift.values, "");
    }

    /// @notice Takes a bundle back. Only its giver, at any time.
    /// @param bundle its number
    function withdraw(uint256 bundle) external {
        Bundle memory gift = _existing(bundle);
        if (gift.giver != msg.sender) revert NotYours(bundle);
        delete _bundles[bundle];
        emit Withdrawn(bundle, msg.sender);
    }

    /// @notice What is in a bundle.
    /// @param bundle its number; reverts when there is none
    /// @return the bundle
    function contents(uint256 bundle) external view returns (Bundle memory) {
        return _existing(bundle);
    }

    function _existing(uint256 bundle) private view returns (Bundle memory gift) {
        gift = _bundles[bundle];
        if (gift.giver == address(0)) revert UnknownBundle(bundle);
    }
}
