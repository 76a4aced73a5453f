/** Starts an engine again when it ends without being asked to, and gives up when that happens too often. */
import { setTimeout as sleep } from 'node:timers/promises'

export type RunningEngine = {
  readonly stop: () => Promise<void>
  /** Resolves when it has ended, asked or not, with how it ended, for people. */
  readonly ended: Promise<string>
}

export type KeepRunningOptions<Engine extends RunningEngine> = {
  /** @throws if the engine does not start */
  readonly launch: () => Promise<Engine>
  /** Called with one line each time it is about to be started again. */
  readonly onRestart: (line: string) => void
  /** Called once with one line; the engine is not started again. */
  readonly onGivenUp: (line: string) => void
  /** Milliseconds on a clock that only moves forward. */
  readonly now?: () => number
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

export type KeptRunning<Engine extends RunningEngine> = {
  /** The one that was started first; every later one has the same address. */
  readonly first: Engine
  readonly stop: () => Promise<void>
}

const MAX_FAILURES = 5
const WITHIN_MS = 10 * 60_000
/** Doubled with each failure that is still counted: 0.25, 0.5, 1 and 2 seconds. */
const FIRST_PAUSE_MS = 250

/** @throws what the first `launch` throws: only an engine that has run is started again */
export async function keepRunning<Engine extends RunningEngine>(
  options: KeepRunningOptions<Engine>,
): Promise<KeptRunning<Engine>> {
  const { launch, onRestart, onGivenUp, now = () => performance.now(), pause = pauseFor } = options
  const first = await launch()
  const stopping = new AbortController()
  let current: Engine | undefined = first
  let latest = first
  let failures: readonly number[] = []

  /** @returns whether it is worth another start */
  const countFailure = async (reason: string): Promise<boolean> => {
    failures = [...failures, now()].filter((at) => now() - at < WITHIN_MS)
    if (failures.length >= MAX_FAILURES) {
      onGivenUp(
        `The embedded database failed ${MAX_FAILURES} times within ${WITHIN_MS / 60_000} minutes and is not started again: ${reason}`,
      )
      return false
    }
    onRestart(`The embedded database failed and is started again: ${reason}`)
    await pause(FIRST_PAUSE_MS * 2 ** (failures.length - 1), stopping.signal)
    return !stopping.signal.aborted
  }

  const watch = async (): Promise<void> => {
    for (;;) {
      const reason = current === undefined ? await startAgain() : `it ended with ${await current.ended}`
      if (stopping.signal.aborted) return
      if (reason === undefined) continue
      // Not stopped, which would also give up its address: another program could then answer there.
      current = undefined
      if (!(await countFailure(reason))) return
    }
  }
  /** @returns why it did not start */
  const startAgain = async (): Promise<string | undefined> => {
    try {
      current = await launch()
      latest = current
      return undefined
    } catch (error) {
      return firstLine(error)
    }
  }
  const watching = watch()
  return {
    first,
    stop: async () => {
      stopping.abort()
      await latest.stop()
      await watching
      // Another one may have been starting meanwhile.
      await latest.stop()
    },
  }
}

async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {})
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
}
