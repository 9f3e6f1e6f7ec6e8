// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title The secondary market of Genex chain
/// @notice Served by a precompile at `Addresses.MARKETPLACE`. Acts on the same books and by the same rules as the native calls, and
/// takes no GNX. An order that waits is no deposit: what it needs stays in its owner's account, on hold.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`. Other failures revert with `Marketplace: <error>` (the book),
/// `Coupon: <error>` or `Stablecoin: <error>` (what an order needs), or `Genex: <text>` (the arguments or the way of calling).
///
/// Prices are ticks, 1 to 2047: the price of a lot is tick × tick size of the market. Shares and fees are in parts per million.
/// Money is in smallest units of the market's stablecoin, times are seconds since 1970.
///
/// Orders are placed and filled natively as well, and every such act has its log here, too. Units and money of a fill have theirs at
/// `Addresses.COUPON` and at the stablecoin.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface IMarketplace {
    /// @notice Whether an order buys or sells.
    enum Side {
        Bid,
        Ask
    }

    /// @notice How long an order waits: till cancelled, till a second, till a block, not at all, whole at once or not at all, at least
    /// some lots at once or not at all. A market order is `Ioc` with the worst acceptable tick.
    enum TimeInForce {
        Gtc,
        Gtt,
        Gtb,
        Ioc,
        Fok,
        MinFill
    }

    /// @notice Whether an order may only rest, and what it does when it would trade: it is not placed, or rests a tick beside.
    enum PostOnly {
        No,
        Reject,
        Slide
    }

    /// @notice What happens instead of a trade between orders of the same party.
    enum SelfTrade {
        CancelMaker,
        CancelTaker,
        CancelBoth,
        Decrement
    }

    /// @notice What a market lets happen. Orders can be cancelled in every state.
    enum MarketState {
        PreOpen,
        PostOnly,
        Continuous,
        Auction,
        CancelOnly,
        Halted,
        Settled
    }

    /// @notice When an order ceases to fill. `None` is that of an order that never rests.
    enum Expiry {
        None,
        Never,
        Second,
        Block
    }

    /// @notice What became of what was left of an order: nothing was left, it rests, or it was cancelled, because it is immediate, is
    /// post-only, met its own party, may not trade, visited as many makers as it might, met a maker with whom it may not
    /// trade, or found no room.
    enum Rest {
        Nothing,
        Resting,
        TimeInForce,
        PostOnly,
        SelfTrade,
        Taker,
        Bound,
        Crosses,
        NoRoom
    }

    /// @notice Why an order left the book or lost lots without a trade.
    enum CancelReason {
        Owner,
        Expired,
        SelfTrade,
        Refused,
        Switch,
        MarketOver,
        Authority
    }

    /// @notice An order as its owner asks for it.
    struct OrderRequest {
        // Whether it buys or sells.
        Side side;
        // The worst acceptable tick, at which it also rests.
        uint16 tick;
        // How much, above zero.
        uint64 lots;
        // How long it waits.
        TimeInForce timeInForce;
        // The second of `Gtt`, the block of `Gtb`, the lots of `MinFill`; zero for all others.
        uint64 bound;
        // Whether it may only rest.
        PostOnly postOnly;
        // What happens when it meets an order of the same party.
        SelfTrade selfTrade;
        // Whether its owner names it.
        bool hasClientId;
        // The name, unique among the owner's open orders of the market, whose upper 32 bits are not the market's number;
        // zero without one.
        uint128 clientId;
        // The most makers it visits, at most 100; those not visited are not paid for. Zero only for what is post-only.
        uint32 maxFills;
        // Who gets a share of the fee it pays as a taker; the zero address for nobody.
        address referrer;
        // That share, in parts per million; zero for nobody.
        uint32 referralShare;
    }

    /// @notice An order by its id or by its owner's name for it.
    struct OrderRef {
        // Whether `id` is a client id.
        bool byClientId;
        // The id of the order, or the client id.
        uint128 id;
    }

    /// @notice What a resting order shall become.
    struct Amendment {
        // Which one.
        OrderRef order;
        // Its new tick.
        uint16 tick;
        // What shall remain to be filled, above zero.
        uint64 lots;
        // As in `OrderRequest`, for a replacement.
        PostOnly postOnly;
        // As in `OrderRequest`, for a replacement.
        SelfTrade selfTrade;
        // As in `OrderRequest`, for a replacement.
        uint32 maxFills;
        // As in `OrderRequest`, for a replacement.
        address referrer;
        // As in `OrderRequest`, for a replacement.
        uint32 referralShare;
    }

    /// @notice What an order did when it came. `filled` + `decremented` + `left` are its lots.
    struct Outcome {
        // Lots traded, those held for a review included.
        uint64 filled;
        // Number of fills.
        uint32 fills;
        // Makers looked at.
        uint32 visited;
        // Lots lost to orders of its own party.
        uint64 decremented;
        // Lots that were left.
        uint64 left;
        // What became of them.
        Rest rest;
        // The id under which they rest, or zero.
        uint128 order;
    }

    /// @notice What became of a leg of a batch.
    struct LegResult {
        // Whether it was carried out; otherwise it changed nothing.
        bool done;
        // Lots that a placed order traded, else zero.
        uint64 filled;
        // The id under which a placed order rests, else zero.
        uint128 order;
        // The text with which the leg alone would have reverted; empty when it was carried out.
        string failure;
    }

    /// @notice An order that rests.
    struct Order {
        // Its id.
        uint128 id;
        // Whose it is.
        address owner;
        // Its owner's name for it, or zero.
        uint128 clientId;
        // Whether it buys or sells.
        Side side;
        // Its price.
        uint16 tick;
        // What is still to be filled; zero when there is no such order.
        uint64 lots;
        // The highest fee its owner agreed to.
        uint32 maxFee;
        // How it ceases to fill.
        Expiry expiry;
        // The second or block of that, or zero.
        uint64 expiresAt;
    }

    /// @notice What can be had at a tick.
    struct PriceLevel {
        // The tick.
        uint16 tick;
        // Lots of all its orders together.
        uint64 lots;
        // Number of its orders.
        uint32 orders;
    }

    /// @notice What an order would trade now.
    struct Quote {
        // Lots it would trade, those held for a review included.
        uint64 lots;
        // Lots of them that would wait for a review.
        uint64 held;
        // Their price without fees.
        uint128 notional;
        // The taker's fee on top (a buyer) or off it (a seller).
        uint128 fee;
        // The worst tick among the fills, or zero.
        uint16 worst;
        // What would become of the rest.
        Rest rest;
        // The text with which it would revert; empty when it would not.
        string failure;
    }

    /// @notice What a sum of money buys, or what must be sold for it.
    struct MoneyQuote {
        // The lots to order: the most a buyer gets for the money, the fewest that bring it to a seller. Zero when the money
        // buys not even one.
        uint64 lots;
        // What a buyer keeps of the money, or what a seller is short of it.
        uint128 left;
        // What an order of so many lots would trade at once.
        Quote met;
    }

    /// @notice What traders pay from a volume on, up to the caps of the market.
    struct FeeTier {
        // The lowest volume of 30 days in US cents.
        uint64 from;
        // What a maker pays, or gets with a rebate.
        uint32 maker;
        // Whether a maker gets it instead of paying. Only registered market makers do, others pay nothing then.
        bool rebate;
        // What a taker pays.
        uint32 taker;
    }

    /// @notice An identity that trades.
    struct Trader {
        // What it traded in 30 days, as maker and as taker, in US cents.
        uint64 volume;
        // Its trades that wait for a review, those of which it was the taker.
        uint32 heldTrades;
        // Whether it is a registered market maker.
        bool isMaker;
        // The account in which its bond is on hold, or the zero address.
        address bondHolder;
        // The stablecoin of the bond, or zero.
        uint32 asset;
        // Its amount.
        uint128 bond;
    }

    /// @notice A trade that waits for a review. Until then its units and its money stay with their owners, on hold.
    struct HeldTrade {
        // The market; zero when there is no such trade.
        uint32 market;
        // Whose order waited; in an auction, whose order came first.
        address maker;
        // Whose order came.
        address taker;
        // Whether the taker buys or sells.
        Side takerSide;
        // The price.
        uint16 tick;
        // The lots.
        uint64 lots;
        // What is to be paid for them.
        uint128 notional;
        // What the maker will pay.
        uint128 makerFee;
        // What the maker will get.
        uint128 rebate;
        // What the taker will pay.
        uint128 takerFee;
        // Who gets a part of the taker's fee, or the zero address.
        address referrer;
        // That part.
        uint128 referral;
        // The review.
        uint64 review;
        // First second at which both sides can be returned without a verdict.
        uint64 deadline;
    }

    /// @notice A reason for which an order cannot be placed.
    struct Obstacle {
        // The code of the rules, see `ICompliance.reasonText`; zero when it is none of the rules.
        uint16 code;
        // The text with which the order would revert for it.
        string text;
    }

    /// @notice A market.
    struct Market {
        // The series.
        uint32 series;
        // The stablecoin.
        uint32 asset;
        // Who issues the series.
        address issuer;
        // First second at which nothing fills any more.
        uint64 expiresAt;
        // What a tick adds to the price of a lot: a thousandth of its face value when the market was created; never changes.
        uint128 tickSize;
        // Units of the series in a lot; never changes.
        uint64 lot;
        // The highest tick that the series' resale ceiling allows.
        uint16 highest;
        // What it lets happen.
        MarketState state;
        // The least an order may be worth.
        uint128 minNotional;
        // The highest fee of a maker.
        uint32 makerCap;
        // The highest fee of a taker.
        uint32 takerCap;
        // The highest share of a taker's fee that a referrer gets.
        uint32 referralCap;
        // First second at which a market that paused itself trades again; in the past for all others.
        uint64 pausedUntil;
    }

    /// @notice Statistics of a market. Ticks are zero where there was no trade.
    struct Statistics {
        // Trades so far; also the number of the latest.
        uint64 trades;
        // The tick of the latest.
        uint16 last;
        // Its second.
        uint64 lastAt;
        // The first tick of the last 24 hours, whole hours.
        uint16 open;
        // The highest.
        uint16 high;
        // The lowest.
        uint16 low;
        // The last.
        uint16 close;
        // Lots traded in that time.
        uint128 dayLots;
        // What was paid for them.
        uint128 dayNotional;
        // Number of trades in that time.
        uint32 dayTrades;
        // The price of a lot around which bands lie, or zero.
        uint128 referencePrice;
        // Whether a fill must be at a price from `lowest` to `dearest`.
        bool hasBand;
        // The lowest price of a lot at which an order may fill.
        uint128 lowest;
        // The highest.
        uint128 dearest;
    }

    /// @notice An order was placed.
    /// @param market the market
    /// @param who its owner
    /// @param order the id under which it rests, or zero
    /// @param clientId its owner's name for it, or zero
    /// @param side whether it buys or sells
    /// @param limit its worst acceptable tick
    /// @param lots its lots
    /// @param expiry how it ceases to fill
    /// @param expiresAt the second or block of that, or zero
    /// @param maxFee the highest fee it agreed to
    /// @param outcome what it did
    event OrderPlaced(
        uint32 indexed market,
        address indexed who,
        uint128 indexed order,
        uint128 clientId,
        Side side,
        uint16 limit,
        uint64 lots,
        Expiry expiry,
        uint64 expiresAt,
        uint32 maxFee,
        Outcome outcome
    );

    /// @notice An order was replaced by another one with the same client id.
    /// @param market the market
    /// @param who its owner
    /// @param order the id under which the new one rests, or zero
    /// @param old the id of the one before
    /// @param cancelled lots that were left of it
    /// @param clientId its owner's name for both, or zero
    /// @param limit the new tick
    /// @param lots the new lots
    /// @param expiry how it ceases to fill
    /// @param expiresAt the second or block of that, or zero
    /// @param maxFee the highest fee it agreed to
    /// @param outcome what the new one did
    event OrderReplaced(
        uint32 indexed market,
        address indexed who,
        uint128 indexed order,
        uint128 old,
        uint64 cancelled,
        uint128 clientId,
        uint16 limit,
        uint64 lots,
        Expiry expiry,
        uint64 expiresAt,
        uint32 maxFee,
        Outcome outcome
    );

    /// @notice An order lost lots without a trade and keeps its place.
    /// @param order its id
    /// @param who its owner
    /// @param by the lots
    /// @param left what remains
    /// @param reason why
    /// @param code the code of the rules, with `Refused`; else zero
    event OrderReduced(
        uint128 indexed order, address indexed who, uint64 by, uint64 left, CancelReason reason, uint16 code
    );

    /// @notice An order left the book without a trade.
    /// @param order its id
    /// @param who its owner
    /// @param lots what was left of it and is released
    /// @param reason why
    /// @param code the code of the rules, with `Refused`; else zero
    event OrderCancelled(
        uint128 indexed order, address indexed who, uint64 lots, CancelReason reason, uint16 code
    );

    /// @notice Lots changed hands. `Addresses.COUPON` writes a `TransferSingle` for the same units.
    /// @param market the market
    /// @param maker whose order waited
    /// @param taker whose order came
    /// @param sequence the number of the trade in its market
    /// @param order the id of the maker's order
    /// @param takerSide whether the taker bought or sold
    /// @param tick the price
    /// @param lots the lots
    /// @param notional what was paid for them
    /// @param makerFee what the maker paid
    /// @param rebate what the maker got
    /// @param takerFee what the taker paid
    event Trade(
        uint32 indexed market,
        address indexed maker,
        address indexed taker,
        uint64 sequence,
        uint128 order,
        Side takerSide,
        uint16 tick,
        uint64 lots,
        uint128 notional,
        uint128 makerFee,
        uint128 rebate,
        uint128 takerFee
    );

    /// @notice Lots changed hands at the price of an auction. `Addresses.COUPON` writes a `TransferSingle` for the same units.
    /// @param market the market
    /// @param buyer who bought
    /// @param seller who sold
    /// @param sequence the number of the trade in its market
    /// @param bid the id of the buyer's order
    /// @param ask the id of the seller's order
    /// @param tick the price
    /// @param lots the lots
    /// @param notional what was paid for them
    /// @param buyerFee what the buyer paid besides
    /// @param sellerFee what the seller paid of it
    event AuctionTrade(
        uint32 indexed market,
        address indexed buyer,
        address indexed seller,
        uint64 sequence,
        uint128 bid,
        uint128 ask,
        uint16 tick,
        uint64 lots,
        uint128 notional,
        uint128 buyerFee,
        uint128 sellerFee
    );

    /// @notice Lots left the book; units and money are held until an officer decides the review.
    /// @param market the market
    /// @param maker whose order waited; in an auction, whose order came first
    /// @param taker whose order came
    /// @param trade the number of the held trade
    /// @param order the id of the maker's order
    /// @param takerOrder in an auction the id of the taker's order, else zero
    /// @param takerSide whether the taker buys or sells
    /// @param tick the price
    /// @param lots the lots
    /// @param notional what is to be paid for them
    /// @param makerFee what the maker will pay
    /// @param rebate what the maker will get
    /// @param takerFee what the taker will pay
    /// @param review the review
    /// @param deadline first second at which both sides can be returned without a verdict
    event TradeHeld(
        uint32 indexed market,
        address indexed maker,
        address indexed taker,
        uint64 trade,
        uint128 order,
        uint128 takerOrder,
        Side takerSide,
        uint16 tick,
        uint64 lots,
        uint128 notional,
        uint128 makerFee,
        uint128 rebate,
        uint128 takerFee,
        uint64 review,
        uint64 deadline
    );

    /// @notice A referrer got a part of the taker's fee.
    /// @param market the market
    /// @param taker who paid the fee
    /// @param referrer who got the part
    /// @param sequence the number of the trade
    /// @param amount the part
    event ReferralPaid(
        uint32 indexed market, address indexed taker, address indexed referrer, uint64 sequence, uint128 amount
    );

    /// @notice The price moved so far that the market takes no orders for a while.
    /// @param market the market
    /// @param anchor the tick from which it moved
    /// @param last the tick to which it moved
    /// @param until first second at which it takes orders again
    event MarketPaused(uint32 indexed market, uint16 anchor, uint16 last, uint64 until);

    /// @notice A leg of a batch failed and changed nothing.
    /// @param index its number, counted over cancels, amends and places from zero
    /// @param failure the text with which it alone would have reverted
    event LegFailed(uint32 index, string failure);

    /// @notice A batch was carried out.
    /// @param market the market
    /// @param who who sent it
    /// @param done legs that were carried out
    /// @param failed legs that failed
    event BatchExecuted(uint32 indexed market, address indexed who, uint32 done, uint32 failed);

    /// @notice A dead-man switch was set or ended.
    /// @param market the market
    /// @param who whose orders it is about
    /// @param deadline first second at which they never fill any more; zero when it is off
    event SwitchSet(uint32 indexed market, address indexed who, uint64 deadline);

    /// @notice Orders were returned whose owner's dead-man switch had passed.
    /// @param market the market
    /// @param who the owner
    /// @param by who had them returned
    /// @param cancelled how many
    /// @param done whether none is left, so that the switch is off
    event SwitchTriggered(
        uint32 indexed market, address indexed who, address indexed by, uint32 cancelled, bool done
    );

    /// @notice Orders that could never fill were returned.
    /// @param market the market
    /// @param by who had them returned
    /// @param visited how many were looked at
    /// @param removed how many were returned
    event Swept(uint32 indexed market, address indexed by, uint32 visited, uint32 removed);

    /// @notice A market went from one state to another.
    /// @param market the market
    /// @param by who ordered it; the zero address for governance, and for nobody when an auction was over
    /// @param old the state before
    /// @param next the state now
    /// @param reason hash of the explanation, or zero
    event MarketStateChanged(
        uint32 indexed market, address indexed by, MarketState old, MarketState next, bytes32 reason
    );

    /// @notice A market was halted.
    /// @param market the market
    /// @param by who halted it
    /// @param reason hash of the explanation
    event MarketHalted(uint32 indexed market, address indexed by, bytes32 reason);

    /// @notice A halted market was resumed.
    /// @param market the market
    /// @param by who resumed it
    /// @param reason hash of the explanation
    event MarketResumed(uint32 indexed market, address indexed by, bytes32 reason);

    /// @notice Orders gather in a market.
    /// @param market the market
    /// @param by who ordered it; the zero address for governance, and for nobody when one auction follows another
    /// @param endsAt first second at which no more are placed
    /// @param reason hash of the explanation, or zero
    event AuctionStarted(uint32 indexed market, address indexed by, uint64 endsAt, bytes32 reason);

    /// @notice The one price of an auction was found.
    /// @param market the market
    /// @param tick the price
    /// @param volume lots that can trade at it
    /// @param imbalance lots that find nobody at it
    event AuctionPriced(uint32 indexed market, uint16 tick, uint128 volume, uint128 imbalance);

    /// @notice Nothing more can trade in an auction.
    /// @param market the market
    event AuctionCompleted(uint32 indexed market);

    /// @notice An identity became a market maker.
    /// @param identity the identity
    /// @param who the account that holds the bond
    /// @param asset the stablecoin of the bond
    /// @param bond its amount
    event MakerRegistered(uint64 indexed identity, address indexed who, uint32 asset, uint128 bond);

    /// @notice An identity is no market maker any more.
    /// @param identity the identity
    /// @param who the account whose bond is free
    /// @param asset the stablecoin of the bond
    /// @param bond its amount
    event MakerLeft(uint64 indexed identity, address indexed who, uint32 asset, uint128 bond);

    /// @notice An authority had an order returned to its owner.
    /// @param order the order
    /// @param by the officer
    /// @param reason hash of the explanation
    event OrderForced(uint128 indexed order, address indexed by, bytes32 reason);

    /// @notice Places an order of the caller: it trades with what it meets, and the rest waits as it says.
    /// @param market the market
    /// @param request the order
    /// @return what it did
    function placeOrder(uint32 market, OrderRequest calldata request) external returns (Outcome memory);

    /// @notice Changes an order of the caller. Fewer lots at the same tick keep id and place; anything else replaces it by one with
    /// another id and the same client id. Reverts where that one would neither trade nor rest, and the old order stays as it was.
    /// @param market the market
    /// @param amendment what shall become of which order
    /// @return replaced whether it was replaced
    /// @return outcome what the replacement did; all zero without one
    function amendOrder(uint32 market, Amendment calldata amendment)
        external
        returns (bool replaced, Outcome memory outcome);

    /// @notice Cancels an order of the caller and returns what it holds. Works in every state of the market.
    /// @param id the order
    function cancelOrder(uint128 id) external;

    /// @notice As `cancelOrder`, by the client id.
    /// @param market the market
    /// @param clientId the client id
    function cancelByClientId(uint32 market, uint128 clientId) external;

    /// @notice Cancels up to `limit` orders of the caller, passing ten times as many others; call again until none is left.
    /// @param market the market
    /// @param oneSide whether only those of `side`
    /// @param side the side, when only one
    /// @param upTo only those at this or a better tick; zero for all
    /// @param limit how many, 1 to 100
    /// @return how many were cancelled
    function cancelOrders(uint32 market, bool oneSide, Side side, uint16 upTo, uint32 limit)
        external
        returns (uint32);

    /// @notice Cancels, then amends, then places orders of one market, at most 100 together. With `atomic`, the first failure reverts
    /// all. Otherwise a leg that fails changes nothing, and the next one goes on.
    /// @param market the market
    /// @param cancels what to cancel
    /// @param amends what to amend
    /// @param places what to place
    /// @param atomic whether all or nothing is done
    /// @return what became of each leg, in the same order
    function batch(
        uint32 market,
        OrderRef[] calldata cancels,
        Amendment[] calldata amends,
        OrderRequest[] calldata places,
        bool atomic
    ) external returns (LegResult[] memory);

    /// @notice Sets the caller's dead-man switch: from then on its orders in the market never fill, unless the call is repeated before.
    /// @param market the market
    /// @param secondsFromNow when, at most 86400; zero switches it off
    function cancelAllAfter(uint32 market, uint32 secondsFromNow) external;

    /// @notice Returns orders of an account whose dead-man switch passed. Anybody may.
    /// @param who the account
    /// @param market the market
    /// @param limit how many, 1 to 100
    /// @return cancelled how many were returned
    /// @return done whether none is left, so that the switch is off
    function triggerSwitch(address who, uint32 market, uint32 limit)
        external
        returns (uint32 cancelled, bool done);

    /// @notice Returns orders that cannot fill to their owners: all of a market that is over or whose issuer is in default, else those
    /// that expired, whose owner's switch passed, or whose owner may trade with nobody: frozen, on the blacklist, below tier L1 or no
    /// longer registered. Anybody may.
    /// @param market the market
    /// @param limit how many orders to look at, 1 to 100
    /// @return how many were returned
    function sweep(uint32 market, uint32 limit) external returns (uint32);

    /// @notice As `sweep`, for named orders of whatever market, none of which can fill.
    /// @param ids the orders, at most 100
    function returnDead(uint128[] calldata ids) external;

    /// @notice Trades what can trade in an auction whose call ended, all at one price, once orders that never can and those of one
    /// party are out of the way; a call may trade nothing. Anybody may; call again until it is complete.
    /// @param market the market
    /// @param maxFills the most steps, 1 to 100
    /// @return whether the auction is complete
    function uncross(uint32 market, uint32 maxFills) external returns (bool);

    /// @notice Makes the caller's identity a market maker, with a bond on hold in the caller's account.
    function registerMarketMaker() external;

    /// @notice Ends being a market maker; the bond is free again.
    function leaveMarketMaker() external;

    /// @notice Halts a market. For officers of the halting role.
    /// @param market the market
    /// @param reason hash of the explanation
    function halt(uint32 market, bytes32 reason) external;

    /// @notice Returns a halted market to the state before. For officers of the halting role.
    /// @param market the market
    /// @param reason hash of the explanation
    function resume(uint32 market, bytes32 reason) external;

    /// @notice Returns an order to its owner, so that an authority can reach what it holds. For officers of the halting role.
    /// @param id the order
    /// @param reason hash of the explanation
    function forceCancel(uint128 id, bytes32 reason) external;

    /// @notice A market; reverts when there is none.
    /// @param id its number
    /// @return what is known of it
    function marketFacts(uint32 id) external view returns (Market memory);

    /// @notice The number of the latest market of a series in a stablecoin. Once it is settled and empty, another one may follow.
    /// @param series the series
    /// @param asset the stablecoin
    /// @return the number, or zero when there is none
    function marketOf(uint32 series, uint32 asset) external view returns (uint32);

    /// @notice The call auction under way in a market.
    /// @param id the market
    /// @return endsAt first second at which nothing is placed any more, or zero without an auction
    /// @return clearing the one price, once it was found, else zero
    function auction(uint32 id) external view returns (uint64 endsAt, uint16 clearing);

    /// @notice Levels of a side, best first.
    /// @param id the market
    /// @param side the side
    /// @param limit how many, at most 100
    /// @return the levels
    function depth(uint32 id, Side side, uint32 limit) external view returns (PriceLevel[] memory);

    /// @notice Orders of a side in price-time order.
    /// @param id the market
    /// @param side the side
    /// @param startAfter the last order of the page before; zero from the best
    /// @param limit how many, at most 100
    /// @return the orders
    function orders(uint32 id, Side side, uint128 startAfter, uint32 limit) external view returns (Order[] memory);

    /// @notice Open orders of an account in a market, in storage order.
    /// @param who the account
    /// @param id the market
    /// @param startAfter the client id of the last one of the page before, or its id where it has none; zero from the first
    /// @param limit how many, at most 100
    /// @return the orders
    function openOrders(address who, uint32 id, uint128 startAfter, uint32 limit)
        external
        view
        returns (Order[] memory);

    /// @notice An order by its id.
    /// @param id the id
    /// @return the order; without lots when it does not rest
    function orderById(uint128 id) external view returns (Order memory);

    /// @notice What an order of an account would trade now, exactly. Costs as much gas as placing it.
    /// @param who the account
    /// @param id the market
    /// @param request the order
    /// @return what it would trade
    function quote(address who, uint32 id, OrderRequest calldata request) external view returns (Quote memory);

    /// @notice What `money` buys an account now, fees included, or what it must sell to get it, at once and with at most the lots of
    /// the order. Costs as much gas as placing the order up to 66 times, fewer the fewer lots it has.
    /// @param who the account
    /// @param id the market
    /// @param money the sum
    /// @param request the order, whose `timeInForce` and `bound` do not count
    /// @return what it comes to
    function quoteMoney(address who, uint32 id, uint128 money, OrderRequest calldata request)
        external
        view
        returns (MoneyQuote memory);

    /// @notice Every reason for which an account could not place an order now, or for which it would never fill, as when the issuer
    /// is in default. Costs as much gas as placing it.
    /// @param who the account
    /// @param id the market
    /// @param request the order
    /// @return the reasons; none when it could and may fill
    function canPlace(address who, uint32 id, OrderRequest calldata request)
        external
        view
        returns (Obstacle[] memory);

    /// @notice Statistics of a market; reverts when there is none.
    /// @param id the market
    /// @return the statistics
    function statistics(uint32 id) external view returns (Statistics memory);

    /// @notice When the orders of an account in a market cease to fill, by its dead-man switch.
    /// @param who the account
    /// @param id the market
    /// @return the first second, or zero when the switch is off
    function switchDeadline(address who, uint32 id) external view returns (uint64);

    /// @notice What traders pay.
    /// @return the tiers, by rising volume
    function feeTiers() external view returns (FeeTier[] memory);

    /// @notice What an identity traded, and whether it is a market maker.
    /// @param identity the identity
    /// @return what is known of it
    function traderOf(uint64 identity) external view returns (Trader memory);

    /// @notice A trade that waits for a review.
    /// @param trade its number
    /// @return the trade; without a market when none waits
    function heldTradeOf(uint64 trade) external view returns (HeldTrade memory);
}
