import { createServer, type AddressInfo } from 'node:net'

import { describe, expect, it, onTestFinished } from 'vitest'

import { testDatabaseUri } from '../support/database.ts'
import { runProgram } from '../support/program.ts'

const MAIN = 'src/main.ts'

/** Free ports, and a separate database. */
const settings = (uri = testDatabaseUri()) => ({
  MONGODB_URI: uri,
  PORT: '0',
  METRICS_PORT: '0',
  SANDBOX_PORT: '0',
  LOG_FORMAT: 'pretty',
})

async function runningAt(program: ReturnType<typeof runProgram>): Promise<string> {
  await expect.poll(program.out, { timeout: 60_000 }).toContain('Ctrl+C stops.')
  const url = /HTTP\s+(http:\/\/\S+)/.exec(program.out())?.[1]
  if (url === undefined) throw new Error(program.out())
  return url
}

async function portInUse(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('npm start', () => {
  it('without a bot token starts the sandbox, migrates, becomes ready, and stops cleanly on SIGTERM', async () => {
    const program = runProgram(MAIN, settings(), { fromSources: true })
    const url = await runningAt(program)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
      status: 'ready',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      parts: { database: { state: 'up' } },
    })
    const metrics = /Metrics\s+(http:\S+)/.exec(program.out())?.[1] ?? ''
    expect(await (await fetch(metrics)).text()).toContain('route="/readyz",status="200"} 1')
    const chat = /Open (http:\S+) in a browser/.exec(program.out())?.[1] ?? ''
    expect((await fetch(`${chat}/sandbox/users`)).status).toBe(200)

    program.process.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(program.errors()).toBe('')
  }, 90_000)

  it('reads .env in the folder it is started in, below the real environment', async () => {
    const dotEnv = '# mine\nPORT=x\nWORKERS=y\n'
    const program = runProgram(MAIN, { ...settings(), WORKERS: '0' }, { files: { '.env': dotEnv } })
    expect(await program.ended).toBe(1)
    expect(program.errors().trim().split('\n')).toEqual([
      'WORKERS: got "0"; give how many chats and jobs are processed at once, from 1 to 256 (default 16)',
    ])
    const { PORT: _, ...withoutPort } = settings()
    const other = runProgram(MAIN, { ...withoutPort, WORKERS: '1' }, { files: { '.env': dotEnv } })
    expect(await other.ended).toBe(1)
    expect(other.errors()).toBe('PORT: got "x"; give a port from 1 to 65535, or 0 for any free one (default 8080)\n')
  })

  it('reports every wrong variable on its own line and exits with 1', async () => {
    const program = runProgram(MAIN, { BOT_TOKEN: 'abc', LOG_LEVEL: 'loud', MONGODB_URL: 'x' })
    expect(await program.ended).toBe(1)
    expect(program.out()).toBe('')
    expect(program.errors().trim().split('\n')).toEqual([
      'MONGODB_URL: not a variable of ClientSphere; did you mean MONGODB_URI?',
      expect.stringMatching(/^BOT_TOKEN: got a hidden value of 3 characters; give the token that @BotFather gave/),
      'LOG_LEVEL: got "loud"; give one of debug, info, warn, error, silent (default info)',
    ])
  })

  it.each(['PORT', 'METRICS_PORT', 'SANDBOX_PORT'])('says in one line that the port of %s is in use', async (name) => {
    const port = await portInUse()
    const program = runProgram(MAIN, { ...settings(), [name]: String(port) })
    expect(await program.ended).toBe(1)
    expect(program.errors()).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program: stop that one, or set ${name} to a free port\n`,
    )
  })

  it('says in one line that the data folder cannot be written', async () => {
    const program = runProgram(MAIN, { ...settings(), DATA_DIR: '/dev/null/data' })
    expect(await program.ended).toBe(1)
    expect(program.errors()).toMatch(
      /^The data folder \/dev\/null\/data cannot be written \(\w+\): .* set DATA_DIR to another one\n$/,
    )
  })
})

describe('npm run migrate', () => {
  it('says with --dry-run what it would do, does it without, and then has nothing left to do', async () => {
    const env = settings()
    const run = async (...args: string[]) => {
      const program = runProgram('src/commands/migrate.ts', env, { args })
      expect(await program.ended).toBe(0)
      return program.out()
    }
    const planned = await run('--dry-run')
    expect(planned).toMatch(/^This would be done:\n0001-foundation\n {2}create collection workspaces\n/)
    expect(await run('--dry-run')).toBe(planned)
    expect(await run()).toContain('Applied: 0001-foundation')
    expect(await run('--dry-run')).toBe('Nothing to do: the database is up to date.\n')
  })

  it('refuses an argument it does not know', async () => {
    const program = runProgram('src/commands/migrate.ts', settings(), { args: ['--dryrun'] })
    expect(await program.ended).toBe(1)
    expect(program.errors()).toBe('Unknown argument --dryrun; the only one is --dry-run\n')
  })
})
