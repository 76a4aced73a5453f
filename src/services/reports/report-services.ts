/** Everything about reports, made from one set of dependencies. */
import type { CoreDeps } from '../core/core-deps.ts'
import type { MembersService } from '../workspaces/members.ts'
import { createDueReports } from './due-reports.ts'
import { createReadReportChoices } from './report-choices.ts'
import { createReports, type ReadReport, type ReportsDeps } from './reports.ts'
import { createReportSchedules } from './report-schedules.ts'

/** @property readReport counts the figures; the product's own if left out */
export type ReportDeps = ReportsDeps & { readonly readReport?: ReadReport }

export function createReportServices(deps: CoreDeps & ReportDeps, members: Pick<MembersService, 'list'>) {
  return {
    reports: deps.readReport === undefined ? createReports(deps) : { read: deps.readReport },
    readReportChoices: createReadReportChoices(deps, members),
    reportSchedules: createReportSchedules(deps),
    dueReports: createDueReports(deps),
  }
}
