/** What is left of deliveries that a workspace no longer keeps. */
import { describe, expect, test } from 'vitest'

import type { DeliveryRecord } from '../../../src/models/delivery.ts'
import { idOf, objectId, type DeliveryId } from '../../../src/models/ids.ts'
import { storedBytes } from '../../../src/services/leads/stored-bytes.ts'
import { refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()
const DAY_MS = 24 * 60 * 60 * 1000

const lengthOf = (delivery: Pick<DeliveryRecord, 'rawBody'> | undefined): number | undefined =>
  delivery && storedBytes(delivery.rawBody).length

async function opened() {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm)
  await crm.services.retention.setRule(team.owner(), 'deliveries', '1d')
  const { deliveries, contacts } = recordsOf(crm, team)
  const retain = () =>
    crm.services.retention.apply({
      workspaceId: team.workspaceId,
      memberId: null,
      channel: 'system',
      commandId: `retain-${crm.now().getTime()}`,
    })
  return { crm, team, door, source, deliveries, contacts, retain }
}

describe('A delivery that is no longer kept', () => {
  test('has no content any more, and is still the same one when its sender repeats it', async () => {
    const { crm, team, door, source, deliveries, contacts, retain } = await opened()
    const lead = { name: 'Anna Koval', email: 'anna@example.com' }
    await door.send(source, lead, { id: 'msg_kept' })
    await workLeads(crm, team.workspaceId)
    crm.passTime(2 * DAY_MS)
    await retain()
    const [delivery] = await deliveries()
    expect(delivery).toMatchObject({ status: 'done', headers: {}, problem: 'expired' })
    expect(lengthOf(delivery)).toBe(0)
    expect(delivery?.results).toHaveLength(1)
    expect((await door.send(source, lead, { id: 'msg_kept' })).status).toBe(202)
    expect(await workLeads(crm, team.workspaceId)).toBe(0)
    expect(await deliveries()).toHaveLength(1)
    expect(await contacts()).toHaveLength(1)
  })

  test('that had failed is not tried again, and what waits for its turn keeps its content', async () => {
    const { crm, team, door, source, deliveries, retain } = await opened()
    await door.send(source, { colour: 'blue' }, { id: 'msg_failed' })
    await workLeads(crm, team.workspaceId)
    await door.send(source, { name: 'Bob Bolt', email: 'bob@example.com' }, { id: 'msg_waits' })
    crm.passTime(2 * DAY_MS)
    await retain()
    const [failed, waits] = await deliveries()
    expect(failed).toMatchObject({ status: 'discarded', problem: 'expired' })
    expect(waits).toMatchObject({ status: 'pending' })
    expect(lengthOf(waits)).toBeGreaterThan(0)
    const owner = team.owner()
    if (failed === undefined) throw new Error('No delivery')
    const id = idOf<DeliveryId>(failed._id)
    expect(await crm.services.deliveries.get(owner, id)).toMatchObject({ isBlank: true, body: '' })
    await expect(crm.services.deliveries.retry(owner, id)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'delivery-settled' }),
    )
    expect(await crm.services.deliveries.retryFailed(owner, source.id)).toEqual({ retried: 0 })
  })
})

test('A message to another system that is no longer kept has no body, and is not sent again', async () => {
  const { crm, team, retain } = await opened()
  const { webhooks, webhookMessages, contacts } = crm.services
  const input = { name: 'Zapier', url: 'http://127.0.0.1:9/', groups: ['contacts'] } as const
  const { id: endpointId } = await webhooks.create(team.owner(), input, { chatId: 1, messageId: 1 })
  await contacts.add(team.owner(), { name: 'Anna Koval' })
  const filter = { workspaceId: objectId(team.workspaceId), endpointId: objectId(endpointId) }
  await crm.models.webhookMessages.updateMany(filter, { $set: { status: 'failed' }, $unset: { dueAt: 1 } })
  crm.passTime(2 * DAY_MS)
  await retain()
  const { messages } = await webhookMessages.list(team.owner(), endpointId, { limit: 5 })
  expect(messages).toMatchObject([{ type: 'contact.created', status: 'dropped' }])
  const [message] = messages
  if (message === undefined) throw new Error('No message')
  expect((await webhookMessages.get(team.owner(), message.id)).body).toBeNull()
  await expect(webhookMessages.replay(team.owner(), message.id)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'content-gone' }),
  )
})
