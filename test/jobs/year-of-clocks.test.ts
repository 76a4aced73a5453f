/**
 * Reminders, digests and weekly summaries around every change of the clocks in a year, through the jobs and with a moved
 * clock: each comes exactly once, at the right minute of the member's own clock.
 */
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'

import { createSendDigest, createSweepDigests, firstSweep } from '../../src/jobs/digests.ts'
import { createSendWeekly } from '../../src/jobs/weekly-summary.ts'
import type { JobHandler } from '../../src/jobs/queue-handler.ts'
import { createReleaseHeld } from '../../src/jobs/release-held.ts'
import { createRemindTask } from '../../src/jobs/remind-task.ts'
import { objectId, type MemberId } from '../../src/models/ids.ts'
import { createCrm, type Crm, type Member } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const YEAR = 2027
const ZONES = ['Europe/Kyiv', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'] as const
/** A Sunday at two is 30 hours before Monday's digest at eight. */
const [BEFORE, AFTER] = [12 * HOUR, 34 * HOUR]

/** The moments at which a zone's clocks change. */
function changesOf(zone: string): number[] {
  const found: number[] = []
  let at = DateTime.fromObject({ year: YEAR }, { zone })
  while (at.year === YEAR) {
    const next = at.plus({ hours: 1 })
    if (next.offset !== at.offset) found.push(next.toMillis())
    at = next
  }
  return found
}

/** Those of all zones with their surroundings, the overlapping ones joined. */
function windows(): { from: number; until: number }[] {
  const joined: { from: number; until: number }[] = []
  for (const at of ZONES.flatMap(changesOf).toSorted((one, other) => one - other)) {
    const last = joined.at(-1)
    if (last !== undefined && at - BEFORE <= last.until) last.until = at + AFTER
    else joined.push({ from: at - BEFORE, until: at + AFTER })
  }
  return joined
}

type Someone = { readonly member: Member; readonly zone: string; readonly hour: number }
type Told = { readonly what: string; readonly memberId: MemberId; readonly at: number }

const minuteOf = (at: number | Date): number => Math.floor(Number(at) / MINUTE) * MINUTE

/**
 * When each member's digests are due, without the product's own rule: on each local day the first minute at which the clock
 * on the wall shows the hour or more.
 */
function expectedDigests({ member, zone, hour }: Someone, from: number, until: number): Told[] {
  const expected: Told[] = []
  let reached: string | null = null
  for (let at = minuteOf(from) - 24 * HOUR; at <= until; at += MINUTE) {
    const local = DateTime.fromMillis(at, { zone })
    const day = local.toFormat('yyyy-MM-dd')
    if (local.hour < hour || day === reached) continue
    reached = day
    if (at <= from) continue
    expected.push({ what: 'digest', memberId: member.id, at })
    if (local.weekday === 1) expected.push({ what: 'weekly', memberId: member.id, at })
  }
  return expected
}

/** Runs the due jobs in their order, as the queue does, until none is due. */
async function workDue({ jobs, now }: Crm, handlers: Readonly<Record<string, JobHandler>>): Promise<void> {
  for (;;) {
    const due = { kind: { $in: Object.keys(handlers) }, status: 'ready' as const, runAt: { $lte: now() } }
    const job = await jobs.findOneAndUpdate(due, { $set: { status: 'done' } }, { sort: { seq: 1 } }).lean()
    const handler = job === null ? undefined : handlers[job.kind]
    if (job === null || handler === undefined) return
    const { signal } = new AbortController()
    await handler.handle({ item: job, signal, isLastAttempt: false, heartbeat: async () => true })
  }
}

async function scene(hours: readonly number[]) {
  const crm = createCrm(database())
  await database()
    .connection.collection('members')
    .updateMany({}, { $set: { status: 'removed' } })
  await crm.jobs.deleteMany({})
  const team = await crm.team({ timeZone: ZONES[0] })
  await crm.services.notifications.set(team.owner(), 'digest', false)
  await crm.services.notifications.set(team.owner(), 'weekly-summary', false)
  const people: Someone[] = []
  for (const [index, zone] of ZONES.entries()) {
    const member = await team.join('manager')
    const hour = hours[index] ?? 8
    const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(member.id) }
    await crm.models.members.updateOne(filter, { $set: { timeZone: zone, digestHour: hour } })
    people.push({ member, zone, hour })
  }
  const told: Told[] = []
  const tell = (what: string, memberId: MemberId) => void told.push({ what, memberId, at: minuteOf(crm.now()) })
  const { services, enqueue } = crm
  const { findRecipient, findDueTask, held, readHeld } = services
  const clock = { now: () => crm.now() }
  const handlers = {
    'digest.sweep': createSweepDigests({
      clock,
      enqueue,
      eachDueDigest: services.eachDueDigest,
      eachDueReport: services.dueReports.each,
    }),
    digest: createSendDigest({
      clock,
      findRecipient,
      readDigest: services.readDigest,
      tellDigest: async ({ member }) => tell('digest', member.memberId),
    }),
    'digest.weekly': createSendWeekly({
      findRecipient,
      readWeekly: services.readWeekly,
      tellWeekly: async ({ member }) => tell('weekly', member.memberId),
    }),
    'task.remind': createRemindTask({ findDueTask, findRecipient, holdReminder: held.holdReminder }),
    'notify.held': createReleaseHeld({
      findRecipient,
      held,
      readHeld,
      sendNews: async () => {},
      tellTaskDue: async ({ member }, { title }) => tell(title, member.memberId),
      tellHeld: async ({ member }, views) => {
        for (const view of views) if (view.type === 'reminder') tell(view.task.title, member.memberId)
      },
    }),
  } satisfies Record<string, JobHandler>
  return { crm, owner: team.owner, people, told, handlers }
}

test('Each reminder, digest and weekly summary comes once at its local minute, whatever the clocks do', async () => {
  const hour = fc.constantFrom(0, 1, 2, 3, 8)
  const minutes = fc.array(fc.integer({ min: 20, max: 45 * 60 }), { minLength: 3, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.tuple(hour, hour, hour, hour), minutes, async (hours, offsets) => {
      const { crm, owner, people, told, handlers } = await scene(hours)
      const moveTo = (at: number) => crm.passTime(at - crm.now().getTime())
      for (const { from, until } of windows()) {
        moveTo(from)
        await crm.jobs.deleteMany({ kind: 'digest.sweep' })
        await crm.enqueue([firstSweep(crm.now())])
        await workDue(crm, handlers)
        // What was due in the hours before the window.
        told.length = 0
        const expected = people.flatMap((someone) => expectedDigests(someone, from, until))
        for (const { member, zone } of people) {
          for (const offset of offsets) {
            const at = from + offset * MINUTE
            if (at > until) continue
            const title = `Meeting ${at} ${zone}`
            const due = { at: new Date(at).toISOString() }
            await crm.services.tasks.add(owner(), { title, type: 'meeting', due, assigneeId: member.id })
            for (const before of [15, 0]) expected.push({ what: title, memberId: member.id, at: at - before * MINUTE })
          }
          for (const days of [1, 2]) {
            const day = DateTime.fromMillis(from, { zone }).plus({ days })
            const at = day.set({ hour: 9, minute: 0, second: 0, millisecond: 0 }).toMillis()
            if (at > until) continue
            const title = `Day ${day.toFormat('yyyy-MM-dd')} ${zone}`
            const due = { date: day.toFormat('yyyy-MM-dd') }
            await crm.services.tasks.add(owner(), { title, due, assigneeId: member.id })
            expected.push({ what: title, memberId: member.id, at })
          }
        }
        for (;;) {
          const next = await crm.jobs
            .findOne({ kind: { $in: Object.keys(handlers) }, status: 'ready' }, { runAt: 1 })
            .sort({ runAt: 1 })
            .lean()
          if (next === null || next.runAt.getTime() > until) break
          if (next.runAt > crm.now()) moveTo(next.runAt.getTime())
          await workDue(crm, handlers)
        }
        const lines = (all: readonly Told[]) =>
          all.map(({ what, memberId, at }) => `${new Date(at).toISOString()} ${what} ${memberId}`).toSorted()
        expect(lines(told)).toEqual(lines(expected))
      }
    }),
    { numRuns: 1 },
  )
}, 400_000)
