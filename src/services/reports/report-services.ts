/** Everything about reports, made from one set of dependencies. */
import type { CoreDeps } from '../core/core-deps.ts'
import type { MembersService } from '../workspaces/members.ts'
import { createDueReports } from './due-reports.ts'
import { createReadReportChoices } from './report-choices.ts'
import type { ReadReport } from './report-port.ts'
import { createReportSchedules } from './report-schedules.ts'

export type ReportDeps = { readonly readReport: ReadReport }

export function createReportServices(deps: CoreDeps & ReportDeps, members: Pick<MembersService, 'list'>) {
  return {
    reports: { read: deps.readReport },
    readReportChoices: createReadReportChoices(deps, members),
    reportSchedules: createReportSchedules(deps),
    dueReports: createDueReports(deps),
  }
}
