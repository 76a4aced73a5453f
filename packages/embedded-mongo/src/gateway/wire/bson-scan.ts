/**
 * Reads the top level of a BSON document without decoding its values (BSON 1.1). This lets the gateway pass documents
 * between client and engine as the bytes they arrived in.
 */

export const BSON_TYPE = {
  double: 0x01,
  string: 0x02,
  document: 0x03,
  array: 0x04,
  binary: 0x05,
  boolean: 0x08,
  int32: 0x10,
  int64: 0x12,
} as const

export type BsonElement = {
  readonly type: number
  readonly name: string
  /** Where the element (its type byte) starts, where its value starts, and where it ends: offsets into the buffer. */
  readonly start: number
  readonly valueStart: number
  readonly end: number
}

/** The part of the buffer that was read is not a BSON document. */
export class MalformedBsonError extends Error {
  override readonly name = 'MalformedBsonError'
}

const FIXED_SIZES: Readonly<Record<number, number>> = {
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0x7f: 0,
  0xff: 0,
}

function endOfCString(bytes: Buffer, from: number, limit: number): number {
  const end = bytes.indexOf(0, from)
  if (end === -1 || end >= limit) throw new MalformedBsonError('A BSON string has no end')
  return end
}

function lengthAt(bytes: Buffer, offset: number, limit: number, least: number): number {
  const length = offset + 4 <= limit ? bytes.readInt32LE(offset) : -1
  if (length < least) throw new MalformedBsonError('A BSON value announces an impossible length')
  return length
}

function endOfValue(bytes: Buffer, type: number, from: number, limit: number): number {
  const fixed = FIXED_SIZES[type]
  if (fixed !== undefined) return from + fixed
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return from + 4 + lengthAt(bytes, from, limit, 1)
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return from + lengthAt(bytes, from, limit, 5)
    case 0x05: // binary: its length leaves out the sub-type
      return from + 5 + lengthAt(bytes, from, limit, 0)
    case 0x0b: // regular expression: two C strings
      return endOfCString(bytes, endOfCString(bytes, from, limit) + 1, limit) + 1
    case 0x0c: // DBPointer: a string and an object id
      return from + 4 + lengthAt(bytes, from, limit, 1) + 12
    default:
      throw new MalformedBsonError(`Unknown BSON type 0x${type.toString(16)}`)
  }
}

/**
 * The elements at the top of the document that starts at `offset`.
 * @throws MalformedBsonError if the lengths contradict each other.
 */
export function scanDocument(bytes: Buffer, offset = 0): BsonElement[] {
  const end = offset + lengthAt(bytes, offset, bytes.length, 5)
  if (end > bytes.length || bytes[end - 1] !== 0) throw new MalformedBsonError('A BSON document has no end')
  const elements: BsonElement[] = []
  let at = offset + 4
  while (at < end - 1) {
    const type = bytes[at] ?? 0
    const nameEnd = endOfCString(bytes, at + 1, end)
    const valueEnd = endOfValue(bytes, type, nameEnd + 1, end)
    if (valueEnd > end - 1) throw new MalformedBsonError('A BSON value is longer than its document')
    elements.push({
      type,
      name: bytes.toString('utf8', at + 1, nameEnd),
      start: at,
      valueStart: nameEnd + 1,
      end: valueEnd,
    })
    at = valueEnd
  }
  return elements
}

export function readString(bytes: Buffer, element: BsonElement): string | undefined {
  if (element.type !== BSON_TYPE.string) return undefined
  return bytes.toString('utf8', element.valueStart + 4, element.end - 1)
}

/** Any BSON number as a bigint, so that a 64-bit id stays exact. */
export function readInteger(bytes: Buffer, element: BsonElement): bigint | undefined {
  if (element.type === BSON_TYPE.int32) return BigInt(bytes.readInt32LE(element.valueStart))
  if (element.type === BSON_TYPE.int64) return bytes.readBigInt64LE(element.valueStart)
  if (element.type !== BSON_TYPE.double) return undefined
  const value = bytes.readDoubleLE(element.valueStart)
  return Number.isInteger(value) ? BigInt(value) : undefined
}

/** MongoDB accepts 1 and 1.0 as true in commands. */
export function readFlag(bytes: Buffer, element: BsonElement): boolean {
  if (element.type === BSON_TYPE.boolean) return bytes[element.valueStart] === 1
  const number = readInteger(bytes, element)
  return number !== undefined && number !== 0n
}

/** The document made of these elements of `bytes`, copied run by run. */
export function pickElements(bytes: Buffer, elements: readonly BsonElement[]): Buffer {
  let size = 5
  for (const element of elements) size += element.end - element.start
  const picked = Buffer.allocUnsafe(size)
  picked.writeInt32LE(size, 0)
  let at = 4
  for (let i = 0; i < elements.length;) {
    const start = elements[i]?.start ?? 0
    let end = elements[i]?.end ?? 0
    for (i += 1; elements[i]?.start === end; i += 1) end = elements[i]?.end ?? end
    at += bytes.copy(picked, at, start, end)
  }
  picked[at] = 0
  return picked
}
