/** A workspace of one member with contacts of the given names, each with a number, as the product stores them. */
import { objectId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import { deriveContact } from '../../src/services/contacts/derive-contact.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { Services } from '../../src/services/services.ts'

const BATCH = 1_000
const PERSON = 1

export async function fillWorkspace(
  { models, services }: { readonly models: Models; readonly services: Services },
  names: readonly string[],
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
  const rows = names.map((name, index) => {
    const number = `+38067${1_000_000 + index * 7}`
    const fields = { name, emails: [], phones: [{ value: number, e164: number }], tags: [] }
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
  })
  for (let start = 0; start < rows.length; start += BATCH)
    await models.contacts.collection.insertMany(rows.slice(start, start + BATCH))
  return { ...membership, channel: 'telegram', commandId: 'search' }
}
