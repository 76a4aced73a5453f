/** Duplicate key errors in MongoDB's words: which index, which key. Pure; `describe-duplicate.ts` looks the facts up. */
import { Decimal128, deserialize, Double, EJSON, Int32, Long, ObjectId } from 'bson'
import type { Document } from 'bson'

import { CommandError } from './command-error.ts'

export type Duplicate = {
  /** `database.collection` */
  readonly namespace: string
  readonly indexName: string
  readonly keyPattern: Document
  readonly keyValue: Document
}

/** The value at a dotted path; for an array, its elements' values. A missing value is indexed as null. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value ?? null
  if (Array.isArray(value)) {
    const index = Number(step)
    if (Number.isInteger(index) && index < value.length) return valueAt(value[index], rest)
    return value.map((item: unknown) => valueAt(item, path))
  }
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Reflect.get(value, step)
  return valueAt(found, rest)
}

/** The values that `document` has for an index. */
export function keyValueOf(keyPattern: Document, document: Document): Document {
  return Object.fromEntries(Object.keys(keyPattern).map((path) => [path, valueAt(document, path.split('.'))]))
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Int32 || value instanceof Double) return String(value.value)
  if (value instanceof Long || value instanceof Decimal128) return value.toString()
  return EJSON.stringify(value)
}

export function duplicateMessage({ namespace, indexName, keyValue }: Duplicate): string {
  const parts = Object.entries(keyValue).map(([path, value]) => `${path}: ${formatValue(value)}`)
  return `E11000 duplicate key error collection: ${namespace} index: ${indexName} dup key: { ${parts.join(', ')} }`
}

export function duplicateError(duplicate: Duplicate, cause: unknown): CommandError {
  return new CommandError(11_000, duplicateMessage(duplicate), {
    cause,
    fields: { keyPattern: duplicate.keyPattern, keyValue: duplicate.keyValue },
  })
}

/** The index's name in the engine's message for a refused write: `… collection: Index 'name'`. */
export function indexNameIn(message: string): string | undefined {
  return /Index '(.+)'/s.exec(message)?.[1]
}

/** The engine's number for an index, taken from the name of the index's constraint. */
export function indexIdIn(constraint: string): string | undefined {
  return /^documents_rum_index_(\d+)$/.exec(constraint)?.[1]
}

export function isPrimaryKey(constraint: string): boolean {
  return constraint.startsWith('collection_pk_')
}

function decodeHex(hex: string | undefined): Document | undefined {
  if (hex === undefined) return undefined
  try {
    return deserialize(Buffer.from(hex, 'hex'), { promoteValues: false })
  } catch {
    return undefined
  }
}

/**
 * PostgreSQL reports the refused key of the engine's tables: the whole document, or for the primary key its `_id` under an
 * empty name. Both are hexadecimal BSON, the refused one before the existing one.
 */
export function documentIn(detail: string): Document | undefined {
  return decodeHex(/\)=\((?:-?\d+, )?BSONHEX([0-9a-f]+)/.exec(detail)?.[1])
}

/** The index's paths, without directions, from the constraint's expression in PostgreSQL's message. */
export function keyPathsIn(detail: string): readonly string[] {
  const expression = detail.slice(0, detail.indexOf(')=('))
  return Object.keys(decodeHex(/'BSONHEX([0-9a-f]+)'/.exec(expression)?.[1]) ?? {})
}
