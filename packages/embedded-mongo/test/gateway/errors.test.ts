/** Maps the engine's errors to MongoDB's. */
import { Long, ObjectId, serialize } from 'bson'
import { describe, expect, test } from 'vitest'

import { isTransient } from '../../src/gateway/engine/transient-error.ts'
import {
  documentIn,
  duplicateMessage,
  indexIdIn,
  indexNameIn,
  keyPathsIn,
  keyValueOf,
} from '../../src/gateway/errors/duplicate-key.ts'
import { codeOfPackedSqlState, codeOfSqlState, nameOfCode } from '../../src/gateway/errors/error-codes.ts'
import { mapEngineError } from '../../src/gateway/errors/map-engine-error.ts'
import { ConnectionLostError, PostgresError } from '../../src/gateway/postgres/postgres-error.ts'

const postgresError = (sqlState: string, message = 'x', more: Record<string, string> = {}) =>
  new PostgresError(new Map(Object.entries({ C: sqlState, M: message, ...more })))
const hex = (document: object) => `BSONHEX${Buffer.from(serialize(document)).toString('hex')}`

describe('codes', () => {
  test.each([
    ['M001C', 11_000, 'DuplicateKey'],
    ['M00F1', 112, 'WriteConflict'],
    ['M00CO', 121, 'DocumentValidationFailure'],
    ['M0008', 26, 'NamespaceNotFound'],
    ['57014', 50, 'MaxTimeMSExpired'],
    ['M00ZZ', 2, 'BadValue'],
    ['XX000', 1, 'InternalError'],
  ])('SQLSTATE %s is code %d, %s', (sqlState, code, name) => {
    expect(codeOfSqlState(sqlState)).toBe(code)
    expect(nameOfCode(code)).toBe(name)
  })

  test('a packed SQLSTATE is unpacked, and a small number is a code already', () => {
    expect(codeOfPackedSqlState(319_029_277)).toBe(11_000)
    expect(codeOfPackedSqlState(121)).toBe(121)
  })
})

describe('mapping', () => {
  test.each(['40001', '40P01', '55P03'])('%s is a write conflict, transient only within a transaction', (sqlState) => {
    expect(mapEngineError(postgresError(sqlState), true)).toMatchObject({
      code: 112,
      labels: ['TransientTransactionError'],
    })
    expect(mapEngineError(postgresError(sqlState), false)).toMatchObject({ code: 112, labels: [] })
  })

  test('a lost engine is an error that drivers retry', () => {
    expect(mapEngineError(new ConnectionLostError('gone'), false).labels).toEqual(['RetryableWriteError'])
    expect(mapEngineError(postgresError('57P01'), false)).toMatchObject({ code: 91, labels: ['RetryableWriteError'] })
    expect(mapEngineError(postgresError('57P01'), true).labels).toEqual(['TransientTransactionError'])
  })

  test('the race of two clients to make a collection is transient, a duplicate _id is not', () => {
    expect(isTransient(postgresError('23505', 'x', { s: 'documentdb_api_catalog' }))).toBe(true)
    expect(isTransient(postgresError('23505', 'x', { s: 'documentdb_data', n: 'collection_pk_4' }))).toBe(false)
    expect(isTransient(postgresError('M0000', 'Unable to create metadata database sentinel collection.'))).toBe(true)
  })
})

describe('duplicates', () => {
  test('the refused document, the index and its paths are read from what PostgreSQL tells', () => {
    const refused = { _id: 2, a: 1 }
    const detail = `Key (document, f(document, '${hex({ a: 1, 'b.c': 1 })}'::bson))=(${hex(refused)}, ${hex({ t: 1 })}) conflicts with existing key (x)=(${hex({ _id: 1, a: 1 })}).`
    expect(keyPathsIn(detail)).toEqual(['a', 'b.c'])
    expect(keyValueOf({ _id: 1, a: 1 }, documentIn(detail) ?? {})).toMatchObject({ _id: { value: 2 }, a: { value: 1 } })
    expect(indexIdIn('documents_rum_index_42')).toBe('42')
    expect(indexIdIn('collection_pk_42')).toBeUndefined()
    expect(indexNameIn("Duplicate key violation on the requested collection: Index 'by'name'")).toBe("by'name")
  })

  test('a detail without a document is not a failure', () => {
    expect(documentIn('')).toBeUndefined()
    expect(documentIn('Key (a)=(BSONHEX00ff)')).toBeUndefined()
    expect(keyPathsIn('')).toEqual([])
  })

  test('a missing value counts as null', () => {
    expect(keyValueOf({ a: 1, 'b.c': -1, 'd.e': 1 }, { a: 5, b: {}, d: 3 })).toEqual({ a: 5, 'b.c': null, 'd.e': null })
  })

  test('paths go through sub-documents and arrays', () => {
    const document = { a: { b: 'x' }, list: [{ n: 1 }, { n: 2 }] }
    expect(keyValueOf({ 'a.b': 1, 'list.n': 1, 'list.1.n': 1 }, document)).toEqual({
      'a.b': 'x',
      'list.n': [1, 2],
      'list.1.n': 2,
    })
  })

  test('the text is worded as MongoDB words it', () => {
    const id = new ObjectId('64b7f1f1f1f1f1f1f1f1f1f1')
    const keyValue = { a: 'x"y', b: id, c: null, d: new Date(5), e: Long.fromNumber(7), f: true }
    const keyPattern = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }
    expect(duplicateMessage({ namespace: 'd.c', indexName: 'all', keyPattern, keyValue })).toBe(
      `E11000 duplicate key error collection: d.c index: all dup key: { a: "x\\"y", b: ObjectId('64b7f1f1f1f1f1f1f1f1f1f1'), c: null, d: new Date(5), e: 7, f: true }`,
    )
  })
})
