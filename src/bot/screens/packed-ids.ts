/**
 * Several ids in the argument of one button, which has room for 39 bytes with the action's name: 12 bytes of an id are 24
 * characters as text, 16 in base64url.
 */
import { AppError } from '../../errors.ts'

const ID_BYTES = 12
const KEY_BYTES = 3

/** Ids beside each other, 16 characters each. */
export function packIds(...ids: readonly string[]): string {
  return Buffer.from(ids.join(''), 'hex').toString('base64url')
}

/**
 * Reads {@link packIds}.
 *
 * @throws AppError NOT_FOUND for anything that it did not make
 */
export function unpackIds(packed: string): readonly string[] {
  const bytes = Buffer.from(packed, 'base64url')
  if (bytes.length === 0 || bytes.length % ID_BYTES !== 0 || bytes.toString('base64url') !== packed) {
    throw new AppError('NOT_FOUND', { message: 'A button names no record', details: { kind: 'button' } })
  }
  return Array.from({ length: bytes.length / ID_BYTES }, (_, index) =>
    bytes.subarray(index * ID_BYTES, (index + 1) * ID_BYTES).toString('hex'),
  )
}

/** Two ids of {@link packIds}. @throws AppError NOT_FOUND */
export function unpackPair(packed: string): readonly [string, string] {
  const [first, second, third] = unpackIds(packed)
  if (first === undefined || second === undefined || third !== undefined) {
    throw new AppError('NOT_FOUND', { message: 'A button names no pair of records', details: { kind: 'button' } })
  }
  return [first, second]
}

/** Tells an id from the others of one short list, in 4 characters: its end, which counts up where ids are made. */
export function shortKey(id: string): string {
  return Buffer.from(id, 'hex').subarray(-KEY_BYTES).toString('base64url')
}

/** What {@link packIds} made of two ids, and 4 characters behind it. @throws AppError NOT_FOUND */
export function unpackPairAndKey(packed: string): readonly [string, string, string] {
  return [...unpackPair(packed.slice(0, 32)), packed.slice(32)]
}
