// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {IStablecoin} from "genex/IStablecoin.sol";

/// @title A stablecoin precompile for tests without a node
/// @notice Books, allowances and permits, and the rule that contracts hold only when they are allowed to. Put its code at
/// `Addresses.ofStablecoin(id)`; it has no constructor.
contract StablecoinMock is IStablecoin {
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    /// @dev From here on an allowance is without limit.
    uint256 private constant NO_LIMIT = type(uint128).max;

    uint256 public totalSupply;
    mapping(address account => uint256) public balanceOf;
    mapping(address owner => uint256) public nonces;
    mapping(address owner => mapping(address spender => uint256)) public allowance;
    mapping(address account => bool) private _allowed;
    mapping(address account => bool) private _frozen;

    /// @notice Gives money to anyone.
    function mint(address to, uint256 value) external {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    /// @notice Lets a contract hold money, or ends that.
    function allow(address account, bool allowed) external {
        _allowed[account] = allowed;
    }

    /// @notice Freezes an account or ends that.
    function freeze(address account, bool frozen) external {
        _frozen[account] = frozen;
    }

    function name() public pure returns (string memory) {
        return "USD Coin";
    }

    function symbol() external pure returns (string memory) {
        return "USDC";
    }

    function decimals() external pure returns (uint8) {
        return 6;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        _approve(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        require(allowed >= value, "Stablecoin: InsufficientAllowance");
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;
        _move(from, to, value);
        return true;
    }

    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        require(block.timestamp <= deadline, "Stablecoin: PermitExpired");
        bytes32 content = keccak256(abi.encode(PERMIT, owner, spender, value, nonces[owner]++, deadline));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", DOMAIN_SEPARATOR(), content));
        address who = ecrecover(digest, v, r, s);
        require(who != address(0) && who == owner, "Stablecoin: WrongPermit");
        _approve(owner, spender, value);
    }

    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN, keccak256(bytes(name())), keccak256("1"), block.chainid, address(this)));
    }

    function eip712Domain()
        external
        view
        returns (bytes1, string memory, string memory, uint256, address, bytes32, uint256[] memory)
    {
        return (0x0f, name(), "1", block.chainid, address(this), 0, new uint256[](0));
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == 0x01ffc9a7 || interfaceId == 0x36372b07 || interfaceId == 0xa219a025
            || interfaceId == 0x9d8ff7da || interfaceId == 0x84b0196e;
    }

    function _approve(address owner, address spender, uint256 value) private {
        require(spender != address(0), "Genex: the zero address spends nothing");
        allowance[owner][spender] = value >= NO_LIMIT ? type(uint256).max : value;
        emit Approval(owner, spender, allowance[owner][spender]);
    }

    function _move(address from, address to, uint256 value) private {
        require(to != address(0), "Genex: the zero address holds nothing");
        require(!_frozen[from], "Genex: 301 sender is blocked");
        require(!_frozen[to], "Genex: 302 recipient is blocked");
        require(
            to.code.length == 0 || _allowed[to], "Genex: 108 contracts hold coupons only when they are allow-listed"
        );
        require(balanceOf[from] >= value, "Stablecoin: InsufficientFunds");
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}
