/** What the database says about how it answers a query. */
import type { Db, Document } from 'mongodb'

import type { QueryShape } from './query-shape.ts'

export type Explained = {
  readonly shape: QueryShape
  /** The indexes it reads, those of joined collections included. */
  readonly indexes: readonly string[]
  /** Whether it reads a whole collection. */
  readonly scans: boolean
  readonly sorts: boolean
  /**
   * Indexes that it reads from a place before the first match: after a column with a range, which `null` is on DocumentDB, the
   * next ones only sift what is read.
   */
  readonly sifts: readonly string[]
  readonly examined: number
  readonly returned: number
}

export async function explainShape(db: Db, shape: QueryShape): Promise<Explained> {
  const answer = await db.command({ explain: shape.command, verbosity: 'executionStats' })
  // Statistics repeat the stages of the plan. MongoDB puts those of a pipeline under stages.
  const stages = stagesIn(answer['queryPlanner']?.winningPlan ?? answer['stages'])
  const named = stages.flatMap(({ indexName }) => (typeof indexName === 'string' ? [indexName] : []))
  const stats: Document | undefined = answer['executionStats']
  return {
    shape,
    indexes: [...new Set(named)],
    scans: stages.some(({ stage }) => stage === 'COLLSCAN'),
    sorts: stages.some(({ stage }) => stage === 'SORT'),
    sifts: [...new Set(indexReadsIn(answer).flatMap(siftedBy))],
    examined: Number(stats?.['totalDocsExamined'] ?? Number.NaN),
    returned: Number(stats?.['nReturned'] ?? Number.NaN),
  }
}

function stagesIn(plan: unknown): readonly Document[] {
  if (Array.isArray(plan)) return plan.flatMap(stagesIn)
  if (typeof plan !== 'object' || plan === null) return []
  const inner = Object.values(plan).flatMap(stagesIn)
  return 'stage' in plan ? [plan, ...inner] : inner
}

type IndexRead = { readonly name: string; readonly bounds: readonly string[] }

/** DocumentDB says within what bounds it reads each index. */
function indexReadsIn(plan: unknown): readonly IndexRead[] {
  if (Array.isArray(plan)) return plan.flatMap(indexReadsIn)
  if (typeof plan !== 'object' || plan === null) return []
  const inner = Object.values(plan).flatMap(indexReadsIn)
  const { indexName: name, indexBounds: bounds } = plan as Document
  return typeof name === 'string' && Array.isArray(bounds) ? [{ name, bounds: bounds.map(String) }, ...inner] : inner
}

const NULL_OR_MISSING = '(MinKey, null]'
const ANYTHING = '(MinKey, MaxKey)'

/** A column that may be null or missing, and one after it for which the query has a condition. */
function siftedBy({ name, bounds }: IndexRead): readonly string[] {
  const columns = bounds.flatMap((bound) => bound.split(/, (?=")/u))
  const at = columns.findIndex((column) => column.endsWith(NULL_OR_MISSING))
  return at !== -1 && columns.slice(at + 1).some((column) => !column.includes(ANYTHING)) ? [name] : []
}
