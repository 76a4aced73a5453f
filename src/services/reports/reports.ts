/** The reports of a workspace. */
import { AppError } from '../../errors.ts'
import { type MemberId, objectId } from '../../models/ids.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, seesAll } from '../core/permissions.ts'
import { type Convert, readConverters } from '../rates/create-converter.ts'
import type { Figuring } from './figuring.ts'
import type { DealHistory, StageMap } from './history/deal-history.ts'
import { createLocalDays } from './local-days.ts'
import { createYielding } from './yielding.ts'
import { createRanking } from './ranking.ts'
import { memberOf, readMembers } from './reading/read-members.ts'
import { readActivity } from './reading/read-activity.ts'
import { readForecast } from './reading/read-forecast.ts'
import { readFunnel } from './reading/read-funnel.ts'
import { readLeaderboard } from './reading/read-leaderboard.ts'
import { readLost } from './reading/read-lost.ts'
import { readResponse } from './reading/read-response.ts'
import { readSources } from './reading/read-sources.ts'
import { readStages } from './reading/read-stages.ts'
import { readVelocity } from './reading/read-velocity.ts'
import { readWeek } from './reading/read-week.ts'
import type { ReadFigures } from './reading/report-reading.ts'
import type { Report, ReportName, ReportQuery } from './report.ts'
import { type Period, periodOf, soFar } from './report-period.ts'
import { createValuer } from './valuer.ts'

/**
 * @throws AppError FORBIDDEN, also for the figures of a colleague whose records the actor does not see; NOT_FOUND for a
 * pipeline or a member of another workspace; CONFLICT (leaderboard-off)
 */
export type ReadReport = (actor: Actor, query: ReportQuery) => Promise<Report>

export type ReportsService = { readonly read: ReadReport }

export type ReportsDeps = Pick<CoreDeps, 'models' | 'clock'>

const READERS: Readonly<Record<ReportName, ReadFigures>> = {
  week: readWeek,
  funnel: readFunnel,
  forecast: readForecast,
  lost: readLost,
  response: readResponse,
  sources: readSources,
  leaderboard: readLeaderboard,
  activity: readActivity,
  velocity: readVelocity,
}

type Setting = Pick<WorkspaceRecord, 'currency' | 'timeZone'> & {
  readonly convert: Convert
  readonly responseMinutes: number | null
}

type About = {
  readonly actor: Actor
  readonly setting: Setting
  readonly now: Date
  readonly period: Period
  readonly scope: Figuring['scope']
  readonly stages: StageMap
}

function figuringOf({ actor, setting, now, period, scope, stages }: About): Figuring {
  const { currency, convert, timeZone } = setting
  const dayOf = createLocalDays(timeZone)
  const today = dayOf(now.getTime())
  const isMine = (owner: MemberId | null): boolean => owner === null || owner === actor.memberId
  return {
    scope,
    stages,
    span: soFar(period, now),
    lastDay: today < period.lastDay ? today : period.lastDay,
    dayOf,
    valuer: createValuer(currency, convert),
    quiet: createValuer(currency, convert),
    yielding: createYielding(),
    canOpen: (history: DealHistory) => !history.now.deleted && (seesAll(actor) || isMine(history.now.ownerId)),
  }
}

export function createReports({ models, clock }: ReportsDeps): ReportsService {
  async function settingOf(actor: Actor): Promise<Setting> {
    const projection = { currency: 1, timeZone: 1, responseMinutes: 1 }
    const [workspace, convertTo] = await Promise.all([
      models.workspaces.findById(objectId(actor.workspaceId), projection).lean(),
      readConverters(models, actor.workspaceId),
    ])
    if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const { currency, timeZone, responseMinutes = null } = workspace
    return { currency, timeZone, responseMinutes, convert: convertTo(currency) }
  }

  return {
    async read(actor, query) {
      authorize(actor, 'report.read')
      const now = clock.now()
      const [setting, { stages, openStages, pipelineName }, members] = await Promise.all([
        settingOf(actor),
        readStages(models, actor, query.pipelineId),
        readMembers(models, actor),
      ])
      const { currency, timeZone, responseMinutes } = setting
      const period = periodOf(query.period, now, timeZone)
      const memberId = memberOf(actor, members, query.memberId)
      const scope = { memberId, pipelineId: query.pipelineId ?? null }
      const figuring = figuringOf({ actor, setting, now, period, scope, stages })
      const ranking = createRanking()
      const about = { models, actor, query, now, timeZone, responseMinutes }
      const basis = { ...about, period, figuring, openStages, members, ranking }
      const figures = await READERS[query.report](basis)
      return {
        query,
        currency,
        timeZone,
        from: period.firstDay,
        to: period.lastDay,
        // What members do belongs to no pipeline.
        pipelineName: query.report === 'activity' ? null : pipelineName,
        memberName: memberId === null ? null : (members.get(memberId)?.name ?? null),
        withoutRate: figuring.valuer.withoutRate(),
        dealIds: ranking.ids(),
        figures,
      }
    },
  }
}
