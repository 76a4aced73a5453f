/** The functions of outgoing webhooks, with the roles that each is allowed for. */
import { objectId, type WebhookId, type WebhookMessageId } from '../../../src/models/ids.ts'
import type { Crm, Team } from '../../support/crm.ts'
import type { CallOf } from './matrix-call.ts'

const ADMINS = 'owner admin'
const SHOWN_IN = { chatId: 1, messageId: 1 }
const WEBHOOK = { name: 'Zapier', url: 'http://127.0.0.1:9/', groups: ['contacts'] } as const

async function aWebhook(crm: Crm, team: Team): Promise<WebhookId> {
  return (await crm.services.webhooks.create(team.owner(), WEBHOOK, SHOWN_IN)).id
}

async function aFailedMessage(crm: Crm, team: Team): Promise<WebhookMessageId> {
  const id = await aWebhook(crm, team)
  await crm.services.webhooks.test(team.owner(), id, SHOWN_IN)
  const filter = { workspaceId: objectId(team.workspaceId), endpointId: objectId(id) }
  await crm.models.webhookMessages.updateMany(filter, { status: 'failed' })
  const { messages } = await crm.services.webhookMessages.list(team.owner(), id, { limit: 1 })
  if (messages[0] === undefined) throw new Error('The message is missing')
  return messages[0].id
}

export const WEBHOOK_CALLS: Readonly<Record<string, CallOf>> = {
  'webhooks.list': [ADMINS, ({ crm, me }) => crm.services.webhooks.list(me())],
  'webhooks.create': [ADMINS, ({ crm, me }) => crm.services.webhooks.create(me(), WEBHOOK, SHOWN_IN)],
  'webhooks.checkUrl': [ADMINS, ({ crm, me }) => crm.services.webhooks.checkUrl(me(), WEBHOOK.url)],
  'webhooks.get': [ADMINS, async ({ crm, me, team }) => crm.services.webhooks.get(me(), await aWebhook(crm, team))],
  'webhooks.rotate': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.rotate(me(), await aWebhook(crm, team), SHOWN_IN, 'now'),
  ],
  'webhooks.rename': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.rename(me(), await aWebhook(crm, team), 'Make'),
  ],
  'webhooks.setUrl': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.setUrl(me(), await aWebhook(crm, team), WEBHOOK.url),
  ],
  'webhooks.toggleGroup': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.toggleGroup(me(), await aWebhook(crm, team), 'notes'),
  ],
  'webhooks.pause': [ADMINS, async ({ crm, me, team }) => crm.services.webhooks.pause(me(), await aWebhook(crm, team))],
  'webhooks.resume': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.resume(me(), await aWebhook(crm, team)),
  ],
  'webhooks.tryNow': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.tryNow(me(), await aWebhook(crm, team)),
  ],
  'webhooks.delete': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.delete(me(), await aWebhook(crm, team)),
  ],
  'webhooks.test': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhooks.test(me(), await aWebhook(crm, team), SHOWN_IN),
  ],
  'webhookMessages.list': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhookMessages.list(me(), await aWebhook(crm, team), { limit: 1 }),
  ],
  'webhookMessages.count': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhookMessages.count(me(), await aWebhook(crm, team)),
  ],
  'webhookMessages.get': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhookMessages.get(me(), await aFailedMessage(crm, team)),
  ],
  'webhookMessages.replay': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhookMessages.replay(me(), await aFailedMessage(crm, team)),
  ],
  'webhookMessages.replayFailed': [
    ADMINS,
    async ({ crm, me, team }) => crm.services.webhookMessages.replayFailed(me(), await aWebhook(crm, team), 'day'),
  ],
}
