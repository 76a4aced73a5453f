/** How many operations each kind of update takes, and how often it has to wait for some of them. */
import type { Document } from 'mongodb'

import type { Operation } from '../harness/recorder.ts'
import { countWaits } from '../harness/waits.ts'
import type { RecordedStep } from './record-steps.ts'

/** The mean over the recorded updates of one kind. */
export type OperationCounts = {
  readonly name: string
  readonly operations: number
  readonly waits: number
  /** Those that end before the bot's last call begins: what the person waits for. */
  readonly before: { readonly operations: number; readonly waits: number; readonly durableWrites: number }
  readonly calls: number
}

type Numbers = readonly [
  operations: number,
  waits: number,
  before: number,
  beforeWaits: number,
  writes: number,
  calls: number,
]

/** Each kind that counts, in the order of the steps. */
export function countOperations(steps: readonly RecordedStep[]): readonly OperationCounts[] {
  const counted = steps.filter(({ counts }) => counts)
  return [...new Set(counted.map(({ name }) => name))].map((name) => {
    const ofKind = counted.filter((step) => step.name === name).map((step) => countsOf(step.operations))
    const mean = (at: number): number => ofKind.reduce((sum, numbers) => sum + (numbers[at] ?? 0), 0) / ofKind.length
    return {
      name,
      operations: mean(0),
      waits: mean(1),
      before: { operations: mean(2), waits: mean(3), durableWrites: mean(4) },
      calls: mean(5),
    }
  })
}

function countsOf(operations: readonly Operation[]): Numbers {
  const calls = operations.filter(({ kind }) => kind === 'call')
  const database = operations.filter(({ kind }) => kind === 'database')
  const lastCallAt = Math.max(...calls.map(({ startedAt }) => startedAt))
  const before = database.filter(({ endedAt }) => endedAt <= lastCallAt)
  const writes = before.filter(isDurableWrite)
  return [database.length, countWaits(database), before.length, countWaits(before), writes.length, calls.length]
}

const WRITES = ['insert', 'update', 'delete', 'findAndModify', 'commitTransaction'] as const

/** A write waits for the disk, unless it belongs to a transaction: then the commit does. */
function isDurableWrite(operation: Operation): boolean {
  if (operation.kind !== 'database') return false
  const command: Document = operation.command
  if ('commitTransaction' in command) return true
  return command['autocommit'] !== false && WRITES.some((name) => name in command)
}
