// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {Addresses} from "genex/Addresses.sol";
import {IRedemption} from "genex/IRedemption.sol";
import {CouponKeeper} from "./CouponKeeper.sol";

/// @title One gift from many
/// @notice Somebody opens a gift: units of one series, for one person, with a goal and a deadline. Friends add units of their own
/// until the goal is reached. Then the recipient takes all of them or spends them at a store, up to the deadline. After the deadline every friend takes
/// the own share back, whether the goal was reached or not, so nothing stays here when nobody acts.
///
/// To add units, a friend sends them to this contract with the number of the gift as `data`, encoded as one `uint256`. Units above
/// the goal are refused whole. This contract holds coupons: see `CouponKeeper` for what that takes.
contract GroupGift is CouponKeeper {
    /// @notice A gift.
    /// @param recipient who takes it
    /// @param deadline the last second, in Unix time, at which units can be added or taken
    /// @param series the series
    /// @param goal how many units it takes
    /// @param given how many there are
    struct Gift {
        address recipient;
        uint64 deadline;
        uint32 series;
        uint256 goal;
        uint256 given;
    }

    IRedemption private constant REDEMPTION = IRedemption(Addresses.REDEMPTION);

    /// @notice The number of the next gift.
    uint256 public nextGift = 1;

    mapping(uint256 gift => Gift) private _gifts;
    /// @notice What a friend has in a gift, in units.
    mapping(uint256 gift => mapping(address friend => uint256)) public shareOf;

    /// @notice A gift was opened.
    event Begun(uint256 indexed gift, address indexed recipient, uint32 indexed series, uint256 goal, uint64 deadline);
    /// @notice A friend added units.
    event Added(uint256 indexed gift, address indexed friend, uint256 quantity);
    /// @notice The recipient took everything.
    event Taken(uint256 indexed gift, address indexed recipient, uint256 quantity);
    /// @notice The recipient spent everything at a store.
    event Spent(uint256 indexed gift, address indexed recipient, address indexed redeemer, uint256 quantity);
    /// @notice A friend took the own share back.
    event Returned(uint256 indexed gift, address indexed friend, uint256 quantity);

    /// @notice Name a recipient, a goal above zero and a deadline in the future.
    error BadTerms();
    /// @notice There is no such gift; it may have been taken.
    error UnknownGift(uint256 gift);
    /// @notice The units are of another series, or more than what is missing: `missing` of `series` are welcome.
    error DoesNotFit(uint32 series, uint256 missing);
    /// @notice The deadline has passed: friends take their shares back.
    error TooLate(uint256 gift);
    /// @notice Shares go back after the deadline only.
    error TooEarly(uint256 gift);
    /// @notice The goal is not reached.
    error NotEnough(uint256 missing);
    /// @notice Only the recipient takes a gift.
    error NotYours(uint256 gift);
    /// @notice The caller has nothing in this gift.
    error NothingToReturn(uint256 gift);

    /// @notice Opens a gift. Anyone may; it costs nobody a unit yet.
    /// @param recipient who takes it
    /// @param series the series of which units are collected
    /// @param goal how many units it takes, above zero
    /// @param deadline the last second, in Unix time; choose one before the series expires, as expired units cannot move
    /// @return gift its number
    function begin(address recipient, uint32 series, uint256 goal, uint64 deadline) external returns (uint256 gift) {
        if (recipient == address(0) || goal == 0 || deadline <= block.timestamp) revert BadTerms();
        gift = nextGift++;
        _gifts[gift] = Gift(recipient, deadline, series, goal, 0);
        emit Begun(gift, recipient, series, goal, deadline);
    }

    /// @notice Takes everything that was given. Only the recipient, from when the goal is reached up to the deadline.
    /// @param gift its number
    function take(uint256 gift) external {
        Gift memory it = _claim(gift);
        emit Taken(gift, it.recipient, it.given);
        _give(it.recipient, it.series, it.given);
    }

    /// @notice Redeems everything that was given with a store. Only the recipient, when it could take the gift. The chain records this
    /// contract as who redeemed.
    /// @param gift its number
    /// @param redeemer the store, which must accept the series
    /// @param orderHash hash of the order and a secret salt
    function spend(uint256 gift, address redeemer, bytes32 orderHash) external {
        Gift memory it = _claim(gift);
        emit Spent(gift, it.recipient, redeemer, it.given);
        REDEMPTION.redeem(it.series, it.given, redeemer, orderHash, "");
    }

    /// @notice Takes the own share back, after the deadline of a gift that was not taken.
    /// @param gift its number
    function takeBack(uint256 gift) external {
        Gift memory it = _existing(gift);
        if (it.deadline >= block.timestamp) revert TooEarly(gift);
        uint256 share = shareOf[gift][msg.sender];
        if (share == 0) revert NothingToReturn(gift);
        delete shareOf[gift][msg.sender];
        _gifts[gift].given = it.given - share;
        emit Returned(gift, msg.sender, share);
        _give(msg.sender, it.series, share);
    }

    /// @notice A gift as it stands.
    /// @param gift its number; reverts when there is none
    /// @return the gift
    function stateOf(uint256 gift) external view returns (Gift memory) {
        return _existing(gift);
    }

    function _received(address from, uint256 id, uint256 value, bytes calldata data) internal override {
        uint256 gift = abi.decode(data, (uint256));
        Gift memory it = _existing(gift);
        if (it.deadline < block.timestamp) revert TooLate(gift);
        uint256 missing = it.goal - it.given;
        if (id != it.series || value > missing) revert DoesNotFit(it.series, missing);
        _gifts[gift].given = it.given + value;
        shareOf[gift][from] += value;
        emit Added(gift, from, value);
    }

    /// @dev Ends a gift in favour of its recipient, who must be the caller.
    function _claim(uint256 gift) private returns (Gift memory it) {
        it = _existing(gift);
        if (it.recipient != msg.sender) revert NotYours(gift);
        if (it.deadline < block.timestamp) revert TooLate(gift);
        if (it.given < it.goal) revert NotEnough(it.goal - it.given);
        delete _gifts[gift];
    }

    function _existing(uint256 gift) private view returns (Gift memory it) {
        it = _gifts[gift];
        if (it.recipient == address(0)) revert UnknownGift(gift);
    }
}
