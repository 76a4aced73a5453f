/** The arguments of buttons: each codec reads exactly what it writes. */
import { asId } from '../../support/as-id.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { aboutRecord } from '../../../src/bot/screens/about-record.ts'
import { agendaPlace } from '../../../src/bot/screens/agenda-place.ts'
import {
  anId,
  type Argument,
  base64Text,
  choice,
  choiceLetter,
  flag,
  idPair,
  none,
  packedId,
  readArgument,
  sequence,
  shortKey,
  wholeNumber,
} from '../../../src/bot/screens/argument.ts'
import { editedRecord } from '../../../src/bot/screens/edited-record.ts'
import { aFieldKey } from '../../../src/bot/screens/field-key.ts'
import { contactIn, contactsPlace, dealIn, stagePlace } from '../../../src/bot/screens/list-place.ts'
import { type TaskFrom, taskIn, taskListPlace } from '../../../src/bot/screens/task-place.ts'
import { timelineTarget } from '../../../src/bot/screens/timeline-target.ts'
import { type Id, newId } from '../../../src/models/ids.ts'
import { TASK_PARTS, type TasksOf } from '../../../src/services/tasks/task-lists.ts'

/** Fits every kind. */
const id = fc
  .uint8Array({ minLength: 12, maxLength: 12 })
  .map((bytes) => asId<Id<never>>(Buffer.from(bytes).toString('hex')))
const base64 = (size: number) =>
  fc
    .uint8Array({ minLength: size, maxLength: size })
    .map((bytes) => Buffer.from(bytes).toString('base64url').slice(0, size))
const mine = fc.boolean()
const part = fc.constantFrom(...TASK_PARTS)
const taskFrom: fc.Arbitrary<TaskFrom> = fc.oneof(
  fc.constant({ kind: 'agenda' as const }),
  fc.record({ kind: fc.constant('member' as const), part, id }),
  fc.record(
    { kind: fc.constantFrom('mine' as const, 'team' as const, 'contact' as const, 'deal' as const), part, after: id },
    { requiredKeys: ['kind', 'part'] },
  ),
)
const tasksOf: fc.Arbitrary<TasksOf> = fc.oneof(
  fc.record({ kind: fc.constantFrom('mine' as const, 'team' as const) }),
  fc.record({ kind: fc.constant('member' as const), id }),
  fc.record({ kind: fc.constant('contact' as const), id }),
  fc.record({ kind: fc.constant('deal' as const), id }),
)
const tasksAt = fc.record({ of: tasksOf, part, after: id }, { requiredKeys: ['of', 'part'] })
const direction = fc.constantFrom('after' as const, 'before' as const)
/** A page, unless it is the first one. */
const paged = <Page>(page: fc.Arbitrary<Page>) => fc.option(page, { nil: undefined }).map((one) => one && { page: one })

const contactsAt = fc
  .tuple(fc.constantFrom('recent' as const, 'name' as const), mine, paged(fc.record({ direction, contactId: id })))
  .map(([order, own, page]) => ({ order, mine: own, ...page }))
const stageAt = fc
  .tuple(mine, paged(fc.record({ direction, dealId: id })))
  .map(([own, page]) => ({ mine: own, ...page }))
const place = fc.oneof(
  fc.record({ kind: fc.constant('deal' as const), id }),
  fc.record({
    kind: fc.constant('task' as const),
    id,
    // Every time that a Date can have, including the first and the last.
    dueAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  }),
)
const target = fc.record({ kind: fc.constantFrom('contact' as const, 'deal' as const), id })

const editedKind = fc.constantFrom('contact' as const, 'deal' as const, 'task' as const)

type Case = readonly [string, Argument<unknown>, fc.Arbitrary<unknown>]

function each<T>(name: string, argument: Argument<T>, values: fc.Arbitrary<T>): Case {
  return [name, argument, values]
}

type Written = readonly [string, Argument<unknown>, unknown, string]

function asWritten<T>(name: string, argument: Argument<T>, value: T, text: string): Written {
  return [name, argument, value, text]
}

const CASES: readonly Case[] = [
  each('none', none, fc.constant(undefined)),
  each('an id', anId(), id),
  each('a packed id', packedId(), id),
  each('a pair of ids', idPair(), fc.tuple(id, id)),
  each('a text of base64url', base64Text(4), base64(4)),
  each('a choice', choice(['on', 'off', 'no-answer']), fc.constantFrom('on' as const, 'off' as const, 'no-answer')),
  each('a flag of two letters', flag('m', 'a'), mine),
  each('a flag that is there or not', flag('q', ''), mine),
  each('a number', wholeNumber(2), fc.nat(99)),
  each('two ids and a key', sequence(packedId(), packedId(), base64Text(4)), fc.tuple(id, id, base64(4))),
  each('an id and a flag', sequence(anId(), flag('q', '')), fc.tuple(id, mine)),
  each('a place in the contacts', contactsPlace, contactsAt),
  each('a contact in its list', contactIn, fc.record({ id: id, from: contactsAt })),
  each(
    'a place in a stage',
    stagePlace,
    fc.tuple(id, stageAt).map(([stageId, at]) => ({ stageId, ...at })),
  ),
  each('a deal in its list', dealIn, fc.record({ id: id, from: stageAt })),
  each('a place in the agenda', agendaPlace, place),
  each('a task, and where it was opened', taskIn, fc.record({ id, from: taskFrom }, { requiredKeys: ['id'] })),
  each('a page of tasks', taskListPlace, tasksAt),
  each('one of a list, as a letter', choiceLetter(['one', 'other']), fc.constantFrom('one', 'other')),
  each('a record with a timeline', timelineTarget, target),
  each('a record that is edited', editedRecord, fc.record({ kind: editedKind, id })),
  each('a field of it', sequence(editedRecord, aFieldKey), fc.tuple(fc.record({ kind: editedKind, id }), base64(6))),
  each('a page of a note', sequence(timelineTarget, packedId(), wholeNumber(1)), fc.tuple(target, id, fc.nat(9))),
  each(
    'a record of a workspace',
    aboutRecord('deal'),
    fc.record({ workspaceId: id, record: fc.record({ kind: fc.constant('deal' as const), id }) }),
  ),
]

describe.each(CASES)('the argument %s', (_name, argument, values) => {
  it('is read back as it was written, within its maximum number of characters', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = argument.encode(value)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(argument.size)
        expect(text).not.toMatch(/[/\s]/u)
        expect(readArgument(argument, text)).toEqual(value)
      }),
    )
  })

  it('cannot be read from text that is written in any other way', () => {
    const written = values.map((value) => argument.encode(value))
    const nearly = fc
      .tuple(written, fc.nat(40), fc.constantFrom('', 'x', 'Z', '=', '/', '-', '0', 'ü', '__proto__'))
      .map(([text, at, other]) => `${text.slice(0, at)}${other}${text.slice(at + 1)}`)
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary-ascii', maxLength: 40 })), (text) => {
        const value = readArgument(argument, text)
        if (value !== null) expect(argument.encode(value)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

/** Buttons of an earlier version are in chats for years: these are the texts that it wrote. */
describe('what is in chats already', () => {
  const [one, other] = [asId<Id<never>>('0123456789abcdef01234567'), asId<Id<never>>('fedcba9876543210fedcba98')]
  const [packedOne, packedOther] = ['ASNFZ4mrze8BI0Vn', '_ty6mHZUMhD-3LqY']

  it.each([
    asWritten('ids', idPair(), [one, other], `${packedOne}${packedOther}`),
    asWritten('a contact’s timeline', timelineTarget, { kind: 'contact', id: one }, `c${packedOne}`),
    asWritten('a deal’s timeline', timelineTarget, { kind: 'deal', id: one }, `d${packedOne}`),
    asWritten('an edited contact', editedRecord, { kind: 'contact', id: one }, `c${packedOne}`),
    asWritten('an edited deal', editedRecord, { kind: 'deal', id: one }, `d${packedOne}`),
    asWritten('an edited task', editedRecord, { kind: 'task', id: one }, `t${packedOne}`),
    asWritten('a deal of the agenda', agendaPlace, { kind: 'deal', id: one }, `d${packedOne}`),
    asWritten(
      'a task of the agenda',
      agendaPlace,
      { kind: 'task', id: one, dueAt: '1970-01-01T00:00:00.036Z' },
      `t${packedOne}10`,
    ),
    asWritten(
      'a page of contacts',
      contactsPlace,
      { order: 'name', mine: false, page: { direction: 'before', contactId: one } },
      `i${packedOne}`,
    ),
    asWritten('a contact', contactIn, { id: one, from: { order: 'recent', mine: true } }, `d${packedOne}`),
    asWritten(
      'a deal',
      dealIn,
      { id: one, from: { mine: true, page: { direction: 'after', dealId: other } } },
      `e${packedOne}${packedOther}`,
    ),
    asWritten('a stage', stagePlace, { stageId: one, mine: false }, `a${packedOne}`),
  ])('is still written and read: %s', (_name, argument, value, text) => {
    expect(argument.encode(value)).toBe(text)
    expect(readArgument(argument, text)).toEqual(value)
  })
})

describe('ids in buttons', () => {
  const [one, other, third] = [newId(), newId(), newId()]
  const packed = packedId()

  it('are packed one after another, 16 characters each', () => {
    const pairAndKey = sequence(packedId(), packedId(), base64Text(4))
    expect(packed.encode(one)).toHaveLength(16)
    expect(idPair().encode([one, other])).toBe(`${packed.encode(one)}${packed.encode(other)}`)
    expect(pairAndKey.decode(pairAndKey.encode([one, other, shortKey(third)]))).toEqual([one, other, shortKey(third)])
  })

  it('have different short keys if they were created one after another', () => {
    expect(new Set(Array.from({ length: 1000 }, () => shortKey(newId()))).size).toBe(1000)
  })

  it.each([
    '',
    'x',
    'ü',
    packed.encode(asId('a'.repeat(24))).slice(1),
    `${packed.encode(asId('a'.repeat(24)))}=`,
    '!'.repeat(16),
  ])('are not read from %j', (text) => {
    expect(readArgument(packed, text)).toBeNull()
    expect(readArgument(idPair(), text)).toBeNull()
  })
})

it.each(['', 't', 'd', 'x0123456789abcdef', 'tAAAAAAAAAAAAAAAA', 'tAAAAAAAAAAAAAAAA!!', 'd../../etc/passwd'])(
  'A place in the agenda is not read from %j',
  (garbage) => {
    expect(readArgument(agendaPlace, garbage)).toBeNull()
  },
)
