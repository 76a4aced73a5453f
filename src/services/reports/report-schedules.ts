/** Reports that are sent regularly: made, changed, stopped and brought back by the member who gets them; admins may stop any. */
import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { idOf, type MemberId, newId, objectId, type PipelineId, type ReportScheduleId } from '../../models/ids.ts'
import type { ReportScheduleRecord } from '../../models/report-schedule.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, may } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { createReadNames } from '../records/read-names.ts'
import { REPORT_NAMES, REPORT_PERIODS, type ReportQuery } from './report.ts'
import { FIRST_TIME, type ScheduleTime } from './schedule-times.ts'

const MAX_SCHEDULES = 20

export type ReportGroup = { readonly chatId: number; readonly title: string }

export type ReportScheduleView = ScheduleTime & {
  readonly id: ReportScheduleId
  readonly query: ReportQuery
  /** Null: the member's own chat. */
  readonly group: ReportGroup | null
  readonly isMine: boolean
  /** Who asked for it; null if they are gone. */
  readonly memberName: string | null
}

export type ReportSchedules = {
  /** The actor's own, and those of all members for admins. */
  readonly list: (actor: Actor) => Promise<readonly ReportScheduleView[]>
  /** @throws AppError NOT_FOUND; FORBIDDEN; so do the others */
  readonly get: (actor: Actor, id: ReportScheduleId) => Promise<ReportScheduleView>
  /** On Mondays at the hour of the actor's digest, to their own chat. @throws AppError VALIDATION (too-many) */
  readonly make: (actor: Actor, query: ReportQuery) => Promise<ReportScheduleId>
  /** @throws AppError FORBIDDEN also for somebody else's */
  readonly change: (
    actor: Actor,
    id: ReportScheduleId,
    to: Partial<ScheduleTime & { readonly group: ReportGroup | null }>,
  ) => Promise<void>
  readonly stop: (actor: Actor, id: ReportScheduleId) => Promise<void>
  /** @throws AppError VALIDATION (too-many) */
  readonly restore: (actor: Actor, id: ReportScheduleId) => Promise<void>
}

/** Names that this version does not know, of a report that is gone, make it a report that cannot be found. */
export function queryOf({ report, period, pipelineId, aboutId }: ReportScheduleRecord): ReportQuery {
  const [name, of] = [REPORT_NAMES.find((one) => one === report), REPORT_PERIODS.find((one) => one === period)]
  if (name === undefined || of === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'report-schedule' } })
  return {
    report: name,
    period: of,
    ...(pipelineId !== null && { pipelineId: idOf<PipelineId>(pipelineId) }),
    ...(aboutId !== null && { memberId: idOf<MemberId>(aboutId) }),
  }
}

/** Another version may have stored a report that this one does not have. */
export function isKnownReport({ report, period }: ReportScheduleRecord): boolean {
  return REPORT_NAMES.some((one) => one === report) && REPORT_PERIODS.some((one) => one === period)
}

/** As the event of a change tells it: “week · week 1 8 · group”. */
function inWords(schedule: Pick<ReportScheduleRecord, 'report' | 'every' | 'weekday' | 'hour' | 'group'>): string {
  const { report, every, weekday, hour, group } = schedule
  return [report, every, weekday, hour, ...(group === null ? [] : [group.title])].join(' ')
}

export function createReportSchedules({ models, transact, clock }: CoreDeps): ReportSchedules {
  const isManaged = (actor: Actor, { memberId }: ReportScheduleRecord) =>
    memberId.toHexString() === actor.memberId || may(actor.role, 'member.remove')

  async function read(actor: Actor, id: ReportScheduleId, stopped = false): Promise<ReportScheduleRecord> {
    authorize(actor, 'report.schedule')
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const found = await models.reportSchedules.findOne(filter).lean()
    if (found === null || !isManaged(actor, found) || (found.deletedAt !== null) !== stopped)
      throw new AppError('NOT_FOUND', { details: { kind: 'report-schedule' } })
    return found
  }

  /** Others would get what somebody else may see at an hour that they did not choose. */
  async function readOwn(actor: Actor, id: ReportScheduleId): Promise<ReportScheduleRecord> {
    const found = await read(actor, id)
    if (found.memberId.toHexString() !== actor.memberId)
      throw new AppError('FORBIDDEN', { details: { action: 'report.schedule' } })
    return found
  }

  async function refuseTooMany(actor: Actor, memberId = objectId(actor.memberId)): Promise<void> {
    const filter = { workspaceId: objectId(actor.workspaceId), memberId, deletedAt: null }
    if ((await models.reportSchedules.countDocuments(filter)) >= MAX_SCHEDULES)
      throw fieldProblem('too-many', { limit: MAX_SCHEDULES })
  }

  function record(tx: Transaction, { memberId }: ReportScheduleRecord, from: string | null, to: string | null): void {
    const changes = [{ path: 'reportSchedule', from, to }]
    tx.record({ type: 'member.updated', target: { kind: 'member', id: idOf(memberId) }, changes })
  }

  async function write(
    actor: Actor,
    before: ReportScheduleRecord,
    operation: string,
    set: Partial<ReportScheduleRecord>,
    { from, to }: { readonly from: string | null; readonly to: string | null },
  ): Promise<void> {
    await transact(actor, `report-schedule.${operation}`, async (tx) => {
      const { workspaceId, _id, version } = before
      const written = await models.reportSchedules.updateOne(
        { workspaceId, _id, version },
        { $set: set, $inc: { version: 1 } },
        { session: tx.session },
      )
      if (written.matchedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-since' } })
      record(tx, before, from, to)
      return null
    })
  }

  async function views(actor: Actor, found: readonly ReportScheduleRecord[]): Promise<readonly ReportScheduleView[]> {
    const names = await createReadNames(models, actor)(
      'member',
      found.map(({ memberId }) => memberId.toHexString()),
    )
    return found.map((one) => {
      const { _id, every, weekday, hour, group, memberId } = one
      return {
        id: idOf(_id),
        query: queryOf(one),
        every,
        weekday,
        hour,
        group: group === null ? null : { chatId: group.chatId, title: group.title },
        isMine: memberId.toHexString() === actor.memberId,
        memberName: names.get(memberId.toHexString()) ?? null,
      }
    })
  }

  return {
    async list(actor) {
      authorize(actor, 'report.schedule')
      const whose = may(actor.role, 'member.remove') ? {} : { memberId: objectId(actor.memberId) }
      const filter = { workspaceId: objectId(actor.workspaceId), deletedAt: null, ...whose }
      const found = await models.reportSchedules.find(filter).sort({ _id: 1 }).limit(100).lean()
      return views(actor, found.filter(isKnownReport))
    },

    async get(actor, id) {
      const [view] = await views(actor, [await read(actor, id)])
      if (view === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'report-schedule' } })
      return view
    },

    async make(actor, query) {
      authorize(actor, 'report.schedule')
      await refuseTooMany(actor)
      return transact(actor, 'report-schedule.make', async (tx) => {
        const id = newId<ReportScheduleId>()
        const [workspaceId, memberId] = [objectId(actor.workspaceId), objectId(actor.memberId)]
        const member = await models.members
          .findOne({ workspaceId, _id: memberId, status: 'active' }, { digestHour: 1 }, { session: tx.session })
          .lean()
        if (member === null) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
        const { report, period, pipelineId, memberId: about } = query
        const made = {
          _id: objectId(id),
          workspaceId,
          memberId,
          report,
          period,
          pipelineId: pipelineId === undefined ? null : objectId(pipelineId),
          aboutId: about === undefined ? null : objectId(about),
          ...FIRST_TIME,
          hour: member.digestHour,
          group: null,
          plannedAt: tx.at,
        }
        await models.reportSchedules.create([made], { session: tx.session })
        const changes = [{ path: 'reportSchedule', from: null, to: inWords(made) }]
        tx.record({ type: 'member.updated', target: { kind: 'member', id: actor.memberId }, changes })
        return id
      })
    },

    async change(actor, id, to) {
      const before = await readOwn(actor, id)
      const after = { ...before, ...to }
      const [from, words] = [inWords(before), inWords(after)]
      // The tap may be delivered twice.
      if (from === words) return
      await write(
        actor,
        before,
        `change-${id}-${before.version}`,
        { ...to, plannedAt: clock.now() },
        { from, to: words },
      )
    },

    async stop(actor, id) {
      const before = await read(actor, id)
      await write(actor, before, `stop-${id}`, { deletedAt: clock.now() }, { from: inWords(before), to: null })
    },

    async restore(actor, id) {
      const before = await read(actor, id, true)
      await refuseTooMany(actor, before.memberId)
      const set = { deletedAt: null, plannedAt: clock.now() }
      await write(actor, before, `restore-${id}`, set, { from: null, to: inWords(before) })
    },
  }
}
