/** Reports, and the roles that may read them. */
import { REPORT_NAMES } from '../../../src/services/reports/report.ts'
import type { CallOf } from './matrix-call.ts'

export const REPORT_CALLS: Record<string, CallOf> = {
  'reports.read': [
    'owner admin manager rep viewer',
    ({ crm, me }) =>
      Promise.all(REPORT_NAMES.map((report) => crm.services.reports.read(me(), { report, period: 'this-week' }))),
  ],
}
