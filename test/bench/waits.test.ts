import { EventEmitter } from 'node:events'

import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { createRecorder } from '../../bench/harness/recorder.ts'
import { countWaits } from '../../bench/harness/waits.ts'
import { countOperations } from '../../bench/updates/count-operations.ts'

type Listen = Parameters<typeof createRecorder>[1]

const span = (startedAt: number, endedAt: number) => ({ startedAt, endedAt })

test('operations side by side are one wait, those after one another are several', () => {
  expect(countWaits([])).toBe(0)
  expect(countWaits([span(0, 3), span(1, 2)])).toBe(1)
  // Each overlaps the next: there is always one in flight.
  expect(countWaits([span(0, 2), span(1, 4), span(3, 5)])).toBe(1)
  // The next begins when the last has ended.
  expect(countWaits([span(0, 2), span(2, 4), span(5, 6)])).toBe(3)
})

test.prop([fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 10 })), { maxLength: 12 })])(
  'waits are the stretches of time with something in flight, whatever the order of the list',
  (starts) => {
    const spans = starts.map(([start, length]) => span(start, start + length))
    const begins = (at: number): boolean =>
      spans.some(({ startedAt }) => startedAt === at) &&
      !spans.some(({ startedAt, endedAt }) => startedAt < at && at < endedAt)
    const stretches = Array.from({ length: 80 }, (_, at) => at).filter(begins)
    // Two that begin together after nothing are one stretch, which the moment of beginning counts once.
    expect(countWaits(spans)).toBe(stretches.length)
    expect(countWaits(spans.toReversed())).toBe(stretches.length)
  },
)

/** Says what a monitored client says: a command began, and it succeeded. */
function fakeClient() {
  const events = new EventEmitter()
  let lastRequest = 0
  return {
    client: events as unknown as Parameters<typeof createRecorder>[0],
    begin(commandName: string, command: object = {}) {
      const requestId = (lastRequest += 1)
      const all = { [commandName]: 'records', ...command }
      events.emit('commandStarted', { requestId, commandName, command: all })
      return () => events.emit('commandSucceeded', { requestId })
    },
    listeners: () => events.listenerCount('commandStarted') + events.listenerCount('commandSucceeded'),
  }
}

test('an update’s operations are counted up to its last call and after it', async () => {
  const { client, begin, listeners } = fakeClient()
  const listening: Parameters<Listen>[0][] = []
  const listen: Listen = (listener) => {
    listening.push(listener)
    return () => void listening.splice(0)
  }
  const { operations } = await createRecorder(client, listen).record(async () => {
    begin('insert')()
    const [found, other] = [begin('find'), begin('find')]
    found()
    other()
    // Writes of a transaction wait for nothing; its commit does.
    begin('update', { autocommit: false })()
    begin('commitTransaction', { autocommit: false })()
    const startedAt = performance.now()
    for (const hear of listening) hear({ method: 'editMessageText', body: {}, startedAt, endedAt: startedAt + 1 })
    await new Promise((resolve) => setTimeout(resolve, 2))
    begin('update')()
  })
  expect(listeners()).toBe(0)
  const step = { name: 'tap', chatId: 1, updateId: 1, previousId: 0, counts: true, operations }
  expect(countOperations([step, { ...step, name: 'way there', counts: false }])).toEqual([
    { name: 'tap', operations: 6, waits: 5, before: { operations: 5, waits: 4, durableWrites: 2 }, calls: 1 },
  ])
})
