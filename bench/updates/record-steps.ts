/** The steps of one cycle of a scenario, each with what it asks the database and Telegram for. */
import type { Document } from 'mongodb'

import { JOBS_COLLECTION } from '../../src/models/job.ts'
import { TELEGRAM_UPDATES_COLLECTION } from '../../src/models/telegram-update.ts'
import type { Operation, Recorder } from '../harness/recorder.ts'
import { type UserAction, goHome, type Scenario, WARM_UP_CYCLES } from './scenarios.ts'

export type RecordedStep = {
  readonly name: string
  readonly chatId: number
  readonly updateId: number
  /** The chat's update before this one: its key is in the dialogue's state. */
  readonly previousId: number
  readonly counts: boolean
  /** In the order in which they started. */
  readonly operations: readonly Operation[]
}

/** Lets somebody do something and waits until it is answered. @returns the id of the update that it became, if known */
export type Act = (chatId: number, userAction: UserAction) => Promise<number>

/** The steps of one cycle, after others that warm everything up. */
export async function recordCycle(
  recorder: Recorder,
  act: Act,
  scenario: Scenario,
  chatId: number,
): Promise<readonly RecordedStep[]> {
  await goHome(act, chatId)
  const recorded: RecordedStep[] = []
  for (let count = 0; count < scenario.cycle * WARM_UP_CYCLES; count += 1) {
    const { name, userAction, counts } = scenario.next(chatId)
    const previousId = recorded.at(-1)?.updateId ?? 0
    const { result: updateId, operations } = await recorder.record(() => act(chatId, userAction))
    recorded.push({ name, chatId, updateId, previousId, counts, operations: ofTheUpdate(operations) })
  }
  return recorded.slice(-scenario.cycle)
}

export function isListing(operation: Operation): boolean {
  return (
    operation.kind === 'database' && operation.collection === TELEGRAM_UPDATES_COLLECTION && 'find' in operation.command
  )
}

/** Leaves out what a process does from time to time regardless of updates. */
function ofTheUpdate(operations: readonly Operation[]): readonly Operation[] {
  const firstListing = operations.find((one) => isListing(one) && !isForAbandoned(one))
  return operations.filter((one) => {
    if (one.kind === 'call') return true
    if (one.collection === JOBS_COLLECTION) return false
    return !isListing(one) || one === firstListing
  })
}

function isForAbandoned(operation: Operation): boolean {
  return (
    operation.kind === 'database' && (operation.command['filter'] as Document | undefined)?.['status'] === 'running'
  )
}
