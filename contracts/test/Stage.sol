// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {Addresses} from "genex/Addresses.sol";
import {CouponMock} from "./mocks/CouponMock.sol";
import {RedemptionMock} from "./mocks/RedemptionMock.sol";
import {StablecoinMock} from "./mocks/StablecoinMock.sol";
import {Vm} from "./Vm.sol";

/// @title A chain with mocks where the precompiles are, people, coupons and money
abstract contract Stage {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    CouponMock internal constant COUPON = CouponMock(Addresses.COUPON);
    RedemptionMock internal constant REDEMPTION = RedemptionMock(Addresses.REDEMPTION);

    uint32 internal constant TEA = 1;
    uint32 internal constant BOOKS = 2;
    uint32 internal constant USDC = 1;
    uint256 internal constant UNITS = 1_000;
    uint256 internal constant MONEY = 100e6;
    uint64 internal constant NOW = 1_800_000_000;
    uint64 internal constant LATER = NOW + 1 days;

    uint256 internal constant ANN_KEY = 0xa11;
    address internal ann = VM.addr(ANN_KEY);
    address internal ben = VM.addr(0xb22);
    address internal cem = VM.addr(0xc33);

    function setUp() public virtual {
        VM.warp(NOW);
        VM.etch(Addresses.COUPON, address(new CouponMock()).code);
        VM.etch(Addresses.REDEMPTION, address(new RedemptionMock()).code);
        VM.etch(Addresses.ofStablecoin(USDC), address(new StablecoinMock()).code);
        COUPON.mint(ann, TEA, UNITS);
        COUPON.mint(ann, BOOKS, UNITS);
        COUPON.mint(ben, BOOKS, UNITS);
        COUPON.mint(cem, TEA, UNITS);
        usdc().mint(ann, MONEY);
    }

    function usdc() internal pure returns (StablecoinMock) {
        return StablecoinMock(Addresses.ofStablecoin(USDC));
    }

    function send(address from, address to, uint256 id, uint256 value, bytes memory data) internal {
        VM.prank(from);
        COUPON.safeTransferFrom(from, to, id, value, data);
    }

    function assertUnits(address who, uint256 id, uint256 expected) internal view {
        assertEq(COUPON.balanceOf(who, id), expected);
    }

    function assertEq(uint256 left, uint256 right) internal pure {
        require(left == right, string.concat("not equal: ", text(left), " and ", text(right)));
    }

    function assertTrue(bool condition) internal pure {
        require(condition, "not true");
    }

    function text(uint256 number) private pure returns (string memory digits) {
        do {
            digits = string.concat(string(abi.encodePacked(uint8(48 + number % 10))), digits);
            number /= 10;
        } while (number > 0);
    }
}
