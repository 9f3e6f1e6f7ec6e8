// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title A serialised series of Genex chain as ERC-721
/// @notice Served by a precompile at `Addresses.ofSeries(series)`, one address for each series whose units bear serials. A token
/// is a serial: 1 for the first unit that was minted, without gaps. Every function acts on the same books and by the same rules
/// as the native calls, and takes no GNX.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Serials: <error>` (the serials), `Coupon: <error>` (the units) or `Genex: <text>` (the arguments or the way of
/// calling).
///
/// Serials that are not sold yet are with the issuer, who can sell or recall them but not transfer them. Serials move natively
/// as well. Every move has its log here once, however it was made, and one of units at `Addresses.COUPON`.
/// @dev Serves the interfaces 0x01ffc9a7 (ERC-165), 0x80ac58cd (ERC-721) and 0x5b5e139f (its metadata), and writes the event of
/// ERC-2309 for ranges. Self-contained on purpose: the chain's own types are made from this file.
interface ISerials {
    /// @notice Serials that follow one another, and who gets them.
    struct Gift {
        // Who gets them; neither the zero address nor a precompile.
        address to;
        // The first serial.
        uint64 first;
        // The last serial.
        uint64 last;
    }

    /// @notice A serial moved.
    /// @param from who held it
    /// @param to who holds it now; the zero address when it was redeemed and is gone
    /// @param tokenId the serial
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

    /// @notice An owner let somebody move a serial, or nobody any more. A move ends it without this event.
    /// @param owner the owner
    /// @param approved who may move it; the zero address for nobody
    /// @param tokenId the serial
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);

    /// @notice An owner gave or took the right to move all of its serials, and all of its units of every series.
    /// @param owner the owner
    /// @param operator who may, or may no longer, move them
    /// @param approved whether it may
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    /// @notice Serials that follow one another moved, were minted or were redeemed (ERC-2309).
    /// @param fromTokenId the first
    /// @param toTokenId the last
    /// @param fromAddress who held them; the zero address when they were minted
    /// @param toAddress who holds them now; the zero address when they were redeemed and are gone
    event ConsecutiveTransfer(
        uint256 indexed fromTokenId, uint256 toTokenId, address indexed fromAddress, address indexed toAddress
    );

    /// @notice Serials that an account has. For the issuer this includes what is not sold yet.
    /// @param owner the account; not the zero address
    /// @return how many
    function balanceOf(address owner) external view returns (uint256);

    /// @notice Who has a serial; the issuer while it is not sold. Reverts for one that was never minted, was burned or has
    /// expired.
    /// @param tokenId the serial
    /// @return the owner
    function ownerOf(uint256 tokenId) external view returns (address);

    /// @notice Moves a serial. The caller is its owner, an operator, or approved for it. A contract that is given it is asked
    /// through `onERC721Received` and must agree.
    /// @param from the owner
    /// @param to who gets it; neither the zero address nor a precompile
    /// @param tokenId the serial
    /// @param data handed on to a receiving contract
    function safeTransferFrom(address from, address to, uint256 tokenId, bytes calldata data) external;

    /// @notice As the other `safeTransferFrom`, with no data.
    /// @param from the owner
    /// @param to who gets it; neither the zero address nor a precompile
    /// @param tokenId the serial
    function safeTransferFrom(address from, address to, uint256 tokenId) external;

    /// @notice Moves a serial without asking whoever gets it. The caller is its owner, an operator, or approved for it.
    /// @param from the owner
    /// @param to who gets it; neither the zero address nor a precompile
    /// @param tokenId the serial
    function transferFrom(address from, address to, uint256 tokenId) external;

    /// @notice Lets somebody move a serial once. The caller is its owner or an operator.
    /// @param approved who may; the zero address for nobody
    /// @param tokenId the serial
    function approve(address approved, uint256 tokenId) external;

    /// @notice Gives or takes the right to move all units of the caller, of every series: the operators of `ICoupon`.
    /// @param operator who gets or loses it; not the zero address
    /// @param approved whether it may move them
    function setApprovalForAll(address operator, bool approved) external;

    /// @notice Who may move a serial besides its owner and operators. Reverts like `ownerOf`.
    /// @param tokenId the serial
    /// @return who may, or the zero address
    function getApproved(uint256 tokenId) external view returns (address);

    /// @notice Whether an account may move all units of another.
    /// @param owner the owner
    /// @param operator who may or may not
    /// @return whether it may
    function isApprovedForAll(address owner, address operator) external view returns (bool);

    /// @notice The name of the series.
    /// @return the name
    function name() external view returns (string memory);

    /// @notice The short name of the series.
    /// @return the short name, which may be empty
    function symbol() external view returns (string memory);

    /// @notice Where the description of a serial is found. Reverts like `ownerOf`.
    /// @param tokenId the serial
    /// @return the address
    function tokenURI(uint256 tokenId) external view returns (string memory);

    /// @notice Whether the precompile serves an interface (ERC-165).
    /// @param interfaceId the exclusive-or of the selectors of the interface
    /// @return whether it does; always false for 0xffffffff
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// @notice Mints serials into the inventory of the issuer, who is the caller or whose staff it is.
    /// @param quantity how many, above zero
    /// @return first the first of them
    /// @return last the last of them
    function mint(uint256 quantity) external returns (uint256 first, uint256 last);

    /// @notice Moves serials that follow one another, all or none, without asking whoever gets them. The caller is their owner,
    /// an operator, or approved for each.
    /// @param from the owner
    /// @param to who gets them; neither the zero address nor a precompile
    /// @param first the first serial
    /// @param last the last serial
    function transferRange(address from, address to, uint256 first, uint256 last) external;

    /// @notice Gives serials of the caller to several accounts, all or none, without asking them.
    /// @param gifts who gets which, at least one and at most 100, in ascending order
    function distribute(Gift[] calldata gifts) external;

    /// @notice Burns serials of the caller that follow one another, with somebody who accepts them.
    /// @param first the first serial
    /// @param last the last serial
    /// @param redeemer who accepts them: the issuer, or somebody it appointed
    /// @param orderHash the salted hash of the order
    /// @param ciphertext a message to the issuer; no bytes are no message, and 512 are the most
    function redeem(uint256 first, uint256 last, address redeemer, bytes32 orderHash, bytes calldata ciphertext)
        external;

    /// @notice Whether a serial is valid, or every reason why not. Reverts for one that was never minted.
    /// @param tokenId the serial
    /// @return state 0 unsold, 1 held, 2 redeemed, 3 expired, 4 recalled, 5 refunded
    /// @return valid whether it can be redeemed now
    /// @return inEscrow whether all units of its holder are in escrow, so that none can be redeemed now
    /// @return reasons the codes of the rules against its redemption, most important first
    function status(uint256 tokenId)
        external
        view
        returns (uint8 state, bool valid, bool inEscrow, uint16[] memory reasons);
}
