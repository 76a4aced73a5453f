/**
 * Reads BSON value by value (https://bsonspec.org). The driver makes an object of each document, of each date and of each id in it;
 * of a hundred thousand deals, that is most of what a report costs. Pure.
 */
import { type Id, trustedId } from '../../../models/ids.ts'

const END = 0x00
const [DOUBLE, TEXT, DOCUMENT, ARRAY, ID, BOOLEAN, TIME, NOTHING] = [0x01, 0x02, 0x03, 0x04, 0x07, 0x08, 0x09, 0x0a]
const [INT32, INT64] = [0x10, 0x12]
const ID_BYTES = 12
const TWO_TO_32 = 2 ** 32

/** Each of these reads what comes next. @throws Error for a type of value that it does not expect */
export type BsonReader = {
  /** Begins at the first element of a document. */
  readonly begin: (document: Uint8Array) => void
  /** Goes into an array or a document. */
  readonly open: () => void
  /** Whether that has another element. */
  readonly isMore: () => boolean
  /** Leaves it again, after its last element. */
  readonly close: () => void
  /** Reads a whole array, or nothing where there is none. */
  readonly each: <T>(take: () => T) => readonly T[]
  readonly id: <T extends Id>() => T
  /** One of few that come again and again, such as those of stages and members: all of them are the same text. */
  readonly commonId: <T extends Id>() => T
  /** A moment, in milliseconds since 1970. */
  readonly moment: () => number
  /** What a document has under these names, in their order; it ignores the rest. Nothing where there is no document. */
  readonly pick: (names: readonly string[]) => readonly unknown[]
  /** Any value. Ids are texts, moments are milliseconds. */
  readonly value: () => unknown
}

type CommonId = { readonly high: number; readonly middle: number; readonly hex: string }

/** For one document after another. */
export function createBsonReader(): BsonReader {
  /** By its last four bytes. */
  const common = new Map<number, CommonId>()
  let bytes: Buffer = Buffer.alloc(0)
  let view: DataView = new DataView(bytes.buffer, 0, 0)
  let at = 0

  /** @returns its place, behind which reading goes on */
  function pass(length: number): number {
    at += length
    return at - length
  }

  const isMore = (): boolean => view.getUint8(at) !== END

  function skipName(): void {
    while (view.getUint8(at) !== END) at += 1
    at += 1
  }

  function name(): string {
    const start = at
    skipName()
    return bytes.toString('utf8', start, at - 1)
  }

  /** Of the element that comes next, whose name is passed. */
  function type(): number {
    const found = view.getUint8(pass(1))
    skipName()
    return found
  }

  function id(): string {
    const start = pass(ID_BYTES)
    return bytes.toString('hex', start, at)
  }

  function commonId(): string {
    const high = view.getInt32(at)
    const middle = view.getInt32(at + 4)
    const low = view.getInt32(at + 8)
    const known = common.get(low)
    if (known === undefined || known.high !== high || known.middle !== middle) {
      const hex = id()
      common.set(low, { high, middle, hex })
      return hex
    }
    pass(ID_BYTES)
    return known.hex
  }

  function int64(): number {
    const start = pass(8)
    return view.getInt32(start + 4, true) * TWO_TO_32 + view.getUint32(start, true)
  }

  function text(): string {
    const length = view.getInt32(pass(4), true)
    return bytes.toString('utf8', pass(length), at - 1)
  }

  function array(): readonly unknown[] {
    const values: unknown[] = []
    pass(4)
    while (isMore()) values.push(valueOf(type()))
    pass(1)
    return values
  }

  function object(): unknown {
    const values: Record<string, unknown> = {}
    pass(4)
    while (isMore()) {
      const kind = view.getUint8(pass(1))
      values[name()] = valueOf(kind)
    }
    pass(1)
    return values
  }

  /** Whether the name that comes next is that one; passes it only then. */
  function isNamed(expected: string): boolean {
    for (let index = 0; index < expected.length; index += 1)
      if (view.getUint8(at + index) !== expected.charCodeAt(index)) return false
    if (view.getUint8(at + expected.length) !== END) return false
    pass(expected.length + 1)
    return true
  }

  function skip(kind: number): void {
    if (kind === DOCUMENT || kind === ARRAY) pass(view.getInt32(at, true))
    else valueOf(kind)
  }

  function valueOf(kind: number): unknown {
    if (kind === NOTHING) return null
    if (kind === ID) return commonId()
    if (kind === TIME || kind === INT64) return int64()
    if (kind === INT32) return view.getInt32(pass(4), true)
    if (kind === DOUBLE) return view.getFloat64(pass(8), true)
    if (kind === TEXT) return text()
    if (kind === BOOLEAN) return view.getUint8(pass(1)) === 1
    if (kind === DOCUMENT) return object()
    if (kind === ARRAY) return array()
    throw new Error(`A report cannot read BSON of type ${kind}`)
  }

  function expect(...kinds: readonly number[]): number {
    const kind = type()
    if (!kinds.includes(kind)) throw new Error(`A report did not expect BSON of type ${kind}`)
    return kind
  }

  return {
    begin({ buffer, byteOffset, byteLength }) {
      bytes = Buffer.from(buffer, byteOffset, byteLength)
      view = new DataView(buffer, byteOffset, byteLength)
      at = 4
    },
    open() {
      expect(ARRAY, DOCUMENT)
      pass(4)
    },
    isMore,
    close: () => void pass(1),
    each(take) {
      const values: ReturnType<typeof take>[] = []
      if (expect(ARRAY, NOTHING) === NOTHING) return values
      pass(4)
      while (isMore()) values.push(take())
      pass(1)
      return values
    },
    pick(names) {
      const values: unknown[] = []
      if (expect(DOCUMENT, NOTHING) === NOTHING) return values
      pass(4)
      while (isMore()) {
        const kind = view.getUint8(pass(1))
        const index = names.findIndex(isNamed)
        if (index >= 0) {
          values[index] = valueOf(kind)
          continue
        }
        skipName()
        skip(kind)
      }
      pass(1)
      return values
    },
    id<T extends Id>() {
      expect(ID)
      return trustedId<T>(id())
    },
    commonId<T extends Id>() {
      expect(ID)
      return trustedId<T>(commonId())
    },
    moment() {
      expect(TIME)
      return int64()
    },
    value: () => valueOf(type()),
  }
}
