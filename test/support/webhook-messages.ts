/** Outgoing webhooks in every state, with more messages than a page holds. */
import { Types } from 'mongoose'

import { objectId, type WebhookId, type WorkspaceId } from '../../src/models/ids.ts'
import type { TestBot } from './test-bot.ts'
import type { TestWorkspace } from './workspace.ts'

const SHOWN_IN = { chatId: 1, messageId: 1 }
const AT = new Date(Date.UTC(2026, 10, 23, 9))
/** The newest message was given up. */
const STATES = ['delivered', 'dropped', 'pending', 'failed'] as const

const attempt = {
  at: AT,
  durationMs: 120,
  status: 500,
  problem: 'receiver-error',
  answer: 'Out of <b>order</b>',
} as const

export async function webhooksWithMessages(bot: TestBot, { owner, actor, workspaceId }: TestWorkspace): Promise<void> {
  const { webhooks } = bot.services
  const add = async (name: string) => {
    const input = { name, url: 'http://127.0.0.1:9/', groups: ['contacts'] } as const
    return (await webhooks.create(await actor(owner), input, SHOWN_IN)).id
  }
  const busy = await add('Zapier <b>*_&_*</b> 🦊')
  const paused = await add('Paused')
  await webhooks.pause(await actor(owner), paused)
  const off = await add('Off')
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(off) }
  await bot.models.webhookEndpoints.updateOne(filter, { status: 'disabled', disabledReason: 'gone' })
  const messages = [busy, paused, off].flatMap((id) =>
    Array.from({ length: 12 }, (_, number) => messageOf(workspaceId, id, STATES[number % STATES.length] ?? 'pending')),
  )
  await bot.models.webhookMessages.insertMany(messages)
}

function messageOf(workspaceId: WorkspaceId, endpointId: WebhookId, status: (typeof STATES)[number]) {
  const id = new Types.ObjectId()
  return {
    workspaceId: objectId(workspaceId),
    endpointId: objectId(endpointId),
    eventId: id,
    type: 'contact.updated',
    record: { kind: 'contact', id },
    order: 1,
    body: JSON.stringify({ type: 'contact.updated', data: { name: 'Анна <b>' } }),
    status,
    ...(status === 'pending' && { dueAt: AT }),
    tries: 1,
    attempts: [status === 'delivered' ? { ...attempt, status: 200, problem: null } : attempt],
    createdAt: AT,
  }
}
