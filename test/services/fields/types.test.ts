/** Every field type preserves what it is given, in the database, in events and in the export, and refuses the rest. */
import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { fieldProblemOf } from '../../../src/language/field-problem.ts'
import { FIELD_KINDS } from '../../../src/services/fields/field-type.ts'
import { FOUND, SETTINGS, type TypeCase, VALUE_CASES } from './field-types.ts'
import { REFERENCE_CASES } from './reference-types.ts'
import { SOLD_CASES } from './sold-types.ts'
import { TELEGRAM_CASES } from './telegram-type.ts'

const TYPE_CASES = [...VALUE_CASES, ...TELEGRAM_CASES, ...SOLD_CASES, ...REFERENCE_CASES]

const rawOf = async (call: () => unknown): Promise<unknown> => {
  try {
    return { value: await call() }
  } catch (error) {
    return error
  }
}

/** The value of a text as an edit gives it; null if it is refused, which always comes with a problem. */
async function valueOf({ field }: TypeCase, typed: string): Promise<{ readonly value: unknown } | null> {
  try {
    return { value: await field.accept(field.read(typed, SETTINGS), FOUND) }
  } catch (error) {
    expect(fieldProblemOf(error)).not.toBeNull()
    return null
  }
}

/** A value stays the same through the database, through JSON, and in the form that the export describes. */
function expectKept({ field }: TypeCase, value: unknown): void {
  const again = field.fromStored(field.toStored(value))
  expect(again).toEqual(value)
  expect(field.toStored(again)).toEqual(field.toStored(value))
  expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  expect(z.safeParse(field.schema, field.toPublic(value))).toMatchObject({ success: true })
  for (const word of field.searchWords(value)) expect(word).not.toBe('')
}

/** An input says itself where nothing is there, and nothing where its own value is. Names do not tell what they refer to. */
function expectSaidOnce({ kind, field }: TypeCase, input: unknown, value: unknown): void {
  const said = field.saidBesides(input, field.blank)
  if (value !== field.blank) expect(said).not.toEqual([])
  for (const text of said) expect(text).not.toBe('')
  if (kind !== 'company') expect(field.saidBesides(input, value)).toEqual([])
}

it('Every type has cases below', () => {
  expect([...new Set(TYPE_CASES.map(({ kind }) => kind))].toSorted()).toEqual([...FIELD_KINDS].toSorted())
  for (const { kind, field } of TYPE_CASES) expect(field.kind).toBe(kind)
})

const NAMED = TYPE_CASES.map((typeCase, index) => [`${typeCase.kind} (${index})`, typeCase] as const)

describe.each(NAMED)('%s', (_name, typeCase) => {
  const { field, read, accepted = [], unreadable = [], unacceptable = [], alwaysFilled = false } = typeCase

  it('is blank without a value, and a blank value is not stored', () => {
    expect(field.isFilled(field.blank)).toBe(alwaysFilled)
    expect(field.fromStored(undefined)).toEqual(field.blank)
    if (!alwaysFilled) expect(field.searchWords(field.blank)).toEqual([])
    expectKept(typeCase, field.blank)
  })

  it('reads typed text, accepts it, and keeps it', async () => {
    for (const [typed, value] of read) {
      const found = await valueOf(typeCase, typed)
      expect(found, typed).toEqual({ value })
      // “No” is as good as nothing where there is no third answer.
      expect(field.isFilled(value)).toBe(value !== field.blank)
      expectKept(typeCase, value)
      expectSaidOnce(typeCase, field.read(typed, SETTINGS), value)
    }
    expect(field.readable).toBe(read.length > 0)
  })

  it('accepts the inputs of an edit', async () => {
    for (const [input, value] of accepted) {
      expect(await field.accept(input, FOUND)).toEqual(value)
      expectKept(typeCase, value)
    }
  })

  it('refuses everything else with exactly one problem', async () => {
    for (const [typed, problem] of unreadable) {
      expect(fieldProblemOf(await rawOf(() => field.read(typed, SETTINGS))), typed).toMatchObject({ problem })
    }
    for (const [input, problem] of unacceptable) {
      expect(fieldProblemOf(await rawOf(() => field.accept(input, FOUND))), String(input)).toMatchObject({ problem })
    }
  })

  it('turns any text into either a value that is kept or one problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (typed) => {
        const found = await valueOf(typeCase, typed)
        if (found === null) return
        expect(field.isFilled(found.value)).toBe(found.value !== field.blank)
        expectKept(typeCase, found.value)
        expect((await valueOf(typeCase, typed))?.value).toEqual(found.value)
      }),
      { numRuns: 60 },
    )
  })

  it('has filters that validate their text and have conditions only on its own path', () => {
    for (const { schema, condition } of Object.values(field.filters('some.path', 'About it'))) {
      expect(z.safeParse(schema, '{"$ne":null}'.repeat(20))).toMatchObject({ success: false })
      for (const text of ['a'.repeat(24), 'none', 'red', 'true', '2026-05-31', 'vip']) {
        if (z.safeParse(schema, text).success) expect(Object.keys(condition(text))).toEqual(['some.path'])
      }
    }
  })
})

it('Any number within the limits is kept exactly in both directions', () => {
  const numbers = TYPE_CASES.filter(({ kind }) => kind === 'number')
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (digits, scale) => {
        const value = Number(`${digits}e-${scale}`)
        for (const { field } of numbers) {
          const typed = value.toFixed(scale)
          expect(field.accept(field.read(typed, SETTINGS), FOUND)).toBe(value === 0 ? 0 : value)
        }
      },
    ),
  )
})
