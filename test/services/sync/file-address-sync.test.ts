/** Contacts from a file at an https address: read again only if it changed, and whole again if it breaks off or changes meanwhile. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { createRunSyncHandler } from '../../../src/jobs/run-sync.ts'
import { objectId, type SyncId } from '../../../src/models/ids.ts'
import { createCrm, type Crm, type Team } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { type FileServer, startFileServer } from '../../support/sync/file-server.ts'

const database = ownDatabase()
let server: FileServer
let crm: Crm
let team: Team
let id: SyncId

beforeAll(async () => {
  server = await startFileServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  const { host, ca, resolve } = server
  crm = createCrm(database(), { outgoing: { allowedHosts: [host], ca, resolve } })
  team = await crm.team()
  const address = `https://${host}/contacts.csv`
  id = (await crm.services.syncs.create(team.owner(), { name: 'File', adapter: 'file', connection: address })).id
  server.breakOff()
  server.answers.length = 0
})

const names = async () =>
  (await crm.models.contacts.find({ workspaceId: objectId(team.workspaceId) }).lean())
    .map(({ name }) => name)
    .toSorted()

function work(): Promise<void> {
  return crm.workJobs({
    'sync.run': createRunSyncHandler({ runs: crm.services.syncs.run }),
    'sync.start': { handle: async () => {} },
    'sync.progress': { handle: async () => {} },
    'notify.sync-stopped': { handle: async () => {} },
  })
}

async function run() {
  const { syncs } = crm.services
  if ((await syncs.get(team.owner(), id)).run === null) await syncs.confirm(team.owner(), id)
  else await syncs.start(team.owner(), id)
  await work()
  return (await syncs.get(team.owner(), id)).run
}

const csv = (rows: readonly string[]): string => `ID,Name,Email,Other\n${rows.join('\n')}\n`
/** Wide, so that half of a file is more than what is looked at before the first row is read. */
const OTHER = 'x'.repeat(300)
const people = (from: number, to: number): readonly string[] =>
  Array.from(
    { length: to - from },
    (_, index) => `${from + index},Person ${from + index},p${from + index}@example.com,${OTHER}`,
  )

it.each([
  ['an ETag', '"v1"', '"v2"', undefined],
  ['a weak ETag', 'W/"v1"', 'W/"v2"', undefined],
  ['the time of its last change', null, null, new Date('2026-11-01T10:00:00Z')],
] as const)('asks for a file with %s again, and reads it only if it changed', async (_, etag, other, modified) => {
  server.put(csv(['1,Ada,ada@example.com', '2,Grace,grace@example.com']), etag, modified)
  expect(await run()).toMatchObject({ state: 'done', figures: { created: 2 } })
  expect(await run()).toMatchObject({ state: 'done', figures: { seen: 0, vanished: 0 } })
  const known = etag ?? modified?.toUTCString()
  expect(server.answers.at(-1)).toEqual({ status: 304, known })

  server.put(csv(['1,Ada Lovelace,ada@example.com']), other, modified && new Date(modified.getTime() + 60_000))
  expect(await run()).toMatchObject({ state: 'done', figures: { updated: 1, vanished: 1 } })
  expect(await names()).toEqual(['Ada Lovelace', 'Grace'])
})

/** Begins a run, and breaks the connection once some of the first half of the file is written. */
async function runThatBreaksOff(content: string) {
  server.put(content, '"v1"')
  await crm.services.syncs.keepProposal(team.owner(), id)
  server.pauseAfter(content.length / 2)
  await crm.services.syncs.start(team.owner(), id)
  const working = work()
  await expect.poll(async () => (await names()).length, { timeout: 15_000 }).toBeGreaterThan(0)
  server.breakOff()
  await working
  expect((await crm.services.syncs.get(team.owner(), id)).run).toMatchObject({ state: 'running', waits: true })
  expect((await names()).length).toBeLessThan(700)
}

it('reads a file whole although its connection breaks off in the middle', async () => {
  await runThatBreaksOff(csv(people(0, 700)))
  crm.passTime(60_000)
  await work()
  expect((await crm.services.syncs.get(team.owner(), id)).run).toMatchObject({
    number: 1,
    state: 'done',
    figures: { created: 700, unchanged: 0, vanished: 0 },
  })
  expect(await names()).toHaveLength(700)
})

it('reads the other file from its beginning if it changed in the middle, and then finds who is gone', async () => {
  await runThatBreaksOff(csv(people(0, 700)))
  const begun = (await names()).length
  server.put(csv(people(100, 800)), '"v2"')
  crm.passTime(60_000)
  await work()
  const { syncs } = crm.services
  expect((await syncs.get(team.owner(), id)).run).toMatchObject({ number: 1, state: 'done' })
  expect(begun).toBeGreaterThanOrEqual(200)
  expect(await names()).toHaveLength(800)

  // It has not changed again, but who was read from the earlier file only is now found to be gone.
  expect(await run()).toMatchObject({
    number: 2,
    state: 'done',
    figures: { created: 0, unchanged: 700, vanished: 100 },
  })
  expect(await run()).toMatchObject({ number: 3, state: 'done', figures: { seen: 0, vanished: 0 } })
})
