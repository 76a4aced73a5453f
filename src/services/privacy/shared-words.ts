/**
 * What others have in common with a person: a name, a number of the office, the title of a task. Outside of what is about the
 * person anyway, nobody is recognised by it, so that an erasure takes nothing from them.
 */
import type { Model, Types } from 'mongoose'

import { mayBeDeclined } from '../../language/names/declined-names.ts'
import { nameSkeleton } from '../../language/names/name-skeleton.ts'
import type { ErasureTraces } from '../../models/erasure.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { TableDeps } from '../records/field-tables.ts'
import { addRecord, noWords } from './field-words.ts'

export const normalText = (text: string): string => text.trim().toLowerCase()

const initials = (name: string): string => name.replace(/(?<=[\p{L}\p{M}])[\p{L}\p{M}’'ʼ‘`-]+/gu, '').toLowerCase()

/** Initials first: most names differ in them, and all cases of a name are many. */
function mayStandFor(other: string, name: string): boolean {
  return initials(other) === initials(name) && mayBeDeclined(other, name)
}

/** One key for a name in any order and alphabet. */
function nameKey(name: string): string {
  const words = name.split(/[\s,]+/u).filter((word) => word !== '')
  return `name ${words.map(nameSkeleton).toSorted().join(' ')}`
}

/** Extensions of one switchboard are found by its number. */
const phoneKey = (e164: string): string => `phone ${e164.split(';')[0] ?? ''}`
const emailKey = (email: string): string => `email ${normalText(email)}`
const accountKey = (account: string | number): string => `account ${normalText(String(account))}`
const textKey = (text: string): string => `text ${normalText(text)}`

type Known = Pick<ErasureTraces, 'names' | 'emails' | 'phones' | 'accounts' | 'telegramUserIds' | 'values' | 'texts'>

/** Each of the person's words with the key under which somebody else may have it. */
function keysOf(known: Known): readonly (readonly [key: string, word: string])[] {
  const keyed = (words: readonly (string | number)[], key: (word: never) => string) =>
    words.map((word) => [key(word as never), String(word)] as const)
  return [
    ...keyed(known.names, nameKey),
    ...keyed(known.emails, emailKey),
    ...keyed(known.phones, phoneKey),
    ...keyed([...known.accounts, ...known.telegramUserIds], accountKey),
    ...keyed([...known.values, ...known.texts], textKey),
  ]
}

type Own = Pick<ErasureTraces, 'contactIds' | 'dealIds' | 'noteIds' | 'taskIds'>

export type Shared = Required<Pick<ErasureTraces, 'shared' | 'undeclined'>>

/** The person's words that a live record of somebody else has, or a member. Reads all records of the workspace. */
export async function findShared(
  { models, fields }: TableDeps,
  workspaceId: Types.ObjectId,
  traces: Known & Own,
  signal?: AbortSignal,
): Promise<Shared> {
  const wanted = new Map<string, readonly string[]>()
  for (const [key, word] of keysOf(traces)) wanted.set(key, [...(wanted.get(key) ?? []), word])
  const shared = new Set<string>()
  const undeclined = new Set<string>()

  function see(known: Partial<Known>): void {
    const none = { names: [], emails: [], phones: [], accounts: [], telegramUserIds: [], values: [], texts: [] }
    for (const [key] of keysOf({ ...none, ...known })) for (const word of wanted.get(key) ?? []) shared.add(word)
    // “Олександра” is a case of “Олександр”, and a name.
    for (const other of known.names ?? [])
      for (const name of traces.names) if (mayStandFor(other, name)) undeclined.add(name)
  }

  function wordsOf(table: FieldTable, record: object) {
    const words = noWords()
    addRecord(words, table, record)
    const { names, emails, phones, accounts, telegramUserIds, values } = words
    return {
      names: [...names],
      emails: [...emails],
      phones: [...phones],
      accounts: [...accounts],
      telegramUserIds: [...telegramUserIds],
      // A note may say no more than a name.
      values: [...values, ...names],
    }
  }

  async function seeAll(model: Model<never>, besides: object, take: (record: object) => void): Promise<void> {
    const records = (model as unknown as Model<object>)
      .find({ workspaceId, deletedAt: null, ...besides } as never)
      .lean()
      .cursor()
    for await (const record of records) {
      signal?.throwIfAborted()
      take(record)
    }
  }

  const { contactIds, dealIds, noteIds, taskIds } = traces
  const notTheirs = { contactId: { $nin: contactIds }, dealId: { $nin: dealIds } }
  await seeAll(models.contacts as never, { _id: { $nin: contactIds } }, (one) => see(wordsOf(fields.contact, one)))
  await seeAll(models.companies as never, {}, (one) => see(wordsOf(fields.company, one)))
  // What is called or reached by a deal's or a task's own fields is not said there: only the texts count.
  await seeAll(models.deals as never, { _id: { $nin: dealIds } }, (one) => {
    see({ values: wordsOf(fields.deal, one).values })
  })
  await seeAll(models.tasks as never, { _id: { $nin: taskIds }, ...notTheirs }, (one) => {
    see({ values: wordsOf(fields.task, one).values })
  })
  await seeAll(models.notes as never, { _id: { $nin: noteIds }, ...notTheirs }, (one) => {
    see({ texts: [(one as { readonly text: string }).text] })
  })
  const members = await models.members.find({ workspaceId, status: 'active' }).lean()
  for (const { name, username, telegramUserId } of members)
    see({ names: [name], accounts: username === undefined ? [] : [username], telegramUserIds: [telegramUserId] })
  return { shared: [...shared], undeclined: [...undeclined] }
}
