/** Outgoing webhooks: changes are sent to somebody who does not answer, looked at, tried again and caught up with. */
import type { TestBot } from '../../test/support/test-bot.ts'
import type { TestWorkspace } from '../../test/support/workspace.ts'
import { objectId } from '../../src/models/ids.ts'

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/'
const MINUTE_MS = 60_000

export async function outgoingStory(bot: TestBot, { workspaceId, owner, actor }: TestWorkspace): Promise<void> {
  const { webhooks, webhookMessages, missingMessages, contacts } = bot.services
  const shownIn = { chatId: owner.id, messageId: 1 }
  const input = { name: 'Story', url: NOWHERE, groups: ['contacts', 'deals'] } as const
  const { id: endpointId } = await webhooks.create(await actor(owner), input, shownIn)
  const ada = await contacts.add(await actor(owner), { name: 'Ada' })
  await contacts.edit(await actor(owner), ada.id, { field: 'name', value: 'Ada Byron' })
  await bot.workWebhooks()
  bot.passTime(MINUTE_MS)
  await webhooks.tryNow(await actor(owner), endpointId)
  await bot.workWebhooks()
  await webhookMessages.count(await actor(owner), endpointId)
  const { messages } = await webhookMessages.list(await actor(owner), endpointId, { limit: 8 })
  const before = messages[0]?.id
  if (before === undefined) throw new Error('Nothing was written')
  await webhookMessages.list(await actor(owner), endpointId, { limit: 8, before })
  const filter = { workspaceId: objectId(workspaceId) }
  await bot.models.webhookMessages.updateMany(filter, { status: 'failed' })
  await webhookMessages.replay(await actor(owner), before)
  await webhookMessages.replayFailed(await actor(owner), endpointId, 'day')
  await webhooks.test(await actor(owner), endpointId, shownIn)
  await webhooks.pause(await actor(owner), endpointId)
  await bot.workWebhooks()
  const now = Date.parse('2026-11-23T10:00:00Z')
  const from = new Date(now - MINUTE_MS).toISOString()
  const until = new Date(now + MINUTE_MS).toISOString()
  await missingMessages.ofTime({ workspaceId, endpointId, from, until })
  await webhooks.delete(await actor(owner), endpointId)
  await bot.workWebhooks()
}
