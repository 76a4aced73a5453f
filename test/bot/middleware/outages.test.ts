import { HttpError } from 'grammy'
import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb'
import { describe, expect, it } from 'vitest'

import { createUpdateHandler } from '../../../src/bot/telegram/update-handler.ts'
import { AppError } from '../../../src/errors.ts'

const { isOutage } = createUpdateHandler({ open: ({ payload }) => payload, handleUpdate: async () => {} }).retry

describe('an error', () => {
  it.each([
    ['of a lost connection', new MongoNetworkError('connection 4 closed')],
    ['of many writes at once', new MongoBulkWriteError(new MongoNetworkError('read ECONNRESET'), {} as never)],
    // A plain error of Node's, which the driver lets through if the connection breaks during a write.
    ['of a broken pipe', Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' })],
    ['of a server that shuts down', new MongoServerError({ message: 'interrupted at shutdown', code: 11600 })],
    ['of another write in the way', new MongoServerError({ message: 'WriteConflict', code: 112 })],
    ['of Telegram out of reach', new HttpError('Network request failed', new Error('ECONNREFUSED'))],
    ['of ours that wraps one of these', new Error('Saving failed', { cause: new AppError('UNAVAILABLE') })],
  ])('%s is an outage, so the update is not to blame', (_, error) => {
    expect(isOutage(error)).toBe(true)
  })

  it.each([
    ['of a duplicate key', new MongoServerError({ message: 'duplicate key', code: 11000 })],
    ['of one of many writes', new MongoBulkWriteError({ message: 'duplicate key', code: 11000 }, {} as never)],
    ['of a program', new TypeError('x is not a function')],
    ['of the domain', new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })],
  ])('%s is not an outage', (_, error) => {
    expect(isOutage(error)).toBe(false)
  })
})
