/** Looks up the details of a duplicate key error: the index's key pattern and the refused document's values. */
import { deserialize } from 'bson'
import type { Document } from 'bson'

import type { RunStatement } from '../engine/run-plain.ts'
import { PostgresError } from '../postgres/postgres-error.ts'
import {
  documentIn,
  duplicateError,
  duplicateMessage,
  indexIdIn,
  indexNameIn,
  isPrimaryKey,
  keyPathsIn,
  keyValueOf,
} from './duplicate-key.ts'
import type { CommandError } from './command-error.ts'

/** An index requested by a createIndexes command. */
export type RequestedIndex = { readonly name: string; readonly key: Document }

type Place = { readonly database: string; readonly collection: string }

/** The fields of a `writeErrors` entry, from the engine's message and the refused document. */
export async function describeRefusedWrite(
  { database, collection }: Place,
  engineText: string,
  document: Document | undefined,
  runPlain: RunStatement,
): Promise<Document> {
  const indexName = indexNameIn(engineText) ?? '_id_'
  const [found] =
    indexName === '_id_' ? [] : await runPlain('indexByName', [database, collection, indexName]).catch(() => [])
  const keyPattern = found?.[0] ? deserialize(found[0]) : indexName === '_id_' ? { _id: 1 } : {}
  const keyValue = document === undefined ? {} : keyValueOf(keyPattern, document)
  const duplicate = { namespace: `${database}.${collection}`, indexName, keyPattern, keyValue }
  return { code: 11_000, errmsg: duplicateMessage(duplicate), keyPattern, keyValue }
}

/** The error of a whole statement (findAndModify, createIndexes) as a duplicate key error; undefined if it is another kind. */
export async function describeDuplicateStatement(
  error: unknown,
  { database, collection }: Place,
  runPlain: RunStatement,
  requested: readonly RequestedIndex[] = [],
): Promise<CommandError | undefined> {
  if (!(error instanceof PostgresError)) return undefined
  const namespace = `${database}.${collection}`
  const document = documentIn(error.detail)
  if (error.sqlState === '23505' && isPrimaryKey(error.constraint)) {
    const keyValue = { _id: document?.[''] ?? null }
    return duplicateError({ namespace, indexName: '_id_', keyPattern: { _id: 1 }, keyValue }, error)
  }
  if (error.sqlState === 'M001C') {
    const fields = await describeRefusedWrite({ database, collection }, error.message, document, runPlain)
    const indexName = indexNameIn(error.message) ?? '_id_'
    return duplicateError(
      { namespace, indexName, keyPattern: fields['keyPattern'] ?? {}, keyValue: fields['keyValue'] ?? {} },
      error,
    )
  }
  const indexId = indexIdIn(error.constraint)
  if (error.sqlState !== '23P01' || indexId === undefined) return undefined
  const [found] = await runPlain('indexById', [indexId]).catch(() => [])
  // An index that failed on duplicates is not in the catalog: its statement was rolled back.
  const paths = keyPathsIn(error.detail)
  const asked = requested.find((index) => Object.keys(index.key).join() === paths.join())
  const keyPattern = found?.[0] ? deserialize(found[0]) : (asked?.key ?? {})
  const indexName = found?.[1]?.toString() ?? asked?.name ?? ''
  const keyValue = document === undefined ? {} : keyValueOf(keyPattern, document)
  return duplicateError({ namespace, indexName, keyPattern, keyValue }, error)
}
