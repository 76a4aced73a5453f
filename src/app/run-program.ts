/**
 * What every program of the product does around its work: configuration, log, lifecycle, and one clear line on failure.
 */
import type { EventEmitter } from 'node:events'

import { keepPrivate } from '@clientsphere/embedded-mongo/private-folder'

import type { Config } from './config/config.ts'
import { isAppError } from '../errors.ts'
import { createLifecycle, type Lifecycle } from './lifecycle.ts'
import { createLog } from './log/log.ts'
import type { Logger } from '../logger.ts'
import { type ConfiguredProcess, readConfig } from './config/read-config.ts'

export type ProgramParts = { readonly config: Config; readonly log: Logger; readonly lifecycle: Lifecycle }

/** What a program needs from the process it runs in. */
export type ProgramProcess = ConfiguredProcess &
  EventEmitter & {
    readonly stderr: { readonly write: (text: string) => unknown }
    readonly exit: (code: number) => void
  }

/** How long after Ctrl+C npm may forward the signal again. */
const NPM_ECHO_MS = 500

/**
 * Runs `work` until it fails or the process is asked to stop. A failure is written to standard error (only the message
 * if it was expected), and the process exits with 1 after stopping everything that was started.
 */
export async function runProgram(process: ProgramProcess, work: (parts: ProgramParts) => Promise<void>): Promise<void> {
  const configured = configOrExit(process)
  if (configured === undefined) return
  const { config, warnings } = configured
  const log = createLog({ ...config.log, colors: process.stdout.isTTY })
  for (const { line } of warnings) log.warn({}, line)
  // An embedded database does this itself, when it takes the folder.
  const stillOpen = config.mongodbUri === undefined ? undefined : keepPrivate(config.dataDir)
  if (stillOpen !== undefined) log.warn({}, stillOpen)
  const lifecycle = createLifecycle({
    log,
    drainTimeoutMs: config.drainTimeoutMs,
    ignoreEchoMs: process.env['npm_lifecycle_event'] === undefined ? 0 : NPM_ECHO_MS,
    exit: (code) => process.exit(code),
  })
  lifecycle.listen(process)
  try {
    await work({ config, log, lifecycle })
  } catch (error) {
    if (!lifecycle.signal.aborted) {
      if (isAppError(error)) process.stderr.write(`${error.message}\n`)
      else log.error({ error }, 'The start failed')
    }
    await lifecycle.shutdown('The start failed', lifecycle.signal.aborted ? 0 : 1)
  }
}

function configOrExit(process: ProgramProcess): ReturnType<typeof readConfig> | undefined {
  try {
    return readConfig(process)
  } catch (error) {
    if (!isAppError(error)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
    return undefined
  }
}
