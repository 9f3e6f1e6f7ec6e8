// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Issuing and primary sale of coupons
/// @notice Served by a precompile at `Addresses.COUPON_FACTORY`. Acts on the same books and by the same rules as the native calls,
/// and takes no GNX.
///
/// A refusal by the rules reverts with `Genex: <code> <text>`, where the code is the same as in native errors. Other failures
/// revert with `Coupon: <error>` (the books), `CouponFactory: <error>` (listings), `Stablecoin: <error>` (the payment) or
/// `Genex: <text>` (the arguments or the way of calling).
///
/// Whenever an act here makes, moves or ends units, `Addresses.COUPON` writes a `TransferSingle` for them. What is paid for units
/// writes no `Transfer` at the stablecoin: `Purchased` names it.
/// @dev Self-contained on purpose: the chain's own types are made from this file.
interface ICouponFactory {
    /// @notice All that an issuer promises with a series.
    struct SeriesTerms {
        /// Short name for lists, at most 48 bytes; may be empty.
        string symbol;
        /// Name, at most 48 bytes, not empty.
        string name;
        /// Kind of coupon: 0 physical, 1 digital, 2 financial.
        uint8 couponClass;
        /// Legal kind: 0 paid gift, 1 promotional, 2 loyalty.
        uint8 legalClass;
        /// ISO 4217 letters of the currency of the face value, such as "USD".
        bytes3 currency;
        /// Face value of one unit in minor units of the currency, above zero; 1 for a divisible series.
        uint64 faceMinor;
        /// Whether one unit is one minor currency unit, so that the coupon can be spent in parts.
        bool divisible;
        /// Most units that may ever be minted, above zero.
        uint64 supplyCap;
        /// First second at which units can be redeemed, in Unix time.
        uint64 validFrom;
        /// First second at which they no longer can.
        uint64 validUntil;
        /// Who may pass units on: 0 everyone registered, 1 from L2 to L2 only, 2 nobody.
        uint8 transferPolicy;
        /// Highest resale price in millionths of the face value; 4294967295 for no ceiling.
        uint32 resaleCeiling;
        /// Where those who receive units must reside: 0 anywhere, 1 in one of `jurisdictions`, 2 in none of them.
        uint8 territory;
        /// ISO 3166 letters of up to 32 countries, such as "JP", each once; empty for a territory of 0.
        bytes2[] jurisdictions;
        /// The shared transfer policy that also applies; 4294967295 for none.
        uint32 policy;
        /// Seconds after a purchase within which a buyer may ask for the money back; at most ninety days.
        uint32 refundWindow;
        /// Hash of the terms of use; not zero.
        bytes32 termsHash;
        /// Hash of the disclosure made to buyers; not zero.
        bytes32 disclosureHash;
        /// Address of the description, at most 256 bytes; `{id}` stands for the series as ERC-1155 says.
        string uri;
    }

    /// @notice A series as it is now.
    struct Series {
        /// The account that issues it.
        address issuer;
        /// 0 draft, 1 submitted, 2 approved, 3 rejected, 4 listed, 5 selling, 6 closed.
        uint8 state;
        /// Which terms these are: 1 at creation, one more with every amendment.
        uint32 revision;
        /// What it promises.
        SeriesTerms terms;
        /// All units ever minted.
        uint64 minted;
        /// Minted and not sold yet.
        uint64 unsold;
        /// In holders' hands.
        uint64 circulating;
        /// Burned with a redeemer.
        uint64 redeemed;
        /// Left over when the validity ended, once that is booked.
        uint64 lapsed;
        /// Burned by the issuer before they were sold.
        uint64 recalled;
        /// Burned because a purchase was undone.
        uint64 refunded;
        /// Whether the validity has ended.
        bool expired;
        /// Whether the units left at the end were counted.
        bool expiryBooked;
    }

    /// @notice From how many units sold on a listing has another price.
    struct PriceStep {
        /// Units of the listing that are sold before this price holds; above zero.
        uint64 from;
        /// Price of one unit from there on, in smallest units of the stablecoin.
        uint128 price;
    }

    /// @notice What a seller offers, and to whom.
    struct ListingTerms {
        /// The series whose unsold units are offered.
        uint32 series;
        /// The id of the stablecoin in which buyers pay.
        uint32 asset;
        /// Price of one unit in smallest units of the stablecoin, until the first step. Zero only for promotional and
        /// loyalty series.
        uint128 price;
        /// Units offered, at least 1.
        uint64 quantity;
        /// First second at which the listing sells, in Unix time.
        uint64 opensAt;
        /// First second at which it no longer does.
        uint64 closesAt;
        /// Most units that one identity can buy here; 0 for no cap.
        uint64 perBuyerCap;
        /// Lowest tier of a buyer: 0 to 3 for L0 to L3.
        uint8 minTier;
        /// Up to 8 other prices, each from a higher number of units on than the one before.
        PriceStep[] steps;
        /// Where buyers must reside, besides what the series asks: 0 anywhere, 1 in one of `jurisdictions`, 2 in none of them.
        uint8 territory;
        /// ISO 3166 letters of up to 32 countries, such as "JP", each once; empty for a territory of 0.
        bytes2[] jurisdictions;
        /// What is kept for holders until they redeem or the series expires, in millionths of what the seller earns.
        uint32 holdback;
    }

    /// @notice An offer of the primary market as it is now.
    struct Listing {
        /// The issuer, who is paid and may close it.
        address seller;
        /// What is offered, and to whom.
        ListingTerms terms;
        /// The service fee in millionths of the price, which the seller pays.
        uint32 fee;
        /// Units not sold yet and not under review.
        uint64 remaining;
        /// Units of purchases that wait for an officer.
        uint64 reserved;
        /// Whether it still sells inside its window.
        bool open;
    }

    /// @notice What is bought from one listing, together with others.
    struct BundleItem {
        /// The listing.
        uint64 listing;
        /// The number of units, above zero.
        uint64 quantity;
    }

    /// @notice The most that is spent of a stablecoin.
    struct SpendLimit {
        /// The id of the stablecoin.
        uint32 asset;
        /// The most in all, in smallest units of it.
        uint128 most;
    }

    /// @notice A purchase that can be undone, or whose refund window waits to be ended.
    struct RefundablePurchase {
        /// Who bought, and gets the money back.
        address buyer;
        /// The listing.
        uint64 listing;
        /// The series.
        uint32 series;
        /// The id of the stablecoin that was paid.
        uint32 asset;
        /// Units bought.
        uint64 quantity;
        /// How many of them were given back.
        uint64 refunded;
        /// What was paid for all of them, in smallest units of the stablecoin.
        uint128 total;
        /// First second at which it can no longer be undone, in Unix time.
        uint64 windowEnds;
    }

    /// @notice An issuer's offer to holders to buy units back. The money is put aside.
    struct BuyBack {
        /// The series.
        uint32 series;
        /// The id of the stablecoin that holders get.
        uint32 asset;
        /// For one unit, in smallest units of the stablecoin.
        uint128 price;
        /// Units not bought yet.
        uint64 remaining;
        /// First second at which nothing is bought any more, in Unix time.
        uint64 until;
    }

    /// @notice An issuer drafted a series.
    /// @param series the series
    /// @param issuer who issues it
    event SeriesCreated(uint256 indexed series, address indexed issuer);

    /// @notice An issuer replaced the terms of a series.
    /// @param series the series
    /// @param issuer who issues it
    /// @param revision which terms these are
    event SeriesAmended(uint256 indexed series, address indexed issuer, uint256 revision);

    /// @notice An issuer asked for approval.
    /// @param series the series
    /// @param issuer who issues it
    event SeriesSubmitted(uint256 indexed series, address indexed issuer);

    /// @notice An issuer decided that every unit of a series bears a serial, see `ISerials`.
    /// @param series the series
    /// @param issuer who issues it
    event SeriesSerialised(uint256 indexed series, address indexed issuer);

    /// @notice An issuer chose when the breakage of a series is booked, see `chooseBreakage`.
    /// @param series the series
    /// @param issuer who issues it
    /// @param oldExpected millionths that were expected never to be redeemed; zero where it was booked when the validity ends
    /// @param newExpected the same from now on
    event BreakageChosen(
        uint256 indexed series, address indexed issuer, uint256 oldExpected, uint256 newExpected
    );

    /// @notice An issuer took a submitted series back to draft.
    /// @param series the series
    /// @param issuer who issues it
    event SubmissionWithdrawn(uint256 indexed series, address indexed issuer);

    /// @notice An issuer removed a series that was never approved.
    /// @param series the series; its id is not used again
    /// @param issuer who issued it
    event SeriesDiscarded(uint256 indexed series, address indexed issuer);

    /// @notice An officer approved a series.
    /// @param series the series
    /// @param officer who approved it
    /// @param revision the terms that were read
    /// @param reason hash of what the officer found
    event SeriesApproved(uint256 indexed series, address indexed officer, uint256 revision, bytes32 reason);

    /// @notice An officer rejected a series.
    /// @param series the series
    /// @param officer who rejected it
    /// @param revision the terms that were read
    /// @param reason hash of the explanation
    event SeriesRejected(uint256 indexed series, address indexed officer, uint256 revision, bytes32 reason);

    /// @notice An issuer ended minting and sale of a series.
    /// @param series the series
    /// @param issuer who issues it
    event SeriesClosed(uint256 indexed series, address indexed issuer);

    /// @notice Units were minted into the issuer's inventory.
    /// @param series the series
    /// @param issuer who issues it
    /// @param quantity the number of units
    event Minted(uint256 indexed series, address indexed issuer, uint256 quantity);

    /// @notice Unsold units were burned.
    /// @param series the series
    /// @param issuer who issues it
    /// @param quantity the number of units
    event Recalled(uint256 indexed series, address indexed issuer, uint256 quantity);

    /// @notice An issuer appointed a store that accepts units.
    /// @param series the series
    /// @param redeemer the store
    event RedeemerAdded(uint256 indexed series, address indexed redeemer);

    /// @notice An issuer dismissed a store.
    /// @param series the series
    /// @param redeemer the store
    event RedeemerRemoved(uint256 indexed series, address indexed redeemer);

    /// @notice What was left of a series after its validity was counted.
    /// @param series the series
    /// @param by who asked for it
    event ExpiryBooked(uint256 indexed series, address indexed by);

    /// @notice What an account had of a series whose expiry is booked was removed.
    /// @param series the series
    /// @param holder whose entry it was
    /// @param by who asked for it
    event HoldingCleared(uint256 indexed series, address indexed holder, address indexed by);

    /// @notice An issuer offered units.
    /// @param listing the new listing
    /// @param seller the issuer
    /// @param series the series
    /// @param asset the id of the stablecoin in which buyers pay
    /// @param price the price of one unit in smallest units of it, until the first step
    /// @param quantity units offered
    event ListingCreated(
        uint256 indexed listing,
        address indexed seller,
        uint256 indexed series,
        uint256 asset,
        uint256 price,
        uint256 quantity
    );

    /// @notice A seller ended a listing.
    /// @param listing the listing
    /// @param seller the issuer
    event ListingClosed(uint256 indexed listing, address indexed seller);

    /// @notice Some counters of a listing that sells no more were removed; others are left.
    /// @param listing the listing
    /// @param by who asked for it
    event ListingTrimmed(uint256 indexed listing, address indexed by);

    /// @notice A listing that sells no more was removed.
    /// @param listing the listing; its id is not used again
    /// @param by who asked for it
    event ListingRemoved(uint256 indexed listing, address indexed by);

    /// @notice Units were paid for and handed over.
    /// @param listing the listing
    /// @param buyer who paid and got the units
    /// @param series the series
    /// @param seller who was paid
    /// @param quantity the number of units
    /// @param total what was paid in all, in smallest units of the stablecoin
    /// @param fee the part of it that went to the treasury, or will when the refund window ends
    event Purchased(
        uint256 indexed listing,
        address indexed buyer,
        uint256 indexed series,
        address seller,
        uint256 quantity,
        uint256 total,
        uint256 fee
    );

    /// @notice The money of a purchase of high value was put aside until an officer decides.
    /// @param purchaseId the purchase
    /// @param listing the listing
    /// @param buyer who buys
    /// @param quantity the number of units
    event PurchaseUnderReview(
        uint256 indexed purchaseId, uint256 indexed listing, address indexed buyer, uint256 quantity
    );

    /// @notice The money of a purchase waits until its refund window ends. `Purchased` stands before it.
    /// @param purchaseId the purchase, by which it can be undone
    /// @param listing the listing
    /// @param buyer who bought
    /// @param windowEnds first second at which it can no longer be undone, in Unix time
    event RefundWindowOpened(
        uint256 indexed purchaseId, uint256 indexed listing, address indexed buyer, uint256 windowEnds
    );

    /// @notice A buyer gave units back, which burned, and got the money.
    /// @param purchaseId the purchase
    /// @param buyer the buyer
    /// @param series the series
    /// @param quantity the number of units
    /// @param amount what the buyer got back, in smallest units of the stablecoin
    /// @param fee the part of it that would have been the treasury's
    event PurchaseRefunded(
        uint256 indexed purchaseId,
        address indexed buyer,
        uint256 indexed series,
        uint256 quantity,
        uint256 amount,
        uint256 fee
    );

    /// @notice A purchase can no longer be undone, and its money was shared out.
    /// @param purchaseId the purchase
    /// @param series the series
    /// @param asset the id of the stablecoin
    /// @param fee what went to the treasury, in smallest units of the stablecoin
    /// @param holdback what is kept for holders from now on
    /// @param released what the issuer got
    event RefundWindowEnded(
        uint256 indexed purchaseId,
        uint256 indexed series,
        uint256 indexed asset,
        uint256 fee,
        uint256 holdback,
        uint256 released
    );

    /// @notice What was kept for units that are gone was paid out.
    /// @param series the series
    /// @param asset the id of the stablecoin
    /// @param by who asked for it
    /// @param released what the issuer got, in smallest units of the stablecoin
    /// @param treasury the treasury's part of what was kept for units that expired
    /// @param escheat the part of it that the law claims
    event ProceedsWithdrawn(
        uint256 indexed series,
        uint256 indexed asset,
        address indexed by,
        uint256 released,
        uint256 treasury,
        uint256 escheat
    );

    /// @notice An issuer offered to buy units back.
    /// @param buyBackId the buy-back
    /// @param series the series
    /// @param by who opened it
    /// @param asset the id of the stablecoin that holders get
    /// @param price for one unit, in smallest units of the stablecoin
    /// @param quantity the most units that are bought
    /// @param until first second at which nothing is bought any more, in Unix time
    event BuyBackOpened(
        uint256 indexed buyBackId,
        uint256 indexed series,
        address indexed by,
        uint256 asset,
        uint256 price,
        uint256 quantity,
        uint256 until
    );

    /// @notice A holder sold units back to their issuer, and they burned.
    /// @param buyBackId the buy-back
    /// @param holder the holder
    /// @param series the series
    /// @param quantity the number of units
    /// @param amount what the holder got, in smallest units of the stablecoin
    event SoldBack(
        uint256 indexed buyBackId, address indexed holder, uint256 indexed series, uint256 quantity, uint256 amount
    );

    /// @notice A buy-back ended; the issuer has the rest of its money again.
    /// @param buyBackId the buy-back
    /// @param by who closed it
    /// @param remaining units it had not bought
    /// @param returned what was returned, in smallest units of the stablecoin
    event BuyBackClosed(uint256 indexed buyBackId, address indexed by, uint256 remaining, uint256 returned);

    /// @notice Drafts a series. The caller issues it and must be allowed to.
    /// @param terms what it promises
    /// @return the id of the series
    function createSeries(SeriesTerms calldata terms) external returns (uint256);

    /// @notice Drafts up to 20 series, all or none.
    /// @param terms what each promises
    /// @return the ids of the series, in the same order
    function createSeriesBatch(SeriesTerms[] calldata terms) external returns (uint256[] memory);

    /// @notice Replaces all terms of a draft or rejected series of the caller.
    /// @param series the series
    /// @param terms what it promises from now on
    function amendSeries(uint256 series, SeriesTerms calldata terms) external;

    /// @notice Asks for approval; from here on the terms cannot be changed.
    /// @param series a draft or rejected series of the caller
    function submitSeries(uint256 series) external;

    /// @notice Decides that every unit of a series bears a serial, before the first is minted. Its serials are served at
    /// `Addresses.ofSeries`, see `ISerials`.
    /// @param series an approved and indivisible series of the caller, without a market
    function markSerialised(uint256 series) external;

    /// @notice Chooses when the breakage of a series is booked. It stays so from the first sale on.
    /// @param series an approved series of the caller, of which nothing was sold
    /// @param expected millionths of what is sold that are expected never to be redeemed, less than the whole: breakage is booked in
    /// proportion to redemptions; or zero: all of it is booked when the validity ends
    function chooseBreakage(uint256 series, uint256 expected) external;

    /// @notice Takes a submitted series back to draft.
    /// @param series a submitted series of the caller
    function withdrawSubmission(uint256 series) external;

    /// @notice Removes a series for good.
    /// @param series a draft or rejected series of the caller, without redeemers
    function discardSeries(uint256 series) external;

    /// @notice Approves submitted series, all or none. For compliance officers.
    /// @param series the series, at most 128
    /// @param revisions the terms that were read, one for each series
    /// @param reason hash of what the officer found; not zero
    function approveSeries(uint256[] calldata series, uint256[] calldata revisions, bytes32 reason) external;

    /// @notice Rejects a submitted series, which its issuer may amend and submit again. For compliance officers.
    /// @param series the series
    /// @param revision the terms that were read
    /// @param reason hash of the explanation; not zero
    function rejectSeries(uint256 series, uint256 revision, bytes32 reason) external;

    /// @notice Mints units into the inventory of the caller.
    /// @param series an approved series of the caller
    /// @param quantity the number of units, above zero
    function mint(uint256 series, uint256 quantity) external;

    /// @notice Mints units of up to 100 series, all or none.
    /// @param series approved series of the caller
    /// @param quantities the number of units of each series, in the same order
    function mintBatch(uint256[] calldata series, uint256[] calldata quantities) external;

    /// @notice Burns unsold units.
    /// @param series a series of the caller
    /// @param quantity the number of units, above zero
    function recall(uint256 series, uint256 quantity) external;

    /// @notice Ends minting and sale for good; holders keep their rights.
    /// @param series a series of the caller
    function closeSeries(uint256 series) external;

    /// @notice Appoints a store that accepts units.
    /// @param series a series of the caller
    /// @param redeemer the store
    function addRedeemer(uint256 series, address redeemer) external;

    /// @notice Dismisses a store. The issuer itself always accepts.
    /// @param series a series of the caller
    /// @param redeemer the store
    function removeRedeemer(uint256 series, address redeemer) external;

    /// @notice Counts all units that are left after the validity, once. Anyone may ask for it.
    /// @param series a series whose validity has ended
    function bookExpiry(uint256 series) external;

    /// @notice Removes what an account has of a series whose expiry is booked. Anyone may ask for it.
    /// @param series the series
    /// @param holder the account
    function clearHolding(uint256 series, address holder) external;

    /// @notice Offers unsold units.
    /// @param terms what is offered, and to whom
    /// @return the id of the listing
    function createListing(ListingTerms calldata terms) external returns (uint256);

    /// @notice Ends a listing for good. Units sold stay sold.
    /// @param listing a listing of the caller
    function closeListing(uint256 listing) external;

    /// @notice Removes a listing that sells no more. Anyone may ask for it.
    /// @param listing the listing
    /// @param limit the most counters of buyers to remove, from 1 to 100
    /// @return whether it is gone; false when counters are left
    function removeListing(uint256 listing, uint256 limit) external returns (bool);

    /// @notice Buys units: the money and the units move together, or nothing does. A contract that buys is not asked whether it
    /// takes units, since it calls itself.
    /// @param listing the listing
    /// @param quantity the number of units, above zero
    /// @param maxTotal the most the caller will pay in all, in smallest units of the stablecoin
    /// @return whether the units are the caller's; false when the purchase is of high value and waits for an officer
    function purchase(uint256 listing, uint256 quantity, uint256 maxTotal) external returns (bool);

    /// @notice Buys from several listings, all or nothing. What an officer would have to approve is refused.
    /// @param items listings and quantities, from 1 to 16
    /// @param limits the most the caller will pay in all in each stablecoin, each named once; nothing in others
    function purchaseBundle(BundleItem[] calldata items, SpendLimit[] calldata limits) external;

    /// @notice Undoes a purchase of the caller inside its refund window, whole or in part: units burn, and their share of the price
    /// comes back, fee included.
    /// @param purchaseId the purchase, as `RefundWindowOpened` told it
    /// @param quantity the number of units to give back, above zero
    function refundPurchase(uint256 purchaseId, uint256 quantity) external;

    /// @notice Ends refund windows of a series whose time has come, in order. Anyone may ask for it.
    /// @param series the series
    /// @param limit the most windows to end, from 1 to 50
    /// @return the number of purchases whose money was shared out
    function endRefundWindows(uint256 series, uint256 limit) external returns (uint256);

    /// @notice Pays out what is no longer kept for holders. For the issuer; once the expiry is booked, for anyone.
    /// @param series the series
    /// @param asset the id of the stablecoin
    function withdrawProceeds(uint256 series, uint256 asset) external;

    /// @notice Offers holders to buy units back, and puts the money aside.
    /// @param series a series of the caller
    /// @param asset the id of the stablecoin that holders get
    /// @param price for one unit, in smallest units of the stablecoin; above zero and at most the face value
    /// @param quantity the most units to buy, above zero
    /// @param until first second at which nothing is bought any more, in Unix time; not beyond the validity
    /// @return the id of the buy-back
    function openBuyBack(uint256 series, uint256 asset, uint256 price, uint256 quantity, uint256 until)
        external
        returns (uint256);

    /// @notice Sells units of the caller back to their issuer: the caller is paid, and the units burn.
    /// @param buyBackId the buy-back
    /// @param quantity the number of units, above zero
    function sellBack(uint256 buyBackId, uint256 quantity) external;

    /// @notice Ends a buy-back and returns the rest of the money to the issuer. For the issuer; after its end, for anyone.
    /// @param buyBackId the buy-back
    function closeBuyBack(uint256 buyBackId) external;

    /// @notice The id that the next series gets.
    /// @return the id
    function nextSeriesId() external view returns (uint256);

    /// @notice Terms, state and units of a series.
    /// @param series the series; reverts when there is none
    /// @return the series
    function seriesOf(uint256 series) external view returns (Series memory);

    /// @notice Whether an account accepts units of a series.
    /// @param series the series
    /// @param account the account
    /// @return whether it does; false for a series that does not exist
    function isRedeemer(uint256 series, address account) external view returns (bool);

    /// @notice How many listings there have been, which is also the latest id.
    /// @return the number
    function listingCount() external view returns (uint256);

    /// @notice An offer of the primary market.
    /// @param listing the listing; reverts when there is none
    /// @return the listing
    function listingOf(uint256 listing) external view returns (Listing memory);

    /// @notice What a purchase would cost now, and whether it would succeed.
    /// @param listing the listing; reverts when there is none
    /// @param quantity the number of units
    /// @param buyer who would buy
    /// @return total what the buyer would pay in all, in smallest units of the stablecoin
    /// @return fee the part of it that would go to the treasury
    /// @return reviewed whether an officer must approve it first
    /// @return refusal the text with which `purchase` would revert; empty when it would succeed
    function quote(uint256 listing, uint256 quantity, address buyer)
        external
        view
        returns (uint256 total, uint256 fee, bool reviewed, string memory refusal);

    /// @notice A purchase that waits for an officer.
    /// @param purchaseId the purchase; reverts when none waits
    /// @return listing the listing
    /// @return buyer who buys
    /// @return quantity the number of units
    /// @return total what the buyer pays in all, in smallest units of the stablecoin
    /// @return deadline first second at which anyone can have the money returned
    function pendingPurchase(uint256 purchaseId)
        external
        view
        returns (uint256 listing, address buyer, uint256 quantity, uint256 total, uint256 deadline);

    /// @notice A purchase that can be undone, or whose refund window waits to be ended.
    /// @param purchaseId the purchase; reverts when there is none
    /// @return the purchase
    function refundablePurchaseOf(uint256 purchaseId) external view returns (RefundablePurchase memory);

    /// @notice What is kept of the proceeds of a series.
    /// @param series the series
    /// @param asset the id of the stablecoin
    /// @return held what is kept for holders, in smallest units of the stablecoin
    /// @return covered the units that this is kept for
    /// @return due what `withdrawProceeds` would pay the issuer now
    function keptProceedsOf(uint256 series, uint256 asset)
        external
        view
        returns (uint256 held, uint256 covered, uint256 due);

    /// @notice An offer to buy units back.
    /// @param buyBackId the buy-back; reverts when there is none, or when it is over
    /// @return the buy-back
    function buyBackOf(uint256 buyBackId) external view returns (BuyBack memory);

    /// @notice When the breakage of a series is booked, or would be unless its issuer chooses.
    /// @param series the series
    /// @return millionths of what is sold that are expected never to be redeemed; zero where breakage is booked when the validity ends
    function breakageOf(uint256 series) external view returns (uint256);
}
