/** A workspace with contacts, and messages about them that wait. */
import { Types } from 'mongoose'

import type { Core } from '../../src/app/core.ts'
import { type ContactId, newId, objectId, type WebhookId, type WorkspaceId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { WebhookGroup } from '../../src/services/webhooks/message-types.ts'

export type OutgoingScene = {
  readonly core: Core
  readonly workspaceId: WorkspaceId
  /** Each call is another command. */
  readonly actor: () => Actor
  readonly contacts: readonly ContactId[]
}

const CONTACTS = 20
const SHOWN_IN = { chatId: 1, messageId: 1 }
const PERSON = 7_000_000_001

export async function setUpScene(core: Core): Promise<OutgoingScene> {
  const { services } = core
  await services.identity.meet(PERSON, PERSON)
  const { workspaceId, memberId } = await services.workspaces.create(
    { telegramUserId: PERSON, name: 'Olena', locale: 'en', commandId: 'bench' },
    { name: 'Bench', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' },
  )
  let commands = 0
  const actor = (): Actor => ({
    workspaceId,
    memberId,
    role: 'owner',
    visibility: 'team',
    customFields: [],
    timeZone: 'Europe/Kyiv',
    channel: 'telegram',
    commandId: `bench-${commands++}`,
  })
  const contacts: ContactId[] = []
  for (let number = 0; number < CONTACTS; number++) {
    contacts.push((await services.contacts.add(actor(), { name: `Contact ${number}` })).id)
  }
  return { core, workspaceId, actor, contacts }
}

export async function addWebhook(
  { core, actor }: OutgoingScene,
  url: string,
  groups: readonly WebhookGroup[],
): Promise<WebhookId> {
  return (await core.services.webhooks.create(actor(), { name: 'Receiver', url, groups }, SHOWN_IN)).id
}

/** @returns milliseconds of each change */
export async function changeRecords({ core, actor, contacts }: OutgoingScene, count: number): Promise<number[]> {
  const times: number[] = []
  for (let number = 0; number < count; number++) {
    const id = contacts[number % contacts.length]
    if (id === undefined) throw new Error('There is no contact')
    const began = performance.now()
    await core.services.contacts.edit(actor(), id, { field: 'name', value: `Contact ${times.length} ${Math.random()}` })
    times.push(performance.now() - began)
  }
  return times
}

/** As many changes leave them behind, without the changes. */
export async function writeMessages(
  { core, workspaceId }: OutgoingScene,
  endpoint: WebhookId,
  { records, count }: { readonly records: number; readonly count: number },
): Promise<void> {
  const ids = Array.from({ length: records }, () => objectId(newId<ContactId>()))
  const now = new Date()
  const messages = Array.from({ length: count }, (_, number) => {
    const id = ids[number % records] ?? new Types.ObjectId()
    const version = Math.floor(number / records) + 1
    const data = { resource: 'contacts', id: id.toHexString(), version, padding: 'x'.repeat(1_200) }
    return {
      _id: new Types.ObjectId(),
      workspaceId: objectId(workspaceId),
      endpointId: objectId(endpoint),
      eventId: new Types.ObjectId(),
      type: 'contact.updated',
      record: { kind: 'contact', id },
      order: version,
      body: JSON.stringify({ type: 'contact.updated', timestamp: now.toISOString(), data }),
      status: 'pending' as const,
      dueAt: now,
      tries: 0,
      attempts: [],
      createdAt: now,
      doneAt: null,
    }
  })
  for (let at = 0; at < messages.length; at += 1_000) {
    await core.models.webhookMessages.insertMany(messages.slice(at, at + 1_000), { lean: true })
  }
  await core.webhookQueue.request([{ workspaceId, endpointId: endpoint }])
}
