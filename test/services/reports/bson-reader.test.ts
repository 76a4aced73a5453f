/** What the driver writes is read again, value by value, in any order of documents. */
import { BSON, Long, ObjectId } from 'mongodb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createBsonReader } from '../../../src/services/reports/history/bson-reader.ts'

const anId = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('hex'))
/** Text that a key can be, too: without a nought. */
const words = fc
  .string({ unit: 'grapheme', maxLength: 8 })
  .filter((text) => !text.includes('\0') && text !== '__proto__')
const plain = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
  fc.maxSafeInteger(),
  words,
)
const { nested } = fc.letrec((tie) => ({
  nested: fc.oneof(
    { maxDepth: 3 },
    plain,
    fc.array(tie('nested'), { maxLength: 12 }),
    fc.dictionary(words, tie('nested'), { maxKeys: 4 }),
  ),
}))

const at = fc.date({ noInvalidDate: true })

const row = fc.record({
  id: anId,
  stages: fc.array(fc.record({ id: anId, at }), { maxLength: 12 }),
  amount: fc.option(fc.record({ minor: fc.maxSafeInteger(), note: nested, currency: words })),
  rest: nested,
})

type Row = typeof row extends fc.Arbitrary<infer One> ? One : never

/** As the database packs it. */
function packed(rows: readonly Row[]): Uint8Array {
  return BSON.serialize({
    _id: 'ff',
    rows: rows.map(({ id, stages, amount, rest }) => [
      ObjectId.createFromHexString(id),
      stages.map((stage) => ObjectId.createFromHexString(stage.id)),
      stages.map((stage) => stage.at),
      amount,
      rest,
    ]),
  })
}

test('Rows of several documents are read as they were written, whatever their values', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 3 }), (documents) => {
      const reader = createBsonReader()
      for (const rows of documents) {
        reader.begin(packed(rows))
        expect(reader.value()).toBe('ff')
        reader.open()
        for (const { id, stages, amount, rest } of rows) {
          expect(reader.isMore()).toBe(true)
          reader.open()
          expect(reader.id()).toBe(id)
          expect(reader.each(reader.commonId)).toEqual(stages.map((stage) => stage.id))
          expect(reader.each(reader.moment)).toEqual(stages.map((stage) => stage.at.getTime()))
          const picked = reader.pick(['currency', 'minor', 'none'])
          expect([picked[0], picked[1]]).toEqual(
            amount === null ? [undefined, undefined] : [amount.currency, amount.minor],
          )
          expect(picked[2]).toBeUndefined()
          expect(reader.value()).toEqual(rest)
          reader.close()
        }
        expect(reader.isMore()).toBe(false)
      }
    }),
  )
})

describe('A value', () => {
  function readerOf(value: unknown) {
    const reader = createBsonReader()
    reader.begin(BSON.serialize({ value }))
    return reader
  }

  test.each([
    ['a long number', Long.fromNumber(9e15), 9e15],
    ['a negative one', Long.fromNumber(-7), -7],
    ['an id', ObjectId.createFromHexString('0123456789abcdef01234567'), '0123456789abcdef01234567'],
    ['a moment before 1970', new Date(-1), -1],
  ])('is %s', (_, stored, read) => {
    expect(readerOf(stored).value()).toBe(read)
  })

  test('of another type than expected is an error, and does not become a wrong figure', () => {
    expect(() => readerOf('text').id()).toThrow('BSON of type 2')
    expect(() => readerOf(null).moment()).toThrow('BSON of type 10')
    expect(() => readerOf(1).open()).toThrow('BSON of type 16')
    expect(() => readerOf('text').each(() => 1)).toThrow('BSON of type 2')
    expect(() => readerOf(/pattern/u).value()).toThrow('BSON of type 11')
  })

  test('that is missing has no elements', () => {
    expect(readerOf(null).each(() => 1)).toEqual([])
    expect(readerOf(null).pick(['minor'])).toEqual([])
  })
})
