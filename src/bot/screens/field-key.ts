/** A field in the data of a button, where the full name may not fit. */
import { createHash } from 'node:crypto'

import { type Argument, base64Text } from './argument.ts'

const KEY_LENGTH = 6

/** A name always has the same key, whatever else is in its table. */
export function fieldKey(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, KEY_LENGTH)
}

export const aFieldKey: Argument<string, typeof KEY_LENGTH> = base64Text(KEY_LENGTH)
