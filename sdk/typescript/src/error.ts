// SPDX-License-Identifier: Apache-2.0

/** Why bytes or a text are no message, or a value cannot be in one. */
export type Code =
  | 'bad-value'
  | 'bad-text'
  | 'mistyped'
  | 'other-version'
  | 'other-kind'
  | 'other-chain'
  | 'not-canonical'
  | 'too-long'
  | 'bad-key'
  | 'not-opened';

/** What everything here throws, with the cause and the remedy in words. */
export class MessageError extends Error {
  constructor(
    /** The cause, for programs. */
    readonly code: Code,
    message: string,
  ) {
    super(message);
    this.name = 'MessageError';
  }
}
