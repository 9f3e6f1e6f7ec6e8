// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Travel Rule cases
/// @notice Served by a precompile at `Addresses.TRAVEL_RULE`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX.
///
/// A value is named by its kind and its id: kind 0 are units of the series with this id, kind 1 is the stablecoin with this id.
/// A wallet outside of this chain is 20 bytes of an Ethereum address or 32 bytes of another account.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `TravelRule: <error>` (the cases), `Coupon: <error>` or `Stablecoin: <error>` (the books) or `Genex: <text>` (the
/// arguments or the way of calling).
///
/// When an act here hands units over, `Addresses.COUPON` has a `TransferSingle` for them; the contract that gets them is not
/// asked. Money that is handed over has its `Transfer` at the stablecoin. Value that comes back from escrow does not move: it has no
/// log there.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ITravelRule {
    /// @notice A case as it is now.
    struct Case {
        /// 0 started, 1 pending, 2 in review, 3 in repair, 5 completed, 6 rejected, 7 expired.
        uint8 state;
        /// Who sends.
        address originator;
        /// Who shall get it.
        address beneficiary;
        /// Who vouches for the sender.
        address originatorAttestor;
        /// Who vouches for the recipient.
        address beneficiaryAttestor;
        /// Whether the sender's side is accepted.
        bool originatorAccepted;
        /// Whether the recipient's side is accepted.
        bool beneficiaryAccepted;
        /// 0 for units of a series, 1 for a stablecoin.
        uint8 kind;
        /// The series or the stablecoin.
        uint32 id;
        /// How much: units, or smallest units of the stablecoin.
        uint128 quantity;
        /// What it was worth when the case was opened, in US cents.
        uint64 cents;
        /// The id of the latest envelope; zero when there is none.
        bytes32 envelope;
        /// Hash of its sealed payload.
        bytes32 envelopeHash;
        /// When it was opened, in Unix time.
        uint64 openedAt;
        /// First second at which it can only be returned.
        uint64 deadline;
    }

    /// @notice Value was put aside and a case opened about it.
    /// @param caseId the case
    /// @param originator who sends
    /// @param beneficiary who shall get it
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param quantity how much
    event CaseOpened(
        uint256 indexed caseId,
        address indexed originator,
        address indexed beneficiary,
        uint8 kind,
        uint256 id,
        uint256 quantity
    );

    /// @notice An envelope was attached to a case.
    /// @param caseId the case
    /// @param by who attached it
    /// @param envelope its id
    /// @param envelopeHash hash of its sealed payload
    event EnvelopeAttached(
        uint256 indexed caseId, address indexed by, bytes32 envelope, bytes32 envelopeHash
    );

    /// @notice The attestor of the recipient took a case up.
    /// @param caseId the case
    /// @param by the attestor
    event ReviewStarted(uint256 indexed caseId, address indexed by);

    /// @notice The attestor of the recipient asks for a corrected envelope.
    /// @param caseId the case
    /// @param by the attestor
    /// @param reason hash of what is wrong
    event RepairRequested(uint256 indexed caseId, address indexed by, bytes32 reason);

    /// @notice An attestor accepted the sides it vouches for.
    /// @param caseId the case
    /// @param by the attestor
    /// @param envelopeHash hash of the payload that was reviewed
    event CaseAccepted(uint256 indexed caseId, address indexed by, bytes32 envelopeHash);

    /// @notice The value of a case was handed over.
    /// @param caseId the case
    /// @param originator who sent it
    /// @param beneficiary who got it
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param quantity how much
    event CaseCompleted(
        uint256 indexed caseId,
        address indexed originator,
        address indexed beneficiary,
        uint8 kind,
        uint256 id,
        uint256 quantity
    );

    /// @notice An attestor refused a case; the value went back.
    /// @param caseId the case
    /// @param by the attestor
    /// @param reason hash of why
    event CaseRejected(uint256 indexed caseId, address indexed by, bytes32 reason);

    /// @notice The sender took the value of a case back.
    /// @param caseId the case
    /// @param by the sender
    event CaseCancelled(uint256 indexed caseId, address indexed by);

    /// @notice The value of a case went back because its deadline passed.
    /// @param caseId the case
    /// @param by who asked for it
    event CaseExpired(uint256 indexed caseId, address indexed by);

    /// @notice An officer closed a case whose value is no longer whole.
    /// @param caseId the case
    /// @param by the officer
    /// @param returned how much went back
    /// @param reason hash of why
    event CaseWrittenOff(uint256 indexed caseId, address indexed by, uint256 returned, bytes32 reason);

    /// @notice The record of a closed case was erased.
    /// @param caseId the case
    /// @param by the attestor that asked for it
    /// @param proof hash of the proof that its own copy was erased too
    event CaseErased(uint256 indexed caseId, address indexed by, bytes32 proof);

    /// @notice An attestor stated that it has the data of an identity on file.
    /// @param identity the identity
    /// @param attestor who vouches for it
    /// @param dataHash hash of the file
    /// @param validUntil first second at which it no longer counts
    event TravelDataRecorded(
        uint256 indexed identity, address indexed attestor, bytes32 dataHash, uint256 validUntil
    );

    /// @notice What was on file of an identity counts no longer.
    /// @param identity the identity
    /// @param attestor who vouches for it
    event TravelDataRevoked(uint256 indexed identity, address indexed attestor);

    /// @notice An identity proved to control a wallet outside of this chain.
    /// @param identity the identity
    /// @param by who brought the proof
    /// @param wallet the wallet
    event ControlProven(uint256 indexed identity, address indexed by, bytes wallet);

    /// @notice A proof of control counts no longer.
    /// @param identity the identity
    /// @param by who withdrew it
    /// @param wallet the wallet
    event ControlRevoked(uint256 indexed identity, address indexed by, bytes wallet);

    /// @notice Puts value of the caller aside for somebody and opens a case about it.
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param to who shall get it
    /// @param quantity how much: units, or smallest units of the stablecoin
    /// @param envelope the id of the payload that the institutions exchange; zero, with its hash, when it follows later
    /// @param envelopeHash hash of that payload
    /// @return the id of the case
    function openCase(
        uint256 kind,
        uint256 id,
        address to,
        uint256 quantity,
        bytes32 envelope,
        bytes32 envelopeHash
    ) external returns (uint256);

    /// @notice Names the payload of a case, for the first time or corrected. For the sender and its attestor.
    /// @param caseId the case
    /// @param envelope its id; not zero
    /// @param envelopeHash its hash; not zero
    function attachEnvelope(uint256 caseId, bytes32 envelope, bytes32 envelopeHash) external;

    /// @notice Takes a case up. For the attestor of the recipient.
    /// @param caseId the case
    function startReview(uint256 caseId) external;

    /// @notice Asks for a corrected envelope. For the attestor of the recipient.
    /// @param caseId the case
    /// @param reason hash of what is wrong; not zero
    function requestRepair(uint256 caseId, bytes32 reason) external;

    /// @notice Accepts every side that the caller vouches for; with the second one the value is handed over.
    /// @param caseId the case
    /// @param envelopeHash hash of the payload that was reviewed
    /// @return whether the value was handed over
    function accept(uint256 caseId, bytes32 envelopeHash) external returns (bool);

    /// @notice Refuses a case and returns its value. For the attestors of both sides.
    /// @param caseId the case
    /// @param reason hash of why; not zero
    function reject(uint256 caseId, bytes32 reason) external;

    /// @notice Takes the value back before both sides are accepted.
    /// @param caseId a case that the caller opened
    function cancelCase(uint256 caseId) external;

    /// @notice Returns the value of a case whose deadline has come. Anyone may ask for it.
    /// @param caseId the case
    function returnExpired(uint256 caseId) external;

    /// @notice Closes a case past its deadline whose value a court order took. For compliance officers.
    /// @param caseId the case
    /// @param returned the most that can still be returned of it
    /// @param reason hash of why; not zero
    function writeOff(uint256 caseId, uint256 returned, bytes32 reason) external;

    /// @notice Hands value of the caller over in one call, on the strength of what both attestors have on file.
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param to who gets it
    /// @param quantity how much: units, or smallest units of the stablecoin
    /// @param envelope the id of the payload; not zero
    /// @param envelopeHash hash of the payload; not zero
    /// @return the id of the case that records it
    function transferRecorded(
        uint256 kind,
        uint256 id,
        address to,
        uint256 quantity,
        bytes32 envelope,
        bytes32 envelopeHash
    ) external returns (uint256);

    /// @notice States that the caller has the data of an identity on file. For the attestor of the identity.
    /// @param identity the identity
    /// @param dataHash hash of the file; not zero
    /// @param validUntil first second at which it no longer counts, in Unix time
    function recordTravelData(uint256 identity, bytes32 dataHash, uint256 validUntil) external;

    /// @notice Withdraws what was recorded of an identity. For its attestor.
    /// @param identity the identity
    function revokeTravelData(uint256 identity) external;

    /// @notice Proves that an identity controls a wallet outside of this chain. For accounts of the identity and its attestor.
    /// @param identity the identity
    /// @param wallet the wallet
    /// @param deadline first second at which the signed message no longer works, in Unix time
    /// @param scheme 0 Ed25519, 1 Sr25519, 2 ECDSA over a Blake2 hash, 3 ECDSA as Ethereum signs
    /// @param signature the wallet's signature of `controlMessage`: 64 bytes, or 65 with ECDSA
    function registerControlProof(
        uint256 identity,
        bytes calldata wallet,
        uint256 deadline,
        uint256 scheme,
        bytes calldata signature
    ) external;

    /// @notice Withdraws a proof of control. For accounts of the identity and its attestor.
    /// @param identity the identity
    /// @param wallet the wallet
    function revokeControlProof(uint256 identity, bytes calldata wallet) external;

    /// @notice Removes the record of a closed case that need not be kept any longer. For the attestors of both sides.
    /// @param caseId the case
    /// @param proof hash of the proof that the institution erased its copy
    function eraseCase(uint256 caseId, bytes32 proof) external;

    /// @notice The id that the next case gets.
    /// @return the id
    function nextCaseId() external view returns (uint256);

    /// @notice A case, until it is erased.
    /// @param caseId the case; reverts when there is none
    /// @return the case
    function caseOf(uint256 caseId) external view returns (Case memory);

    /// @notice What an attestor has on file of an identity, valid or not.
    /// @param identity the identity; reverts when nothing is recorded
    /// @return dataHash hash of the file
    /// @return validUntil first second at which it no longer counts
    /// @return attestor who recorded it
    function travelDataOf(uint256 identity)
        external
        view
        returns (bytes32 dataHash, uint256 validUntil, address attestor);

    /// @notice The bytes that a wallet signs now to prove that an identity controls it.
    /// @param identity the identity
    /// @param wallet the wallet
    /// @param deadline first second at which the message no longer works, in Unix time
    /// @return the bytes
    function controlMessage(uint256 identity, bytes calldata wallet, uint256 deadline)
        external
        view
        returns (bytes memory);

    /// @notice Whether an identity proved to control a wallet.
    /// @param identity the identity
    /// @param wallet the wallet
    /// @return whether it did
    function isControlled(uint256 identity, bytes calldata wallet) external view returns (bool);
}
