/** A real Chromium for the browser tests, even on a machine without one: they are never skipped. */
import { execFile } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

import { chromium, type Browser } from 'playwright-core'

import { chromiumFromDebian } from './chromium-from-debian.ts'

const run = promisify(execFile)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** No requests but the tests' own: no updates, no sync, no preloading. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless browser; close it after the tests. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(process.env), args: quiet, timeout: 60_000 })
}

/**
 * The program to run: CHROMIUM_PATH; else one on PATH that starts; else Debian's, unpacked into the user's cache.
 * CHROMIUM_UNPACK=1 skips to the last.
 */
async function findChromium(environment: NodeJS.ProcessEnv): Promise<string> {
  if (environment['CHROMIUM_UNPACK'] === '1') return chromiumFromDebian(environment, console.log)
  const given = environment['CHROMIUM_PATH']
  if (given !== undefined && given !== '') return given
  for (const name of names) {
    for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name)
      if (await starts(path)) return path
    }
  }
  return chromiumFromDebian(environment, console.log)
}

/** A name on PATH may be a wrapper that only says how to install the real thing. */
async function starts(path: string): Promise<boolean> {
  return run(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  )
}
