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
