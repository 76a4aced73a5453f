/** The product inside the test's own process, where its wiring can be inspected and coverage is measured. */
import { onTestFinished } from 'vitest'

import { loadConfig } from '../../src/app/config/config.ts'
import { createLifecycle, type Lifecycle } from '../../src/app/lifecycle.ts'
import type { ProgramParts } from '../../src/app/run-program.ts'
import { recordedLog, type RecordedLog } from './recorded-log.ts'

export type InProcess = ProgramParts &
  Pick<RecordedLog, 'messages'> & {
    /** The exit codes with which the process would have ended. */
    readonly exits: readonly number[]
    readonly stop: () => ReturnType<Lifecycle['shutdown']>
  }

/** The process that a program gets; everything it starts is stopped when the test ends. @param env overrides the free ports */
export function inProcess(env: Readonly<Record<string, string>>): InProcess {
  const result = loadConfig({ PORT: '0', METRICS_PORT: '0', ...env })
  if (!result.ok) throw new Error(result.problems.map(({ line }) => line).join('\n'))
  const { log, messages } = recordedLog()
  const exits: number[] = []
  const lifecycle = createLifecycle({ log, drainTimeoutMs: 5_000, exit: (code) => exits.push(code) })
  const stop = () => lifecycle.shutdown('The test ends', 0)
  onTestFinished(stop)
  return { config: result.config, log, messages, lifecycle, exits, stop }
}
