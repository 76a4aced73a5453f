/**
 * A log that keeps its lines, redacted as the real one writes them. An error in it that the test did not expect fails
 * the test, so that a correct-looking answer cannot hide a failure.
 */
import { createLog } from '../../src/app/log/log.ts'
import type { Logger } from '../../src/logger.ts'

export type RecordedLog = {
  readonly log: Logger
  readonly lines: () => readonly Record<string, unknown>[]
  readonly messages: () => readonly unknown[]
  /** What was logged as an error, oldest first: a list that grows. */
  readonly errors: readonly unknown[]
}

type LoggedError = { readonly message: string; readonly error: unknown }

let logged: LoggedError[] = []
let expected: readonly string[] = []

/** Says which errors the running test wants in the log, by their messages: each of them, and no other. */
export function expectLoggedErrors(...messages: readonly string[]): void {
  expected = messages
}

/** Checks what was logged since the last call, and clears it. @throws Error for unexpected or missing errors */
export function judgeLoggedErrors(): void {
  const [seen, wanted] = [logged, expected]
  logged = []
  expected = []
  const surprise = seen.find(({ message }) => !wanted.includes(message))
  if (surprise !== undefined) {
    const hint = 'say so with expectLoggedErrors where that is meant'
    throw new Error(`An error was logged: ${surprise.message} (${hint})`, { cause: surprise.error })
  }
  const missing = wanted.find((message) => !seen.some((one) => one.message === message))
  if (missing !== undefined) throw new Error(`No such error was logged: ${missing}`)
}

export function recordedLog(): RecordedLog {
  const lines: Record<string, unknown>[] = []
  const errors: unknown[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>)

  const watched = (log: Logger): Logger => ({
    ...log,
    error(fields, message) {
      errors.push(fields['error'])
      logged.push({ message, error: fields['error'] })
      log.error(fields, message)
    },
    child: (fields) => watched(log.child(fields)),
  })

  return {
    log: watched(createLog({ level: 'debug', format: 'json', destination: { write } })),
    lines: () => lines,
    messages: () => lines.map((line) => line['msg']),
    errors,
  }
}
