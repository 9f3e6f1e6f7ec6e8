// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Money in and out of Genex chain
/// @notice Served by a precompile at `Addresses.TREASURY`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. Gifts, allowances and permits of a stablecoin are at the stablecoin's own address, see `IStablecoin`.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Stablecoin: <error>` (the books) or `Genex: <text>` (the arguments or the way of calling).
///
/// What is minted, put aside or burned here has its own log at this address; what is minted or burned has a `Transfer` at the
/// stablecoin, too.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ITreasury {
    /// @notice A holder put money aside to be paid out.
    /// @param id the withdrawal
    /// @param holder whose money it is
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    /// @param payout hash of the payout instruction, or of the wallet
    /// @param wallet where it goes if not to a bank: 20 bytes of an Ethereum address or 32 of another account; else nothing
    /// @param reviewed whether an officer must approve it first
    event WithdrawalRequested(
        uint256 indexed id,
        address indexed holder,
        uint256 indexed asset,
        uint256 amount,
        bytes32 payout,
        bytes wallet,
        bool reviewed
    );

    /// @notice A holder took back a withdrawal that the gateway left unanswered.
    /// @param id the withdrawal
    /// @param holder whose money it is
    event WithdrawalCancelled(uint256 indexed id, address indexed holder);

    /// @notice The money of a withdrawal was burned; the gateway owes the payout.
    /// @param id the withdrawal
    /// @param gateway who completed it
    event WithdrawalCompleted(uint256 indexed id, address indexed gateway);

    /// @notice The gateway refused a withdrawal; the money is free again.
    /// @param id the withdrawal
    /// @param gateway who refused it
    /// @param reason hash of the explanation
    event WithdrawalRejected(uint256 indexed id, address indexed gateway, bytes32 reason);

    /// @notice The gateway reported money that reached it.
    /// @param depositId the external reference
    /// @param to whose it is
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    /// @param gateway who reported it
    /// @param pending whether it waits for a second member of the gateway; else it is minted, which is told again for one that waited
    event Deposited(
        bytes32 indexed depositId,
        address indexed to,
        uint256 indexed asset,
        uint256 amount,
        address gateway,
        bool pending
    );

    /// @notice A second member of the gateway approved a deposit, which is minted.
    /// @param depositId the external reference
    /// @param by who approved it
    /// @param reason hash of what that member found
    event DepositApproved(bytes32 indexed depositId, address indexed by, bytes32 reason);

    /// @notice A deposit was dropped.
    /// @param depositId the external reference, which stays used
    /// @param gateway who dropped it
    /// @param reason hash of the explanation
    event DepositCancelled(bytes32 indexed depositId, address indexed gateway, bytes32 reason);

    /// @notice The money behind a stablecoin was attested.
    /// @param asset the id of the stablecoin
    /// @param attestor who attested it
    /// @param amount how much there is, in smallest units
    /// @param report hash of the report
    /// @param asOf the second it speaks of
    event ReserveAttested(
        uint256 indexed asset, address indexed attestor, uint256 amount, bytes32 report, uint256 asOf
    );

    /// @notice Puts money of the caller aside to be paid out by the gateway. A high amount is reviewed first.
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    /// @param payout hash of the instruction given to the gateway
    /// @return the id of the withdrawal
    function requestWithdrawal(uint256 asset, uint256 amount, bytes32 payout) external returns (uint256);

    /// @notice Puts money of the caller aside to be paid out to a wallet outside of this chain.
    /// @param asset the id of the stablecoin
    /// @param amount how much, in smallest units
    /// @param wallet 20 bytes of an Ethereum address or 32 of another account; the caller's identity proved to control it
    /// @return the id of the withdrawal
    function withdrawToWallet(uint256 asset, uint256 amount, bytes calldata wallet) external returns (uint256);

    /// @notice Takes back a withdrawal that the gateway left unanswered for its time.
    /// @param id a withdrawal of the caller
    function cancelWithdrawal(uint256 id) external;

    /// @notice Burns the money of a withdrawal, which the gateway then pays out. For members of the gateway.
    /// @param id the withdrawal
    function completeWithdrawal(uint256 id) external;

    /// @notice Gives the money of a withdrawal back. For members of the gateway.
    /// @param id the withdrawal
    /// @param reason hash of the explanation; not zero
    function rejectWithdrawal(uint256 id, bytes32 reason) external;

    /// @notice Reports money that reached the gateway. For its members.
    /// @param asset the id of the stablecoin
    /// @param to who gets it
    /// @param amount how much, in smallest units
    /// @param depositId the external reference, unique for ever
    /// @param source where the money comes from: 0 salary, 1 business, 2 savings, 3 sale, 4 gift, 5 investment, 6 loan,
    /// 7 inheritance, 8 anything else
    /// @param sourceHash hash of the record of it
    /// @return whether it is minted; false when it waits for a second member
    function deposit(
        uint256 asset,
        address to,
        uint256 amount,
        bytes32 depositId,
        uint256 source,
        bytes32 sourceHash
    ) external returns (bool);

    /// @notice Mints a deposit that waits. For a member of the gateway other than the one that reported it.
    /// @param depositId the external reference
    /// @param reason hash of what the member found; not zero
    function approveDeposit(bytes32 depositId, bytes32 reason) external;

    /// @notice Drops a deposit that waits. For members of the gateway.
    /// @param depositId the external reference
    /// @param reason hash of the explanation; not zero
    function cancelDeposit(bytes32 depositId, bytes32 reason) external;

    /// @notice States what money backs a stablecoin. For the attestor of reserves.
    /// @param asset the id of the stablecoin
    /// @param amount how much there is, in smallest units
    /// @param report hash of the report
    /// @param asOf the second it speaks of, in Unix time
    function attestReserve(uint256 asset, uint256 amount, bytes32 report, uint256 asOf) external;

    /// @notice Where a stablecoin is as ERC-20.
    /// @param asset the id of the stablecoin; reverts when there is none
    /// @return the address
    function tokenOf(uint256 asset) external view returns (address);

    /// @notice The parts of an account's money.
    /// @param asset the id of the stablecoin; reverts when there is none
    /// @param account the holder
    /// @return free what can be spent, in smallest units
    /// @return held what is held for orders and other business
    /// @return leaving what waits to be paid out
    function balancesOf(uint256 asset, address account)
        external
        view
        returns (uint256 free, uint256 held, uint256 leaving);

    /// @notice What a stablecoin stands for, and how gateways may handle it.
    /// @param asset the id of the stablecoin; reverts when there is none
    /// @return currency ISO 4217 letters, such as "USD"
    /// @return decimals digits of an amount behind the decimal point
    /// @return dailyMintCap most that may be minted in one day, in smallest units
    /// @return secondApprovalFrom deposits from this amount on need a second member of the gateway
    /// @return reserveMaxAge how old the attested reserve may be when money is minted, in seconds
    /// @return minWithdrawal smallest withdrawal, in smallest units
    function assetTerms(uint256 asset)
        external
        view
        returns (
            bytes3 currency,
            uint8 decimals,
            uint256 dailyMintCap,
            uint256 secondApprovalFrom,
            uint256 reserveMaxAge,
            uint256 minWithdrawal
        );

    /// @notice The latest statement of what backs a stablecoin.
    /// @param asset the id of the stablecoin; reverts when there is none
    /// @return amount how much, in smallest units; 0 when nothing was ever stated
    /// @return report hash of the report
    /// @return asOf the second it speaks of
    /// @return attestor who stated it
    function reserveOf(uint256 asset)
        external
        view
        returns (uint256 amount, bytes32 report, uint256 asOf, address attestor);

    /// @notice The id that the next withdrawal gets.
    /// @return the id
    function nextWithdrawalId() external view returns (uint256);

    /// @notice A withdrawal that waits.
    /// @param id the withdrawal; reverts when none waits
    /// @return holder whose money it is
    /// @return asset the id of the stablecoin
    /// @return amount how much, in smallest units
    /// @return payout hash of the payout instruction, or of the wallet
    /// @return wallet where it goes if not to a bank; else nothing
    /// @return requestedAt when it was requested, in Unix time
    /// @return reviewed whether an officer must approve it first
    function withdrawalOf(uint256 id)
        external
        view
        returns (
            address holder,
            uint256 asset,
            uint256 amount,
            bytes32 payout,
            bytes memory wallet,
            uint256 requestedAt,
            bool reviewed
        );

    /// @notice What became of the external reference of a deposit.
    /// @param depositId the external reference
    /// @return 0 never used, 1 waits for a second member of the gateway, 2 minted, 3 dropped
    function depositState(bytes32 depositId) external view returns (uint8);
}
