/** The daily digest: once a day for each member, by their own clock, however many sweeps there are. */
import { describe, expect, test } from 'vitest'

import { createSendDigest, createSweepDigests, firstSweep } from '../../src/jobs/digests.ts'
import { objectId } from '../../src/models/ids.ts'
import type { QueueItem } from '../../src/models/queue-item.ts'
import { DIGEST_JOB, SWEEP_JOB } from '../../src/services/day/digest-jobs.ts'
import { digestDue } from '../../src/services/day/due-digests.ts'
import type { DigestView } from '../../src/services/day/read-digest.ts'
import { createCrm, type Crm, type Member } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('The hour of a digest', () => {
  const KYIV = 'Europe/Kyiv'
  test.each([
    ['just now', 8, KYIV, '2026-11-23T05:45:00Z', '2026-11-23T06:00:00Z', '2026-11-23'],
    ['not yet', 8, KYIV, '2026-11-23T05:30:00Z', '2026-11-23T05:59:59Z', null],
    ['told by an earlier sweep', 8, KYIV, '2026-11-23T06:00:00Z', '2026-11-23T06:15:00Z', null],
    ['of the evening before', 23, KYIV, '2026-11-23T20:00:00Z', '2026-11-23T22:30:00Z', '2026-11-23'],
    ['in a zone of quarter hours', 8, 'Asia/Kathmandu', '2026-11-23T02:00:00Z', '2026-11-23T02:15:00Z', '2026-11-23'],
    // 03:00 does not exist on 28 March 2027: the digest comes at 04:00, which is 01:00 UTC.
    ['that the clocks skip', 3, KYIV, '2027-03-28T00:45:00Z', '2027-03-28T01:00:00Z', '2027-03-28'],
    // 03:00 comes twice on 31 October 2027, at 00:00 and at 01:00 UTC.
    ['that comes twice, the first time', 3, KYIV, '2027-10-30T23:45:00Z', '2027-10-31T00:00:00Z', '2027-10-31'],
    ['that comes twice, the second time', 3, KYIV, '2027-10-31T00:45:00Z', '2027-10-31T01:00:00Z', null],
  ] as const)('%s', (_, hour, zone, since, until, date) => {
    expect(digestDue(hour, zone, new Date(since), new Date(until))?.date ?? null).toBe(date)
  })
})

/** A day in the future of every other test: jobs of the system are shared by the whole database. */
async function scene(digestHour: number, startHourUtc: number) {
  const crm = createCrm(database())
  // Ignore other members of this database.
  await database()
    .connection.collection('members')
    .updateMany({}, { $set: { status: 'removed' } })
  await crm.jobs.deleteMany({})
  const team = await crm.team()
  const { owner } = team
  const day = new Date(crm.now().getTime() + 24 * HOUR)
  day.setUTCHours(startHourUtc, 0, 0, 0)
  crm.passTime(day.getTime() - crm.now().getTime())
  await crm.models.workspaces.updateOne({ _id: objectId(team.workspaceId) }, { $set: { timeZone: 'Etc/UTC' } })
  await crm.services.notifications.setDigestHour(owner(), digestHour)
  const clock = { now: () => crm.now() }
  const { enqueue } = crm
  const told: DigestView[] = []
  const sweep = createSweepDigests({
    clock,
    enqueue,
    eachDueDigest: crm.services.eachDueDigest,
    eachDueReport: crm.services.dueReports.each,
  })
  const send = createSendDigest({
    clock,
    findRecipient: crm.services.findRecipient,
    readDigest: crm.services.readDigest,
    tellDigest: async (_, digest) => void told.push(digest),
  })
  const context = (item: unknown) => ({
    item: item as QueueItem,
    signal: new AbortController().signal,
    isLastAttempt: false,
    heartbeat: async () => true,
  })
  return {
    crm,
    team,
    owner,
    told,
    enqueue,
    sweepNow: (since: Date | null = null) =>
      sweep.handle(context({ _id: 'sweep', payload: { since: since?.toISOString() ?? null } })),
    digests: () => crm.jobs.find({ kind: DIGEST_JOB.kind }).lean(),
    async sendAll() {
      for (const job of await crm.jobs.find({ kind: DIGEST_JOB.kind }).lean()) await send.handle(context(job))
    },
  }
}

async function addTask(crm: Crm, owner: Member, hours: number): Promise<void> {
  const due = { at: new Date(crm.now().getTime() + hours * HOUR).toISOString() }
  await crm.services.tasks.add(owner(), { title: 'Call Anna', due })
}

describe('The sweep', () => {
  test('schedules each digest once, even if twenty sweeps run at once and again later', async () => {
    const { crm, owner, sweepNow, digests, sendAll, told } = await scene(9, 9)
    await addTask(crm, owner, 3)
    await Promise.all(Array.from({ length: 20 }, () => sweepNow()))
    crm.passTime(15 * MINUTE)
    await Promise.all(Array.from({ length: 5 }, () => sweepNow()))
    expect(await digests()).toHaveLength(1)
    await sendAll()
    expect(told).toMatchObject([{ overdue: 0, today: 1, first: [{ title: 'Call Anna', overdue: false }] }])
    const chain = await crm.jobs.find({ kind: SWEEP_JOB.kind }).lean()
    expect(chain.map(({ runAt }) => runAt.getTime() - crm.now().getTime() < 16 * MINUTE)).toEqual([true, true])
  })

  test('after a downtime sends what is up to six hours late, and nothing older', async () => {
    const late = await scene(9, 14)
    await late.sweepNow()
    expect(await late.digests()).toHaveLength(1)
    const tooLate = await scene(9, 15)
    tooLate.crm.passTime(MINUTE)
    await tooLate.sweepNow()
    expect(await tooLate.digests()).toHaveLength(0)
  })

  test('does not send twice on a day on which the hour was changed', async () => {
    const { crm, owner, sweepNow, digests } = await scene(9, 9)
    await sweepNow()
    await crm.services.notifications.setDigestHour(owner(), 11)
    crm.passTime(2 * HOUR)
    await sweepNow()
    expect(await digests()).toHaveLength(1)
    crm.passTime(24 * HOUR)
    await sweepNow()
    expect(await digests()).toHaveLength(2)
  })

  test('skips members who switched the digest off', async () => {
    const { crm, owner, sweepNow, digests, sendAll, told } = await scene(9, 9)
    await addTask(crm, owner, 3)
    await crm.services.notifications.set(owner(), 'digest', false)
    await sweepNow()
    expect(await digests()).toHaveLength(0)
    await crm.services.notifications.set(owner(), 'digest', true)
    await sweepNow()
    await crm.services.notifications.set(owner(), 'digest', false)
    await sendAll()
    expect(told).toEqual([])
  })

  test('sends nothing to members with nothing to do and no news', async () => {
    const { crm, owner, sweepNow, digests, sendAll, told } = await scene(9, 9)
    await sweepNow()
    expect(await digests()).toHaveLength(1)
    await sendAll()
    expect(told).toEqual([])
    await addTask(crm, owner, 100)
    await sendAll()
    expect(told).toHaveLength(1)
  })

  test('is enqueued at start-up once per quarter of an hour', async () => {
    const { crm, enqueue } = await scene(9, 9)
    for (let process = 0; process < 3; process++) await enqueue([firstSweep(crm.now())])
    crm.passTime(14 * MINUTE)
    await enqueue([firstSweep(crm.now())])
    expect(await crm.jobs.countDocuments({ kind: SWEEP_JOB.kind })).toBe(1)
  })
})
