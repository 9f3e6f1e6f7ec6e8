// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title The rules of Genex chain
/// @notice Served by a precompile at `Addresses.COMPLIANCE`. Views of whether a movement would be refused and why, and of what the
/// rules know of an account; and the few acts under the rules that need no office. Codes of reasons are the same as in native errors and in reverts, `Genex: <code> <text>`. What the
/// rules answer can change until a movement takes place: a later act is judged anew.
///
/// Reverts with `Compliance: <error>` when there is no such thing, and with `Genex: <text>` for the arguments or the way of calling.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ICompliance {
    /// @notice The business reason for which value changes hands: a first sale, a gift, a fill of the order book, a redemption, a refund,
    /// a recall, a move of the protocol, money that enters, money that leaves.
    enum Path {
        Primary,
        P2P,
        Market,
        Redeem,
        Refund,
        Recall,
        System,
        CashIn,
        CashOut
    }

    /// @notice How much is known of an identity.
    enum Tier {
        L0,
        L1,
        L2,
        L3
    }

    /// @notice How much is blocked: nothing, what leaves, what leaves or enters.
    enum FreezeMode {
        None,
        Outbound,
        Full
    }

    /// @notice Who an identity is.
    enum IdentityKind {
        Person,
        Company
    }

    /// @notice What is limited: coupons bought, coupons sold, value given, value got.
    enum Flow {
        Buy,
        Sell,
        Send,
        Receive
    }

    /// @notice Over which time: 24 hours or 30 days.
    enum Span {
        Day,
        Month
    }

    /// @notice What an account brings before the rules.
    struct Standing {
        // The identity behind it, or zero for a stranger.
        uint64 identity;
        // The tier that counts now.
        Tier tier;
        // How much is blocked: the stricter of account and identity.
        FreezeMode freeze;
        // Flags of the account. Bit 0: nothing leaves; 1: nothing leaves or enters; 2: gifts wait for its consent.
        uint8 accountFlags;
        // Flags of the identity. Bit 0: revoked; 1: suspended; 2: nothing leaves; 3: nothing leaves or enters; 4: related to an
        // issuer; 5: on the blacklist.
        uint16 identityFlags;
    }

    /// @notice An identity.
    struct Identity {
        // Its number.
        uint64 identity;
        // The tier that counts now.
        Tier tier;
        // The tier that was attested.
        Tier attestedTier;
        // Who it is.
        IdentityKind kind;
        // Two letters of where it resides.
        bytes2 jurisdiction;
        // First second at which the attestation no longer holds.
        uint64 validUntil;
        // As `identityFlags` in `Standing`.
        uint16 flags;
        // How much is blocked: the stricter of account and identity.
        FreezeMode freeze;
        // Who vouches for it.
        address attestor;
        // When it was registered.
        uint64 registeredAt;
        // How many accounts are linked to it.
        uint32 accounts;
    }

    /// @notice A limit of an identity, in US cents and in number of acts.
    struct Limit {
        // What is limited.
        Flow flow;
        // Over which time.
        Span span;
        // Value that counts now.
        uint64 usedCents;
        // Acts that count now.
        uint32 usedCount;
        // The most value there may be.
        uint64 limitCents;
        // The most acts there may be.
        uint32 limitCount;
        // First second at which something that counts now no longer does, or zero when nothing counts.
        uint64 nextReset;
    }

    /// @notice The caps on what an identity holds. Worth is in billionths of a US dollar.
    struct Holding {
        // What its coupons count together.
        uint128 worth;
        // Whether there is a cap on that.
        bool hasWorthCap;
        // The most they may count.
        uint128 worthCap;
        // Whether there is a cap on the units of one series.
        bool hasUnitsCap;
        // The most units of one series on all its accounts together.
        uint64 unitsCap;
    }

    /// @notice The daily cap of a way across a border, in US cents.
    struct Corridor {
        // Two letters of where the identity resides.
        bytes2 from;
        // Two letters of where those reside to whom it would give or sell.
        bytes2 to;
        // What counts now, whichever way it took.
        uint64 used;
        // What is left; zero while the way is blocked.
        uint64 remaining;
        // The most there may be.
        uint64 cap;
        // First second at which something that counts now no longer does, or zero when nothing counts.
        uint64 nextReset;
    }

    /// @notice An act of high value that waits for an officer.
    struct Review {
        // 0 a purchase from the primary market, 1 a withdrawal, 2 a trade of the order book.
        uint8 act;
        // Its number there.
        uint64 actId;
        // Whose value waits.
        address who;
        // What it is worth in US cents.
        uint64 cents;
        // When it was brought.
        uint64 openedAt;
        // First second at which anyone may have the value returned.
        uint64 deadline;
    }

    /// @notice An identity was declared to be related to an issuer.
    /// @param issuer the identity of the issuer
    /// @param related the related identity
    /// @param by who declared it
    /// @param kind how it is related, as in `declareRelation`
    /// @param reason hash of the record behind it
    event RelationDeclared(
        uint64 indexed issuer, uint64 indexed related, address indexed by, uint8 kind, bytes32 reason
    );

    /// @notice An officer ended a relation.
    /// @param issuer the identity of the issuer
    /// @param related the identity that was related
    /// @param by the officer
    /// @param kind how it was related
    /// @param since when that was declared
    /// @param reason hash of the record behind it
    event RelationEnded(
        uint64 indexed issuer, uint64 indexed related, address indexed by, uint8 kind, uint64 since, bytes32 reason
    );

    /// @notice No officer decided in time, and the value was returned.
    /// @param review the review
    /// @param by who had it returned
    /// @param who whose value waited
    /// @param act what waited, as in `Review`
    /// @param actId its number there
    /// @param cents what it is worth in US cents
    event ReviewReturned(
        uint64 indexed review, address indexed by, address indexed who, uint8 act, uint64 actId, uint64 cents
    );

    /// @notice Declares an identity to be related to an issuer. For accounts of the issuer, of tier L3, and for officers.
    /// @param issuer the identity of the issuer
    /// @param related the related identity
    /// @param kind 0 an owner, 1 an affiliate, 2 a manager, 3 an employee, 4 family of an owner or manager
    /// @param reason hash of the record behind it; an issuer may leave it zero
    function declareRelation(uint64 issuer, uint64 related, uint8 kind, bytes32 reason) external;

    /// @notice Has the value of an act returned, whole, that no officer decided in time. Anyone may ask for it.
    /// @param review the review
    function returnReview(uint64 review) external;

    /// @notice An act that waits for an officer.
    /// @param review the review; reverts when there is none, or it was decided
    /// @return what waits
    function reviewOf(uint64 review) external view returns (Review memory);

    /// @notice Whether an identity is related to an issuer, or is the issuer.
    /// @param issuer the identity of the issuer
    /// @param identity the identity
    /// @return whether it is
    function areRelated(uint64 issuer, uint64 identity) external view returns (bool);

    /// @notice Every reason against a move of units, most important first. Balances are not looked at.
    /// @param path the business reason
    /// @param series the series; reverts when there is none
    /// @param from who gives
    /// @param to who receives
    /// @param quantity the number of units
    /// @return the codes; none when the rules allow it
    function explainUnits(Path path, uint32 series, address from, address to, uint64 quantity)
        external
        view
        returns (uint16[] memory);

    /// @notice As `explainUnits`, for units that are paid for, which may count for more than their face value.
    /// @param path the business reason
    /// @param series the series; reverts when there is none
    /// @param from who gives
    /// @param to who receives
    /// @param quantity the number of units
    /// @param currency three letters of the currency of the price
    /// @param price the price of all of them in minor units of the currency
    /// @return the codes; none when the rules allow it
    function explainSale(
        Path path,
        uint32 series,
        address from,
        address to,
        uint64 quantity,
        bytes3 currency,
        uint128 price
    ) external view returns (uint16[] memory);

    /// @notice Every reason against a move of a stablecoin, most important first. Balances are not looked at.
    /// @param path the business reason
    /// @param asset the stablecoin; reverts when there is none
    /// @param from who gives
    /// @param to who receives
    /// @param amount the amount in smallest units
    /// @return the codes; none when the rules allow it
    function explainMoney(Path path, uint32 asset, address from, address to, uint128 amount)
        external
        view
        returns (uint16[] memory);

    /// @notice What a reason says: its cause and the remedy.
    /// @param code the code of the reason
    /// @return the text; empty when there is no such reason
    function reasonText(uint16 code) external view returns (string memory);

    /// @notice What an account brings before the rules, registered or not.
    /// @param account the account
    /// @return its standing
    function standing(address account) external view returns (Standing memory);

    /// @notice The identity behind an account.
    /// @param account the account
    /// @return the identity; with the number zero for a stranger
    function identityOf(address account) external view returns (Identity memory);

    /// @notice How much of an account is blocked by sanctions.
    /// @param account the account
    /// @return the stricter of account and identity
    function freezeOf(address account) external view returns (FreezeMode);

    /// @notice Units of a series that an account holds and that are frozen.
    /// @param account the account
    /// @param series the series; reverts when there is none
    /// @return the number of units
    function frozenUnits(address account, uint32 series) external view returns (uint64);

    /// @notice Every limit of an identity; none where there is no such identity or no rulebook.
    /// @param identity the identity
    /// @return the limits, by flow and span
    function limits(uint64 identity) external view returns (Limit[] memory);

    /// @notice The caps on what an identity holds and on what it gives or sells abroad; reverts where there is no such identity or no
    /// rulebook. Looks at every jurisdiction there is.
    /// @param identity the identity
    /// @return holding the caps on what it holds
    /// @return corridors the ways out of its residence that have a daily cap
    function caps(uint64 identity) external view returns (Holding memory holding, Corridor[] memory corridors);

    /// @notice Whether the sanctions lists are recent enough.
    /// @return fresh whether they are
    /// @return until first second at which they count as too old
    function listsFresh() external view returns (bool fresh, uint64 until);
}
