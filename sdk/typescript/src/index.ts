// SPDX-License-Identifier: Apache-2.0
// Messages that holders of Genex coupons sign off-line. See README.md.

export { fromHex, toHex } from './bytes.js';
export {
  fromBytes,
  MAX_LENGTH,
  type Scheme,
  type Signature,
  type SignedMessage,
  signatureToScale,
  toBytes,
  VERSION,
} from './compact.js';
export { chainPrefix, COUPON, type Domain, NAME, REDEMPTION, TYPED_VERSION } from './domain.js';
export { type Code, MessageError } from './error.js';
export {
  accountOf,
  CODE_LENGTH,
  deriveKey,
  isSigned,
  type Purpose,
  scratchCode,
  scratchSeed,
  type SecretKey,
  sign,
} from './keys.js';
export * as merkle from './merkle.js';
export {
  type Account,
  accountOfAddress,
  type Cancel,
  contractOf,
  digest,
  encodedType,
  type GiftClaim,
  type Goods,
  isEthereum,
  isSerial,
  type Message,
  payload,
  type ScratchClaim,
  signerOf,
  type Ticket,
  toScale,
  type TransferPermit,
  typedPayload,
  wrapped,
} from './messages.js';
export { orderHash, SALT_LENGTH } from './order.js';
export { openOrder, SEALED_LENGTHS, sealingKey, SEALING_OVERHEAD, sealOrder } from './seal.js';
export { fromText, toPlainText, toText } from './text.js';
export { type TypedData, typedData } from './typed.js';
