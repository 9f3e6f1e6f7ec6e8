// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Identities and their accounts
/// @notice Served by a precompile at `Addresses.IDENTITY`. Acts on the same register and by the same rules as the native calls, and takes
/// no GNX. What is known of an identity is at `ICompliance`: `identityOf`, `standing`, `limits`.
///
/// Attestors register identities and vouch for them natively, or by attestations that they sign off-line and that anybody brings. An
/// identity links further accounts itself, each of which agrees by a signature. What a holder must leave behind before it unlinks an
/// account: coupons, money, and a bad standing.
///
/// An account that may never have been on the chain is named by the 20 bytes of its address or by the 32 bytes of a Substrate
/// account. A tier is 0 to 3 for L0 to L3. A kind is 0 for a person, 1 for a company. Flags are those of `ICompliance.Standing`. A scheme is 0
/// Ed25519, 1 Sr25519, 2 ECDSA over a Blake2 hash, 3 ECDSA as Ethereum signs; a signature has 64 bytes, or 65 with ECDSA, and is over the
/// message as it is, between `<Bytes>` and `</Bytes>`, or by `personal_sign`.
///
/// Failures revert with `Identity: <error>` or `Genex: <text>` (the arguments or the way of calling).
///
/// What attestors and officers do natively has its log here, too.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IIdentity {
    /// @notice What an attestor signs off-line.
    struct Attestation {
        /// Who vouches, and signs: 20 or 32 bytes.
        bytes attestor;
        /// The account it is about: 20 or 32 bytes.
        bytes account;
        /// 0 to register the account as a new identity; the account's identity to renew that.
        uint64 identity;
        /// How thoroughly the identity was checked: 1 to 3.
        uint8 tier;
        /// Person or company.
        uint8 kind;
        /// Two letters of where it resides.
        bytes2 jurisdiction;
        /// First second at which the attestation no longer holds, in Unix time.
        uint64 validUntil;
        /// Salted hash of the attestor's file.
        bytes32 commitment;
        /// The number that `attestationNonce` gives.
        uint32 nonce;
        /// First second at which the signed message can no longer be submitted.
        uint64 deadline;
    }

    /// @notice An account became a new identity.
    /// @param identity the identity
    /// @param account its first account
    /// @param attestor who vouches for it
    /// @param tier the attested tier
    /// @param kind person or company
    /// @param jurisdiction two letters of where it resides
    /// @param validUntil first second at which the attestation no longer holds
    /// @param commitment salted hash of the attestor's file
    event IdentityRegistered(
        uint256 indexed identity,
        address indexed account,
        address indexed attestor,
        uint8 tier,
        uint8 kind,
        bytes2 jurisdiction,
        uint256 validUntil,
        bytes32 commitment
    );

    /// @notice An attestor vouched for an identity anew.
    /// @param identity the identity
    /// @param attestor who vouches for it
    /// @param oldTier the attested tier before
    /// @param newTier the attested tier from now on
    /// @param oldValidUntil end of validity before
    /// @param newValidUntil end of validity from now on
    /// @param oldCommitment hash of the attestor's file before
    /// @param newCommitment hash of the attestor's file from now on
    event IdentityRenewed(
        uint256 indexed identity,
        address indexed attestor,
        uint8 oldTier,
        uint8 newTier,
        uint256 oldValidUntil,
        uint256 newValidUntil,
        bytes32 oldCommitment,
        bytes32 newCommitment
    );

    /// @notice An identity moved to another country.
    /// @param identity the identity
    /// @param attestor who vouches for it
    /// @param oldJurisdiction two letters of where it resided
    /// @param newJurisdiction two letters of where it resides
    /// @param reason hash of the attestor's record of it
    event ResidenceChanged(
        uint256 indexed identity,
        address indexed attestor,
        bytes2 oldJurisdiction,
        bytes2 newJurisdiction,
        bytes32 reason
    );

    /// @notice An identity counts as L0 from now on.
    /// @param identity the identity
    /// @param by the attestor or officer
    /// @param oldFlags its flags before
    /// @param newFlags its flags from now on
    /// @param reason hash of the case file
    event IdentityRevoked(
        uint256 indexed identity, address indexed by, uint16 oldFlags, uint16 newFlags, bytes32 reason
    );

    /// @notice A suspension ended; the identity counts again once its attestor renews it.
    /// @param identity the identity
    /// @param by the officer
    /// @param oldFlags its flags before
    /// @param newFlags its flags from now on
    /// @param reason hash of the case file
    event IdentityReinstated(
        uint256 indexed identity, address indexed by, uint16 oldFlags, uint16 newFlags, bytes32 reason
    );

    /// @notice Another attestor is responsible for an identity.
    /// @param identity the identity
    /// @param oldAttestor the attestor before
    /// @param newAttestor the attestor from now on
    /// @param by the officer
    /// @param reason hash of the case file
    event AttestorReassigned(
        uint256 indexed identity, address indexed oldAttestor, address indexed newAttestor, address by, bytes32 reason
    );

    /// @notice An account joined an identity.
    /// @param identity the identity
    /// @param account the account
    /// @param by the account of the same identity that linked it, or the attestor
    /// @param reason hash of the attestor's record of it; zero where the identity itself linked it
    event AccountLinked(
        uint256 indexed identity, address indexed account, address indexed by, bytes32 reason
    );

    /// @notice An account left its identity.
    /// @param identity the identity
    /// @param account the account
    /// @param by the account itself, the attestor or an officer
    /// @param reason hash of why; it may be zero where the account itself left
    event AccountUnlinked(
        uint256 indexed identity, address indexed account, address indexed by, bytes32 reason
    );

    /// @notice An attestation that was signed off-line took effect.
    /// @param identity the identity
    /// @param account the account that it was about
    /// @param attestor who signed it
    /// @param by who submitted it
    /// @param nonce its nonce
    event AttestationSubmitted(
        uint256 indexed identity, address indexed account, address indexed attestor, address by, uint256 nonce
    );

    /// @notice Links an account to the caller's identity, which has tier L1 or more and is not frozen.
    /// @param newAccount the account: 20 or 32 bytes
    /// @param deadline first second at which its signature no longer counts, in Unix time
    /// @param scheme how it signed
    /// @param signature its signature of `linkMessage`
    function linkAccount(bytes calldata newAccount, uint256 deadline, uint256 scheme, bytes calldata signature) external;

    /// @notice Separates an account from its identity: the caller's own, which must be empty and not the last one; or another's, for
    /// its attestor and officers.
    /// @param account the account
    /// @param reason hash of why; the account itself may leave it zero
    function unlinkAccount(address account, bytes32 reason) external;

    /// @notice Registers or renews an identity as an attestor signed off-line. Anyone may bring it.
    /// @param attestation what it signed
    /// @param scheme how it signed
    /// @param signature its signature of `attestationMessage`
    /// @return the identity
    function submitAttestation(Attestation calldata attestation, uint256 scheme, bytes calldata signature)
        external
        returns (uint256);

    /// @notice The bytes that an account signs now, so that another may link it.
    /// @param linkingAccount the account that will call `linkAccount`; reverts when it has no identity
    /// @param newAccount the account that signs: 20 or 32 bytes
    /// @param deadline first second at which its signature no longer counts, in Unix time
    /// @return the bytes
    function linkMessage(address linkingAccount, bytes calldata newAccount, uint256 deadline)
        external
        view
        returns (bytes memory);

    /// @notice The bytes that an attestor signs.
    /// @param attestation what it vouches for
    /// @return the bytes
    function attestationMessage(Attestation calldata attestation) external view returns (bytes memory);

    /// @notice What an attestation for an account must name.
    /// @param account the account: 20 or 32 bytes
    /// @return identity its identity; 0 where it has none
    /// @return nonce the nonce
    function attestationNonce(bytes calldata account) external view returns (uint256 identity, uint256 nonce);

    /// @notice How often an account was linked to an identity.
    /// @param account the account: 20 or 32 bytes
    /// @return how often
    function linkCount(bytes calldata account) external view returns (uint256);
}
