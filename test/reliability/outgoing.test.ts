import { setTimeout as sleep } from 'node:timers/promises'

import { startSandbox } from '@clientsphere/telegram-sandbox'
import { expect, it, onTestFinished } from 'vitest'

import { createCore } from '../../src/app/core.ts'
import { openSecrets } from '../../src/app/secrets/open-secrets.ts'
import { systemClock } from '../../src/clock.ts'
import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { createToPublic } from '../../src/services/export/resource.ts'
import { WEBHOOK_GROUPS } from '../../src/services/webhooks/message-types.ts'
import { testDatabaseUri } from '../support/database.ts'
import { PEOPLE } from './crowd.ts'
import { startHookClient } from './hook-client.ts'
import { manyChanges } from './many-changes.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { SECRETS_KEY } from './sales-world.ts'
import { seededRandom } from './seeded-random.ts'

const KILLS = 4
const CHANGES_A_SECOND = 200
const RESOURCES = ['contacts', 'companies', 'deals', 'tasks', 'notes'] as const

function withoutTouches(copy: ReadonlyMap<string, unknown>) {
  return JSON.parse(JSON.stringify(Object.fromEntries(copy)), (key, value: unknown) =>
    key === 'touchedAt' ? undefined : value,
  ) as unknown
}

it(
  'a client of outgoing webhooks ends with exactly the database, while two processes deliver and one is killed at a time',
  { timeout: 240_000 },
  async () => {
    const random = seededRandom()
    const uri = testDatabaseUri()
    const database = await connectDatabase({ uri, log: silentLogger })
    onTestFinished(async () => {
      await database.connection.dropDatabase()
      await database.close()
    })
    const client = await startHookClient()
    const sandbox = await startSandbox({
      host: '127.0.0.1',
      port: 0,
      limits: 'off',
      people: PEOPLE,
      log: console.error,
    })
    onTestFinished(sandbox.close)
    const troubles: Troubles = []
    const env = {
      BOT_TOKEN: sandbox.botToken,
      TELEGRAM_API_ROOT: sandbox.url,
      MONGODB_URI: uri,
      QUEUE_LEASE_SECONDS: '1',
      SECRETS_KEY,
      API_KEY_PEPPER: SECRETS_KEY,
      OUTGOING_WEBHOOK_HOSTS: '127.0.0.1',
      // Both would poll one bot: the second receives by webhook.
      PUBLIC_URL: 'http://127.0.0.1:1',
      WEBHOOK_SECRET: 'a-secret-of-the-tests',
    }
    const running: Product[] = [startProduct(env, troubles), startProduct(env, troubles)]
    await Promise.all(running.map(({ ready }) => ready))

    const secretsKey = Buffer.from(SECRETS_KEY, 'base64')
    const { models, services } = createCore({
      connection: database.connection,
      clock: systemClock,
      random: Math.random,
      log: silentLogger,
      secretBox: await openSecrets({ secretsKey, secretsOldKeys: [], dataDir: '' }),
      apiKeyPepper: secretsKey,
      senderApis: { fetch, urls: { facebook: 'http://127.0.0.1:9', hubspot: 'http://127.0.0.1:9' } },
      outgoing: { allowedHosts: ['127.0.0.1'] },
      sync: { fetch, hubspotUrl: 'http://127.0.0.1:9', pipedriveUrl: 'http://127.0.0.1:9', folder: null },
    })
    await services.identity.meet(7, 7)
    const { workspaceId, memberId } = await services.workspaces.create(
      { telegramUserId: 7, name: 'Olena', locale: 'en', commandId: 'found' },
      { name: 'Team', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' },
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
      commandId: `change-${commands++}`,
    })
    const input = { name: 'Copy', url: client.url, groups: WEBHOOK_GROUPS }
    const { id, secret } = await services.webhooks.create(actor(), input, { chatId: 1, messageId: 1 })
    client.secret = secret

    let kills = 0
    async function killAgainAndAgain(): Promise<void> {
      for (; kills < KILLS; kills++) {
        await sleep(random.between(200, 1_500))
        const place = kills % 2
        await running[place]?.kill()
        running[place] = startProduct(env, troubles)
        await running[place]?.ready
      }
    }
    const changes = manyChanges({ services, actor, random })
    const [made] = await Promise.all([changes.run(CHANGES_A_SECOND, () => kills === KILLS), killAgainAndAgain()])

    const pending = { workspaceId: objectId(workspaceId), status: 'pending' as const }
    try {
      for (;;) {
        const left = await models.webhookMessages.countDocuments(pending)
        if (left === 0) break
        // What the client refused waits for its next attempt.
        await services.webhooks.tryNow(actor(), id)
        await sleep(500)
      }
      const expected = new Map<string, unknown>()
      for (const name of RESOURCES) {
        const resource = services.export.resources[name]
        const toPublic = createToPublic(resource, Object.keys(resource.fields))
        const stored = await models[name].collection.find({ workspaceId: objectId(workspaceId) }).toArray()
        for (const record of stored) {
          const isDeleted = record['deletedAt'] instanceof Date
          const version: unknown = record['version']
          expected.set(`${name}:${String(record._id)}`, { version, record: isDeleted ? null : toPublic(record) })
        }
      }
      // A touch alone is no message: its note is one.
      expect(withoutTouches(client.copy)).toEqual(withoutTouches(expected))
    } catch (error) {
      console.error(`Seed ${random.seed}, ${kills} kills. The product said:\n${troubles.slice(-30).join('\n')}`)
      throw error
    }
    console.log('outgoing kill test', { seed: random.seed, made, records: client.copy.size, ...client.counts })
  },
)
