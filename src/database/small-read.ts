/** Which reads can be taken together with others, and what they look like as a pipeline. */
import type { Document } from 'mongodb'

declare module 'mongoose' {
  interface QueryOptions {
    /** Why this read may take long: others then do not wait for it (docs/adr/0046-reads-taken-together.md). */
    readAlone?: string
  }
  interface AggregateOptions {
    /** As in a query. */
    readAlone?: string
  }
}

/** The product's own options, which mean nothing to the database. */
const OWN_OPTIONS = new Set(['acrossWorkspaces'])

type Options = Readonly<Record<string, unknown>>

/** @returns null if it has an option that has no counterpart in a pipeline, or if it wants to be read alone */
export function findPipeline(filter: Document | undefined, options: Options = {}): readonly Document[] | null {
  const { projection, sort, skip, limit, ...others } = options
  if (!hasOnlyOwn(others) || !isPlainSort(sort) || !isPlainProjection(projection)) return null
  return [
    { $match: filter ?? {} },
    ...(sort === undefined ? [] : [{ $sort: sort }]),
    ...bounds(skip, limit),
    ...(isEmpty(projection) ? [] : [{ $project: projection }]),
  ]
}

/**
 * Answers with one row that holds the count in `n`, or with none.
 *
 * @returns null as findPipeline does, or if the count has no limit
 */
export function countPipeline(filter: Document | undefined, options: Options = {}): readonly Document[] | null {
  const { skip, limit, ...others } = options
  if (!hasOnlyOwn(others) || typeof limit !== 'number' || limit <= 0) return null
  return [{ $match: filter ?? {} }, ...bounds(skip, limit), { $group: { _id: null, n: { $sum: 1 } } }]
}

/** @returns null if it has options, or adds up whatever fits */
export function aggregatePipeline(pipeline: readonly Document[], options: Options = {}): readonly Document[] | null {
  return hasOnlyOwn(options) && isBounded(pipeline) ? pipeline : null
}

/** Stages that read all that is left before they answer. */
const WHOLE = ['$group', '$unwind', '$facet', '$bucket', '$bucketAuto', '$sortByCount', '$count', '$unionWith']

function isBounded(pipeline: readonly Document[]): boolean {
  const whole = pipeline.findIndex((stage) => WHOLE.some((kind) => kind in stage))
  return whole === -1 || pipeline.slice(0, whole).some((stage) => '$limit' in stage)
}

function hasOnlyOwn(options: Options): boolean {
  return Object.entries(options).every(([name, value]) => value == null || OWN_OPTIONS.has(name))
}

function bounds(skip: unknown, limit: unknown): Document[] {
  return [
    ...(typeof skip === 'number' && skip > 0 ? [{ $skip: skip }] : []),
    ...(typeof limit === 'number' && limit > 0 ? [{ $limit: limit }] : []),
  ]
}

const isEmpty = (projection: unknown): boolean => projection == null || Object.keys(projection).length === 0

function isPlainSort(sort: unknown): boolean {
  if (sort === undefined) return true
  return isObject(sort) && Object.values(sort).every((order) => order === 1 || order === -1)
}

/** Operators of a projection mean something else in `$project`, or nothing. */
function isPlainProjection(projection: unknown): boolean {
  if (projection == null) return true
  return isObject(projection) && Object.values(projection).every((value) => value === 0 || value === 1)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
