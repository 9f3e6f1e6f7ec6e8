// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Units that move only when a custodian signs too
/// @notice Served by a precompile at `Addresses.CUSTODY`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. Units in custody stay their owner's, in its own escrow: a custodian co-signs what becomes of them and never has
/// them.
///
/// What a customer asks for is 0 that units go to somebody, 1 that they burn with a redeemer, 2 that they are free again. An
/// agreement is 0 proposed, 1 accepted, 2 ended.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Custody: <error>`, `Coupon: <error>` or `Stablecoin: <error>` (the books) or `Genex: <text>` (the arguments or the
/// way of calling).
///
/// When units move or burn here, `Addresses.COUPON` has a `TransferSingle` for them, and `Addresses.REDEMPTION` a `Redeemed` for
/// those that burn; the contract that gets units is not asked. A fee that is paid has its `Transfer` at the stablecoin.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ICustody {
    /// @notice What a custodian does for holders of an issuer's coupons.
    struct Agreement {
        /// Whose coupons it is about, and who pays.
        address issuer;
        /// Who co-signs.
        address custodian;
        /// Whether it is about all series of the issuer.
        bool everySeries;
        /// The series that it is about if not about all; else 0.
        uint32 series;
        /// The stablecoin of the fee.
        uint32 asset;
        /// Fee of one act, in smallest units.
        uint128 perAct;
        /// Most of the fee in all.
        uint128 most;
        /// Face value in US cents that an act must be about to be paid; 0 for any.
        uint64 least;
        /// First second at which it no longer binds anybody, in Unix time.
        uint64 validUntil;
        /// 0 proposed, 1 accepted, 2 ended.
        uint8 state;
        /// Fee that was earned and not collected.
        uint128 due;
        /// Fee that was collected.
        uint128 paid;
        /// Deposits under it.
        uint32 deposits;
    }

    /// @notice What a customer asked the custodian to co-sign.
    struct Request {
        /// Its number.
        uint64 id;
        /// 0 to move units, 1 to redeem them, 2 to have them back.
        uint8 wish;
        /// Who gets or accepts them; the zero address for those that come back.
        address to;
        /// Salted hash of the order of a redemption; else zero.
        bytes32 orderHash;
        /// How many units.
        uint64 quantity;
        /// First second at which it cannot be approved any more; a withdrawal needs no approval from then on.
        uint64 deadline;
    }

    /// @notice Units of a customer that are under an agreement.
    struct Deposit {
        /// The agreement.
        uint64 agreementId;
        /// Whose units they are.
        address customer;
        /// The series.
        uint32 series;
        /// How many are in escrow.
        uint64 quantity;
        /// What was asked and is not done, oldest first.
        Request[] requests;
    }

    /// @notice An officer registered a custodian.
    /// @param custodian the custodian
    /// @param officer the officer
    /// @param reason hash of the explanation
    event CustodianRegistered(address indexed custodian, address indexed officer, bytes32 reason);

    /// @notice An officer took a custodian off the register.
    /// @param custodian the custodian
    /// @param officer the officer
    /// @param reason hash of the explanation
    event CustodianRemoved(address indexed custodian, address indexed officer, bytes32 reason);

    /// @notice An issuer proposed an agreement.
    /// @param agreementId the agreement
    /// @param issuer whose coupons it is about
    /// @param custodian who would co-sign
    /// @param everySeries whether it is about all series of the issuer
    /// @param series the series that it is about if not about all; else 0
    /// @param asset the stablecoin of the fee
    /// @param perAct fee of one act, in smallest units
    /// @param most most of the fee in all
    /// @param least face value in US cents that an act must be about to be paid; 0 for any
    /// @param validUntil first second at which it would no longer bind anybody
    event AgreementProposed(
        uint256 indexed agreementId,
        address indexed issuer,
        address indexed custodian,
        bool everySeries,
        uint256 series,
        uint256 asset,
        uint256 perAct,
        uint256 most,
        uint256 least,
        uint256 validUntil
    );

    /// @notice A custodian accepted an agreement.
    /// @param agreementId the agreement
    /// @param custodian the custodian
    event AgreementAccepted(uint256 indexed agreementId, address indexed custodian);

    /// @notice A side ended an agreement.
    /// @param agreementId the agreement
    /// @param by who ended it
    event AgreementEnded(uint256 indexed agreementId, address indexed by);

    /// @notice An agreement that was over was removed.
    /// @param agreementId the agreement
    /// @param by who removed it
    /// @param waived fee that the custodian gave up
    event AgreementForgotten(uint256 indexed agreementId, address indexed by, uint256 waived);

    /// @notice A customer put units under an agreement.
    /// @param depositId the deposit
    /// @param agreementId the agreement
    /// @param customer whose units they are
    /// @param series the series
    /// @param quantity how many
    event Deposited(
        uint256 indexed depositId,
        uint256 indexed agreementId,
        address indexed customer,
        uint256 series,
        uint256 quantity
    );

    /// @notice A customer asked for something.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param customer who asked
    /// @param wish 0 to move units, 1 to redeem them, 2 to have them back
    /// @param to who would get or accept them; the zero address for those that come back
    /// @param orderHash salted hash of the order of a redemption; else zero
    /// @param quantity how many units
    /// @param deadline first second at which it cannot be approved any more
    event Requested(
        uint256 indexed depositId,
        uint256 indexed requestId,
        address indexed customer,
        uint8 wish,
        address to,
        bytes32 orderHash,
        uint256 quantity,
        uint256 deadline
    );

    /// @notice A customer took a request back.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param customer who had asked
    event RequestCancelled(uint256 indexed depositId, uint256 indexed requestId, address indexed customer);

    /// @notice A custodian co-signed, and what was asked happened.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param custodian who co-signed
    /// @param customer who had asked
    /// @param wish 0 to move units, 1 to redeem them, 2 to have them back
    /// @param quantity how many units
    /// @param left units that are left of the deposit
    event RequestApproved(
        uint256 indexed depositId,
        uint256 indexed requestId,
        address indexed custodian,
        address customer,
        uint8 wish,
        uint256 quantity,
        uint256 left
    );

    /// @notice A custodian did not co-sign.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param custodian who refused
    /// @param reason hash of why
    event RequestRefused(
        uint256 indexed depositId, uint256 indexed requestId, address indexed custodian, bytes32 reason
    );

    /// @notice Units are free again without the custodian.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param customer whose units they are
    /// @param by who made it happen
    /// @param quantity how many units
    /// @param left units that are left of the deposit
    event Withdrawn(
        uint256 indexed depositId,
        uint256 indexed requestId,
        address indexed customer,
        address by,
        uint256 quantity,
        uint256 left
    );

    /// @notice A part of the fee was paid by the issuer to the custodian.
    /// @param agreementId the agreement
    /// @param by who made it happen
    /// @param amount how much, in smallest units
    /// @param due what is still due
    event FeeCollected(uint256 indexed agreementId, address indexed by, uint256 amount, uint256 due);

    /// @notice An officer ended a deposit, so that an authority can reach what it held.
    /// @param depositId the deposit
    /// @param officer the officer
    /// @param customer who has the units free again
    /// @param series the series
    /// @param returned how many units
    /// @param reason hash of the explanation
    event DepositForced(
        uint256 indexed depositId,
        address indexed officer,
        address indexed customer,
        uint256 series,
        uint256 returned,
        bytes32 reason
    );

    /// @notice Proposes that a custodian co-signs for holders of the caller's coupons. For issuers.
    /// @param custodian a registered custodian
    /// @param everySeries whether it is about all series of the caller
    /// @param series the series that it is about if not about all; else ignored
    /// @param asset the stablecoin of the fee
    /// @param perAct fee of one act, in smallest units
    /// @param most most of the fee in all
    /// @param least face value in US cents that an act must be about to be paid; 0 for any
    /// @param validUntil first second at which it no longer binds anybody, in Unix time
    /// @return the number of the agreement
    function proposeAgreement(
        address custodian,
        bool everySeries,
        uint256 series,
        uint256 asset,
        uint256 perAct,
        uint256 most,
        uint256 least,
        uint256 validUntil
    ) external returns (uint256);

    /// @notice Accepts an agreement. For its custodian.
    /// @param agreementId the agreement
    function acceptAgreement(uint256 agreementId) external;

    /// @notice Ends an agreement; what is under it can be withdrawn at once. For its issuer and its custodian.
    /// @param agreementId the agreement
    function endAgreement(uint256 agreementId) external;

    /// @notice Removes an agreement that is over and under which nothing is left. Anyone may when no fee is due.
    /// @param agreementId the agreement
    function forgetAgreement(uint256 agreementId) external;

    /// @notice Puts units of the caller under an agreement.
    /// @param agreementId the agreement
    /// @param series the series
    /// @param quantity how many units; above zero
    /// @return the number of the deposit
    function deposit(uint256 agreementId, uint256 series, uint256 quantity) external returns (uint256);

    /// @notice Asks the custodian to co-sign that units go to somebody.
    /// @param depositId a deposit of the caller's
    /// @param to who gets them
    /// @param quantity how many units; above zero
    /// @return the number of the request
    function requestMove(uint256 depositId, address to, uint256 quantity) external returns (uint256);

    /// @notice Asks the custodian to co-sign that units burn with a redeemer.
    /// @param depositId a deposit of the caller's
    /// @param redeemer who accepts them
    /// @param quantity how many units; above zero
    /// @param orderHash salted hash of the order
    /// @return the number of the request
    function requestRedeem(uint256 depositId, address redeemer, uint256 quantity, bytes32 orderHash)
        external
        returns (uint256);

    /// @notice Asks for units back. The custodian cannot refuse, only take its time; at once when the agreement is not in force.
    /// @param depositId a deposit of the caller's
    /// @param quantity how many units; above zero
    /// @return the number of the request
    function requestWithdrawal(uint256 depositId, uint256 quantity) external returns (uint256);

    /// @notice Takes a request back.
    /// @param depositId a deposit of the caller's
    /// @param requestId the request
    function cancelRequest(uint256 depositId, uint256 requestId) external;

    /// @notice Co-signs a request, and what was asked happens. For the custodian.
    /// @param depositId the deposit
    /// @param requestId the request
    function approve(uint256 depositId, uint256 requestId) external;

    /// @notice Does not co-sign a request. For the custodian.
    /// @param depositId the deposit
    /// @param requestId the request
    /// @param reason hash of why; not zero
    function refuse(uint256 depositId, uint256 requestId, bytes32 reason) external;

    /// @notice Carries a withdrawal out without the custodian, from its deadline on. Anyone may ask for it.
    /// @param depositId the deposit
    /// @param requestId the request
    function completeWithdrawal(uint256 depositId, uint256 requestId) external;

    /// @notice Pays a fee that is due from the issuer to the custodian. For either of them.
    /// @param agreementId the agreement
    /// @param amount how much, in smallest units; above zero
    function collectFee(uint256 agreementId, uint256 amount) external;

    /// @notice An agreement, until it is forgotten.
    /// @param agreementId the agreement; reverts when there is none
    /// @return the agreement
    function agreementOf(uint256 agreementId) external view returns (Agreement memory);

    /// @notice Whether units can be put under an agreement now, and moved with its custodian's signature.
    /// @param agreementId the agreement
    /// @return whether they can
    function isInForce(uint256 agreementId) external view returns (bool);

    /// @notice A deposit, while anything is left of it.
    /// @param depositId the deposit; reverts when there is none
    /// @return the deposit
    function depositOf(uint256 depositId) external view returns (Deposit memory);

    /// @notice What a customer has in custody.
    /// @param customer the customer
    /// @return the numbers of its deposits, oldest first
    function depositsOf(address customer) external view returns (uint64[] memory);
}
