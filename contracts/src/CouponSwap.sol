// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {CouponKeeper} from "./CouponKeeper.sol";

/// @title Coupons against coupons
/// @notice Somebody offers units of one series for units of another. The offered units wait here; who sends what is asked for gets
/// them in the same transaction. Both sides move or neither does.
///
/// - To offer, send the units to this contract with `offering(...)` as `data`.
/// - To accept, send exactly what is asked for with `accepting(offer)` as `data`.
///
/// No approval is needed for either. This contract holds coupons: see `CouponKeeper` for what that takes. The rules judge each of
/// the two moves, with the company that the contract is linked to on one side.
contract CouponSwap is CouponKeeper {
    /// @notice What waits for an answer.
    /// @param maker who offered
    /// @param taker who alone may accept, or the zero address for anyone
    /// @param deadline the last second, in Unix time, at which it can be accepted
    /// @param series what is offered
    /// @param quantity how many units of it
    /// @param wantedSeries what is asked for
    /// @param wantedQuantity how many units of it
    struct Offer {
        address maker;
        address taker;
        uint64 deadline;
        uint32 series;
        uint256 quantity;
        uint32 wantedSeries;
        uint256 wantedQuantity;
    }

    /// @notice What a maker asks for: see `Offer`.
    struct Wish {
        address taker;
        uint64 deadline;
        uint32 series;
        uint256 quantity;
    }

    /// @notice The number of the next offer.
    uint256 public nextOffer = 1;

    mapping(uint256 offer => Offer) private _offers;

    /// @notice Units wait for an answer.
    event Offered(uint256 indexed offer, address indexed maker, uint32 indexed series, uint256 quantity, Wish wish);
    /// @notice Both sides have got what they asked for.
    event Swapped(uint256 indexed offer, address indexed maker, address indexed taker);
    /// @notice The maker has the units back.
    event Cancelled(uint256 indexed offer, address indexed maker);

    /// @notice Ask for units of another series, more than none, with a deadline in the future.
    error BadTerms();
    /// @notice There is no such offer; it may have been accepted or cancelled.
    error UnknownOffer(uint256 offer);
    /// @notice Only the maker cancels, and where a taker is named, only that one accepts.
    error NotYours(uint256 offer);
    /// @notice The deadline has passed.
    error TooLate(uint256 offer);
    /// @notice Exactly `quantity` units of `series` are asked for.
    error NotWhatIsAsked(uint32 series, uint256 quantity);

    /// @notice The `data` with which units are offered.
    /// @param wish what is asked for
    /// @return the bytes
    function offering(Wish calldata wish) external pure returns (bytes memory) {
        return abi.encode(uint256(0), abi.encode(wish));
    }

    /// @notice The `data` with which an offer is accepted.
    /// @param offer its number
    /// @return the bytes
    function accepting(uint256 offer) external pure returns (bytes memory) {
        return abi.encode(offer, "");
    }

    /// @notice Takes offered units back. Only the maker, at any time.
    /// @param offer its number
    function cancel(uint256 offer) external {
        Offer memory it = _existing(offer);
        if (it.maker != msg.sender) revert NotYours(offer);
        delete _offers[offer];
        emit Cancelled(offer, it.maker);
        _give(it.maker, it.series, it.quantity);
    }

    /// @notice An offer as it stands.
    /// @param offer its number; reverts when there is none
    /// @return the offer
    function stateOf(uint256 offer) external view returns (Offer memory) {
        return _existing(offer);
    }

    function _received(address from, uint256 id, uint256 value, bytes calldata data) internal override {
        (uint256 offer, bytes memory wish) = abi.decode(data, (uint256, bytes));
        // The chain numbers series in 32 bits.
        if (offer == 0) _offer(from, uint32(id), value, abi.decode(wish, (Wish)));
        else _accept(offer, from, id, value);
    }

    function _offer(address maker, uint32 series, uint256 quantity, Wish memory wish) private {
        if (wish.quantity == 0 || wish.series == series || wish.deadline <= block.timestamp) revert BadTerms();
        uint256 offer = nextOffer++;
        _offers[offer] = Offer(maker, wish.taker, wish.deadline, series, quantity, wish.series, wish.quantity);
        emit Offered(offer, maker, series, quantity, wish);
    }

    function _accept(uint256 offer, address taker, uint256 id, uint256 value) private {
        Offer memory it = _existing(offer);
        if (it.taker != address(0) && it.taker != taker) revert NotYours(offer);
        if (it.deadline < block.timestamp) revert TooLate(offer);
        if (id != it.wantedSeries || value != it.wantedQuantity) {
            revert NotWhatIsAsked(it.wantedSeries, it.wantedQuantity);
        }
        delete _offers[offer];
        emit Swapped(offer, it.maker, taker);
        _give(it.maker, id, value);
        _give(taker, it.series, it.quantity);
    }

    function _existing(uint256 offer) private view returns (Offer memory it) {
        it = _offers[offer];
        if (it.maker == address(0)) revert UnknownOffer(offer);
    }
}
