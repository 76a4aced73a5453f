/** Records what a program asks the database and Telegram for while it processes an update. */
import type { CommandStartedEvent, CommandSucceededEvent, Document, MongoClient } from 'mongodb'

import type { BotApiCall } from '../updates/observed-calls.ts'

export type Operation = (
  | { readonly kind: 'database'; readonly collection: string; readonly command: Document }
  | { readonly kind: 'call'; readonly method: string; readonly body: Readonly<Record<string, unknown>> }
) & { readonly startedAt: number; readonly endedAt: number }

export type Recorded<T> = {
  readonly result: T
  /** In the order in which they were begun. */
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

/** For work that is started beside an update and not awaited. */
const SETTLE_MS = 40

export function createRecorder(client: MonitoredClient, listen: Listen): Recorder {
  return {
    async record(work) {
      const operations: Operation[] = []
      const begun = new Map<number, { readonly at: number; readonly event: CommandStartedEvent }>()
      const onStarted = (event: CommandStartedEvent): void => {
        begun.set(event.requestId, { at: performance.now(), event })
      }
      const onSucceeded = ({ requestId }: CommandSucceededEvent): void => {
        const start = begun.get(requestId)
        if (start === undefined) return
        const { command, commandName } = start.event
        const collection = String(command[commandName])
        operations.push({ kind: 'database', collection, command, startedAt: start.at, endedAt: performance.now() })
      }
      client.on('commandStarted', onStarted)
      client.on('commandSucceeded', onSucceeded)
      const unlisten = listen((call) => operations.push({ kind: 'call', ...call }))
      try {
        const result = await work()
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
        return { result, operations: operations.toSorted((a, b) => a.startedAt - b.startedAt) }
      } finally {
        unlisten()
        client.off('commandStarted', onStarted)
        client.off('commandSucceeded', onSucceeded)
      }
    },
  }
}
