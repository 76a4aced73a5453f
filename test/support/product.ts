/** The whole product as a person starts it, with its own ports and data folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished } from 'vitest'

import { runProgram } from './program.ts'

export type Product = {
  /** The product's own HTTP. */
  readonly url: string
  /** The sandbox: its page and its control API. */
  readonly chatUrl: string
  /** Everything it printed. */
  readonly out: () => string
  /** Stops it as Ctrl+C or a service manager would; returns the exit code and the output on standard error. */
  readonly stop: () => Promise<{ readonly code: number | string; readonly errors: string }>
}

/** A folder that is removed when the test ends, after everything started in it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Starts it and waits until it says that it is running. @param env overrides the free ports and readable log lines */
export async function startProduct(env: Readonly<Record<string, string>>): Promise<Product> {
  const program = runProgram('src/main.ts', {
    PORT: '0',
    METRICS_PORT: '0',
    SANDBOX_PORT: '0',
    LOG_FORMAT: 'pretty',
    ...env,
  })
  const stop = async () => {
    program.process.kill('SIGTERM')
    return { code: await program.ended, errors: program.errors() }
  }
  // Before the program is killed, so that its database shuts down cleanly.
  onTestFinished(async () => void (await stop()))
  await expect.poll(program.out, { timeout: 60_000, interval: 100 }).toContain('Ctrl+C stops.')
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(program.out())?.[1]
    if (found === undefined) throw new Error(`No ${pattern.source} in: ${program.out()}`)
    return found
  }
  return {
    url: find(/HTTP\s+(http:\/\/\S+)/u),
    chatUrl: find(/Open (http:\S+) in a browser/u),
    out: program.out,
    stop,
  }
}
