/**
 * Tenant isolation at the lowest level: a schema with this plugin refuses every query that does not name one workspace,
 * so that a forgotten filter fails in the first test and never leaks data. The few queries that must span workspaces
 * (such as a person's memberships) set the option `acrossWorkspaces` to the reason.
 */
import { type Aggregate, type Query, Schema, Types } from 'mongoose'

declare module 'mongoose' {
  interface QueryOptions {
    /** Why this query may read every workspace. */
    acrossWorkspaces?: string
  }
}

const FILTERED_OPERATIONS = [
  'find',
  'findOne',
  'countDocuments',
  'distinct',
  'findOneAndUpdate',
  'findOneAndDelete',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
] as const

export class UnscopedQueryError extends Error {
  override readonly name = 'UnscopedQueryError'
}

function namesOneWorkspace(filter: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return false
  const value = (filter as { workspaceId?: unknown }).workspaceId
  return value instanceof Types.ObjectId || (typeof value === 'string' && Types.ObjectId.isValid(value))
}

function refuse(model: string, operation: string): never {
  throw new UnscopedQueryError(`${model}.${operation} names no workspaceId`)
}

/** Stages that read other records by a pipeline of their own, which must begin like the outer one. */
const STAGES_WITH_PIPELINE = ['$lookup', '$unionWith']
/** Stages that read or write another collection, or this one again, without a $match of their own. */
const STAGES_BEYOND = ['$graphLookup', '$out', '$merge']

type Pipeline = readonly object[]

/** The workspace that a pipeline begins with. */
function workspaceOf([first]: Pipeline): string | undefined {
  const match: unknown = first !== undefined && '$match' in first ? first.$match : undefined
  return namesOneWorkspace(match) ? String((match as { workspaceId: unknown }).workspaceId) : undefined
}

/** The first stage of a pipeline that may reach beyond the workspace, those inside $facet and $lookup included. */
function stageBeyond(pipeline: Pipeline, workspace: string): string | undefined {
  for (const stage of pipeline) {
    const [kind = '', body] = Object.entries(stage)[0] ?? []
    if (STAGES_BEYOND.includes(kind)) return kind
    if (STAGES_WITH_PIPELINE.includes(kind)) {
      const { pipeline: own = [] } = Object(body) as { readonly pipeline?: Pipeline }
      if (workspaceOf(own) !== workspace || stageBeyond(own, workspace) !== undefined) return kind
    }
    if (kind !== '$facet') continue
    for (const inner of Object.values(body as Record<string, Pipeline>)) {
      const found = stageBeyond(inner, workspace)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/**
 * Adds the required, immutable `workspaceId` and the refusal of unscoped queries. @throws UnscopedQueryError on use.
 */
export function tenantPlugin(schema: Schema): void {
  schema.add({ workspaceId: { type: Schema.Types.ObjectId, required: true, immutable: true } })

  schema.pre([...FILTERED_OPERATIONS], function (this: Query<unknown, unknown>) {
    if (this.getOptions().acrossWorkspaces !== undefined) return
    if (!namesOneWorkspace(this.getFilter())) refuse(this.model.modelName, 'query')
  })
  // The new record would bring its own workspaceId, or none: `immutable` applies to updates only.
  schema.pre(['replaceOne', 'findOneAndReplace'], function (this: Query<unknown, unknown>) {
    refuse(this.model.modelName, 'a replacement')
  })
  schema.pre('estimatedDocumentCount', function (this: Query<unknown, unknown>) {
    refuse(this.model.modelName, 'estimatedDocumentCount')
  })
  schema.pre('aggregate', function (this: Aggregate<unknown>) {
    const workspace = workspaceOf(this.pipeline())
    if (workspace === undefined) return refuse('Model', 'aggregate without a leading $match')
    const beyond = stageBeyond(this.pipeline(), workspace)
    if (beyond !== undefined) refuse('Model', `aggregate with ${beyond}`)
  })
  // Required by the schema, but the options `lean` and `ordered: false` skip its validation.
  schema.pre('insertMany', function (documents: unknown) {
    for (const document of Array.isArray(documents) ? (documents as unknown[]) : [documents]) {
      if (!namesOneWorkspace(document)) refuse('Model', 'insertMany')
    }
  })
  schema.pre('bulkWrite', function (operations) {
    for (const operation of operations as readonly Record<string, { filter?: unknown; document?: unknown }>[]) {
      const [kind, body] = Object.entries(operation)[0] ?? ['nothing', {}]
      if (kind === 'replaceOne') refuse('Model', 'bulkWrite replaceOne')
      if (!namesOneWorkspace(kind === 'insertOne' ? body.document : body.filter)) refuse('Model', `bulkWrite ${kind}`)
    }
  })
}
