/** The product as people run it: what `npm start` starts, in a process of its own, which polls the sandbox. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { end } from '../harness/sandbox-process.ts'
import type { ProductAddress } from './product.ts'

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))
/** What the process needs of this one's environment; none of it configures the product. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH']

type LogLine = { readonly level?: string; readonly msg?: string; readonly error?: unknown }

/** @param dataDir for its keys @returns the function that stops it */
export async function startProductProcess(address: ProductAddress, dataDir: string): Promise<() => Promise<void>> {
  const { mongodbUri, apiRoot, token } = address
  const passed = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const child = spawn(process.execPath, ['--conditions=source', START], {
    env: {
      ...Object.fromEntries(passed),
      MONGODB_URI: mongodbUri,
      TELEGRAM_API_ROOT: apiRoot,
      BOT_TOKEN: token,
      DATA_DIR: dataDir,
      PORT: '0',
      METRICS_PORT: '0',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The product did not start')))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { level, msg, error } = JSON.parse(line) as LogLine
      // Warnings and errors are shown: a failing product makes the bench worthless.
      if (level === 'warn' || level === 'error') console.error(level, msg, error ?? '')
      if (msg === 'ClientSphere is running') resolve()
    })
  })
  return () => end(child)
}
