/** Turns PostgreSQL's plan into MongoDB's `explain`: nested stages, documents coming from the innermost. Pure. */
import type { Document } from 'bson'

/** Names that callers look for, COLLSCAN above all. Everything else keeps PostgreSQL's name. */
const STAGES: Readonly<Record<string, string>> = {
  'Seq Scan': 'COLLSCAN',
  'Index Scan': 'IXSCAN',
  'Index Only Scan': 'IXSCAN',
  'Bitmap Index Scan': 'IXSCAN',
  'Bitmap Heap Scan': 'FETCH',
  Sort: 'SORT',
  'Incremental Sort': 'SORT',
  Limit: 'LIMIT',
  Aggregate: 'GROUP',
  Group: 'GROUP',
  Append: 'OR',
  'Merge Append': 'SORT_MERGE',
  BitmapOr: 'OR',
  BitmapAnd: 'AND_SORTED',
  Result: 'PROJECTION_DEFAULT',
  ProjectSet: 'PROJECTION_DEFAULT',
  'Subquery Scan': 'PROJECTION_DEFAULT',
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function childrenOf(node: Record<string, unknown>): Record<string, unknown>[] {
  const plans = node['Plans']
  return Array.isArray(plans) ? plans.filter(isRecord) : []
}

function indexDetails(node: Record<string, unknown>): Record<string, unknown>[] {
  const details = node['IndexDetails']
  return Array.isArray(details) ? details.filter(isRecord) : []
}

function stageOf(node: Record<string, unknown>, indexes: readonly Record<string, unknown>[]): Document {
  const type = String(node['Node Type'])
  const children = childrenOf(node)
  const details = [...indexDetails(node), ...indexes]
  // The engine wraps each scan in one of its own, which only adds what it knows about the indexes.
  if (type === 'Custom Scan' && children[0] !== undefined && children.length === 1) return stageOf(children[0], details)
  const stage = STAGES[type] ?? (type === 'Custom Scan' ? 'COLLSCAN' : type.toUpperCase().replaceAll(' ', '_'))
  const inputs = children.map((child) => stageOf(child, details))
  if (type === 'Bitmap Index Scan' && isWholeCollection(node)) return { stage: 'COLLSCAN', ...returned(node) }
  if (type === 'Bitmap Heap Scan' && inputs[0]?.['stage'] === 'COLLSCAN')
    return { stage: 'COLLSCAN', ...returned(node) }
  const index = stage === 'IXSCAN' ? details[0] : undefined
  const name = index?.['indexName'] ?? (stage === 'IXSCAN' ? node['Index Name'] : undefined)
  return {
    stage,
    ...(typeof name === 'string' ? { indexName: isPrimaryKeyIndex(name) ? '_id_' : name } : {}),
    ...returned(node),
    ...(inputs.length === 1 ? { inputStage: inputs[0] } : {}),
    ...(inputs.length > 1 ? { inputStages: inputs } : {}),
  }
}

function returned(node: Record<string, unknown>): Document {
  return typeof node['Actual Rows'] === 'number' ? { nReturned: node['Actual Rows'] } : {}
}

/** Every document has the collection's shard key value: a scan by that alone, without an order, reads all of them. */
function isWholeCollection(node: Record<string, unknown>): boolean {
  return /^\(shard_key_value = '-?\d+'::bigint\)$/.test(String(node['Index Cond']))
}

function isPrimaryKeyIndex(name: string): boolean {
  return /^_id_$|^collection_pk_/.test(name)
}

function sumOver(node: Record<string, unknown>, ofNode: (node: Record<string, unknown>) => number): number {
  return ofNode(node) + childrenOf(node).reduce((sum, child) => sum + sumOver(child, ofNode), 0)
}

function actualRows(node: Record<string, unknown>): number {
  const rows = Number(node['Actual Rows'] ?? 0) + Number(node['Rows Removed by Filter'] ?? 0)
  return Math.round((rows + Number(node['Rows Removed by Index Recheck'] ?? 0)) * Number(node['Actual Loops'] ?? 1))
}

/** @param output the result of EXPLAIN (FORMAT JSON): a list of one plan. */
export function describePlan(output: unknown, namespace: string): Document {
  const first: unknown = Array.isArray(output) ? output[0] : output
  const plan = isRecord(first) && isRecord(first['Plan']) ? first['Plan'] : {}
  const isScan = (node: Record<string, unknown>) =>
    String(node['Node Type']).endsWith('Scan') && childrenOf(node).length === 0
  const isIndex = (node: Record<string, unknown>) => /Index/.test(String(node['Node Type']))
  const description: Document = {
    explainVersion: '1',
    queryPlanner: {
      namespace,
      indexFilterSet: false,
      winningPlan: stageOf(plan, []),
      rejectedPlans: [],
    },
  }
  if (isRecord(first) && first['Execution Time'] !== undefined) {
    description['executionStats'] = {
      executionSuccess: true,
      nReturned: Number(plan['Actual Rows'] ?? 0),
      executionTimeMillis: Math.round(Number(first['Execution Time'])),
      totalKeysExamined: sumOver(plan, (node) => (isScan(node) && isIndex(node) ? actualRows(node) : 0)),
      totalDocsExamined: sumOver(plan, (node) => (isScan(node) ? actualRows(node) : 0)),
      executionStages: stageOf(plan, []),
    }
  }
  return { ...description, enginePlan: plan }
}
