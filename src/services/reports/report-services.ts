/** Everything about reports, made from one set of dependencies. */
import type { CoreDeps } from '../core/core-deps.ts'
import type { MembersService } from '../workspaces/members.ts'
import { createDueReports } from './due-reports.ts'
import { createReadReportChoices } from './report-choices.ts'
import { createReports, type ReportsDeps } from './reports.ts'
import { createReportSchedules } from './report-schedules.ts'

export function createReportServices(deps: CoreDeps & ReportsDeps, members: Pick<MembersService, 'list'>) {
  return {
    reports: createReports(deps),
    readReportChoices: createReadReportChoices(deps, members),
    reportSchedules: createReportSchedules(deps),
    dueReports: createDueReports(deps),
  }
}
