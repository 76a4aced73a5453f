/** Reading a report, as screens and jobs know it. */
import type { Actor } from '../core/actor.ts'
import type { Report, ReportQuery } from './report.ts'

/** @throws AppError FORBIDDEN; NOT_FOUND for a pipeline or member of another workspace; CONFLICT for a report that is switched off */
export type ReadReport = (actor: Actor, query: ReportQuery) => Promise<Report>
