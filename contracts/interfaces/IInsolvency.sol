// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title When an issuer does not keep its promises
/// @notice Served by a precompile at `Addresses.INSOLVENCY`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. Holders of coupons of an issuer in default give them back here against their share of what was put aside.
///
/// In a default an issuer is named by any of its accounts. Worth is counted in billionths of a US dollar, money in smallest units
/// of its stablecoin.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Insolvency: <error>`, `Coupon: <error>`, `Issuers: <error>` or `Stablecoin: <error>` (the books) or
/// `Genex: <text>` (the arguments or the way of calling).
///
/// Units that are claimed for have a `TransferSingle` to the zero address at `Addresses.COUPON`; what is paid for them has its
/// `Transfer` at the stablecoin. Officers make demands and declare defaults natively; that has its log here, too.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IInsolvency {
    /// @notice One stablecoin of a fund.
    struct Pot {
        /// The id of the stablecoin.
        uint32 asset;
        /// All that was there.
        uint128 amount;
        /// What of it claims share; less than all where there was more than is owed.
        uint128 shared;
    }

    /// @notice What is paid in one stablecoin.
    struct Payment {
        /// The id of the stablecoin.
        uint32 asset;
        /// From the guarantee of the issuer.
        uint128 guarantee;
        /// From what was kept of the proceeds of the series.
        uint128 holdback;
    }

    /// @notice A default, as it was counted and as far as it was claimed.
    struct DefaultRecord {
        /// Its number.
        uint32 id;
        /// When it was declared, in Unix time.
        uint64 declaredAt;
        /// First second at which only reserved shares can be claimed.
        uint64 claimsUntil;
        /// Worth of all units in holders' hands that have a claim.
        uint128 owed;
        /// What of it the guarantee covers.
        uint128 covered;
        /// What of it kept proceeds cover, of the series that were counted so far.
        uint128 kept;
        /// What of it was claimed.
        uint128 claimed;
        /// Open reservations.
        uint32 reservations;
        /// Whether the claims are over.
        bool closed;
        /// The guarantee.
        Pot[] fund;
    }

    /// @notice A series, as it was counted in the default of its issuer.
    struct Counted {
        /// Units that were in holders' hands.
        uint64 units;
        /// Those of them that were claimed for.
        uint64 claimed;
        /// Worth of what kept proceeds cover of them after the guarantee.
        uint128 covered;
        /// What was kept of its proceeds.
        Pot[] kept;
    }

    /// @notice An issuer must answer.
    /// @param identity the issuer
    /// @param issuer the account that was named
    /// @param officer who asks
    /// @param deadline first second at which anybody may declare the default
    /// @param reason hash of the record that says what is demanded
    event Demanded(
        uint256 indexed identity, address indexed issuer, address indexed officer, uint256 deadline, bytes32 reason
    );

    /// @notice A demand is met, or was made in error.
    /// @param identity the issuer
    /// @param issuer the account that was named
    /// @param officer who withdrew it
    /// @param reason hash of why
    event DemandWithdrawn(uint256 indexed identity, address indexed issuer, address indexed officer, bytes32 reason);

    /// @notice An issuer is in default.
    /// @param defaultId the number of the default
    /// @param issuer the account that was named
    /// @param identity the issuer
    /// @param by the officer, or whoever found a demand unanswered
    /// @param reason hash of why
    /// @param fund the guarantee
    /// @param owed worth of all units in holders' hands that have a claim
    /// @param shortfall what of it the guarantee does not cover
    /// @param claimsUntil first second at which only reserved shares can be claimed
    event Defaulted(
        uint256 indexed defaultId,
        address indexed issuer,
        uint256 indexed identity,
        address by,
        bytes32 reason,
        Pot[] fund,
        uint256 owed,
        uint256 shortfall,
        uint256 claimsUntil
    );

    /// @notice What holders of a series can claim of kept proceeds is fixed.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param units units in holders' hands
    /// @param kept what is kept for them
    /// @param shortfall worth of what is still covered by nothing, of all that the issuer owes
    event SeriesCounted(
        uint256 indexed defaultId, uint256 indexed series, uint256 units, Pot[] kept, uint256 shortfall
    );

    /// @notice Units burned, and their holder was paid.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param holder who was paid
    /// @param quantity units that burned
    /// @param worth what they counted
    /// @param paid what was paid, by stablecoin and source
    event Compensated(
        uint256 indexed defaultId,
        uint256 indexed series,
        address indexed holder,
        uint256 quantity,
        uint256 worth,
        Payment[] paid
    );

    /// @notice What a frozen holder is due waits for it.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param holder the holder
    /// @param quantity for how many units
    /// @param by who asked for it
    event ShareReserved(
        uint256 indexed defaultId, uint256 indexed series, address indexed holder, uint256 quantity, address by
    );

    /// @notice A holder with a reservation is free to claim.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param holder the holder
    /// @param endsAt first second at which the reservation can be ended
    /// @param by who noted it
    event ReservationEnding(
        uint256 indexed defaultId, uint256 indexed series, address indexed holder, uint256 endsAt, address by
    );

    /// @notice A holder with a reservation was frozen again before it was ended.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param holder the holder
    /// @param by who noted it
    event ReservationRenewed(uint256 indexed defaultId, uint256 indexed series, address indexed holder, address by);

    /// @notice Nothing waits for a holder any more.
    /// @param defaultId the number of the default
    /// @param series the series
    /// @param holder the holder
    event ReservationEnded(uint256 indexed defaultId, uint256 indexed series, address indexed holder);

    /// @notice There is more time to claim.
    /// @param defaultId the number of the default
    /// @param issuer the account that was named
    /// @param officer who gave it
    /// @param claimsUntil first second at which only reserved shares can be claimed
    /// @param reason hash of why
    event ClaimsExtended(
        uint256 indexed defaultId, address indexed issuer, address indexed officer, uint256 claimsUntil, bytes32 reason
    );

    /// @notice The claims are over.
    /// @param defaultId the number of the default
    /// @param issuer the account that was named
    /// @param by who closed them
    /// @param owed worth of what was owed
    /// @param claimed worth of what of it was claimed
    event DefaultClosed(
        uint256 indexed defaultId, address indexed issuer, address indexed by, uint256 owed, uint256 claimed
    );

    /// @notice An issuer is no longer in default.
    /// @param defaultId the number of the default
    /// @param issuer the account that was named
    /// @param identity the issuer
    /// @param reason hash of why
    event Rehabilitated(uint256 indexed defaultId, address indexed issuer, uint256 indexed identity, bytes32 reason);

    /// @notice Declares the default of an issuer that did not answer a demand. Anyone may, from its deadline on.
    /// @param issuer any account of the issuer
    /// @param series series of it to count at once; at most 16
    /// @return the number of the default
    function declareMissed(address issuer, uint256[] calldata series) external returns (uint256);

    /// @notice Fixes what holders of series can claim of kept proceeds, which the first claim of a series does too. Anyone may.
    /// @param issuer any account of an issuer in default
    /// @param series series of it; 1 to 16
    function countSeries(address issuer, uint256[] calldata series) external;

    /// @notice Burns free units of the caller and pays their share of guarantee and kept proceeds.
    /// @param series the series, of an issuer in default
    /// @param quantity how many units; above zero
    /// @return what was paid, by stablecoin and source
    function claim(uint256 series, uint256 quantity) external returns (Payment[] memory);

    /// @notice Reserves the share of a holder whom a freeze keeps from claiming, for all units that it has now. Anyone may.
    /// @param series the series, of an issuer in default
    /// @param holder the holder
    function reserve(uint256 series, address holder) external;

    /// @notice Ends a reservation, or notes that the freeze was lifted or came back. Anyone may.
    /// @param series the series
    /// @param holder the holder
    function endReservation(uint256 series, address holder) external;

    /// @notice Closes the claims when their time is over and nothing is reserved. Anyone may.
    /// @param issuer any account of an issuer in default
    function closeDefault(address issuer) external;

    /// @notice What is demanded of an issuer.
    /// @param issuer any account of the issuer
    /// @return deadline first second at which anybody may declare the default; 0 when nothing is demanded
    /// @return reason hash of the record that says what is demanded
    function demandOf(address issuer) external view returns (uint256 deadline, bytes32 reason);

    /// @notice The default of an issuer.
    /// @param issuer any account of the issuer; reverts when it is not in default
    /// @return the default
    function defaultOf(address issuer) external view returns (DefaultRecord memory);

    /// @notice How a series was counted in the default of its issuer.
    /// @param series the series; reverts when it was not counted
    /// @return how
    function countedSeries(uint256 series) external view returns (Counted memory);

    /// @notice What a claim would pay now, whoever makes it.
    /// @param series the series
    /// @param quantity how many units
    /// @return what it would pay; nothing where no claim would
    function preview(uint256 series, uint256 quantity) external view returns (Payment[] memory);

    /// @notice Whether units of a series have a claim in a default of its issuer.
    /// @param series the series; reverts when there is none
    /// @return whether they have
    function hasClaim(uint256 series) external view returns (bool);

    /// @notice What waits for a holder.
    /// @param series the series
    /// @param holder the holder
    /// @return quantity for how many units; 0 when nothing is reserved
    /// @return endsAt first second at which the reservation can be ended; 0 while a freeze keeps the holder from claiming
    function reservationOf(uint256 series, address holder) external view returns (uint256 quantity, uint256 endsAt);
}
