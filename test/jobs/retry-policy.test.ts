import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { queueItemError } from '../../src/jobs/error-text.ts'
import { fullJitterMs, judgeFailure } from '../../src/jobs/retry-policy.ts'
import type { RetryPolicy } from '../../src/jobs/retry-policy.ts'
import { sampleErrors } from '../support/sample-errors.ts'

const policy: RetryPolicy = { maxAttempts: 3, backoff: { baseMs: 100, capMs: 1_000 } }
const half = (): number => 0.5

describe('the wait before the next attempt', () => {
  propertyTest.prop([
    fc.nat({ max: 10_000 }),
    fc.integer({ min: 1, max: 10_000 }),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  ])('lies between zero and the ceiling, which doubles up to the cap', (attempt, baseMs, random) => {
    const wait = fullJitterMs(attempt, baseMs, 60_000, () => random)
    expect(wait).toBeGreaterThanOrEqual(0)
    expect(wait).toBeLessThanOrEqual(Math.min(60_000, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30)))
    expect(Number.isInteger(wait)).toBe(true)
  })

  test('follows a schedule step by step and repeats its last step', () => {
    const scheduled: RetryPolicy = { maxAttempts: 9, backoff: { scheduleMs: [5_000, 300_000] } }
    const waits = [1, 2, 3].map((failures) => judgeFailure(new Error('down'), failures, scheduled, () => 0))
    expect(waits).toEqual([5_000, 300_000, 300_000].map((delayMs) => ({ kind: 'retry', delayMs })))
  })

  test('is at least what the other side asked for', () => {
    const asked = new AppError('RATE_LIMITED', { details: { retryAfter: 7 } })
    expect(judgeFailure(asked, 1, policy, half)).toEqual({ kind: 'retry', delayMs: 7_050 })
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('ignores a retryAfter of %s', (retryAfter) => {
    expect(judgeFailure(new AppError('RATE_LIMITED', { details: { retryAfter } }), 1, policy, half)).toEqual({
      kind: 'retry',
      delayMs: 50,
    })
  })
})

describe('the verdict on a failure', () => {
  test('gives up at once if the error cannot go away by itself', () => {
    const dead = sampleErrors.filter((error) => judgeFailure(error, 1, policy, half).kind === 'dead')
    expect(dead.map(({ code }) => code)).toEqual([
      'VALIDATION',
      'NOT_FOUND',
      'FORBIDDEN',
      'UNAUTHENTICATED',
      'STAGE_REQUIREMENTS',
      'EXPIRED',
    ])
  })

  test('retries errors that are not ours until the attempts are used up', () => {
    const kinds = [1, 2, 3].map(
      (failures) => judgeFailure(new TypeError('x is undefined'), failures, policy, half).kind,
    )
    expect(kinds).toEqual(['retry', 'retry', 'dead'])
  })
})

describe('the error stored with an item', () => {
  test('carries no bot token, bearer token or password', () => {
    // Put together here, so that no scanner takes them for real ones.
    const token = `123456789:${'Ab-_7'.repeat(7)}`
    const login = ['crm', 'hunter2'].join(':')
    const text = `GET https://api.telegram.org/bot${token}/getMe Bearer abc.def-1 mongodb://${login}@db/x`
    const { message } = queueItemError(new Error(text), new Date(5))
    expect(message).toBe(
      'GET https://api.telegram.org/bot123456789:[redacted]/getMe Bearer [redacted] mongodb://[redacted]@db/x',
    )
  })

  test('is bounded and has our error’s code', () => {
    const error = queueItemError(new AppError('UNAVAILABLE', { message: 'x'.repeat(10_000) }), new Date(5))
    expect(error).toEqual({ code: 'UNAVAILABLE', message: 'x'.repeat(500), at: new Date(5) })
    expect(queueItemError('just text', new Date(5))).toEqual({
      code: 'INTERNAL',
      message: 'just text',
      at: new Date(5),
    })
  })
})

test('An outage costs no attempt, until the item is so old that it counts', () => {
  const patient = { maxAttempts: 1, backoff: { baseMs: 10, capMs: 10 }, isOutage: () => true }
  const day = 24 * 60 * 60_000
  expect(judgeFailure(new AppError('VALIDATION'), 9, patient, () => 0, day - 1)).toMatchObject({ kind: 'wait' })
  expect(judgeFailure(new AppError('UNAVAILABLE'), 9, patient, () => 0, day)).toEqual({ kind: 'dead' })
})
