#!/usr/bin/env node
/** `telegram-sandbox`: the sandbox alone, for any bot. */
import { startSandbox } from './start-sandbox.ts'
import type { Sandbox } from './start-sandbox.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    fail(`SANDBOX_PORT is "${text}"; give a port from 0 (any free one) to 65535`)
  return port
}

function limitsOf(text: string): 'telegram' | 'off' {
  if (text === 'telegram' || text === 'off') return text
  return fail(`SANDBOX_LIMITS is "${text}"; give telegram or off`)
}

function namesOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => name !== '' && !/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name))
  if (wrong !== undefined) fail(`SANDBOX_HOSTS has "${wrong}"; give names without ports, separated by commas`)
  return names.filter((name) => name !== '')
}

const {
  SANDBOX_PORT = '8081',
  SANDBOX_HOST = '127.0.0.1',
  SANDBOX_HOSTS = '',
  SANDBOX_LIMITS = 'telegram',
  SANDBOX_STORE = '',
} = process.env
const port = portOf(SANDBOX_PORT)

async function start(): Promise<Sandbox> {
  try {
    return await startSandbox({
      host: SANDBOX_HOST,
      port,
      hosts: namesOf(SANDBOX_HOSTS),
      limits: limitsOf(SANDBOX_LIMITS),
      log: print,
      ...(SANDBOX_STORE === '' ? {} : { storeFile: SANDBOX_STORE }),
    })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (taken)
      fail(
        `Port ${port} on ${SANDBOX_HOST} is in use; stop the program that uses it, or set SANDBOX_PORT to another one`,
      )
    fail(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const sandbox = await start()
print(`The chat:            ${sandbox.url}/`)
print(`Point your bot at:   ${sandbox.url} (grammY: client: { apiRoot: '${sandbox.url}' })`)
print(`Its token:           any well-formed one; the first used is the bot, for example ${sandbox.botToken}`)
print(
  `Chats are kept in:   ${SANDBOX_STORE === '' ? 'memory, until this stops (set SANDBOX_STORE to a file to keep them)' : SANDBOX_STORE}`,
)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    void sandbox.close().then(() => process.exit(0))
  })
}
