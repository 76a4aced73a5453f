/** The contacts that rows stand for: by the id of the system that they come from, else by email, else by number. */
import type { ClientSession, Types } from 'mongoose'

import type { ReadEmail } from '../../language/emails.ts'
import type { ReadPhone } from '../../language/phones.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { ExternalIdRecord } from '../../models/external-id.ts'
import type { ImportMatch } from '../../models/import.ts'
import type { Models } from '../../models/models.ts'
import type { PartRead, RowRead } from './read-row.ts'

/** The answer comes whole, and not a hundred at a time. */
export const IN_ONE_ANSWER = 2_000

export type MatchingDeps = {
  readonly models: Models
  readonly workspaceId: Types.ObjectId
  readonly source: string
  readonly match: ImportMatch
  readonly session?: ClientSession
}

export type KnownRows = {
  /** Live contacts, by their id. */
  readonly contacts: ReadonlyMap<string, ContactRecord>
  /** What earlier imports remember, by the key of a row. */
  readonly links: ReadonlyMap<string, ExternalIdRecord>
  /** Ids of live contacts by address, the oldest first. */
  readonly byAddress: ReadonlyMap<string, readonly string[]>
}

/** `email:` and `phone:` of everything by which the person is known. */
function addressesOf({ inputs }: PartRead): readonly string[] {
  const { emails, phones } = inputs as {
    readonly emails?: readonly ReadEmail[] | null
    readonly phones?: readonly ReadPhone[] | null
  }
  return [
    ...(emails ?? []).map(({ normalized }) => `email:${normalized}`),
    ...(phones ?? []).map(({ e164 }) => `phone:${e164}`),
  ]
}

function addressesOfRecord({ emails, phones }: Pick<ContactRecord, 'emails' | 'phones'>): readonly string[] {
  return [...emails.map(({ normalized }) => `email:${normalized}`), ...phones.map(({ e164 }) => `phone:${e164}`)]
}

/** How a row is remembered: by the id that it has, unless ids are not to count, else by everything that it says. */
export function keyOf(read: RowRead, match: ImportMatch): string {
  const own = match === 'any' || match === 'id' ? (read.parts.contact?.externalId ?? null) : null
  return own ?? `row:${read.content}`
}

/** The addresses by which it may be matched. */
export function matchedBy(part: PartRead, match: ImportMatch): readonly string[] {
  const all = addressesOf(part)
  return match === 'any' ? all : all.filter((address) => address.startsWith(`${match}:`))
}

function addressed(rows: readonly RowRead[], prefix: string): readonly string[] {
  const all = rows.flatMap(({ parts: { contact } }) => (contact === undefined ? [] : addressesOf(contact)))
  return [...new Set(all.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)))]
}

export async function findKnown(deps: MatchingDeps, rows: readonly RowRead[]): Promise<KnownRows> {
  const { models, workspaceId, source, match, session } = deps
  const options = { batchSize: IN_ONE_ANSWER, ...(session && { session }) }
  const keys = [...new Set(rows.map((read) => keyOf(read, match)))]
  const links = await models.externalIds
    .find({ workspaceId, source, kind: 'contact', externalId: { $in: keys } }, null, options)
    .lean()
  const contacts = new Map<string, ContactRecord>()
  const emails = addressed(rows, 'email:')
  const phones = addressed(rows, 'phone:')
  // Three questions, not an $or: DocumentDB answers each by its index.
  for (const question of [
    links.length > 0 && { _id: { $in: links.map(({ recordId }) => recordId) } },
    emails.length > 0 && { 'emails.normalized': { $in: emails } },
    phones.length > 0 && { 'phones.e164': { $in: phones } },
  ]) {
    if (question === false) continue
    const found = await models.contacts.find({ workspaceId, deletedAt: null, ...question }, null, options).lean()
    for (const contact of found) contacts.set(contact._id.toHexString(), contact)
  }
  const byAddress = new Map<string, string[]>()
  for (const id of [...contacts.keys()].toSorted()) {
    const contact = contacts.get(id)
    for (const address of contact === undefined ? [] : addressesOfRecord(contact)) {
      byAddress.set(address, [...(byAddress.get(address) ?? []), id])
    }
  }
  return { contacts, links: new Map(links.map((link) => [link.externalId, link])), byAddress }
}
