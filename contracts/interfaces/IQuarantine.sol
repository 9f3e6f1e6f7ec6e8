// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Gifts that wait to be accepted
/// @notice Served by a precompile at `Addresses.QUARANTINE`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. An account that screens gets gifts only after it accepted them, or from senders that it trusts.
///
/// A value is named by its kind and its id: kind 0 are units of the series with this id, kind 1 is the stablecoin with this id.
/// `ICompliance.identityOf` tells the identity behind an account.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Quarantine: <error>`, `Coupon: <error>` or `Stablecoin: <error>` (the books) or `Genex: <text>` (the arguments or
/// the way of calling).
///
/// When units pass here, `Addresses.COUPON` has a `TransferSingle` for them; the contract that gets them is not asked again. Money
/// that passes has its `Transfer` at the stablecoin. Value that comes back from escrow does not move: it has no log there.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IQuarantine {
    /// @notice A gift that waits.
    struct Receipt {
        /// Who gives.
        address from;
        /// Who is asked.
        address to;
        /// 0 for units of a series, 1 for a stablecoin.
        uint8 kind;
        /// The series or the stablecoin.
        uint32 id;
        /// How much: units, or smallest units of the stablecoin.
        uint128 quantity;
        /// Hash of the sender's words.
        bytes32 note;
        /// When it was offered, in Unix time.
        uint64 openedAt;
        /// First second at which it can no longer be accepted.
        uint64 deadline;
    }

    /// @notice An account changed what it does with gifts.
    /// @param who the account
    /// @param screens whether it wants to be asked from now on
    event ReceivePolicySet(address indexed who, bool screens);

    /// @notice An identity takes the offers of a sender without being asked.
    /// @param identity the identity
    /// @param sender the identity that it trusts
    /// @param by the account that acted for it
    event SenderTrusted(uint256 indexed identity, uint256 indexed sender, address indexed by);

    /// @notice An identity wants to be asked about the offers of a sender again.
    /// @param identity the identity
    /// @param sender the identity that it no longer trusts
    /// @param by the account that acted for it
    event SenderUntrusted(uint256 indexed identity, uint256 indexed sender, address indexed by);

    /// @notice A gift waits for its recipient.
    /// @param receiptId the receipt
    /// @param from who gives
    /// @param to who is asked
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param quantity how much
    /// @param note hash of the sender's words
    /// @param deadline first second at which it can no longer be accepted
    event OfferOpened(
        uint256 indexed receiptId,
        address indexed from,
        address indexed to,
        uint8 kind,
        uint256 id,
        uint256 quantity,
        bytes32 note,
        uint256 deadline
    );

    /// @notice A gift passed at once: its recipient does not screen, or trusts the sender.
    /// @param from who gave
    /// @param to who got
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param quantity how much
    /// @param note hash of the sender's words
    event OfferSettled(
        address indexed from, address indexed to, uint8 kind, uint256 id, uint256 quantity, bytes32 note
    );

    /// @notice The recipient accepted a gift and has it.
    /// @param receiptId the receipt
    /// @param from who gave
    /// @param to who accepted
    event ReceiptAccepted(uint256 indexed receiptId, address indexed from, address indexed to);

    /// @notice The recipient refused a gift; the sender has it again.
    /// @param receiptId the receipt
    /// @param from who has it again
    /// @param to who refused
    event ReceiptDeclined(uint256 indexed receiptId, address indexed from, address indexed to);

    /// @notice The sender took a gift back before it was accepted.
    /// @param receiptId the receipt
    /// @param from who has it again
    /// @param to who was asked
    event OfferWithdrawn(uint256 indexed receiptId, address indexed from, address indexed to);

    /// @notice A gift waited too long; the sender has it again.
    /// @param receiptId the receipt
    /// @param from who has it again
    /// @param to who was asked
    /// @param by who returned it; the zero address when the chain did by itself
    event OfferReturned(uint256 indexed receiptId, address indexed from, address indexed to, address by);

    /// @notice Decides what the caller does with gifts. What waits already keeps waiting.
    /// @param screens whether it wants to be asked; otherwise it takes whatever the rules let through
    function setReceivePolicy(bool screens) external;

    /// @notice Lets the offers of a sender pass at once to every account of the caller's identity.
    /// @param sender the identity of the sender
    function trustSender(uint256 sender) external;

    /// @notice Has the offers of a sender wait again.
    /// @param sender the identity of the sender
    function untrustSender(uint256 sender) external;

    /// @notice Offers a gift of the caller's. It passes at once when the recipient does not screen or trusts the sender; otherwise
    /// it is put aside until the recipient answers, the caller takes it back, or the deadline comes.
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param to the recipient
    /// @param quantity how much: units, or smallest units of the stablecoin
    /// @param note hash of words for the recipient
    /// @return waits whether it waits; false when it passed
    /// @return receiptId the receipt of a gift that waits; else 0
    function offer(uint256 kind, uint256 id, address to, uint256 quantity, bytes32 note)
        external
        returns (bool waits, uint256 receiptId);

    /// @notice Takes a gift. All rules are asked again; when they refuse, it goes on waiting.
    /// @param receiptId a receipt of the caller's
    function acceptReceipt(uint256 receiptId) external;

    /// @notice Refuses a gift; the sender has it again.
    /// @param receiptId a receipt of the caller's
    function declineReceipt(uint256 receiptId) external;

    /// @notice Takes a gift back that still waits.
    /// @param receiptId the receipt of a gift that the caller offered
    function withdrawOffer(uint256 receiptId) external;

    /// @notice Gives an overdue gift back to its sender. Anyone may ask for it.
    /// @param receiptId the receipt
    function returnOffer(uint256 receiptId) external;

    /// @notice Whether an account wants to be asked about gifts.
    /// @param account the account
    /// @return whether it does
    function screens(address account) external view returns (bool);

    /// @notice Whether an identity takes the offers of a sender without being asked.
    /// @param identity the identity
    /// @param sender the identity of the sender
    /// @return whether it does
    function trusts(uint256 identity, uint256 sender) external view returns (bool);

    /// @notice The receipt that the next gift gets that waits.
    /// @return the receipt
    function nextReceiptId() external view returns (uint256);

    /// @notice A gift, while it waits.
    /// @param receiptId the receipt; reverts when no gift waits under it
    /// @return the gift
    function receiptOf(uint256 receiptId) external view returns (Receipt memory);

    /// @notice How many gifts of an identity wait.
    /// @param identity the identity
    /// @return how many
    function openOffers(uint256 identity) external view returns (uint256);

    /// @notice What an offer would come to now. What the sender has is not looked at.
    /// @param from who would give
    /// @param kind 0 for units of a series, 1 for a stablecoin
    /// @param id the series or the stablecoin
    /// @param to the recipient
    /// @param quantity how much
    /// @return reasons the codes of every reason against it, by priority
    /// @return passesAtOnce whether it would pass without the recipient being asked
    function previewOffer(address from, uint256 kind, uint256 id, address to, uint256 quantity)
        external
        view
        returns (uint16[] memory reasons, bool passesAtOnce);
}
