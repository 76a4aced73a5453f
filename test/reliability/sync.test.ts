/** A sync whose processes are killed at random ends with exactly what the other side holds. */
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, it, onTestFinished } from 'vitest'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { startSandbox } from '@clientsphere/telegram-sandbox'
import { objectId } from '../../src/models/ids.ts'
import { testDatabaseUri } from '../support/database.ts'
import { HUBSPOT_TOKEN, startHubSpotDouble } from '../support/sync/hubspot-double.ts'
import { type Product, startProduct, type Troubles } from './product.ts'
import { createSyncWorld, SYNC_KEY } from './sync-world.ts'
import { seededRandom } from './seeded-random.ts'

const CONTACTS = 2_000
const COMPANIES = 40
const KILLS = 5
const MAX_LIFE_MS = 2_500
const PATIENCE_MS = 50_000

it('reads everything once while two processes are killed again and again', async () => {
  const random = seededRandom()
  const uri = testDatabaseUri()
  const database = await connectDatabase({ uri, log: silentLogger })
  onTestFinished(async () => {
    await database.connection.dropDatabase()
    await database.close()
  })
  const double = await startHubSpotDouble()
  onTestFinished(double.close)
  for (let index = 1; index <= COMPANIES; index += 1) {
    double.put('companies', `${index}`, { properties: { name: `Company ${index}` } })
  }
  for (let index = 1; index <= CONTACTS; index += 1) {
    double.put('contacts', `${index}`, {
      properties: { firstname: 'Person', lastname: `${index}`, email: `p${index}@example.com` },
      associations: { companies: [`${(index % COMPANIES) + 1}`] },
    })
  }
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', people: [], log: () => {} })
  onTestFinished(sandbox.close)
  const troubles: Troubles = []
  const env = {
    BOT_TOKEN: sandbox.botToken,
    TELEGRAM_API_ROOT: sandbox.url,
    MONGODB_URI: uri,
    QUEUE_LEASE_SECONDS: '1',
    HUBSPOT_API_URL: double.url,
    // Both would poll one bot: it sends them nothing.
    PUBLIC_URL: 'http://127.0.0.1:1',
    WEBHOOK_SECRET: 'a-secret-of-the-tests',
    SECRETS_KEY: SYNC_KEY,
    API_KEY_PEPPER: SYNC_KEY,
  }
  const running: Product[] = [startProduct(env, troubles), startProduct(env, troubles)]
  await Promise.all(running.map(({ ready }) => ready))

  const world = await createSyncWorld(database, double.url, HUBSPOT_TOKEN)
  await world.start()
  let changed = false
  for (let kills = 0; kills < KILLS; kills += 1) {
    await sleep(random.between(300, MAX_LIFE_MS))
    const place = kills % running.length
    await running[place]?.kill()
    running[place] = startProduct(env, troubles)
    if (!changed && (await world.hasEnded())) {
      // A second run, over what changed meanwhile, is killed as well.
      changed = true
      for (let index = 1; index <= CONTACTS; index += 3)
        double.put('contacts', `${index}`, { properties: { jobtitle: `Job ${index}` } })
      await world.start()
    }
  }
  await expect.poll(() => world.hasEnded(), { timeout: PATIENCE_MS, interval: 250 }).toBe(true)
  await Promise.all(running.map((product) => product.kill()))

  const filter = { workspaceId: objectId(world.workspaceId) }
  const contacts = await world.models.contacts.find(filter).lean()
  const companies = await world.models.companies.find(filter).lean()
  const nameOf = new Map(companies.map(({ _id, name }) => [_id.toHexString(), name]))
  const ours = contacts
    .map(({ name, emails, jobTitle, companyId }) => [
      name,
      emails.map(({ value }) => value).join(),
      jobTitle ?? '',
      nameOf.get(companyId?.toHexString() ?? ''),
    ])
    .toSorted((a, b) => String(a).localeCompare(String(b)))
  const theirs = [...double.account.contacts.values()]
    .map(({ id, properties }) => [
      `Person ${id}`,
      properties['email'] ?? '',
      properties['jobtitle'] ?? '',
      `Company ${(Number(id) % COMPANIES) + 1}`,
    ])
    .toSorted((a, b) => String(a).localeCompare(String(b)))
  expect(ours).toEqual(theirs)
  expect(await world.models.syncLinks.countDocuments(filter)).toBe(CONTACTS + COMPANIES)
  const created = await world.models.events.countDocuments({ ...filter, type: 'contact.created' })
  expect(created).toBe(CONTACTS)
}, 90_000)
