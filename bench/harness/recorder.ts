/** Records what a program asks the database and Telegram for while it processes an update. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, Document, MongoClient } from 'mongodb'

import type { BotApiCall } from '../updates/observed-calls.ts'

export type Operation = (
  | { readonly kind: 'database'; readonly collection: string; readonly command: Document }
  | { readonly kind: 'call'; readonly method: string; readonly body: Readonly<Record<string, unknown>> }
) & { readonly startedAt: number; readonly endedAt: number }

export type Recorded<T> = {
  readonly result: T
  /** In the order in which they started. */
  readonly operations: readonly Operation[]
}

export type Recorder = {
  /** @param work processes one update */
  readonly record: <T>(work: () => Promise<T>) => Promise<Recorded<T>>
}

/** Hears of every Bot API call until the function that it returns is called. */
type Listen = (listener: (call: BotApiCall) => void) => () => void

/** What the recorder needs of a client that was opened with monitorCommands. */
export type MonitoredClient = Pick<MongoClient, 'on' | 'off'>

/** How long nothing must be in flight before an update counts as over: some of its work follows the answer. */
const QUIET_MS = 80

export function createRecorder(client: MonitoredClient, listen: Listen): Recorder {
  return {
    async record(work) {
      const operations: Operation[] = []
      const begun = new Map<number, { readonly at: number; readonly event: CommandStartedEvent }>()
      let lastAt = 0
      const onStarted = (event: CommandStartedEvent): void => {
        lastAt = performance.now()
        begun.set(event.requestId, { at: performance.now(), event })
      }
      const onFailed = ({ requestId }: CommandFailedEvent): void => void begun.delete(requestId)
      const onSucceeded = ({ requestId }: CommandSucceededEvent): void => {
        const start = begun.get(requestId)
        if (start === undefined) return
        begun.delete(requestId)
        lastAt = performance.now()
        const { command, commandName } = start.event
        const collection = String(command[commandName])
        operations.push({ kind: 'database', collection, command, startedAt: start.at, endedAt: performance.now() })
      }
      client.on('commandStarted', onStarted)
      client.on('commandSucceeded', onSucceeded)
      client.on('commandFailed', onFailed)
      const unlisten = listen((call) => operations.push({ kind: 'call', ...call }))
      try {
        const result = await work()
        lastAt = performance.now()
        while (begun.size > 0 || performance.now() - lastAt < QUIET_MS) await sleep(QUIET_MS / 4)
        return { result, operations: operations.toSorted((a, b) => a.startedAt - b.startedAt) }
      } finally {
        unlisten()
        client.off('commandStarted', onStarted)
        client.off('commandSucceeded', onSucceeded)
        client.off('commandFailed', onFailed)
      }
    },
  }
}
