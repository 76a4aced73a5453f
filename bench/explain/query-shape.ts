/** Queries of the same form, with other values, are one shape. Pure. */
import type { Document } from 'mongodb'

import type { ReadCommand } from '../harness/replay.ts'

export type QueryShape = {
  /** What tells it from others, for people: the collection, the command, the filter and the order. */
  readonly text: string
  readonly collection: string
  readonly filter: Document
  /** Of those that were recorded: it is explained with real values. */
  readonly command: Document
  readonly times: number
}

type Query = Omit<QueryShape, 'text' | 'times'> & { readonly verb: string; readonly sort?: Document | undefined }

/** @param commands as the driver reported them; those without a filter, such as inserts and commits, have no shape */
export function shapesOf(commands: readonly ReadCommand[]): readonly QueryShape[] {
  const shapes = new Map<string, QueryShape>()
  for (const { verb, sort, ...query } of commands.flatMap(queriesOf)) {
    const fields = sort instanceof Map ? [...sort.keys()].map(String) : Object.keys(sort ?? {})
    const order = fields.length === 0 ? '' : ` by ${fields.join(', ')}`
    const text = `${query.collection} ${verb} ${filterText(query.filter)}${order}`
    const known = shapes.get(text)
    shapes.set(text, known === undefined ? { ...query, text, times: 1 } : { ...known, times: known.times + 1 })
  }
  return [...shapes.values()].toSorted((a, b) => (a.text < b.text ? -1 : 1))
}

/** An update or delete of several documents asks several questions. */
function queriesOf({ collection, command }: ReadCommand): readonly Query[] {
  if ('find' in command) {
    const { find, filter = {}, sort, projection, limit, skip } = command
    const explained = { find, filter, ...optional({ sort, projection, limit, skip }) }
    return [{ collection, verb: 'find', filter, sort, command: explained }]
  }
  if ('aggregate' in command) {
    const { aggregate, pipeline } = command
    return [{ collection, ...ofPipeline(pipeline as Document[]), command: { aggregate, pipeline, cursor: {} } }]
  }
  if ('findAndModify' in command) {
    const { findAndModify, query = {}, sort, update } = command
    return [{ collection, verb: 'update', filter: query, sort, command: { findAndModify, query, update } }]
  }
  if ('update' in command) return statements(collection, 'update', command['updates'])
  if ('delete' in command) return statements(collection, 'delete', command['deletes'])
  if ('distinct' in command) {
    const { distinct, key, query = {} } = command
    return [{ collection, verb: 'distinct', filter: query, command: { distinct, key, query } }]
  }
  return []
}

function ofPipeline(pipeline: readonly Document[]): Pick<Query, 'verb' | 'filter' | 'sort'> {
  const stage = (name: string): Document | undefined => pipeline.find((one) => name in one)?.[name]
  const joined = pipeline.flatMap((one) => ('$lookup' in one ? [String(one['$lookup'].from)] : []))
  const counts = pipeline.some((one) => '$group' in one)
  const verb = [counts ? 'count' : 'find', ...new Set(joined)].join(' + ')
  return { verb, filter: pipeline[0]?.['$match'] ?? {}, sort: counts ? undefined : stage('$sort') }
}

function statements(collection: string, verb: 'update' | 'delete', list: unknown): readonly Query[] {
  return (list as readonly Document[]).map((one) => ({
    collection,
    verb,
    filter: one['q'],
    command: { [verb]: collection, [`${verb}s`]: [one] },
  }))
}

function optional(fields: Document): Document {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function filterText(filter: Document): string {
  const conditions = Object.entries(filter).map(([key, value]) => conditionText(key, value))
  return `{ ${conditions.join(', ')} }`
}

function conditionText(key: string, value: unknown): string {
  if (key.startsWith('$') && Array.isArray(value)) {
    const alternatives = [...new Set(value.map((one) => filterText(one as Document)))]
    return `${key} ${alternatives.join(' ')}`
  }
  const operators = operatorsOf(value)
  return operators.length === 0 ? key : `${key} ${operators.join(' ')}`
}

function operatorsOf(value: unknown): readonly string[] {
  if (value instanceof RegExp) return ['~']
  if (typeof value !== 'object' || value === null) return []
  // The driver's own expressions, such as an ObjectId, have no keys that begin so.
  return Object.keys(value).filter((key) => key.startsWith('$') && key !== '$eq')
}

/** The fields for which the filter names the values, so that a router knows the shards. */
export function fixedFields(filter: Document): readonly string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === '$and') return (value as Document[]).flatMap(fixedFields)
    return key.startsWith('$') || operatorsOf(value).some((operator) => operator !== '$in') ? [] : [key]
  })
}
