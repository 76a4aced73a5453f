/** The product when its own database ends without being asked to. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { runProgram } from '../support/program.ts'
import { dataFolder } from '../support/product.ts'

/** The database's program: the product's only child with this folder in its command line. */
function databaseOf(dataDir: string): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .find((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return command.includes('--dbpath') && command.includes(dataDir)
      } catch {
        return false
      }
    })
}

const statusOf = (url: string) => fetch(url).then(({ status }) => status)

describe('a product whose embedded database ends', () => {
  it('is not ready until the database is back, and after five failures exits with 1 and one line', async () => {
    const dataDir = join(dataFolder(), 'data')
    const product = runProgram('src/main.ts', {
      DATA_DIR: dataDir,
      PORT: '0',
      METRICS_PORT: '0',
      SANDBOX_PORT: '0',
      LOG_FORMAT: 'pretty',
    })
    await expect.poll(product.out, { timeout: 60_000 }).toContain('Ctrl+C stops.')
    const url = /HTTP\s+(http:\/\/\S+)/.exec(product.out())?.[1] ?? ''
    expect(await statusOf(`${url}/readyz`)).toBe(200)

    const kill = async (): Promise<void> => {
      await expect.poll(() => databaseOf(dataDir), { timeout: 30_000 }).toBeDefined()
      process.kill(databaseOf(dataDir) ?? 0, 'SIGKILL')
    }
    await kill()
    const poll = { timeout: 30_000, interval: 10 }
    await expect.poll(() => statusOf(`${url}/readyz`), poll).toBe(503)
    expect(await statusOf(`${url}/livez`)).toBe(200)
    await expect.poll(() => statusOf(`${url}/readyz`), poll).toBe(200)
    expect(product.out()).toContain('The embedded database failed and is started again: it ended with SIGKILL')

    for (let failure = 2; failure <= 5; failure += 1) {
      await kill()
      const told = failure < 5 ? 'is started again: ' : 'is not started again: '
      await expect.poll(() => product.out().split(told).length - 1, poll).toBe(failure < 5 ? failure : 1)
    }
    expect(await product.ended).toBe(1)
    expect(product.out()).toContain('The embedded database failed 5 times within 10 minutes and is not started again')
    expect(databaseOf(dataDir)).toBeUndefined()
  }, 120_000)
})
