/** An import whose processes are killed at random ends with exactly what the file holds. */
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, it, onTestFinished } from 'vitest'

import { startSandbox } from '@clientsphere/telegram-sandbox'
import { createCore } from '../../src/app/core.ts'
import { openSecrets } from '../../src/app/secrets/open-secrets.ts'
import { systemClock } from '../../src/clock.ts'
import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { testDatabaseUri } from '../support/database.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { SECRETS_KEY } from './sales-world.ts'
import { seededRandom } from './seeded-random.ts'

const ROWS = 4_000
const KILLS = 4
const MAX_LIFE_MS = 2_500
const PATIENCE_MS = 60_000
const OWNER = 900_002

it('writes every row once while two processes are killed again and again', async () => {
  const random = seededRandom()
  const uri = testDatabaseUri()
  const database = await connectDatabase({ uri, log: silentLogger })
  onTestFinished(async () => {
    await database.connection.dropDatabase()
    await database.close()
  })
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', people: [], log: () => {} })
  onTestFinished(sandbox.close)
  const troubles: Troubles = []
  const env = {
    BOT_TOKEN: sandbox.botToken,
    TELEGRAM_API_ROOT: sandbox.url,
    MONGODB_URI: uri,
    QUEUE_LEASE_SECONDS: '1',
    PUBLIC_URL: 'http://127.0.0.1:1',
    WEBHOOK_SECRET: 'a-secret-of-the-tests',
    SECRETS_KEY,
    API_KEY_PEPPER: SECRETS_KEY,
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
    sync: { fetch, hubspotUrl: 'http://127.0.0.1:9', pipedriveUrl: 'http://127.0.0.1:9', folder: null },
  })
  await services.identity.meet(OWNER, OWNER)
  const owner = { telegramUserId: OWNER, name: 'Olena', locale: 'en', commandId: 'world' } as const
  const settings = { name: 'Team', currency: 'EUR', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' } as const
  const { workspaceId, memberId } = await services.workspaces.create(owner, settings)
  let commands = 0
  const actor = (): Actor => ({
    workspaceId,
    memberId,
    role: 'owner',
    visibility: 'team',
    timeZone: 'Europe/Kyiv',
    customFields: [],
    channel: 'system',
    commandId: `import-world-${commands++}`,
  })
  const file = Array.from({ length: ROWS }, (_, index) => `Person ${index},p${index}@example.com,Company ${index % 50}`)
  const { id: importId, turn } = await services.imports.begin(actor(), { name: 'a.csv', fileId: null })
  async function* content() {
    yield Buffer.from(['Name,Email,Company', ...file].join('\n'))
  }
  const { signal } = new AbortController()
  await services.importWork.read({ workspaceId, importId, turn }, async () => content(), signal)
  // The processes check it; from here on they do everything.
  await expect
    .poll(async () => (await services.imports.get(actor(), importId)).state, { timeout: 30_000 })
    .toBe('ready')
  await services.imports.start(actor(), importId)

  const isDone = async () => (await services.imports.get(actor(), importId)).state === 'done'
  for (let kill = 0; kill < KILLS && !(await isDone()); kill += 1) {
    await sleep(random.between(300, MAX_LIFE_MS))
    const victim = kill % running.length
    await running[victim]?.kill()
    running[victim] = startProduct(env, troubles)
  }
  await expect.poll(isDone, { timeout: PATIENCE_MS, interval: 200 }).toBe(true)
  await Promise.all(running.map((product) => product.kill()))

  const id = objectId(workspaceId)
  expect(await services.imports.get(actor(), importId)).toMatchObject({ figures: { created: ROWS, refused: 0 } })
  expect(await models.contacts.countDocuments({ workspaceId: id, deletedAt: null })).toBe(ROWS)
  expect(await models.companies.countDocuments({ workspaceId: id, deletedAt: null })).toBe(50)
  expect(await models.events.countDocuments({ workspaceId: id, type: 'contact.created' })).toBe(ROWS)
}, 180_000)
