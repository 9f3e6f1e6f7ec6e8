// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Lists of who may hold, pass on, buy and redeem coupons
/// @notice Served by a precompile at `Addresses.TRANSFER_POLICIES`. Acts on the same lists and by the same rules as the native calls,
/// and takes no GNX.
///
/// A policy is a number that many series point to (`ICouponFactory.SeriesTerms.policy`): 0 refuses everybody, 1 admits everybody,
/// others are created. It is a list that admits only its members, a list that admits everybody else, or a compound that asks another
/// policy on each side of a movement. What it is never changes, and none is ever removed; only the members of a list change, by its
/// admin, until it seals the list.
///
/// A member is an identity, which is on the list with all of its accounts, or an account, which is looked for as a redeemer only.
/// `ICompliance.identityOf` tells the identity behind an account. Where the council is the admin, the zero address stands for it. A reason is
/// the hash of the record behind an act; who is no council may leave it zero.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `TransferPolicies: <error>` or `Genex: <text>` (the arguments or the way of calling).
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ITransferPolicies {
    /// @notice Somebody on a list: an identity or an account, the other one zero.
    struct Member {
        /// The identity; 0 where it is an account.
        uint64 identity;
        /// The account; zero where it is an identity.
        address account;
    }

    /// @notice What a policy is.
    struct Structure {
        /// 0 for a list that admits its members, 1 for one that admits everybody else, 2 for a compound.
        uint8 kind;
        /// The policy that judges who passes units on; this and the next are 0 where it is a list.
        uint32 sender;
        /// The policy that judges who gets units from another holder.
        uint32 recipient;
        /// The policy that judges who buys units from the issuer.
        uint32 mintRecipient;
        /// The policy that judges who accepts units at redemption.
        uint32 redeemer;
    }

    /// @notice Who was asked to take a policy over.
    struct Candidate {
        /// 0 for nobody, 1 for an account, 2 for the council.
        uint8 kind;
        /// The account, where it is one.
        address account;
    }

    /// @notice A policy that was created.
    struct Policy {
        /// What it is.
        Structure structure;
        /// Who changes its members; the zero address for the council.
        address admin;
        /// Who was asked to take it over.
        Candidate candidate;
        /// Whether its members are fixed for ever.
        bool isSealed;
        /// How many members it has.
        uint32 members;
    }

    /// @notice A policy was created, without members.
    /// @param policyId its number
    /// @param admin who created it and changes its members
    /// @param structure what it is, for ever
    /// @param reason hash of the record behind it
    event PolicyCreated(uint256 indexed policyId, address indexed admin, Structure structure, bytes32 reason);

    /// @notice Members joined a list.
    /// @param policyId the list
    /// @param by who added them
    /// @param members those that were not on it before
    /// @param oldCount how many members it had
    /// @param newCount how many it has
    /// @param reason hash of the record behind it
    event MembersAdded(
        uint256 indexed policyId,
        address indexed by,
        Member[] members,
        uint256 oldCount,
        uint256 newCount,
        bytes32 reason
    );

    /// @notice Members left a list.
    /// @param policyId the list
    /// @param by who removed them
    /// @param members those that were on it before
    /// @param oldCount how many members it had
    /// @param newCount how many it has
    /// @param reason hash of the record behind it
    event MembersRemoved(
        uint256 indexed policyId,
        address indexed by,
        Member[] members,
        uint256 oldCount,
        uint256 newCount,
        bytes32 reason
    );

    /// @notice An admin asked somebody to take a policy over, or took that back.
    /// @param policyId the policy
    /// @param by the admin
    /// @param oldCandidate who was asked before
    /// @param newCandidate who is asked now
    /// @param reason hash of the record behind it
    event AdminProposed(
        uint256 indexed policyId,
        address indexed by,
        Candidate oldCandidate,
        Candidate newCandidate,
        bytes32 reason
    );

    /// @notice Who was asked took a policy over.
    /// @param policyId the policy
    /// @param oldAdmin the admin before
    /// @param newAdmin the admin from now on, who accepted
    /// @param reason hash of the record behind it
    event AdminTransferred(
        uint256 indexed policyId, address indexed oldAdmin, address indexed newAdmin, bytes32 reason
    );

    /// @notice The members of a list are fixed for ever.
    /// @param policyId the list
    /// @param by the admin who sealed it
    /// @param members how many members it has
    /// @param reason hash of the record behind it
    event PolicySealed(uint256 indexed policyId, address indexed by, uint256 members, bytes32 reason);

    /// @notice Creates a list that admits its members and nobody else, with the caller as admin. For accounts that may issue.
    /// @param reason hash of the record behind it, or zero
    /// @return its number
    function createAllowList(bytes32 reason) external returns (uint256);

    /// @notice Creates a list that admits everybody but its members, with the caller as admin. For accounts that may issue.
    /// @param reason hash of the record behind it, or zero
    /// @return its number
    function createDenyList(bytes32 reason) external returns (uint256);

    /// @notice Creates a compound of policies 0 and 1 and of lists, whoever is their admin. For accounts that may issue.
    /// @param sender the policy that judges who passes units on
    /// @param recipient the policy that judges who gets units from another holder
    /// @param mintRecipient the policy that judges who buys units from the issuer
    /// @param redeemer the policy that judges who accepts units at redemption
    /// @param reason hash of the record behind it, or zero
    /// @return its number
    function createCompound(
        uint256 sender,
        uint256 recipient,
        uint256 mintRecipient,
        uint256 redeemer,
        bytes32 reason
    ) external returns (uint256);

    /// @notice Puts members on a list of the caller. Those on it already are passed over.
    /// @param policyId the list
    /// @param members who joins; at most 100
    /// @param reason hash of the record behind it, or zero
    function addMembers(uint256 policyId, Member[] calldata members, bytes32 reason) external;

    /// @notice Takes members off a list of the caller. Those not on it are passed over.
    /// @param policyId the list
    /// @param members who leaves; at most 100
    /// @param reason hash of the record behind it, or zero
    function removeMembers(uint256 policyId, Member[] calldata members, bytes32 reason) external;

    /// @notice Asks an account to take a policy of the caller over. The caller stays its admin until that is accepted.
    /// @param policyId the policy
    /// @param to the account; zero takes the question back
    /// @param reason hash of the record behind it, or zero
    function transferAdmin(uint256 policyId, address to, bytes32 reason) external;

    /// @notice Asks the council to take a policy of the caller over.
    /// @param policyId the policy
    /// @param reason hash of the record behind it, or zero
    function transferAdminToCouncil(uint256 policyId, bytes32 reason) external;

    /// @notice Takes a policy over that the caller was asked to. For accounts that may issue.
    /// @param policyId the policy
    /// @param reason hash of the record behind it, or zero
    function acceptAdmin(uint256 policyId, bytes32 reason) external;

    /// @notice Fixes the members of a list of the caller for ever, so that holders know who will always be admitted.
    /// @param policyId the list
    /// @param reason hash of the record behind it, or zero
    function sealPolicy(uint256 policyId, bytes32 reason) external;

    /// @notice The number that the next policy gets.
    /// @return the number
    function nextPolicyId() external view returns (uint256);

    /// @notice A policy.
    /// @param policyId its number; reverts when it was not created, as 0 and 1 were not
    /// @return what it is, and who changes its members
    function policyOf(uint256 policyId) external view returns (Policy memory);

    /// @notice How many policies an account is the admin of.
    /// @param admin the account
    /// @return how many
    function policyCount(address admin) external view returns (uint256);

    /// @notice Whether somebody is on a list.
    /// @param policyId the list
    /// @param member an identity or an account
    /// @return whether it is
    function isMember(uint256 policyId, Member calldata member) external view returns (bool);

    /// @notice Why a policy would refuse units to go from one account to another. Other rules are not asked, as
    /// `ICompliance.explainUnits` asks them.
    /// @param policyId the policy
    /// @param path the business reason, by its place in `ICompliance.Path`
    /// @param from who gives
    /// @param to who receives
    /// @return the code of the reason; 0 where it would not
    function wouldRefuse(uint256 policyId, uint8 path, address from, address to) external view returns (uint16);
}
