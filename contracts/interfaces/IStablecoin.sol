// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Stablecoins of Genex chain as ERC-20
/// @notice Served by a precompile at one address for each stablecoin: `Addresses.STABLECOINS` with the id of the stablecoin in the
/// first four bytes, so the one with the id 1 is at 0x0000000100000000000000000000000000200000. Every function acts on the same
/// books and by the same rules as the native calls, and takes no GNX. Where there is no stablecoin, every function reverts.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors: who gets money must
/// be registered, limits hold, and what is frozen stays. Other failures revert with `Stablecoin: <error>` (the books) or
/// `Genex: <text>` (the arguments or the way of calling). No function answers false.
///
/// Money moves natively as well. Every move has its log here once, however it was made; the sum of the logs of an account is what
/// it has, escrow included.
/// @dev Serves the interfaces 0x01ffc9a7 (ERC-165), 0x36372b07 (ERC-20), 0xa219a025 (its metadata), 0x9d8ff7da (its permits, ERC-2612)
/// and 0x84b0196e (ERC-5267). Self-contained on purpose: the chain's own types are made from this file.
interface IStablecoin {
    /// @notice Money moved.
    /// @param from who had it
    /// @param to who has it now
    /// @param value how much, in smallest units
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// @notice An owner changed how much a spender may move.
    /// @param owner whose money it is
    /// @param spender who may move it
    /// @param value how much of it from now on, in smallest units; 2^256 - 1 is without limit
    event Approval(address indexed owner, address indexed spender, uint256 value);

    /// @notice The name of the stablecoin.
    /// @return the name
    function name() external view returns (string memory);

    /// @notice The ticker of the stablecoin.
    /// @return the ticker
    function symbol() external view returns (string memory);

    /// @notice How many digits of an amount are behind the decimal point.
    /// @return the number of digits
    function decimals() external view returns (uint8);

    /// @notice All there is of the stablecoin, money that orders hold or that waits to be paid out included.
    /// @return the amount in smallest units
    function totalSupply() external view returns (uint256);

    /// @notice What an account can spend. What its orders hold or what waits to be paid out is not part of it.
    /// @param account the holder
    /// @return the amount in smallest units
    function balanceOf(address account) external view returns (uint256);

    /// @notice Gives money of the caller.
    /// @param to who gets it; neither the zero address nor a precompile
    /// @param value how much, in smallest units; nothing is a transfer too, by the same rules
    /// @return true
    function transfer(address to, uint256 value) external returns (bool);

    /// @notice Lets a spender move money of the caller, instead of what it might move before. The caller must be registered, and neither
    /// of both frozen, unless the value is zero.
    /// @param spender who may move it, a contract for example; not the zero address
    /// @param value how much of it, in smallest units; from 2^128 - 1 on it is without limit and never becomes less
    /// @return true
    function approve(address spender, uint256 value) external returns (bool);

    /// @notice How much a spender may move.
    /// @param owner whose money it is
    /// @param spender who may move it
    /// @return the amount in smallest units; 2^256 - 1 is without limit
    function allowance(address owner, address spender) external view returns (uint256);

    /// @notice Moves money of an owner who lets the caller do so, and takes it off the allowance unless that is without limit.
    /// @param from the owner
    /// @param to who gets it; neither the zero address nor a precompile
    /// @param value how much, in smallest units
    /// @return true
    function transferFrom(address from, address to, uint256 value) external returns (bool);

    /// @notice Approves as the owner signed (ERC-2612). Anyone may bring it, once, up to its deadline.
    /// @param owner whose money it is: the address of the key that signed
    /// @param spender who may move it; not the zero address
    /// @param value how much of it, as in `approve`
    /// @param deadline the last second, in Unix time, at which it can be used
    /// @param v 27 or 28
    /// @param r first half of the signature
    /// @param s second half of the signature, in the lower half of its range
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice The nonce that the next permit of an owner must name.
    /// @param owner whose money it is
    /// @return the nonce
    function nonces(address owner) external view returns (uint256);

    /// @notice The hash of what a permit is for: name of the stablecoin, version `1`, chain id and this address (EIP-712).
    /// @return the hash
    function DOMAIN_SEPARATOR() external view returns (bytes32);

    /// @notice What permits are for, in words (ERC-5267).
    /// @return fields which of the following count, one bit each: the first four, 0x0f
    /// @return name the name of the stablecoin
    /// @return version `1`
    /// @return chainId the chain's id
    /// @return verifyingContract this address
    /// @return salt zero
    /// @return extensions none
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );

    /// @notice Whether the precompile serves an interface (ERC-165).
    /// @param interfaceId the exclusive-or of the selectors of the interface
    /// @return whether it does; always false for 0xffffffff
    function supportsInterface(bytes4 interfaceId) external view returns (bool);
}
