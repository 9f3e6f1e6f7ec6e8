// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Coupons of Genex chain as ERC-1155
/// @notice Served by a precompile at `Addresses.COUPON`. An id is a series, a value is a number of units. Every function acts on
/// the same books and by the same rules as the native calls, and takes no GNX.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Coupon: <error>` (the books, permits, cards and gifts), `Redemption: <error>` (a signature, a deadline or a nonce that
/// is not good) or `Genex: <text>` (the arguments or the way of calling).
///
/// Units move natively as well. Every move has its log here once, however it was made; the sum of the logs of an account is what
/// it has, escrow included.
/// @dev Serves the interfaces 0x01ffc9a7 (ERC-165), 0xd9b67a26 (ERC-1155) and 0x0e89341c (its metadata). Self-contained on
/// purpose: the chain's own types are made from this file.
interface ICoupon {
    /// @notice Units of one series moved.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now; the zero address when they were redeemed and are gone
    /// @param id the series
    /// @param value the number of units
    event TransferSingle(
        address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value
    );

    /// @notice Units of several series moved.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    event TransferBatch(
        address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values
    );

    /// @notice A holder gave or took the right to move all of its units.
    /// @param account the holder
    /// @param operator who may, or may no longer, move them
    /// @param approved whether it may
    event ApprovalForAll(address indexed account, address indexed operator, bool approved);

    /// @notice The address of the description of a series changed.
    /// @param value the new address
    /// @param id the series
    event URI(string value, uint256 indexed id);

    /// @notice Units of a series that an account holds. For its issuer this includes what is not sold yet.
    /// @param account the holder
    /// @param id the series; reverts above 4294967295, and is 0 for a series that does not exist
    /// @return the number of units
    function balanceOf(address account, uint256 id) external view returns (uint256);

    /// @notice Several balances at once.
    /// @param accounts the holders
    /// @param ids the series, one for each holder
    /// @return the number of units of each pair, in the same order
    function balanceOfBatch(address[] calldata accounts, uint256[] calldata ids)
        external
        view
        returns (uint256[] memory);

    /// @notice Gives or takes the right to move all units of the caller.
    /// @param operator who gets or loses it; not the zero address
    /// @param approved whether it may move them
    function setApprovalForAll(address operator, bool approved) external;

    /// @notice Whether an account may move all units of another.
    /// @param account the holder
    /// @param operator who may or may not
    /// @return whether it may
    function isApprovedForAll(address account, address operator) external view returns (bool);

    /// @notice Moves units of one series. The caller is their holder or its operator. A contract that is given units is
    /// asked through `onERC1155Received` and must agree.
    /// @param from the holder
    /// @param to who gets them; neither the zero address nor a precompile
    /// @param id the series
    /// @param value the number of units, above zero
    /// @param data handed on to a receiving contract
    function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes calldata data) external;

    /// @notice Moves units of several series, all or none. As `safeTransferFrom`, with `onERC1155BatchReceived`.
    /// @param from the holder
    /// @param to who gets them; neither the zero address nor a precompile
    /// @param ids the series
    /// @param values the number of units of each series, in the same order
    /// @param data handed on to a receiving contract
    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    ) external;

    /// @notice Where the description of a series is found.
    /// @param id the series; reverts when there is none
    /// @return the address
    function uri(uint256 id) external view returns (string memory);

    /// @notice Whether the precompile serves an interface (ERC-165).
    /// @param interfaceId the exclusive-or of the selectors of the interface
    /// @return whether it does; always false for 0xffffffff
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// @notice Whether an account can take part: somebody answers for it, and it is neither frozen nor on the blacklist. A view of
    /// ERC-7943, whose acts are not served: officers and courts act natively.
    /// @param account the account
    /// @return allowed whether it can
    function canTransact(address account) external view returns (bool allowed);

    /// @notice Whether `safeTransferFrom` by the holder would move units now, the consent of a receiving contract apart. A view of
    /// ERC-7943; `ICompliance.explainUnits` tells the reasons against it.
    /// @param from the holder
    /// @param to who would get the units
    /// @param id the series
    /// @param value the number of units
    /// @return allowed whether it would; false, never a revert, for what cannot be
    function canTransfer(address from, address to, uint256 id, uint256 value) external view returns (bool allowed);

    /// @notice Units of an account that officers or courts froze; they can be more than it has. A view of ERC-7943.
    /// @param account the account
    /// @param id the series
    /// @return amount the number of units; 0 where there is no such series
    function getFrozenTokens(address account, uint256 id) external view returns (uint256 amount);

    /// @notice Reverts for everyone but the chain's own precompiles, which write through it the logs of the units they move.
    /// @param operator who moved them
    /// @param from who held them
    /// @param to who holds them now, or the zero address
    /// @param id the series
    /// @param value the number of units
    function logTransfer(address operator, address from, address to, uint256 id, uint256 value) external;

    /// @notice A transfer that its giver signed off-line. Accounts are 32 bytes; that of an Ethereum key is its address and twelve
    /// bytes 0xEE.
    struct TransferPermit {
        /// Whose units move; signed.
        bytes32 from;
        /// Who gets them.
        bytes32 to;
        /// The series.
        uint32 series;
        /// 0 for a number of units, 1 for one serial.
        uint8 kind;
        /// How many units, or which serial.
        uint64 amount;
        /// Tells it from others of the same giver and deadline.
        uint64 nonce;
        /// First second at which it can no longer be used, in Unix time.
        uint64 deadline;
    }

    /// @notice A permit with its signature.
    struct SignedPermit {
        /// What was signed.
        TransferPermit permit;
        /// 0 ed25519, 1 sr25519, 2 ecdsa, 3 Ethereum (EIP-712, with this contract as the verifying one).
        uint8 scheme;
        /// The bytes of the signature.
        bytes signature;
    }

    /// @notice The key under a scratch field names who gets the units.
    struct ScratchClaim {
        /// The number of the printed batch.
        uint64 batch;
        /// The account of the key; signed.
        bytes32 key;
        /// Who gets the units.
        bytes32 claimer;
        /// First second at which the claim can no longer be used, in Unix time.
        uint64 deadline;
    }

    /// @notice The key in a link names who gets the gift.
    struct GiftClaim {
        /// The number of the gift.
        uint64 gift;
        /// The account of the key; signed.
        bytes32 key;
        /// Who gets the units.
        bytes32 claimer;
        /// First second at which the claim can no longer be used, in Unix time.
        uint64 deadline;
    }

    /// @notice Printed cards that wait.
    struct CardBatch {
        /// Whose units wait.
        address giver;
        /// The series.
        uint32 series;
        /// Units of each card.
        uint64 units;
        /// Cards that are not claimed yet.
        uint32 left;
        /// The root over the keys of the cards.
        bytes32 root;
        /// First second at which they can only be returned, in Unix time.
        uint64 deadline;
    }

    /// @notice A gift in a link that waits.
    struct WaitingGift {
        /// Whose units wait.
        address giver;
        /// The series.
        uint32 series;
        /// How many units.
        uint64 quantity;
        /// The account of the key in the link.
        bytes32 key;
        /// The lowest tier of who may claim it, 0 to 3.
        uint8 minTier;
        /// First second at which it can only be returned, in Unix time.
        uint64 deadline;
    }

    /// @notice A permit was settled; `TransferSingle` tells what moved.
    /// @param by who brought it
    /// @param from whose permit it was
    /// @param nonce its nonce
    /// @param deadline its deadline
    event PermitSettled(address indexed by, bytes32 indexed from, uint256 nonce, uint256 deadline);

    /// @notice Cards were printed and their units wait.
    /// @param batch the number of the batch
    /// @param giver whose units wait
    /// @param id the series
    /// @param units units of each card
    /// @param cards how many cards
    /// @param root the root over their keys
    /// @param deadline first second at which they can only be returned
    event CardsPrinted(
        uint256 indexed batch,
        address indexed giver,
        uint256 indexed id,
        uint256 units,
        uint256 cards,
        bytes32 root,
        uint256 deadline
    );

    /// @notice A card was claimed; `TransferSingle` tells what moved.
    /// @param batch the number of the batch
    /// @param key the account of the card's key
    /// @param by who brought the claim
    event CardClaimed(uint256 indexed batch, bytes32 indexed key, address indexed by);

    /// @notice The units of cards that nobody claimed are free for their giver again.
    /// @param batch the number of the batch
    /// @param by who returned them
    event CardsReturned(uint256 indexed batch, address indexed by);

    /// @notice Units wait for whoever has the key in a link.
    /// @param gift the number of the gift
    /// @param giver whose units wait
    /// @param id the series
    /// @param quantity how many units
    /// @param key the account of the key in the link
    /// @param minTier the lowest tier of who may claim it
    /// @param deadline first second at which it can only be returned
    event GiftSent(
        uint256 indexed gift,
        address indexed giver,
        uint256 indexed id,
        uint256 quantity,
        bytes32 key,
        uint256 minTier,
        uint256 deadline
    );

    /// @notice A gift was claimed; `TransferSingle` tells what moved.
    /// @param gift the number of the gift
    /// @param by who brought the claim
    event GiftClaimed(uint256 indexed gift, address indexed by);

    /// @notice A gift that nobody claimed is free for its giver again.
    /// @param gift the number of the gift
    /// @param by who took it back or returned it
    event GiftReturned(uint256 indexed gift, address indexed by);

    /// @notice Moves what a permit says, once, under all rules of a gift. Anybody may bring it; a contract that gets units is not
    /// asked. A permit is taken back with `cancelTicket` at `Addresses.REDEMPTION`, by its nonce and deadline.
    /// @param permit what was signed
    /// @param scheme the kind of signature, as in `SignedPermit`
    /// @param signature its bytes
    function settlePermit(TransferPermit calldata permit, uint8 scheme, bytes calldata signature) external;

    /// @notice Settles permits, each by itself: one that is refused changes nothing, and the others go on.
    /// @param permits the permits, 100 at most
    /// @return whether each was settled, in the same order
    function settlePermits(SignedPermit[] calldata permits) external returns (bool[] memory);

    /// @notice Puts units of the caller aside for printed cards. They wait until the deadline, and cannot be taken back before.
    /// @param id the series
    /// @param units units of each card, above zero
    /// @param cards how many cards, above zero
    /// @param root the root of the Merkle tree over their keys and units
    /// @param deadline first second at which they can no longer be claimed, in Unix time
    /// @return the number of the batch
    function printCards(uint256 id, uint256 units, uint256 cards, bytes32 root, uint256 deadline)
        external
        returns (uint256);

    /// @notice Moves the units of a card to whom its key named, once, under all rules of a gift. Anybody may bring the claim.
    /// @param claim what the key signed
    /// @param proof the hashes that show that the card is of its batch, 32 at most
    /// @param scheme the kind of signature, as in `SignedPermit`
    /// @param signature its bytes
    function claimCard(ScratchClaim calldata claim, bytes32[] calldata proof, uint8 scheme, bytes calldata signature)
        external;

    /// @notice Gives back to their giver the units of cards that nobody claimed in time: before the deadline, and before the
    /// units expired.
    /// @param batch the number of the batch
    function returnCards(uint256 batch) external;

    /// @notice Puts units of the caller aside for whoever has the key in a link.
    /// @param id the series
    /// @param quantity how many units, above zero
    /// @param key the account of the key in the link
    /// @param minTier the lowest tier of who may claim it, 0 to 3
    /// @param deadline first second at which it can no longer be claimed, in Unix time
    /// @return the number of the gift
    function sendGift(uint256 id, uint256 quantity, bytes32 key, uint8 minTier, uint256 deadline)
        external
        returns (uint256);

    /// @notice Moves a gift to whom the key in its link named, once, under all rules of a gift. Anybody may bring the claim.
    /// @param claim what the key signed
    /// @param scheme the kind of signature, as in `SignedPermit`
    /// @param signature its bytes
    function claimGift(GiftClaim calldata claim, uint8 scheme, bytes calldata signature) external;

    /// @notice Takes back a gift of the caller's that nobody claimed.
    /// @param gift the number of the gift
    function withdrawGift(uint256 gift) external;

    /// @notice Gives back to its giver a gift that nobody claimed in time.
    /// @param gift the number of the gift
    function returnGift(uint256 gift) external;

    /// @notice Cards that wait; reverts when the batch has ended or never was.
    /// @param batch the number of the batch
    /// @return what waits
    function cardsOf(uint256 batch) external view returns (CardBatch memory);

    /// @notice Whether a card was claimed.
    /// @param batch the number of the batch
    /// @param key the account of the card's key
    /// @return whether it was
    function isCardClaimed(uint256 batch, bytes32 key) external view returns (bool);

    /// @notice A gift that waits; reverts when it has ended or never was.
    /// @param gift the number of the gift
    /// @return what waits
    function giftOf(uint256 gift) external view returns (WaitingGift memory);

    /// @notice Whether a permit was used or cancelled.
    /// @param from whose permit it is
    /// @param nonce its nonce
    /// @param deadline its deadline
    /// @return whether it was
    function isPermitUsed(bytes32 from, uint64 nonce, uint64 deadline) external view returns (bool);
}
