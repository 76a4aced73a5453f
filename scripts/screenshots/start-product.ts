/** The product for the screenshots: with its sandbox, on free ports, in a temporary folder. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type RunningProduct = {
  /** The sandbox: its page and its control API. */
  readonly chatUrl: string
  readonly stop: () => Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What a child process needs from this environment; none of it configures the product. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'LD_LIBRARY_PATH']
/** The first start on a machine fetches a database engine. */
const START_MS = 600_000

/** @throws Error with everything that it printed, if it ends instead of starting */
export async function startProduct(): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'clientsphere-screenshots-'))
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', import.meta.resolve('tsx'), join(ROOT, 'src/main.ts')],
    {
      cwd: folder,
      env: {
        ...Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
        DATA_DIR: join(folder, 'data'),
        PORT: '0',
        METRICS_PORT: '0',
        SANDBOX_PORT: '0',
        SANDBOX_LIMITS: 'off',
        LOG_FORMAT: 'pretty',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  let printed = ''
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const stop = async () => {
    end()
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const address = new Promise<string>((resolve) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /Open (http:\S+) in a browser.*Ctrl\+C stops/u.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  const chatUrl = await Promise.race([address, ended, nothingAfter(START_MS)])
  if (chatUrl === undefined) {
    await stop()
    throw new Error(`The product did not start: ${printed}`)
  }
  return { chatUrl, stop }
}

async function nothingAfter(ms: number): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
  return undefined
}
