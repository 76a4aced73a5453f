/** A change with very many messages does not write them itself, but promises them. */
import { expect, it } from 'vitest'

import { createMakeMessages } from '../../../src/jobs/deliver-webhooks.ts'
import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { startReceiver } from '../../support/webhook-receiver.ts'

const database = ownDatabase()
const EVENTS = 101

it('makes each of them once, however often its job runs', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const receiver = await startReceiver()
  const { id } = await crm.services.contacts.add(owner(), { name: 'Ada' })
  const input = { name: 'Zapier', url: receiver.url, groups: ['contacts'] } as const
  await crm.services.webhooks.create(owner(), input, { chatId: 1, messageId: 1 })
  await crm.transact(owner(), 'test.many', async (tx) => {
    for (let number = 0; number < EVENTS; number++) {
      const changes = [{ path: 'name', from: number, to: number + 1 }]
      tx.record({ type: 'contact.updated', target: { kind: 'contact', id }, changes })
    }
  })
  const messages = () => crm.models.webhookMessages.countDocuments({ workspaceId: objectId(workspaceId) })
  expect(await messages()).toBe(0)

  const { missingMessages } = crm.services
  await crm.workJobs({ 'webhook.make': createMakeMessages(missingMessages) })
  const [job] = await crm.jobs.find({ kind: 'webhook.make', workspaceId }).lean()
  expect(job?.status).toBe('done')
  await missingMessages.ofCommand(job?.payload as Parameters<typeof missingMessages.ofCommand>[0])
  expect(await messages()).toBe(EVENTS)

  await crm.workWebhooks()
  const first = receiver.received.map(({ body }) => (body.data.changes[0] as { from: number }).from)
  expect(first).toEqual(Array.from({ length: EVENTS }, (_, number) => number))
})
