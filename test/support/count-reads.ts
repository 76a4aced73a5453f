/**
 * Counts what a piece of work asks the database for. Answers are held back until everything that was asked meanwhile has
 * been answered, so the count of waits depends only on what waits for what, never on which answer was faster.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

import { MongoClient } from 'mongodb'
import { Aggregate, Query } from 'mongoose'

import type { Database } from '../../src/database/connect.ts'

export type Reads = {
  /** Commands that the driver sends. */
  readonly operations: number
  /** Rounds of operations that follow one another: what runs side by side is waited for once. */
  readonly waits: number
}

type Held = { readonly ask: () => Promise<unknown>; readonly answer: (outcome: PromiseSettledResult<unknown>) => void }
type Executed = { exec: (...args: unknown[]) => Promise<unknown> }

/** Turns of the event loop without a new operation after which a round is complete. */
const QUIET_TURNS = 4

/** @param database connected with `monitorCommands`, and used by nothing else meanwhile */
export async function countReads({ connection }: Database, work: () => Promise<unknown>): Promise<Reads> {
  const client: unknown = connection.getClient()
  if (!(client instanceof MongoClient)) throw new TypeError('The connection has no client of the driver')
  let operations = 0
  const onStarted = (): void => void (operations += 1)
  client.on('commandStarted', onStarted)
  const asked: Held[] = []
  const restore = [Query.prototype as Executed, Aggregate.prototype as Executed].map((kind) => hold(kind, asked))
  try {
    return { waits: await answerInRounds(work(), asked), operations }
  } finally {
    for (const undo of restore) undo()
    client.off('commandStarted', onStarted)
  }
}

function hold(kind: Executed, asked: Held[]): () => void {
  const { exec } = kind
  kind.exec = function (this: unknown, ...args) {
    return new Promise((resolve, reject) => {
      asked.push({
        ask: () => exec.apply(this, args),
        answer: (outcome) => (outcome.status === 'fulfilled' ? resolve(outcome.value) : reject(outcome.reason)),
      })
    })
  }
  return () => void (kind.exec = exec)
}

async function answerInRounds(work: Promise<unknown>, asked: Held[]): Promise<number> {
  let rounds = 0
  let working = true
  const ended = work.finally(() => (working = false))
  // Handled when the rounds are over.
  ended.catch(() => {})
  while (working || asked.length > 0) {
    await untilQuiet(asked)
    const round = asked.splice(0)
    if (round.length === 0) continue
    rounds += 1
    const outcomes = await Promise.allSettled(round.map(({ ask }) => ask()))
    for (const [index, { answer }] of round.entries()) {
      const outcome = outcomes[index]
      if (outcome !== undefined) answer(outcome)
    }
  }
  await ended
  return rounds
}

async function untilQuiet(asked: readonly Held[]): Promise<void> {
  let before = asked.length
  for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
    await nextTurn()
    if (asked.length !== before) quiet = 0
    before = asked.length
  }
}
