/** What a table of fields implies for the values of a record. */
import { Types } from 'mongoose'
import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { CompanyId, ContactId, MemberId } from '../../../src/models/ids.ts'
import { fieldProblemOf } from '../../../src/language/field-problem.ts'
import { acceptInputs } from '../../../src/services/fields/accept-inputs.ts'
import {
  defineFields,
  editableFields,
  fieldsOf,
  requirableFields,
  type ValuesOf,
} from '../../../src/services/fields/define-fields.ts'
import { readInputs } from '../../../src/services/fields/read-inputs.ts'
import { shownValues } from '../../../src/services/fields/shown-values.ts'
import { day } from '../../../src/services/fields/types/day.ts'
import { money } from '../../../src/services/fields/types/money.ts'
import { company, contacts, member } from '../../../src/services/fields/types/references.ts'
import { tags } from '../../../src/services/fields/types/tags.ts'
import { title } from '../../../src/services/fields/types/text.ts'
import {
  blankValues,
  changesBetween,
  fieldAt,
  filledRequirable,
  isUntouched,
  searchWords,
  storedValues,
  valuesBefore,
  valuesOf,
} from '../../../src/services/fields/values.ts'
import { AN_ID, FOUND, SETTINGS } from './field-types.ts'

const TABLE = defineFields<object>()({
  title: title({ about: 'A title', required: true, search: true }),
  amount: money({ about: 'An amount', requirable: true }),
  contact: contacts({ about: 'Contacts', path: 'contactIds', requirable: true }),
  company: company({ about: 'A company', path: 'companyId' }),
  owner: member({ about: 'An owner', path: 'ownerId', fixed: true }),
  closeOn: day({ about: 'A day' }),
  tags: tags({ about: 'Tags', search: true }),
})
type Values = ValuesOf<typeof TABLE>

const BLANK = blankValues(TABLE)
const [ANNA, BEN] = [AN_ID as ContactId, 'b'.repeat(24) as ContactId]
const [ACME, BOLT] = [AN_ID as CompanyId, 'b'.repeat(24) as CompanyId]
const [MAX, PRIYA] = [AN_ID as MemberId, 'b'.repeat(24) as MemberId]
const FULL: Values = {
  title: 'Website',
  amount: { minor: 500, currency: 'EUR' },
  contact: [ANNA],
  company: BOLT,
  owner: MAX,
  closeOn: '2026-12-24',
  tags: ['vip'],
}

/** As JSON and the database return objects. */
const PLAIN = { noNullPrototype: true }
const someValues: fc.Arbitrary<Values> = fc.record(
  {
    title: fc.constantFrom('', 'Website', 'Shop'),
    amount: fc.option(fc.record({ minor: fc.nat(3), currency: fc.constantFrom('EUR', 'UAH') }, PLAIN)),
    contact: fc.array(fc.constantFrom(ANNA, BEN), { maxLength: 2 }),
    company: fc.option(fc.constantFrom(ACME, BOLT)),
    owner: fc.option(fc.constantFrom(MAX, PRIYA)),
    closeOn: fc.option(fc.constantFrom('2026-12-24', '2027-01-01')),
    tags: fc.array(fc.constantFrom('vip', 'berlin'), { maxLength: 2 }),
  },
  PLAIN,
)

describe('Values', () => {
  it('start blank, and are blank if a record has nothing or null', () => {
    expect(BLANK).toEqual({
      title: '',
      amount: null,
      contact: [],
      company: null,
      owner: null,
      closeOn: null,
      tags: [],
    })
    expect(valuesOf(TABLE, {})).toEqual(BLANK)
    expect(valuesOf(TABLE, { companyId: null, tags: null, amount: null })).toEqual(BLANK)
    expect(filledRequirable(TABLE, BLANK)).toEqual([])
    expect(searchWords(TABLE, BLANK)).toEqual([])
  })

  it('are stored under their paths, and blank ones are not stored', () => {
    expect(storedValues(TABLE, FULL)).toEqual({
      $set: {
        title: 'Website',
        amount: { minor: 500, currency: 'EUR' },
        contactIds: [new Types.ObjectId(ANNA)],
        companyId: new Types.ObjectId(BOLT),
        ownerId: new Types.ObjectId(MAX),
        closeOn: '2026-12-24',
        tags: ['vip'],
      },
      $unset: {},
    })
    expect(storedValues(TABLE, BLANK)).toEqual({
      $set: { title: '', contactIds: [], tags: [] },
      $unset: { amount: 1, companyId: 1, ownerId: 1, closeOn: 1 },
    })
  })

  it('survive being stored and read, whatever they are', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { $set, $unset } = storedValues(TABLE, values)
        expect(valuesOf(TABLE, $set)).toEqual(values)
        const paths = fieldsOf(TABLE).map(({ path }) => path)
        expect([...Object.keys($set), ...Object.keys($unset)].toSorted()).toEqual(paths.toSorted())
      }),
    )
  })

  it('determine which requirable fields are filled, and the words that find the record', () => {
    expect(requirableFields(TABLE)).toEqual(['amount', 'contact'])
    expect(editableFields(TABLE)).toEqual(['title', 'amount', 'contact', 'company', 'closeOn', 'tags'])
    expect(filledRequirable(TABLE, FULL)).toEqual(['amount', 'contact'])
    expect(filledRequirable(TABLE, { ...FULL, contact: [] })).toEqual(['amount'])
    expect(searchWords(TABLE, FULL)).toEqual(['Website', '#vip'])
    expect([fieldAt(TABLE, 'companyId'), fieldAt(TABLE, 'company'), fieldAt(TABLE, 'toString')]).toEqual([
      'company',
      null,
      null,
    ])
  })

  it('are shown with the names of the records they refer to, as far as the reader may see them, with one lookup per kind', async () => {
    const asked: string[] = []
    const shown = await shownValues(TABLE, { ...FULL, contact: [ANNA, BEN] }, async (kind, ids) => {
      asked.push(`${kind} ${ids.length}`)
      return new Map(ids.filter((id) => id === AN_ID).map((id) => [id, `A ${kind}`]))
    })
    expect(shown).toEqual({
      ...FULL,
      contact: [{ id: ANNA, name: 'A contact' }],
      company: null,
      owner: { id: MAX, name: 'A member' },
    })
    expect(asked).toEqual(['contact 2', 'company 1', 'member 1'])
    expect(await shownValues(TABLE, BLANK, () => Promise.reject(new Error('Nothing to look up')))).toEqual(BLANK)
  })
})

describe('Inputs', () => {
  it('replace their values; null clears, and the rest stays', async () => {
    const after = await acceptInputs(TABLE, FULL, { title: ' Shop ', amount: null, company: 'Acme', tags: null }, FOUND)
    expect(after).toEqual({ ...FULL, title: 'Shop', amount: null, company: ACME, tags: [] })
    expect(await acceptInputs(TABLE, FULL, { title: undefined }, FOUND)).toEqual(FULL)
    expect(await acceptInputs(TABLE, FULL, {}, FOUND)).toEqual(FULL)
  })

  it('are read from typed text, and the first unreadable one is reported', () => {
    expect(readInputs(TABLE, { title: 'Shop', amount: '5 EUR', tags: '#a b' }, SETTINGS)).toEqual({
      title: 'Shop',
      amount: { minor: 500, currency: 'EUR' },
      tags: ['a', 'b'],
    })
    const read = () => readInputs(TABLE, { tags: '#', amount: 'much', title: 'Shop' }, SETTINGS)
    try {
      read()
      expect.unreachable()
    } catch (error) {
      expect(fieldProblemOf(error)).toMatchObject({ problem: 'not-an-amount', given: 'much' })
    }
  })
})

describe('Changes', () => {
  it('list each field that differs by its path, and no others', () => {
    expect(changesBetween(TABLE, FULL, FULL)).toEqual([])
    expect(changesBetween(TABLE, FULL, { ...FULL, tags: ['vip'], contact: [BEN], closeOn: null })).toEqual([
      { path: 'contactIds', from: [ANNA], to: [BEN] },
      { path: 'closeOn', from: '2026-12-24', to: null },
    ])
  })

  it('lead back to exactly the values before them, even after JSON', () => {
    fc.assert(
      fc.property(someValues, someValues, (before, after) => {
        const changes = changesBetween(TABLE, before, after)
        expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after))
        expect(valuesBefore(TABLE, after, JSON.parse(JSON.stringify(changes)))).toEqual(before)
      }),
    )
  })

  it('cannot be undone once one of their fields has changed again; other fields do not matter', () => {
    const changes = changesBetween(TABLE, BLANK, { ...BLANK, title: 'Website', company: ACME })
    const present = { ...BLANK, title: 'Website', company: ACME }
    expect(valuesBefore(TABLE, { ...present, company: BOLT }, changes)).toBeNull()
    expect(valuesBefore(TABLE, { ...present, company: null }, changes)).toBeNull()
    expect(valuesBefore(TABLE, { ...present, tags: ['vip'] }, changes)).toEqual({ ...BLANK, tags: ['vip'] })
    const ofOthers = [{ path: 'stage', from: null, to: { id: AN_ID, name: 'New' } }]
    expect(valuesBefore(TABLE, present, ofOthers)).toEqual(present)
  })
})

describe('A record is as its creation left it', () => {
  it('until any field that people edit is filled in, changed or cleared, whatever else happens', () => {
    fc.assert(
      fc.property(someValues, someValues, (created, present) => {
        const changes = changesBetween(TABLE, BLANK, created)
        const same = editableFields(TABLE).every(
          (name) => JSON.stringify(created[name]) === JSON.stringify(present[name]),
        )
        expect(isUntouched(TABLE, present, changes)).toBe(same)
      }),
    )
  })

  it('also if an older event does not list every blank field', () => {
    expect(isUntouched(TABLE, { ...BLANK, title: 'Website' }, [{ path: 'title', from: null, to: 'Website' }])).toBe(
      true,
    )
  })
})
