/** What is read before the figures of any report: the workspace, its pipelines and members, and what is asked for. */
import type { Id, MemberId } from '../../../models/ids.ts'
import type { Role } from '../../../models/member.ts'
import type { Models } from '../../../models/models.ts'
import type { Actor } from '../../core/actor.ts'
import type { FunnelStage } from '../figures/funnel-figures.ts'
import type { Figuring, Reckoning } from '../figuring.ts'
import { eachHistory, type HistoryRange } from '../history/read-histories.ts'
import type { Yielding } from '../yielding.ts'
import type { Ranking } from '../ranking.ts'
import type { ReportFigures, ReportQuery } from '../report.ts'
import type { Period } from '../report-period.ts'

export type ReportMember = { readonly name: string; readonly role: Role; readonly isActive: boolean }

export type ReportReading = {
  readonly models: Models
  readonly actor: Actor
  readonly query: ReportQuery
  readonly now: Date
  readonly timeZone: string
  /** In how many minutes a lead has to be answered; null if that is not watched. */
  readonly responseMinutes: number | null
  readonly period: Period
  readonly figuring: Figuring
  /** In order, pipeline by pipeline; those of the asked pipeline. */
  readonly openStages: readonly FunnelStage[]
  /** All there ever were. */
  readonly members: ReadonlyMap<MemberId, ReportMember>
  readonly ranking: Ranking
}

/** One file of this folder for each report. */
export type ReadFigures = (reading: ReportReading) => Promise<ReportFigures>

export function namesOf({ members }: Pick<ReportReading, 'members'>): ReadonlyMap<MemberId, string> {
  return new Map([...members].map(([id, { name }]) => [id, name]))
}

export async function reckonDeals<Figures>(
  { models, actor, figuring }: ReportReading,
  range: HistoryRange,
  { add, figures }: Reckoning<Figures>,
): Promise<Figures> {
  const { scope, yielding } = figuring
  await eachHistory({ models, workspaceId: actor.workspaceId, scope, yielding }, range, add)
  return figures()
}

type Query<One> = { readonly cursor: (options: { readonly batchSize: number }) => AsyncIterable<One> }

/** Pages are dear: DocumentDB goes through the first documents again for each. */
const PAGE = 10_000

/** All that a query finds, in its order; others have their turn meanwhile. */
export async function collect<One>(query: Query<One>, yielding: Yielding): Promise<readonly One[]> {
  const found: One[] = []
  for await (const one of query.cursor({ batchSize: PAGE })) {
    found.push(one)
    const turn = yielding.after(1)
    if (turn !== undefined) await turn
  }
  return found
}

/** So many ids are asked for at once. */
const CHUNK = 2_000

export function chunksOf<One extends Id>(ids: readonly One[]): readonly (readonly One[])[] {
  const distinct = [...new Set(ids)]
  return Array.from({ length: Math.ceil(distinct.length / CHUNK) }, (_, index) =>
    distinct.slice(index * CHUNK, (index + 1) * CHUNK),
  )
}
