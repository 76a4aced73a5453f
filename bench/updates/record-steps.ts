/** Records what the product asks the database and Telegram while it processes an update. */
import type { CommandStartedEvent, CommandSucceededEvent, Document, MongoClient } from 'mongodb'

import { JOBS_COLLECTION } from '../../src/models/job.ts'
import { TELEGRAM_UPDATES_COLLECTION } from '../../src/models/telegram-update.ts'
import type { ObservedCalls } from './observed-calls.ts'
import type { Product } from './product.ts'
import { type Scenario, toHome, WARM_UP_CYCLES } from './scenarios.ts'

export type Operation = (
  | { readonly kind: 'database'; readonly collection: string; readonly command: Document }
  | { readonly kind: 'call'; readonly method: string; readonly body: Readonly<Record<string, unknown>> }
) & { readonly startedAt: number; readonly endedAt: number }

export type RecordedStep = {
  readonly chatId: number
  readonly updateId: number
  /** The chat's update before this one: its key is in the dialogue's state. */
  readonly previousId: number
  readonly counts: boolean
  /** In the order in which they started. */
  readonly operations: readonly Operation[]
}

type Recorder = {
  /** @param work works one update to its end */
  readonly record: (step: Omit<RecordedStep, 'operations'>, work: () => Promise<unknown>) => Promise<RecordedStep>
}

/** For work that is started beside an update and not awaited. */
const SETTLE_MS = 40

/** @param client opened with monitorCommands */
function createRecorder(client: MongoClient, calls: ObservedCalls): Recorder {
  return {
    async record(step, work) {
      const operations: Operation[] = []
      const begun = new Map<number, { at: number; event: CommandStartedEvent }>()
      const onStarted = (event: CommandStartedEvent): void => {
        begun.set(event.requestId, { at: performance.now(), event })
      }
      const onSucceeded = ({ requestId }: CommandSucceededEvent): void => {
        const start = begun.get(requestId)
        if (start === undefined) return
        const { command, commandName } = start.event
        const collection = String(command[commandName])
        operations.push({
          kind: 'database',
          collection,
          command,
          startedAt: start.at,
          endedAt: performance.now(),
        })
      }
      client.on('commandStarted', onStarted).on('commandSucceeded', onSucceeded)
      const unlisten = calls.listen((call) => operations.push({ kind: 'call', ...call }))
      await work()
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
      unlisten()
      client.off('commandStarted', onStarted).off('commandSucceeded', onSucceeded)
      return { ...step, operations: ofTheUpdate(operations) }
    },
  }
}

/** The steps of one cycle, after others that warm everything up. */
export async function recordCycle(
  product: Product,
  calls: ObservedCalls,
  scenario: Scenario,
  chatId: number,
): Promise<readonly RecordedStep[]> {
  const recorder = createRecorder(product.connection.getClient(), calls)
  await product.work(toHome(chatId).update, chatId)
  const recorded: RecordedStep[] = []
  for (let count = 0; count < scenario.cycle * WARM_UP_CYCLES; count += 1) {
    const { update, counts } = scenario.next(chatId)
    const previousId = recorded.at(-1)?.updateId ?? 0
    const about = { chatId, updateId: update.update_id, previousId, counts }
    recorded.push(await recorder.record(about, () => product.work(update, chatId)))
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
  const inOrder = operations.toSorted((a, b) => a.startedAt - b.startedAt)
  const firstListing = inOrder.find((one) => isListing(one) && !isForAbandoned(one))
  return inOrder.filter((one) => {
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
