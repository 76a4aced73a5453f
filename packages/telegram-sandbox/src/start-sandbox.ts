import type { AddressInfo } from 'node:net'

import { createAdaptorServer } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'

import { createBotApiRoutes } from './bot-api/bot-api-routes.ts'
import { admitToken, botOf } from './bot-api/bot-token.ts'
import type { BotName } from './bot-api/bot-token.ts'
import { createCallRunner } from './bot-api/run-call.ts'
import { createCallLog } from './call-log.ts'
import { watchBotStatus } from './control/bot-status.ts'
import { createControlRoutes } from './control/control-routes.ts'
import { createCore } from './create-core.ts'
import { createFaults } from './faults.ts'
import { createHostGuard } from './host-guard.ts'
import { createPageRoutes } from './page-routes.ts'
import { QUERY_LIFETIME_MS } from './queries/callback-queries.ts'
import type { LineSeal } from './store/journal.ts'
import { openStore } from './store/store.ts'
import { createWebhookDelivery } from './updates/webhook-delivery.ts'
import { createUploads, MAX_UPLOAD_BYTES, withUploads } from './uploads.ts'

export type SandboxPerson = {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}

export type SandboxOptions = {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** Names under which it may be opened, besides `localhost` and any address. */
  readonly hosts?: readonly string[]
  /** Memory for the bodies of all requests in progress. Default: 256 MiB. */
  readonly maxUploadBytes?: number
  /** Keeps chats across restarts; without it they are in memory. Received files go into a folder beside it. */
  readonly storeFile?: string
  /** Encrypts the lines of the store file; without it they are readable. Files that people send are not encrypted. */
  readonly seal?: LineSeal
  /** Added to those in the store. Default: Olena Kovalenko, Max Weber and Priya Shah. */
  readonly people?: readonly SandboxPerson[]
  /** The only accepted token. Default: the first well-formed one that is used. */
  readonly botToken?: string
  readonly bot?: BotName
  /** Whether new messages are refused with 429 at about Telegram's rates. Default: 'telegram'. */
  readonly limits?: 'telegram' | 'off'
  /** How long taps and inline queries wait for the bot's answer, in milliseconds. Default: Telegram's 15 s. */
  readonly queryLifetimeMs?: number
  readonly log: (line: string) => void
  readonly now?: () => Date
}

export type Sandbox = {
  /** http://host:port without a trailing slash: the root of the Bot API and the address of the page. */
  readonly url: string
  /** The token from the options, or one that is accepted if no other was used before. */
  readonly botToken: string
  readonly close: () => Promise<void>
}

const DEMO_PEOPLE: readonly SandboxPerson[] = [
  { id: 1001, first_name: 'Olena', last_name: 'Kovalenko', username: 'olena_kovalenko', language_code: 'uk' },
  { id: 1002, first_name: 'Max', last_name: 'Weber', username: 'max_weber', language_code: 'en' },
  { id: 1003, first_name: 'Priya', last_name: 'Shah', username: 'priya_shah', language_code: 'en' },
]
/** For a request to arrive, not for its answer, which may be a long poll. Milliseconds. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  // Bots keep a connection for their next call. One that is closed at that very moment loses the call.
  keepAliveTimeout: 75_000,
} as const
const MAX_CONNECTIONS = 1_000
const DEFAULT_NAME: BotName = { first_name: 'Sandbox bot', username: 'sandbox_bot' }
/** Opens nothing but a sandbox; made of plain words so that nobody mistakes it for a secret. */
const DEFAULT_TOKEN = `7000000001:${'sandbox-'.repeat(4)}bot`

/**
 * Starts the Bot API server, the control API and the page on one port.
 *
 * @example
 * const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, log: console.log })
 * const bot = new Bot(sandbox.botToken, { client: { apiRoot: sandbox.url } })
 * // …
 * await sandbox.close()
 *
 * @throws Error with a message for people: the port is taken (`code` EADDRINUSE), the store is in use or not a sandbox's
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host, port, log, now = () => new Date(), bot: name = DEFAULT_NAME } = options
  const store = openStore({ storeFile: options.storeFile, seal: options.seal, now })
  try {
    for (const person of options.people ?? DEMO_PEOPLE) {
      if (!store.state.users.has(person.id))
        store.commit({ t: 'user', user: { ...person, blocked: false, started: false } })
    }
    if (options.botToken !== undefined) store.commit({ t: 'bot', bot: botOf(options.botToken, name) })
  } catch (error) {
    store.close()
    throw error
  }

  const core = createCore({
    store,
    now,
    limits: options.limits ?? 'telegram',
    queryLifetimeMs: options.queryLifetimeMs ?? QUERY_LIFETIME_MS,
  })
  const calls = createCallLog(core.live)
  const faults = createFaults()
  const run = createCallRunner({ core, calls, faults, log })
  const status = watchBotStatus(core)
  const admit = (token: string): void => {
    if (admitToken(store, token, name)) status.check()
  }

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(createHostGuard([host, ...(options.hosts ?? [])]))
  app.use(withUploads(createUploads(options.maxUploadBytes ?? MAX_UPLOAD_BYTES)))
  app.use(async (context, next) => {
    await next()
    context.res.headers.set('x-content-type-options', 'nosniff')
    context.res.headers.set('referrer-policy', 'no-referrer')
  })
  app.route('/sandbox', createControlRoutes({ core, calls, faults, log }))
  app.route('/', createPageRoutes())
  app.route('/', createBotApiRoutes({ store, run, admit, log }))
  app.notFound((context) => context.json({ ok: false, error_code: 404, description: 'Not Found' }, 404))

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false, serverOptions: TIMEOUTS })
  if ('maxConnections' in server) server.maxConnections = MAX_CONNECTIONS
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    status.stop()
    store.close()
    throw error
  }
  const delivery = createWebhookDelivery({
    store,
    updates: core.updates,
    now,
    onError: (error) => {
      core.webhookError.last = error
    },
    onReply: async (method, values) => {
      await run(method, () => Promise.resolve({ values, uploads: new Map() }), new AbortController().signal)
    },
  })

  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${hostToOpen(host)}:${taken}`,
    botToken: options.botToken ?? DEFAULT_TOKEN,
    close: async () => {
      status.stop()
      delivery.close()
      core.callbackQueries.close()
      core.inlineQueries.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      store.close()
    },
  }
}

/** "Every address" is none that a browser or a bot can open; the loopback one is among them. */
function hostToOpen(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
