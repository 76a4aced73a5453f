/** What a receiver of outgoing webhooks gets: every change, signed, in order, again after a failure. */
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { describe, expect, it } from 'vitest'

import type { WebhookId } from '../../../src/models/ids.ts'
import { WEBHOOK_GROUPS } from '../../../src/services/webhooks/message-types.ts'
import { createCrm, type Crm, refusal } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { startReceiver, status, type WebhookReceiver } from '../../support/webhook-receiver.ts'

const database = ownDatabase()
const SHOWN_IN = { chatId: 1, messageId: 1 }
const HOUR = 60 * 60_000
const DAY = 24 * HOUR

async function scene(groups: readonly (typeof WEBHOOK_GROUPS)[number][] = WEBHOOK_GROUPS) {
  const crm = createCrm(database())
  const team = await crm.team()
  const receiver = await startReceiver()
  const input = { name: 'Zapier', url: receiver.url, groups }
  const { id, secret } = await crm.services.webhooks.create(team.owner(), input, SHOWN_IN)
  return { crm, team, receiver, id, secret, ...team }
}

const typesOf = ({ received }: WebhookReceiver) => received.map(({ body }) => body.type)

async function messagesOf({ services }: Crm, actor: Parameters<Crm['services']['webhooks']['get']>[0], id: WebhookId) {
  return (await services.webhookMessages.list(actor, id, { limit: 50 })).messages
}

describe('a message', () => {
  it('has the record as the export shows it, with what changed, signed for both libraries', async () => {
    const { crm, owner, receiver, secret } = await scene()
    const { id } = await crm.services.contacts.add(owner(), { name: 'Ada <b>Byron</b> 🎩', emails: 'ada@example.com' })
    await crm.workWebhooks()
    const [message] = receiver.received
    if (message === undefined) throw new Error('Nothing came')
    expect(message.headers['content-type']).toBe('application/json')
    expect(message.body).toMatchObject({
      type: 'contact.created',
      data: {
        resource: 'contacts',
        id,
        version: 1,
        deleted: false,
        record: { id, name: 'Ada <b>Byron</b> 🎩', version: 1 },
        memberId: owner.id,
      },
    })
    expect(message.body.data.changes).toContainEqual({ path: 'name', from: '', to: 'Ada <b>Byron</b> 🎩' })
    const headers = message.headers as Record<string, string>
    expect(new StandardWebhook(secret).verify(message.text, headers)).toEqual(message.body)
    expect(new SvixWebhook(secret).verify(message.text, headers)).toEqual(message.body)
    expect(() => new StandardWebhook(secret).verify(message.text.replace('Ada', 'Bob'), headers)).toThrow()
  })

  it('of a deletion has a tombstone as in the feed of changes', async () => {
    const { crm, owner, receiver } = await scene()
    const { id } = await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.contacts.delete(owner(), id)
    await crm.workWebhooks()
    expect(typesOf(receiver)).toEqual(['contact.created', 'contact.deleted'])
    const data = receiver.received[1]?.body.data
    expect(data).toMatchObject({ resource: 'contacts', id, version: 2, deleted: true })
    expect(data?.record).toBeUndefined()
    expect(Date.parse(data?.deletedAt ?? '')).not.toBeNaN()
  })

  it('tells about a contact whose next task changed, too', async () => {
    const { crm, owner, receiver } = await scene(['contacts'])
    const { id } = await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.tasks.add(owner(), { title: 'Call', due: { date: '2026-12-24' }, contactId: id })
    await crm.workWebhooks()
    expect(typesOf(receiver)).toEqual(['contact.created', 'contact.updated'])
    expect(receiver.received[1]?.body.data).toMatchObject({ id, version: 2, changes: [] })
    expect(receiver.received[1]?.body.data.record?.['nextTaskAt']).not.toBeNull()
  })

  it('is signed with both secrets while the old one lives, and with one after that', async () => {
    const { crm, owner, receiver, secret, id } = await scene()
    const renewed = await crm.services.webhooks.rotate(owner(), id, SHOWN_IN, 'later')
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.workWebhooks()
    for (const one of [secret, renewed.secret]) {
      const { text, headers } = receiver.received[0] ?? { text: '', headers: {} }
      expect(new StandardWebhook(one).verify(text, headers as Record<string, string>)).toBeDefined()
    }
    const last = await crm.services.webhooks.rotate(owner(), id, SHOWN_IN, 'now')
    await crm.services.contacts.add(owner(), { name: 'Bob' })
    await crm.workWebhooks()
    const { text, headers } = receiver.received[1] ?? { text: '', headers: {} }
    expect(() => new StandardWebhook(renewed.secret).verify(text, headers as Record<string, string>)).toThrow()
    expect(new StandardWebhook(last.secret).verify(text, headers as Record<string, string>)).toBeDefined()
  })

  it('is not made for what was not chosen, nor in a workspace without webhooks', async () => {
    const { crm, owner, receiver } = await scene(['notes'])
    const other = await crm.team()
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.contacts.add(other.owner(), { name: 'Bob' })
    await crm.workWebhooks()
    expect(receiver.received).toEqual([])
    expect(await crm.models.webhookMessages.countDocuments({ workspaceId: owner.workspaceId })).toBe(0)
  })
})

describe('delivery', () => {
  it('holds up only the later messages of the same record after a failure, and resends the same bytes', async () => {
    const { crm, owner, receiver, id } = await scene()
    const { contacts } = crm.services
    const ada = await contacts.add(owner(), { name: 'Ada' })
    const bob = await contacts.add(owner(), { name: 'Bob' })
    await contacts.edit(owner(), ada.id, { field: 'name', value: 'Ada Byron' })
    receiver.reply = (_request, response, { body }) =>
      void response.writeHead(body.data.id === ada.id ? 500 : 200).end('no')
    await crm.workWebhooks()
    expect(receiver.received.map(({ body }) => body.data.id).toSorted()).toEqual([ada.id, bob.id].toSorted())
    const failed = receiver.received.find(({ body }) => body.data.id === ada.id)
    const messages = await messagesOf(crm, owner(), id)
    expect(messages.map(({ status: state }) => state).toSorted()).toEqual(['delivered', 'pending', 'pending'])

    receiver.reply = status(200)
    receiver.received.length = 0
    crm.passTime(6_000)
    await crm.workWebhooks()
    expect(receiver.received.map(({ body }) => body.data.version)).toEqual([1, 2])
    expect((await crm.services.webhooks.get(owner(), id)).failingSince).toBeNull()
    expect(receiver.received[0]?.text).toBe(failed?.text)
    expect(receiver.received[0]?.headers['webhook-id']).toBe(failed?.headers['webhook-id'])
  })

  it('is tried eight times over a day, then given up, and can be replayed', async () => {
    const { crm, owner, receiver, id } = await scene()
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    receiver.reply = status(500, {}, 'Out of order')
    const waits = [0, 6_000, 6 * 60_000, 34 * 60_000, 3 * HOUR, 6 * HOUR, 11.5 * HOUR, 11.5 * HOUR]
    for (const wait of waits) {
      crm.passTime(wait)
      await crm.workWebhooks()
    }
    expect(receiver.received).toHaveLength(8)
    const [message] = await messagesOf(crm, owner(), id)
    expect(message).toMatchObject({ status: 'failed', dueAt: null })
    expect(message?.attempts).toHaveLength(8)
    expect(message?.attempts[0]).toMatchObject({ status: 500, problem: 'receiver-error', answer: 'Out of order' })

    receiver.reply = status(204)
    const { replayed } = await crm.services.webhookMessages.replayFailed(owner(), id, 'week')
    expect(replayed).toBe(1)
    await crm.workWebhooks()
    expect(receiver.received).toHaveLength(9)
    expect(receiver.received[8]?.text).toBe(receiver.received[0]?.text)
    if (message === undefined) throw new Error('No message')
    await crm.services.webhookMessages.replay(owner(), message.id)
    await expect(crm.services.webhookMessages.replay(owner(), message.id)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'message-waiting' }),
    )
    await crm.workWebhooks()
    expect(receiver.received).toHaveLength(10)
  })

  it('waits as long as Retry-After asks, in seconds or as a date', async () => {
    const { crm, owner, receiver, id } = await scene()
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    receiver.reply = status(429, { 'retry-after': '3600' })
    await crm.workWebhooks()
    const [message] = await messagesOf(crm, owner(), id)
    expect(Date.parse(message?.dueAt ?? '') - crm.now().getTime()).toBeGreaterThan(HOUR - 60_000)
    receiver.reply = status(503, { 'retry-after': new Date(crm.now().getTime() + 5 * HOUR).toUTCString() })
    crm.passTime(HOUR)
    await crm.workWebhooks()
    const [again] = await messagesOf(crm, owner(), id)
    expect(Date.parse(again?.dueAt ?? '') - crm.now().getTime()).toBeGreaterThan(3.9 * HOUR)
  })

  it('ends at once when the receiver says that it is gone, and the admins are told once', async () => {
    const { crm, team, owner, receiver, id } = await scene()
    await team.join('admin')
    await team.join('rep')
    receiver.reply = status(410)
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.contacts.add(owner(), { name: 'Bob' })
    await crm.workWebhooks()
    expect(await crm.services.webhooks.get(owner(), id)).toMatchObject({ status: 'disabled', disabledReason: 'gone' })
    expect(await crm.jobs.countDocuments({ kind: 'notify.webhook-disabled', workspaceId: owner.workspaceId })).toBe(2)
    await crm.services.contacts.add(owner(), { name: 'Eve' })
    receiver.received.length = 0
    receiver.reply = status(200)
    await crm.services.webhooks.tryNow(owner(), id)
    await crm.workWebhooks()
    // What was written while it was off is not sent; what waited is.
    expect(new Set(receiver.received.map(({ body }) => body.data.record?.['name']))).toEqual(new Set(['Ada', 'Bob']))
    expect(receiver.received).toHaveLength(2)
    expect(await crm.services.webhooks.get(owner(), id)).toMatchObject({ status: 'active', failingSince: null })
  })

  it('ends after five days of nothing but failures', async () => {
    const { crm, owner, receiver, id } = await scene()
    receiver.reply = status(500)
    for (let day = 0; day <= 5; day++) {
      await crm.services.contacts.add(owner(), { name: `Day ${day}` })
      await crm.workWebhooks()
      const { status: state } = await crm.services.webhooks.get(owner(), id)
      expect(state).toBe(day < 5 ? 'active' : 'disabled')
      crm.passTime(DAY + 1_000)
    }
  })

  it('holds messages while it is paused and sends them in order afterwards', async () => {
    const { crm, owner, receiver, id } = await scene()
    await crm.services.webhooks.pause(owner(), id)
    const ada = await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.contacts.edit(owner(), ada.id, { field: 'name', value: 'Ada Byron' })
    await crm.workWebhooks()
    expect(receiver.received).toEqual([])
    await crm.services.webhooks.resume(owner(), id)
    await crm.workWebhooks()
    expect(receiver.received.map(({ body }) => body.data.version)).toEqual([1, 2])
  })

  it('drops what waits when the webhook is deleted, and stores no secret of it', async () => {
    const { crm, owner, receiver, id } = await scene()
    await crm.services.contacts.add(owner(), { name: 'Ada' })
    await crm.services.webhooks.delete(owner(), id)
    await crm.workWebhooks()
    expect(receiver.received).toEqual([])
    const stored = await crm.models.webhookMessages.find({ workspaceId: owner.workspaceId }).lean()
    expect(stored.map(({ status: state }) => state)).toEqual(['dropped'])
    const endpoint = await crm.models.webhookEndpoints.findOne({ workspaceId: owner.workspaceId }).lean()
    expect(endpoint?.secrets).toEqual([])
  })
})

describe('a change in another process', () => {
  it('that did not know of a new webhook yet is caught up with, once', async () => {
    const crm = createCrm(database())
    const elsewhere = createCrm(database())
    const team = await crm.team()
    const receiver = await startReceiver()
    // Both have just looked, and know that there is none.
    await elsewhere.services.contacts.add(team.owner(), { name: 'Before' })
    const input = { name: 'Zapier', url: receiver.url, groups: WEBHOOK_GROUPS }
    await crm.services.webhooks.create(team.owner(), input, SHOWN_IN)
    const ada = await elsewhere.services.contacts.add(team.owner(), { name: 'Ada' })
    await crm.services.contacts.add(team.owner(), { name: 'Bob' })
    await crm.workWebhooks()
    const names = () => receiver.received.map(({ body }) => body.data.record?.['name'])
    expect(names()).toEqual(['Bob'])
    const [promised] = await crm.jobs.find({ kind: 'webhook.catch-up', workspaceId: team.workspaceId }).lean()
    const payload = promised?.payload as Parameters<typeof crm.services.missingMessages.ofTime>[0]
    await crm.services.missingMessages.ofTime(payload)
    await crm.services.missingMessages.ofTime(payload)
    await crm.workWebhooks()
    expect(names().filter((name) => name === 'Ada')).toHaveLength(1)
    expect(names().filter((name) => name === 'Bob')).toHaveLength(1)
    expect(receiver.received.find(({ body }) => body.data.id === ada.id)).toBeDefined()
  })
})
