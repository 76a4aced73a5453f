/** Which regular reports are due, by the clock of whoever asked for them, and what became of each. */
import { idOf, LOWEST_ID, type MemberId, objectId, type ReportScheduleId, type WorkspaceId } from '../../models/ids.ts'
import type { ReportScheduleRecord } from '../../models/report-schedule.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { may } from '../core/permissions.ts'
import { isKnownReport, queryOf, type ReportGroup } from './report-schedules.ts'
import type { ReportQuery } from './report.ts'
import { periodWhenSent, reportDue } from './schedule-times.ts'

export type DueReport = {
  readonly workspaceId: WorkspaceId
  readonly scheduleId: ReportScheduleId
  /** The week or month. */
  readonly sentIn: string
}

export type ReportToSend = {
  readonly memberId: MemberId
  readonly memberName: string
  readonly query: ReportQuery
  readonly group: ReportGroup | null
}

/** @property group the one that it can no longer be sent to; null if there is nothing to report on any more */
export type EndedReport = Pick<ReportToSend, 'query' | 'group'>

export type DueReports = {
  /** Those that became due within (since, until], about a hundred at a time. */
  readonly each: (since: Date, until: Date, take: (due: readonly DueReport[]) => Promise<void>) => Promise<void>
  /**
   * Null if it was stopped or sent meanwhile, or only another version has it. It ends here for a member who is gone or may not
   * have it any more: a report must not go on telling a group what nobody may show it.
   */
  readonly find: (due: DueReport) => Promise<ReportToSend | null>
  readonly sent: (due: DueReport) => Promise<void>
  /** The group is gone, or has no place for the bot: it ends. */
  readonly end: (due: Pick<DueReport, 'workspaceId' | 'scheduleId'>) => Promise<void>
  /** Telegram gave the group another number. */
  readonly moved: (due: Pick<DueReport, 'workspaceId' | 'scheduleId'>, chatId: number) => Promise<void>
}

const AT_ONCE = 200

export function createDueReports({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): DueReports {
  const filterOf = ({ workspaceId, scheduleId }: Pick<DueReport, 'workspaceId' | 'scheduleId'>) => ({
    workspaceId: objectId(workspaceId),
    _id: objectId(scheduleId),
  })

  async function end(due: Pick<DueReport, 'workspaceId' | 'scheduleId'>): Promise<void> {
    await models.reportSchedules.updateOne(filterOf(due), { $set: { deletedAt: clock.now() }, $inc: { version: 1 } })
  }

  /** Members' own zones, and those of their workspaces. */
  async function zonesOf(page: readonly ReportScheduleRecord[]): Promise<(one: ReportScheduleRecord) => string> {
    const [members, workspaces] = await Promise.all([
      models.members.find({ _id: { $in: page.map(({ memberId }) => memberId) } }, { timeZone: 1 }, ACROSS).lean(),
      models.workspaces.find({ _id: { $in: page.map(({ workspaceId }) => workspaceId) } }, { timeZone: 1 }).lean(),
    ])
    const own = new Map(members.map(({ _id, timeZone }) => [_id.toHexString(), timeZone]))
    const common = new Map(workspaces.map(({ _id, timeZone }) => [_id.toHexString(), timeZone]))
    return ({ memberId, workspaceId }) =>
      own.get(memberId.toHexString()) ?? common.get(workspaceId.toHexString()) ?? 'UTC'
  }

  return {
    end,

    async each(since, until, take) {
      let after = LOWEST_ID
      for (;;) {
        const page: ReportScheduleRecord[] = await models.reportSchedules
          .find({ _id: { $gt: after }, deletedAt: null }, null, ACROSS)
          .sort({ _id: 1 })
          .limit(AT_ONCE)
          .lean()
        const zoneOf = await zonesOf(page)
        const due = page.flatMap((one): readonly DueReport[] => {
          const from = one.plannedAt > since ? one.plannedAt : since
          const found = from >= until ? null : reportDue(one, zoneOf(one), from, until)
          if (found === null || found.sentIn === one.sentIn) return []
          return [{ workspaceId: idOf(one.workspaceId), scheduleId: idOf(one._id), sentIn: found.sentIn }]
        })
        if (due.length > 0) await take(due)
        const last = page.at(-1)
        if (last === undefined || page.length < AT_ONCE) return
        after = last._id
      }
    },

    async find(due) {
      const schedule = await models.reportSchedules.findOne(filterOf(due)).lean()
      if (schedule === null || schedule.deletedAt !== null || schedule.sentIn === due.sentIn) return null
      if (!isKnownReport(schedule)) return null
      const { workspaceId, memberId, every, group } = schedule
      const member = await models.members.findOne({ workspaceId, _id: memberId, status: 'active' }).lean()
      if (member === null || !may(member.role, 'report.schedule')) {
        await end(due)
        return null
      }
      const query = queryOf(schedule)
      return {
        memberId: idOf(memberId),
        memberName: member.name,
        query: { ...query, period: periodWhenSent(every, query.period) },
        group: group === null ? null : { chatId: group.chatId, title: group.title },
      }
    },

    async sent(due) {
      await models.reportSchedules.updateOne(filterOf(due), { $set: { sentIn: due.sentIn } })
    },

    async moved(due, chatId) {
      await models.reportSchedules.updateOne(filterOf(due), { $set: { 'group.chatId': chatId } })
    },
  }
}

const ACROSS = { acrossWorkspaces: 'reports are sent to the members of every workspace' } as const
