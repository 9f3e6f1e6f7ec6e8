// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Who issues coupons, how much, and who acts for an issuer
/// @notice Served by a precompile at `Addresses.ISSUERS`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. What becomes of an issuer that does not keep its promises is at `IInsolvency`.
///
/// An issuer is an identity, not an account: `ICompliance.identityOf` tells the identity behind an account. Worth is counted in
/// billionths of a US dollar.
///
/// A status is 0 applied, 1 active, 2 on the watch list, 3 suspended, 4 frozen, 5 in default. A grade is 0 for E, 1 for D, 2 for C,
/// 3 for B, 4 for A. What staff may do is a sum: 1 mint, 2 list, 4 accept redemptions, 8 give money back.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Issuers: <error>`, `Stablecoin: <error>` (the money) or `Genex: <text>` (the arguments or the way of calling).
///
/// Officers approve, reject and supervise issuers natively; what they do has its log here, too. A guarantee moves only when it is
/// paid to holders: that has its `Transfer` at the stablecoin besides.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IIssuers {
    /// @notice An issuer, or an identity whose application waits.
    struct Issuer {
        /// Its status.
        uint8 status;
        /// Its grade.
        uint8 grade;
        /// The score behind the grade, as computed last, of 1,000.
        uint16 score;
        /// When it was approved, in Unix time; 0 before that.
        uint64 approvedAt;
        /// Incidents that are being looked into.
        uint32 openIncidents;
        /// Incidents that were found true, a default among them.
        uint32 upheldIncidents;
        /// How many ratings it has.
        uint64 ratings;
        /// Their stars together.
        uint64 stars;
        /// Worth of what is minted and not sold.
        uint128 unsold;
        /// Worth of what holders have.
        uint128 outstanding;
        /// Worth of what was redeemed.
        uint128 redeemed;
        /// Worth of what expired with holders.
        uint128 expired;
    }

    /// @notice A score, component by component, each of 1,000.
    struct Score {
        /// The formula that made it; 0 where none did yet.
        uint16 version;
        /// The part that was redeemed of what was promised to holders.
        uint16 redemption;
        /// The part that did not expire of what ended with holders.
        uint16 breakage;
        /// The average rating.
        uint16 ratings;
        /// Time since the approval.
        uint16 tenure;
        /// The guarantee, against what is promised.
        uint16 coverage;
        /// What incidents cost.
        uint16 deduction;
        /// The whole.
        uint16 total;
    }

    /// @notice What a member of staff may do, and how much it did.
    struct Staff {
        /// What it may do; 0 where the account is no member of the issuer's staff.
        uint8 scopes;
        /// US cents of promises that it may act on in a period.
        uint64 cap;
        /// Seconds of a period.
        uint64 period;
        /// First second at which it may do nothing more, in Unix time.
        uint64 expiresAt;
        /// When the period began in which it acted last.
        uint64 periodBegan;
        /// Worth of what it did in that period.
        uint128 used;
    }

    /// @notice An identity asked to become an issuer.
    /// @param identity the identity
    /// @param applicant the account that asked
    /// @param brand hash of the proof that its brand is its own
    /// @param documents hashes of its registration and permits
    event Applied(uint256 indexed identity, address indexed applicant, bytes32 brand, bytes32[] documents);

    /// @notice An application was taken back.
    /// @param identity the identity
    /// @param by the account of it that took it back
    event ApplicationWithdrawn(uint256 indexed identity, address indexed by);

    /// @notice An identity may issue from now on.
    /// @param identity the identity
    /// @param officer who approved it
    /// @param reason hash of what the officer found
    event IssuerApproved(uint256 indexed identity, address indexed officer, bytes32 reason);

    /// @notice An application was refused and is forgotten.
    /// @param identity the identity
    /// @param officer who refused it
    /// @param reason hash of the explanation
    event ApplicationRejected(uint256 indexed identity, address indexed officer, bytes32 reason);

    /// @notice An officer led an issuer to another status.
    /// @param identity the issuer
    /// @param officer who did
    /// @param oldStatus its status before
    /// @param newStatus its status from now on
    /// @param reason hash of why
    event StatusSet(
        uint256 indexed identity, address indexed officer, uint8 oldStatus, uint8 newStatus, bytes32 reason
    );

    /// @notice An issuer is in default, or no longer.
    /// @param identity the issuer
    /// @param oldStatus its status before
    /// @param newStatus its status from now on
    event DefaultSet(uint256 indexed identity, uint8 oldStatus, uint8 newStatus);

    /// @notice Something is held against an issuer.
    /// @param identity the issuer
    /// @param incident the number of it
    /// @param officer who opened it
    /// @param reason hash of what is known
    event IncidentReported(uint256 indexed identity, uint256 indexed incident, address indexed officer, bytes32 reason);

    /// @notice An incident was looked into.
    /// @param identity the issuer
    /// @param incident the number of it
    /// @param officer who closed it
    /// @param upheld whether it was true
    /// @param reason hash of why
    event IncidentResolved(
        uint256 indexed identity, uint256 indexed incident, address indexed officer, bool upheld, bytes32 reason
    );

    /// @notice The score of an issuer was computed anew.
    /// @param identity the issuer
    /// @param score its score, of 1,000
    /// @param oldGrade its grade before
    /// @param newGrade its grade from now on
    /// @param limit worth of what it may promise in all
    event Rescored(uint256 indexed identity, uint256 score, uint8 oldGrade, uint8 newGrade, uint256 limit);

    /// @notice A holder rated an issuer for a redemption.
    /// @param identity the issuer
    /// @param holder the identity of the holder
    /// @param stars one to five
    event Rated(uint256 indexed identity, uint256 indexed holder, uint256 stars);

    /// @notice An issuer put money aside for holders of its coupons.
    /// @param identity the issuer
    /// @param by its account
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    event GuaranteeDeposited(uint256 indexed identity, address indexed by, uint256 indexed asset, uint256 amount);

    /// @notice An issuer took some of its guarantee back.
    /// @param identity the issuer
    /// @param by its account
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    event GuaranteeWithdrawn(uint256 indexed identity, address indexed by, uint256 indexed asset, uint256 amount);

    /// @notice Some of a guarantee was paid to a holder.
    /// @param identity the issuer
    /// @param from its account
    /// @param to the holder
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    event GuaranteePaid(
        uint256 indexed identity, address indexed from, address indexed to, uint256 asset, uint256 amount
    );

    /// @notice An issuer lets an account act for it, or changed what it may do.
    /// @param issuer the issuer's account
    /// @param staff the account
    /// @param scopes what it may do
    /// @param cap US cents of promises that it may act on in a period
    /// @param period seconds of a period
    /// @param expiresAt first second at which it may do nothing more
    event StaffAppointed(
        address indexed issuer, address indexed staff, uint256 scopes, uint256 cap, uint256 period, uint256 expiresAt
    );

    /// @notice A member of staff did something.
    /// @param issuer the issuer's account
    /// @param staff who did it
    /// @param scope as what: 0 minting, 1 listing, 2 accepting a redemption, 3 giving money back
    /// @param worth worth of what it did
    event StaffActed(address indexed issuer, address indexed staff, uint8 scope, uint256 worth);

    /// @notice An account acts no longer for an issuer.
    /// @param issuer the issuer's account
    /// @param staff the account
    event StaffDismissed(address indexed issuer, address indexed staff);

    /// @notice The time of a member of staff was over, and it was removed.
    /// @param issuer the issuer's account
    /// @param staff the account
    event StaffRemoved(address indexed issuer, address indexed staff);

    /// @notice Asks for the caller's identity to become an issuer. For companies of tier L3.
    /// @param brand hash of the proof that the brand is its own; not zero
    /// @param documents hashes of its registration and permits; 1 to 16, none of them zero
    function applyAsIssuer(bytes32 brand, bytes32[] calldata documents) external;

    /// @notice Takes the application of the caller's identity back before it is decided.
    function withdrawApplication() external;

    /// @notice Computes the score of an issuer anew, and its grade from it. Anyone may ask for it.
    /// @param identity the issuer
    /// @return the grade
    function rescore(uint256 identity) external returns (uint8);

    /// @notice Rates an issuer, once for each redemption of the caller's identity that is worth a dollar or more.
    /// @param identity the issuer
    /// @param stars one to five
    function rate(uint256 identity, uint256 stars) external;

    /// @notice Puts money of the caller aside for holders of its coupons, which raises its limit. For accounts of an issuer.
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    function depositGuarantee(uint256 asset, uint256 amount) external;

    /// @notice Takes money back that the caller put aside, unless the limit would fall below what is promised.
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    function withdrawGuarantee(uint256 asset, uint256 amount) external;

    /// @notice Lets an account act for the series of the caller, or changes what it may do. For accounts of an issuer.
    /// @param staff the account; not the caller's own
    /// @param scopes what it may do, as a sum
    /// @param cap US cents of promises that it may act on in a period; above zero
    /// @param period seconds of a period; above zero
    /// @param expiresAt first second at which it may do nothing more, in Unix time
    function appointStaff(address staff, uint256 scopes, uint256 cap, uint256 period, uint256 expiresAt) external;

    /// @notice Lets an account act no longer for the caller.
    /// @param staff the account
    function dismissStaff(address staff) external;

    /// @notice Removes members of staff whose time is over, all or none. Anyone may ask for it.
    /// @param issuer the issuer's account
    /// @param staff the accounts; at most 64
    function removeExpiredStaff(address issuer, address[] calldata staff) external;

    /// @notice An issuer, or an identity whose application waits.
    /// @param identity the identity; reverts when it is neither
    /// @return what is known of it
    function issuerOf(uint256 identity) external view returns (Issuer memory);

    /// @notice How much an issuer may still promise, all in worth and at the rates of now.
    /// @param identity the identity; reverts when it neither issues nor applied
    /// @return limit what it may promise in all
    /// @return exposure what it promises
    /// @return left what it may mint at most
    /// @return secured what counts as put aside
    function headroomOf(uint256 identity)
        external
        view
        returns (uint256 limit, uint256 exposure, uint256 left, uint256 secured);

    /// @notice The score that `rescore` would store now.
    /// @param identity the identity; reverts when it neither issues nor applied
    /// @return the score
    function scoreOf(uint256 identity) external view returns (Score memory);

    /// @notice What is put aside for the holders of an issuer's coupons in a stablecoin.
    /// @param identity the issuer
    /// @param asset the id of the stablecoin
    /// @return guarantee what it put aside of its own accord, in smallest units
    /// @return holdback what is kept of the proceeds of its sales
    function guaranteeOf(uint256 identity, uint256 asset) external view returns (uint256 guarantee, uint256 holdback);

    /// @notice What an account may do for an issuer.
    /// @param issuer the issuer's account
    /// @param staff the account
    /// @return its terms, all zero where there are none
    function staffOf(address issuer, address staff) external view returns (Staff memory);

    /// @notice How many ratings a holder may still give to an issuer.
    /// @param identity the issuer
    /// @param holder the identity of the holder
    /// @return how many
    function ratingsLeft(uint256 identity, uint256 holder) external view returns (uint256);
}
