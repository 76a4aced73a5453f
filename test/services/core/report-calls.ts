/** The functions of reports in the matrix of roles. */
import { REPORT_NAMES } from '../../../src/services/reports/report.ts'
import { asId } from '../../support/as-id.ts'
import type { CallOf } from './matrix-call.ts'
import { TARGET_CALLS } from './target-calls.ts'
import type { ReportScheduleId } from '../../../src/models/ids.ts'

const ALL = 'owner admin manager rep viewer'
const LEADERS = 'owner admin manager'
const query = { report: 'week', period: 'last-week' } as const

type Scene = Parameters<CallOf[1]>[0]

/** The member's own, or for those who may have none, the owner's. */
async function aSchedule({ crm, me, team }: Scene): Promise<ReportScheduleId> {
  const mine = crm.services.reportSchedules.make(me(), query)
  return mine.catch(() => crm.services.reportSchedules.make(team.owner(), query))
}

export const REPORT_CALLS: Record<string, CallOf> = {
  ...TARGET_CALLS,
  'reports.read': [
    ALL,
    ({ crm, me }) =>
      Promise.all(REPORT_NAMES.map((report) => crm.services.reports.read(me(), { report, period: 'this-week' }))),
  ],
  readReportChoices: [ALL, ({ crm, me }) => crm.services.readReportChoices(me())],
  'reportSchedules.list': [LEADERS, ({ crm, me }) => crm.services.reportSchedules.list(me())],
  'reportSchedules.get': [
    LEADERS,
    async (scene) => scene.crm.services.reportSchedules.get(scene.me(), await aSchedule(scene)),
  ],
  'reportSchedules.make': [LEADERS, ({ crm, me }) => crm.services.reportSchedules.make(me(), query)],
  'reportSchedules.change': [
    LEADERS,
    async (scene) => scene.crm.services.reportSchedules.change(scene.me(), await aSchedule(scene), { hour: 9 }),
  ],
  'reportSchedules.stop': [
    LEADERS,
    async (scene) => scene.crm.services.reportSchedules.stop(scene.me(), await aSchedule(scene)),
  ],
  'reportSchedules.restore': [
    LEADERS,
    async (scene) => {
      const { crm, me, team } = scene
      const id = await aSchedule(scene)
      await crm.services.reportSchedules.stop(me(), id).catch(() => crm.services.reportSchedules.stop(team.owner(), id))
      await crm.services.reportSchedules.restore(me(), id)
    },
  ],
  'members.setTheme': [ALL, ({ crm, me }) => crm.services.members.setTheme(me(), 'dark')],
  'views.beginPicked': [ALL, ({ crm, me }) => crm.services.views.beginPicked(me(), 'deal', [asId('0'.repeat(24))])],
}
