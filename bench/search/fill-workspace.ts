/**
 * A workspace of one member with contacts of the given names, each with a number, as the product stores them. The indexes are built
 * once all are there: kept up for each contact, those of a million take most of an hour.
 */
import { objectId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import { deriveContact } from '../../src/services/contacts/derive-contact.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { Services } from '../../src/services/services.ts'

const BATCH = 1_000
const PERSON = 1

export async function fillWorkspace(
  { models, services }: { readonly models: Models; readonly services: Services },
  names: { readonly length: number; readonly at: (index: number) => string | undefined },
  more: (index: number, now: Date) => object = () => ({}),
): Promise<Actor> {
  await services.identity.meet(PERSON, PERSON)
  await services.workspaces.create(
    { telegramUserId: PERSON, name: 'Olena', locale: 'uk', commandId: 'search' },
    { name: 'Search', currency: 'UAH', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'uk' },
  )
  const membership = (await services.identity.find(PERSON))?.membership
  if (!membership) throw new Error('The workspace was not created')
  const now = new Date()
  const row = (index: number) => {
    const number = `+38067${1_000_000 + index * 7}`
    const fields = { name: names.at(index) ?? '', emails: [], phones: [{ value: number, e164: number }], tags: [] }
    return {
      workspaceId: objectId(membership.workspaceId),
      ...fields,
      ...deriveContact(fields, null),
      ownerId: objectId(membership.memberId),
      source: 'manual' as const,
      nextTaskAt: null,
      deletedAt: null,
      version: 1,
      touchedAt: now,
      createdAt: now,
      updatedAt: now,
      ...more(index, now),
    }
  }
  const { collection } = models.contacts
  const indexes = (await collection.listIndexes().toArray()).filter(({ name }) => name !== '_id_')
  await collection.dropIndexes()
  for (let start = 0; start < names.length; start += BATCH) {
    const size = Math.min(BATCH, names.length - start)
    await collection.insertMany(Array.from({ length: size }, (_, index) => row(start + index)))
  }
  for (const { v: _version, ns: _collection, key, ...options } of indexes) await collection.createIndex(key, options)
  return { ...membership, channel: 'telegram', commandId: 'search' }
}
