/** A sync when its other side is in trouble, and when people interfere: it stops, waits and continues without losing anything. */
import { beforeEach, expect, it } from 'vitest'

import { answer } from '../../support/sync/hubspot-double.ts'
import { syncScene, type SyncScene, useHubSpotDouble } from '../../support/sync/sync-scene.ts'
import { ownDatabase } from '../../support/database.ts'
import { createCrm, refusal } from '../../support/crm.ts'

const database = ownDatabase()
const double = useHubSpotDouble()
let scene: SyncScene

beforeEach(async () => {
  scene = await syncScene(database(), double())
})

function putAda(): void {
  double().put('contacts', '1', { properties: { firstname: 'Ada', lastname: 'Byron', email: 'ada@example.com' } })
}

it('stops at its page when the token ends, tells the admins, and continues with a new one', async () => {
  for (let index = 0; index < 250; index += 1) {
    double().put('contacts', `${1000 + index}`, {
      properties: { firstname: `Person ${index}`, email: `p${index}@example.com` },
    })
  }
  await scene.team.join('admin')
  await scene.team.join('rep')
  const { owner } = scene.team
  double().misbehave((request, response) => {
    if (!(request.url ?? '').includes('after=200')) return false
    answer(response, 401, { status: 'error', category: 'EXPIRED_AUTHENTICATION' })
    return true
  })
  await scene.run()
  expect(await scene.sync()).toMatchObject({ status: 'paused', run: { state: 'stopped', problem: 'token-refused' } })
  expect(await scene.contacts()).toHaveLength(200)
  expect(
    await scene.crm.jobs.countDocuments({ kind: 'notify.sync-stopped', workspaceId: scene.filter().workspaceId }),
  ).toBe(2)
  await expect(scene.crm.services.syncs.start(owner(), scene.id)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'sync-paused' }),
  )

  double().misbehave(null)
  double().asked.length = 0
  double().setToken('a-new-token-of-twenty-letters')
  await scene.crm.services.syncs.setConnection(owner(), scene.id, 'a-new-token-of-twenty-letters')
  await scene.work()
  expect(await scene.contacts()).toHaveLength(250)
  expect(await scene.sync()).toMatchObject({ status: 'active', run: { number: 1, state: 'done', problem: null } })
  expect(double().asked.filter((path) => path.includes('/contacts?') && !path.includes('archived'))).toHaveLength(1)
})

it.each([
  ['in seconds', (): string => '120'],
  ['by a date', (): string => new Date(Date.now() + 120_000).toUTCString()],
] as const)('waits as long as it is asked to %s, and goes on by itself', async (_, headerOf) => {
  putAda()
  let refused = 0
  double().misbehave((__, response) => {
    if (refused++ > 0) return false
    answer(response, 429, { status: 'error', policyName: 'TEN_SECONDLY_ROLLING' }, { 'retry-after': headerOf() })
    return true
  })
  const { owner } = scene.team
  await scene.crm.services.syncs.setMapping(owner(), scene.id, { contact: { name: ['firstname'] } })
  await scene.crm.services.syncs.start(owner(), scene.id)
  await scene.work()
  expect((await scene.sync()).run).toMatchObject({ state: 'running', waits: true })
  await expect(scene.crm.services.syncs.start(owner(), scene.id)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'sync-running' }),
  )
  scene.crm.passTime(100_000)
  await scene.work()
  expect(await scene.contacts()).toHaveLength(0)
  scene.crm.passTime(21_000)
  await scene.work()
  expect(await scene.contacts()).toHaveLength(1)
})

it.each([
  ['an answer that is not JSON', '<html>Bad gateway</html>', 'unreachable'],
  ['an answer that never comes', null, 'unreachable'],
] as const)('gives up in the end on %s', async (_, body, problem) => {
  putAda()
  double().misbehave((__, response) => {
    if (body !== null) answer(response, 200, body)
    return true
  })
  const { owner } = scene.team
  await scene.crm.services.syncs.setMapping(owner(), scene.id, { contact: { name: ['firstname'] } })
  await scene.crm.services.syncs.start(owner(), scene.id)
  for (let times = 0; times < 12; times += 1) {
    await scene.work()
    scene.crm.passTime(16 * 60_000)
  }
  expect(await scene.sync()).toMatchObject({ status: 'active', run: { state: 'stopped', problem } })
  double().misbehave(null)
  await scene.crm.services.syncs.start(owner(), scene.id)
  await scene.work()
  expect((await scene.sync()).run).toMatchObject({ number: 1, state: 'done' })
})

it('does not read an answer of a gigabyte', async () => {
  putAda()
  let sent = 0
  double().misbehave((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(1024 ** 3) })
    const chunk = Buffer.alloc(1024 * 1024, 32)
    const more = (): void => {
      while (sent < 1024 && !response.destroyed) {
        sent += 1
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
    return true
  })
  await scene.crm.services.syncs.setMapping(scene.team.owner(), scene.id, { contact: { name: ['firstname'] } })
  await scene.crm.services.syncs.start(scene.team.owner(), scene.id)
  await scene.work()
  expect((await scene.sync()).run).toMatchObject({ state: 'stopped', problem: 'too-large' })
  expect(sent).toBeLessThan(200)
})

it('stops at once when it is paused, and goes on at the same page', async () => {
  for (let index = 0; index < 250; index += 1) {
    double().put('contacts', `${1000 + index}`, {
      properties: { firstname: `Person ${index}`, email: `p${index}@example.com` },
    })
  }
  const { owner } = scene.team
  const { syncs } = scene.crm.services
  let paused: Promise<void> | undefined
  double().misbehave((request) => {
    if ((request.url ?? '').includes('after=100')) paused ??= syncs.pause(owner(), scene.id)
    return false
  })
  await scene.run()
  await paused
  const read = await scene.contacts()
  expect(read.length).toBeLessThan(250)
  await syncs.resume(owner(), scene.id)
  await scene.work()
  expect(await scene.contacts()).toHaveLength(250)
  expect((await scene.sync()).run).toMatchObject({ number: 1, state: 'done' })
})

it('runs by the clock, and not any more once the schedule is another', async () => {
  putAda()
  const { owner } = scene.team
  const { syncs } = scene.crm.services
  await syncs.setSchedule(owner(), scene.id, 'hourly')
  await scene.run()
  scene.crm.passTime(61 * 60_000)
  await scene.work()
  expect((await scene.sync()).run).toMatchObject({ number: 2, state: 'done' })
  await syncs.setSchedule(owner(), scene.id, 'manual')
  scene.crm.passTime(48 * 60 * 60_000)
  await scene.work()
  expect((await scene.sync()).run?.number).toBe(2)
})

it('begins one run when two admins start it at once', async () => {
  putAda()
  const { syncs } = scene.crm.services
  const admin = await scene.team.join('admin')
  await syncs.keepProposal(scene.team.owner(), scene.id)
  const starts = await Promise.allSettled([syncs.start(scene.team.owner(), scene.id), syncs.start(admin(), scene.id)])
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await scene.work()
  expect((await scene.sync()).run).toMatchObject({ number: 1, state: 'done', figures: { created: 1 } })
})

it('writes everything once although two processes believe that a run is theirs', async () => {
  for (let index = 0; index < 950; index += 1) {
    double().put('contacts', `${1000 + index}`, {
      properties: { firstname: `Person ${index}`, email: `p${index}@example.com` },
    })
  }
  const { services, models } = scene.crm
  const { workspaceId } = scene.team
  await services.syncs.keepProposal(scene.team.owner(), scene.id)
  await services.syncs.start(scene.team.owner(), scene.id)
  const other = createCrm(database(), { syncUrl: double().url })
  const ref = { workspaceId, syncId: scene.id, run: 1 }
  const { signal } = new AbortController()
  await Promise.all([services.syncs.run.run(ref, signal), other.services.syncs.run.run(ref, signal)])
  await scene.work()
  expect(await scene.contacts()).toHaveLength(950)
  expect((await scene.sync()).run).toMatchObject({ state: 'done', figures: { seen: 950, created: 950, unchanged: 0 } })
  const filter = { ...scene.filter(), type: 'contact.created' as const }
  expect(await models.events.countDocuments(filter)).toBe(950)
})
