/**
 * A team with a lead source and deals to move, over the product's own database: what the tests of leads and deals begin
 * with.
 */
import { createHash } from 'node:crypto'

import { Webhook } from 'standardwebhooks'

import { systemClock } from '../../src/clock.ts'
import { silentLogger } from '../../src/logger.ts'
import type { Models } from '../../src/models/models.ts'
import type { Database } from '../../src/database/connect.ts'
import { createCore } from '../../src/app/core.ts'
import { openSecrets } from '../../src/app/secrets/open-secrets.ts'
import type { Actor } from '../../src/services/core/actor.ts'

/** Used only in tests. */
export const SECRETS_KEY = createHash('sha256').update('reliability tests').digest('base64')

export type SignedLead = { readonly path: string; readonly headers: Record<string, string>; readonly body: string }

export type SalesWorld = {
  readonly models: Models
  /** The titles of the deals to move, with their ids. */
  readonly deals: ReadonlyMap<string, string>
  /** The same delivery each time, with a fresh signature. */
  readonly sign: (number: number) => SignedLead
}

/** @param ownerId the Telegram user who created the workspace in the chat */
export async function createSalesWorld(
  { connection }: Database,
  ownerId: number,
  dealCount: number,
): Promise<SalesWorld> {
  const secretsKey = Buffer.from(SECRETS_KEY, 'base64')
  const { models, services } = createCore({
    connection,
    clock: systemClock,
    random: Math.random,
    log: silentLogger,
    secretBox: await openSecrets({ secretsKey, secretsOldKeys: [], dataDir: '' }),
    apiKeyPepper: secretsKey,
    // Nothing listens there.
    senderApis: { fetch, urls: { facebook: 'http://127.0.0.1:9', hubspot: 'http://127.0.0.1:9' } },
    sync: { fetch, hubspotUrl: 'http://127.0.0.1:9', pipedriveUrl: 'http://127.0.0.1:9', folder: null },
  })

  const person = await services.identity.find(ownerId)
  if (person?.membership === undefined || person.membership === null) throw new Error('The owner is in no workspace')
  const { workspaceId, memberId, role, visibility, timeZone, customFields } = person.membership
  let commands = 0
  const owner = (): Actor => ({
    workspaceId,
    memberId,
    role,
    visibility,
    customFields,
    timeZone,
    channel: 'system',
    commandId: `world-${commands++}`,
  })
  const input = { name: 'Website', provider: 'standard', routing: 'team', memberIds: [] } as const
  const source = await services.leadSources.create(owner(), input, { chatId: 1, messageId: 1 })
  const deals = new Map<string, string>()
  for (let number = 1; number <= dealCount; number++) {
    const title = `Deal ${number} of ${dealCount}`
    const amount = { minor: number * 100, currency: 'EUR' }
    deals.set(title, (await services.deals.add(owner(), { title, amount })).id)
  }
  const webhook = new Webhook(source.secret)
  return {
    models,
    deals,
    sign(number) {
      const [id, at] = [`msg_${number}`, new Date()]
      const body = JSON.stringify({
        name: `Lead ${number}`,
        email: `lead.${number}@example.com`,
        title: `Wish ${number}`,
      })
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': webhook.sign(id, at, body),
      }
      return { path: source.path, headers, body }
    },
  }
}
