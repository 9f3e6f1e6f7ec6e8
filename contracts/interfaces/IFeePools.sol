// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Pools that pay fees for others
/// @notice Served by a precompile at `Addresses.FEE_POOLS`. Acts on the same pools and by the same rules as the native calls, and
/// takes no GNX with a call: what a pool gets comes from the balance of the caller.
///
/// GNX is counted in its smallest units on the chain, of which a GNX has 10^12. Ethereum shows balances in wei: a smallest unit is
/// 10^6 wei, so divide a balance by that before you pass it here.
///
/// A pool pays for the acts in its terms, which are a sum: 1 purchases, 2 orders, 4 redemptions, 8 gifts, 16 Travel Rule cases and
/// receipts, 32 linking accounts, 64 recovery, 128 claims in a default, 256 tickets, 512 captures, 4,096 cards and gifts by link,
/// 8,192 transfers that were signed off-line. A pool is asked about the acts in those series that point to it; pool number 0, which
/// is the platform's, is asked where no other pays.
///
/// A kind is 0 for the platform's pool, 1 for an issuer's, 2 for a campaign, which the council makes for its owner. Where the council
/// acts, an event names the zero address. A reason is the hash of the record behind an act; an owner may leave it zero.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `FeePools: <error>` or `Genex: <text>` (the GNX, the arguments or the way of calling).
///
/// Campaigns, the platform's pool and the policy of all pools are the council's to rule, natively. What pools pay is told natively by
/// `FeePolicy.FeeSponsored` and `PoolLow` and has no log: a receipt tells what its transaction did, not who paid for it.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IFeePools {
    /// @notice What a pool pays for.
    struct Terms {
        /// The acts whose fees it pays, as a sum; at least one.
        uint16 acts;
        /// The most GNX it pays on one day; above zero.
        uint128 dayBudget;
        /// It pays for an identity only while all pools together pay at most this much GNX for it on one day; above zero.
        uint128 identityDayBudget;
        /// Below this balance the pool says so natively, once a day.
        uint128 alertBelow;
        /// First second at which it pays no more, in Unix time. A past one makes it pause; the largest number stands for no end.
        uint64 until;
    }

    /// @notice A pool.
    struct Pool {
        /// Its kind.
        uint8 kind;
        /// Who owns it; the zero address for the platform's.
        address owner;
        /// The account on which it keeps its GNX.
        address account;
        /// What it pays for.
        Terms terms;
        /// GNX it has.
        uint128 balance;
        /// GNX it paid today.
        uint128 spentToday;
    }

    /// @notice A pool was made.
    /// @param poolId its number
    /// @param owner who owns it; the zero address for the platform's
    /// @param by who made it
    /// @param kind its kind
    /// @param account where it keeps its GNX
    /// @param terms what it pays for
    /// @param reason hash of the record behind it
    event PoolCreated(
        uint256 indexed poolId,
        address indexed owner,
        address indexed by,
        uint8 kind,
        address account,
        Terms terms,
        bytes32 reason
    );

    /// @notice A pool got GNX.
    /// @param poolId the pool
    /// @param by who gave them
    /// @param amount how many
    event PoolToppedUp(uint256 indexed poolId, address indexed by, uint256 amount);

    /// @notice A pool pays for something else from now on, or within other budgets.
    /// @param poolId the pool
    /// @param by who set the terms
    /// @param oldTerms the terms before
    /// @param newTerms the terms from now on
    /// @param reason hash of the record behind it
    event TermsSet(uint256 indexed poolId, address indexed by, Terms oldTerms, Terms newTerms, bytes32 reason);

    /// @notice GNX were taken out of a pool.
    /// @param poolId the pool
    /// @param by who took them out
    /// @param to who got them
    /// @param amount how many
    /// @param reason hash of the record behind it
    event PoolWithdrawn(
        uint256 indexed poolId, address indexed by, address indexed to, uint256 amount, bytes32 reason
    );

    /// @notice A pool was closed. Series that point to it have none from now on.
    /// @param poolId the pool
    /// @param by who closed it
    /// @param owner who owned it
    /// @param amount what it had, which its owner got
    /// @param reason hash of the record behind it
    event PoolClosed(
        uint256 indexed poolId, address indexed by, address indexed owner, uint256 amount, bytes32 reason
    );

    /// @notice Acts in a series are paid by another pool from now on, before the platform's is asked.
    /// @param series the series
    /// @param by who assigned it
    /// @param oldPool the pool before; zero where there was none
    /// @param newPool the pool from now on; zero where there is none
    /// @param reason hash of the record behind it
    event SeriesAssigned(
        uint256 indexed series, address indexed by, uint256 oldPool, uint256 newPool, bytes32 reason
    );

    /// @notice Makes a pool of the caller for acts in its series. It is empty, and no series points to it yet. For accounts that may
    /// issue.
    /// @param terms what it pays for
    /// @return its number
    function createPool(Terms calldata terms) external returns (uint256);

    /// @notice Gives GNX of the caller to a pool. For the owner; for anyone where it is the platform's.
    /// @param poolId the pool
    /// @param amount how many, in smallest units
    function topUp(uint256 poolId, uint256 amount) external;

    /// @notice Replaces what a pool of the caller pays for. What it paid today counts on.
    /// @param poolId the pool
    /// @param terms what it pays for
    /// @param reason hash of the record behind it, or zero
    function setTerms(uint256 poolId, Terms calldata terms, bytes32 reason) external;

    /// @notice Takes GNX out of a pool of the caller, which keeps the least balance of an account.
    /// @param poolId the pool
    /// @param amount how many, in smallest units
    /// @param to who gets them: the caller itself
    /// @param reason hash of the record behind it, or zero
    function withdraw(uint256 poolId, uint256 amount, address to, bytes32 reason) external;

    /// @notice Closes a pool of the caller for ever, who gets what it has.
    /// @param poolId the pool
    /// @param reason hash of the record behind it, or zero
    function closePool(uint256 poolId, bytes32 reason) external;

    /// @notice Lets a pool of the caller pay for acts in a series of the caller, or none but the platform's.
    /// @param series the series
    /// @param poolId the pool; zero for none but the platform's
    /// @param reason hash of the record behind it, or zero
    function assignSeries(uint256 series, uint256 poolId, bytes32 reason) external;

    /// @notice The number that the next pool gets.
    /// @return the number
    function nextPoolId() external view returns (uint256);

    /// @notice A pool.
    /// @param poolId its number; reverts when there is none, or it was closed
    /// @return what it pays for, and what it has
    function poolOf(uint256 poolId) external view returns (Pool memory);

    /// @notice The pool that is asked before the platform's about acts in a series.
    /// @param series the series
    /// @return its number; zero where there is none
    function poolOfSeries(uint256 series) external view returns (uint256);

    /// @notice How many pools an account owns.
    /// @param owner the account
    /// @return how many
    function poolCount(address owner) external view returns (uint256);

    /// @notice What an identity has used of what pools pay for it, and what it has left.
    /// @param identity the identity; `ICompliance.identityOf` tells the one behind an account
    /// @return spentToday GNX that all pools paid for it today, in smallest units
    /// @return giftsLeft what its free gifts may cost now, in millionths of a US dollar
    /// @return giftsFullAt first second at which all free gifts have come back, in Unix time; the largest number of 64 bits where they
    /// never do
    function quotaOf(uint256 identity)
        external
        view
        returns (uint256 spentToday, uint256 giftsLeft, uint256 giftsFullAt);
}
