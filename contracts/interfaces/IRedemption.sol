// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Redemption of coupons with their issuers
/// @notice Served by a precompile at `Addresses.REDEMPTION`. Acts on the same books and by the same rules as the native call, and
/// takes no GNX. Reverts as `ICoupon` does, and with `Redemption: <error>` for what is refused about a ticket or an authorisation.
///
/// A ticket is signed off-line by its holder: by an Ethereum key over the EIP-712 type `Ticket` or `SerialTicket` of the domain
/// `Genex`, version `1`, this chain's id and this address. Accounts are named by 32 bytes there, since not all have an address: that of
/// an address is the address and twelve bytes 0xEE.
interface IRedemption {
    /// @notice What a holder lets a redeemer burn, once.
    struct Ticket {
        /// Whose units burn; signs.
        bytes32 holder;
        /// The series.
        uint32 series;
        /// 0: `amount` is a number of units. 1: it is the serial of one unit.
        uint8 kind;
        /// How many units, or which serial.
        uint64 amount;
        /// The redeemer that gives goods for them.
        bytes32 redeemer;
        /// Salted hash of the order.
        bytes32 orderHash;
        /// Tells the ticket from others of the same holder and deadline.
        uint64 nonce;
        /// First second at which it is refused, in Unix time.
        uint64 deadline;
    }

    /// @notice A ticket with the holder's signature.
    struct SignedTicket {
        /// What was signed.
        Ticket ticket;
        /// 0 Ed25519, 1 Sr25519, 2 ECDSA over a Blake2 hash, 3 ECDSA as Ethereum signs.
        uint8 scheme;
        /// 64 bytes, or 65 with ECDSA.
        bytes signature;
    }

    /// @notice Units that a holder put aside for a redeemer.
    struct Authorisation {
        /// Whose units they are.
        address holder;
        /// Who may capture them.
        address redeemer;
        /// The series.
        uint32 series;
        /// Units that are still put aside.
        uint64 left;
        /// Units that were captured.
        uint64 captured;
        /// Salted hash of the order.
        bytes32 orderHash;
        /// When it was opened, in Unix time.
        uint64 openedAt;
        /// First second at which it can only be returned.
        uint64 deadline;
    }

    /// @notice Units were redeemed and are gone. `Addresses.COUPON` writes a `TransferSingle` to the zero address for the same
    /// units.
    /// @param holder who redeemed them
    /// @param series the series
    /// @param redeemer the store that took them
    /// @param quantity the number of units
    /// @param orderHash salted hash of the order
    /// @param ciphertext message to the issuer, or nothing
    event Redeemed(
        address indexed holder,
        uint256 indexed series,
        address indexed redeemer,
        uint256 quantity,
        bytes32 orderHash,
        bytes ciphertext
    );

    /// @notice A ticket was used. `Redeemed` stands before it.
    /// @param by who submitted it
    /// @param holder the account that signed it
    /// @param nonce its nonce
    /// @param deadline its deadline
    event TicketRedeemed(address indexed by, bytes32 indexed holder, uint256 nonce, uint256 deadline);

    /// @notice A message of the caller's that was not used yet can no longer be used.
    /// @param signer whose message it was
    /// @param nonce its nonce
    /// @param deadline its deadline
    event TicketCancelled(address indexed signer, uint256 nonce, uint256 deadline);

    /// @notice A holder put units aside for a redeemer.
    /// @param id the authorisation
    /// @param holder whose units they are
    /// @param redeemer who may capture them
    /// @param series the series
    /// @param quantity how many
    /// @param orderHash salted hash of the order
    /// @param deadline first second at which they can only be returned
    event Authorised(
        uint256 indexed id,
        address indexed holder,
        address indexed redeemer,
        uint256 series,
        uint256 quantity,
        bytes32 orderHash,
        uint256 deadline
    );

    /// @notice A redeemer took units of an authorisation. `Redeemed` stands before it.
    /// @param id the authorisation
    /// @param quantity how many were taken
    /// @param left how many are left; with none it is over
    event Captured(uint256 indexed id, uint256 quantity, uint256 left);

    /// @notice What was left of an authorisation went back to its holder.
    /// @param id the authorisation
    /// @param by who ended it; the zero address when the chain did by itself
    /// @param holder who has the units again
    /// @param returned how many came back
    event Voided(uint256 indexed id, address indexed by, address indexed holder, uint256 returned);

    /// @notice Redeems units of the caller with a store that accepts them.
    /// @param series the series
    /// @param quantity the number of units, above zero; of a divisible series this is an amount in minor currency units
    /// @param redeemer the store: the issuer, or somebody it appointed
    /// @param orderHash hash of the order and a secret salt, which tells outsiders nothing about the order
    /// @param ciphertext message to the issuer under its key, or nothing
    function redeem(
        uint256 series,
        uint256 quantity,
        address redeemer,
        bytes32 orderHash,
        bytes calldata ciphertext
    ) external;

    /// @notice Burns the units of a ticket with its redeemer. For anybody who is not frozen; where the redeemer is staff of the
    /// issuer, for that redeemer itself.
    /// @param ticket what was signed
    /// @param scheme 0 Ed25519, 1 Sr25519, 2 ECDSA over a Blake2 hash, 3 ECDSA as Ethereum signs
    /// @param signature the holder's: 64 bytes, or 65 with ECDSA
    function redeemTicket(Ticket calldata ticket, uint8 scheme, bytes calldata signature) external;

    /// @notice Burns the units of several tickets, each judged by itself. For anybody who is not frozen.
    /// @param tickets at least one and at most 50
    /// @return redeemed of each, whether it was used
    function redeemTickets(SignedTicket[] calldata tickets) external returns (bool[] memory redeemed);

    /// @notice Makes a ticket of the caller's useless that was not used yet.
    /// @param nonce its nonce
    /// @param deadline its deadline
    function cancelTicket(uint64 nonce, uint64 deadline) external;

    /// @notice Makes a ticket or another signed message useless that was not used yet, as its signer signed off-line. Anyone may bring
    /// that.
    /// @param signer the account that signed the message, and signs: its 32 bytes
    /// @param nonce the nonce of the message
    /// @param deadline the deadline of the message
    /// @param scheme how it signed, as of a ticket
    /// @param signature its signature of the cancellation
    function cancelSigned(bytes32 signer, uint64 nonce, uint64 deadline, uint8 scheme, bytes calldata signature) external;

    /// @notice Puts units of the caller aside for a redeemer.
    /// @param series the series
    /// @param quantity the number of units, above zero
    /// @param redeemer who may capture them
    /// @param orderHash hash of the order and a secret salt
    /// @param deadline first second at which they can only be returned, in Unix time
    /// @return id the authorisation
    function authorise(
        uint256 series,
        uint256 quantity,
        address redeemer,
        bytes32 orderHash,
        uint256 deadline
    ) external returns (uint256 id);

    /// @notice Burns units of an authorisation. For its redeemer, before the deadline; in several parts if need be.
    /// @param id the authorisation
    /// @param quantity the number of units, above zero
    function capture(uint256 id, uint256 quantity) external;

    /// @notice Gives back what is left. For the redeemer at any time, and for the holder from the deadline on.
    /// @param id the authorisation
    function voidAuthorisation(uint256 id) external;

    /// @notice Gives back what is left of an authorisation whose deadline has come. For anybody.
    /// @param id the authorisation
    function returnAuthorisation(uint256 id) external;

    /// @notice Gives back what is left, so that an authority can reach it. For compliance officers.
    /// @param id the authorisation
    /// @param reason hash of the explanation; not zero
    function forceVoid(uint256 id, bytes32 reason) external;

    /// @notice The id that the next authorisation gets.
    /// @return id the next id
    function nextAuthorisationId() external view returns (uint256 id);

    /// @notice An open authorisation. Reverts when there is none with this id.
    /// @param id the authorisation
    /// @return authorisation what is open
    function authorisationOf(uint256 id) external view returns (Authorisation memory authorisation);

    /// @notice Whether a message was used or cancelled.
    /// @param signer the account that signed it
    /// @param nonce its nonce
    /// @param deadline its deadline
    /// @return used whether it was
    function isTicketUsed(bytes32 signer, uint64 nonce, uint64 deadline) external view returns (bool used);
}
