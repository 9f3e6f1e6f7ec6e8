// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import "./Hostile.sol";

/// @notice Gives units to its other instance, which does something when it is asked whether it takes them.
abstract contract Reentrant is Hostile {
    function attack(address victim, uint256 series, address other) external payable virtual override {
        Reentrant(payable(other)).aim(victim, series, address(this));
        this.aim(victim, series, other);
        give(other, series, 3);
        this.aim(address(0), 0, address(0));
    }

    address internal victim_;
    uint256 internal series_;
    address internal other_;
    uint256 internal depth_;

    function aim(address victim, uint256 series, address other) external {
        (victim_, series_, other_, depth_) = (victim, series, other, 0);
    }

    function give(address to, uint256 series, uint256 quantity) internal {
        (bool done,) = COUPON.call(abi.encodeCall(ICoupon.safeTransferFrom, (address(this), to, series, quantity, "")));
        done;
    }

    function redeem(uint256 series, uint256 quantity, address redeemer) internal returns (bool done) {
        (done,) = REDEMPTION.call(abi.encodeCall(IRedemption.redeem, (series, quantity, redeemer, bytes32(depth_), "")));
    }

    function onERC1155Received(address, address from, uint256, uint256 value, bytes calldata)
        external
        virtual
        override
        returns (bytes4)
    {
        if (other_ != address(0) && depth_ < 12) {
            depth_++;
            asked(from, value);
        }
        return ONE;
    }

    function asked(address from, uint256 value) internal virtual;
}

/// @notice Gives what it is given back before it has said that it takes it.
contract PingPong is Reentrant {
    function asked(address from, uint256 value) internal override {
        give(from, series_, value);
    }
}

/// @notice Gives more than it is given, and what the giver has left.
contract DoubleSpend is Reentrant {
    function asked(address from, uint256 value) internal override {
        give(from, series_, value);
        give(from, series_, value);
        (bool done,) = COUPON.call(abi.encodeCall(ICoupon.safeTransferFrom, (from, address(this), series_, value, "")));
        (done,) = COUPON.call(abi.encodeCall(ICoupon.safeTransferFrom, (victim_, address(this), series_, value, "")));
    }
}

/// @notice Redeems what it is given before it has said that it takes it, and then says that it does not.
contract RedeemAndRefuse is Reentrant {
    function asked(address, uint256 value) internal override {
        redeem(series_, value, ISSUER);
        revert("no");
    }
}

/// @notice Redeems with a redeemer that is not one, more than it has, and by its giver.
contract RedeemInside is Reentrant {
    function asked(address from, uint256 value) internal override {
        redeem(series_, value, ISSUER);
        redeem(series_, value, ISSUER);
        redeem(series_, value, victim_);
        redeem(series_, type(uint64).max, ISSUER);
        redeem(series_, 1, from);
        redeem(series_, type(uint256).max, ISSUER);
    }
}

/// @notice Trades while it is asked, cancels what is not its own, and then does not take what it was given.
contract TradeInside is Reentrant {
    function asked(address, uint256 value) internal override {
        MarketOrder memory order;
        order.side = 1;
        order.tick = 100;
        order.lots = uint64(value);
        order.maxFills = 5;
        (bool done,) = MARKETPLACE.call(abi.encodeCall(IMarket.placeOrder, (MARKET, order)));
        order.side = 0;
        (done,) = MARKETPLACE.call(abi.encodeCall(IMarket.placeOrder, (MARKET, order)));
        for (uint128 id = 0; id < 20; id++) {
            (done,) = MARKETPLACE.call(abi.encodeCall(IMarket.cancelOrder, (id)));
        }
        revert("no");
    }
}

/// @notice Changes who may act for it while it is asked.
contract ApproveInside is Reentrant {
    function asked(address from, uint256) internal override {
        (bool done,) = COUPON.call(abi.encodeCall(ICoupon.setApprovalForAll, (from, true)));
        (done,) = USDC.call(abi.encodeCall(IStablecoin.approve, (from, type(uint256).max)));
        (done,) = USDC.call(abi.encodeCall(IStablecoin.transferFrom, (victim_, from, 1)));
        (done,) = COUPON.delegatecall(abi.encodeCall(ICoupon.setApprovalForAll, (from, true)));
    }
}

/// @notice Burns all gas while it is asked.
contract GasGrief is Reentrant {
    function asked(address, uint256) internal pure override {
        assembly {
            for {} 1 {} {}
        }
    }
}

/// @notice Answers with as much data as there may be.
contract LongAnswer is Reentrant {
    function asked(address, uint256) internal pure override {
        assembly {
            mstore(0, shl(224, 0xf23a6e61))
            return(0, 400000)
        }
    }
}

/// @notice Answers almost right.
contract FakeReceiver is Reentrant {
    function asked(address, uint256) internal view override {
        assembly {
            switch mod(gas(), 3)
            case 0 {
                mstore(0, or(shl(224, 0xf23a6e61), 1))
                return(0, 32)
            }
            case 1 {
                mstore(0, shl(224, 0xf23a6e61))
                return(0, 4)
            }
            default {
                mstore(0, shl(224, 0xbc197c81))
                return(0, 32)
            }
        }
    }
}

/// @notice Makes contracts and ends them while it is asked.
contract EndInside is Reentrant {
    function asked(address from, uint256) internal override {
        assembly {
            selfdestruct(from)
        }
    }
}

/// @notice Gives lists, out of the question about lists.
contract BatchPingPong is Hostile {
    address internal other_;
    uint256 internal series_;
    uint256 internal depth_;

    function aim(address other, uint256 series) external {
        (other_, series_, depth_) = (other, series, 0);
    }

    function attack(address, uint256 series, address other) external payable override {
        BatchPingPong(payable(other)).aim(address(this), series);
        this.aim(other, series);
        give(20);
    }

    function give(uint256 count) internal {
        uint256[] memory ids = new uint256[](count);
        uint256[] memory values = new uint256[](count);
        for (uint256 i = 0; i < count; i++) {
            (ids[i], values[i]) = (series_, 1);
        }
        (bool done,) =
            COUPON.call(abi.encodeCall(ICoupon.safeBatchTransferFrom, (address(this), other_, ids, values, "")));
        done;
    }

    function onERC1155BatchReceived(address, address, uint256[] calldata ids, uint256[] calldata, bytes calldata)
        external
        override
        returns (bytes4)
    {
        if (other_ != address(0) && depth_++ < 12) give(ids.length + 1);
        return MANY;
    }
}
