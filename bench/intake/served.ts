/**
 * The measured process: the product's lead intake and, as the floor, a bare Hono route that does the same insert
 * with the same write concern. Controlled by messages.
 */
import { Hono } from 'hono'
import { MongoServerError } from 'mongodb'

import { systemClock } from '../../src/clock.ts'
import { loadConfig } from '../../src/app/config/config.ts'
import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { translateDatabaseError } from '../../src/database/translate-error.ts'
import { createHttpApp } from '../../src/http/create-http-app.ts'
import { createHealth } from '../../src/http/health.ts'
import { serve } from '../../src/http/serve.ts'
import { createLifecycle } from '../../src/app/lifecycle.ts'
import { silentLogger, type Logger } from '../../src/logger.ts'
import { createMetrics } from '../../src/app/metrics.ts'
import { idOf, type MemberId, newId, objectId } from '../../src/models/ids.ts'
import { openBot } from '../../src/app/open-bot.ts'
import { JOBS_COLLECTION } from '../../src/models/job.ts'
import { createBenchCore } from '../harness/bench-core.ts'

export type IntakeTask = {
  readonly mongodbUri: string
  readonly apiRoot: string
  readonly token: string
  /** People of the sandbox: the first one owns the workspace, the others get the leads in turn. */
  readonly personIds: readonly number[]
}

export type IntakeMessage =
  | {
      readonly kind: 'ready'
      readonly url: string
      readonly path: string
      readonly secret: string
      readonly floorUrl: string
    }
  | { readonly kind: 'working' }
  | { readonly kind: 'told'; readonly name: string; readonly at: number }
  | { readonly kind: 'stopped' }

const FLOOR = 'deliveriesOfTheFloor'
const NO_LIMIT = { requests: 1_000_000_000, perSeconds: 60 }
const LEAD_NAME = /Lead-\d+-\d+/u

const say = (message: IntakeMessage): void => void process.send?.(message)

/** Errors are shown: a failing product makes the bench worthless. */
const log: Logger = {
  ...silentLogger,
  error: (fields, message) => console.error('error', message, fields),
  child: () => log,
}

/** As fetch, and reports when Telegram has accepted a message about a lead. */
const tellingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const url = input instanceof Request ? input.url : String(input)
  const name = url.endsWith('/sendMessage')
    ? LEAD_NAME.exec(typeof init?.body === 'string' ? init.body : '')?.[0]
    : undefined
  if (name !== undefined && response.ok) say({ kind: 'told', name, at: Date.now() })
  return response
}

async function run({ mongodbUri, apiRoot, token, personIds }: IntakeTask): Promise<void> {
  const settings = loadConfig({ BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, MONGODB_URI: mongodbUri })
  if (!settings.ok) throw new Error(settings.problems.map(({ line }) => line).join('\n'))
  const { config } = settings
  const { connection, close } = await connectDatabase({ uri: mongodbUri, log, poolSize: config.workers + 34 })
  await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })

  const clock = systemClock
  const core = createBenchCore(connection, log)
  const { models, services } = core
  for (const id of personIds) await services.identity.meet(id, id)
  const [founderId = 0, ...others] = personIds
  const founder = { telegramUserId: founderId, name: 'Olena', locale: 'en', commandId: 'bench' } as const
  const workspace = { name: 'Bench', currency: 'EUR', timeZone: 'Europe/Berlin', region: 'DE', locale: 'en' } as const
  const ids = await services.workspaces.create(founder, workspace)
  const actor = {
    ...ids,
    role: 'owner',
    visibility: 'team',
    customFields: [],
    timeZone: workspace.timeZone,
    channel: 'telegram',
    commandId: 'bench-source',
  } as const
  const reps = others.map((telegramUserId) => ({
    workspaceId: objectId(ids.workspaceId),
    telegramUserId,
    name: `Rep ${telegramUserId}`,
    role: 'rep' as const,
  }))
  const members = await models.members.insertMany(reps)
  const memberIds = members.map(({ _id }) => idOf<MemberId>(_id))
  const input = { name: 'Form', provider: 'standard', routing: 'round-robin', memberIds } as const
  const source = await services.leadSources.create(actor, input, { chatId: 1, messageId: 1 })

  const lifecycle = createLifecycle({ log: silentLogger, drainTimeoutMs: 5_000, exit: () => {} })
  const health = createHealth({ version: 'bench', clock })
  const metrics = createMetrics({ processMetrics: false })
  const publicUrl = () => 'http://127.0.0.1'
  const parts = { core, log, lifecycle, metrics, health, publicUrl, fetch: tellingFetch }
  const bot = await openBot({ config, token, apiRoot, ...parts })
  const limits = { perAddress: NO_LIMIT, perSource: NO_LIMIT, refusedPerAddress: NO_LIMIT }
  const app = createHttpApp({
    log: silentLogger,
    health,
    translateError: translateDatabaseError,
    intake: {
      providers: core.providers,
      findSource: services.leadSources.find,
      accept: core.acceptDelivery,
      tellRefused: services.listening.refused,
      log: silentLogger,
      clock,
      publicUrl,
      limits,
      isOpen: () => true,
    },
  })

  const floor = connection.collection(FLOOR)
  for (const { key, name, unique, expireAfterSeconds } of await models.deliveries.collection.indexes()) {
    if (name === '_id_') continue
    await floor.createIndex(key, {
      ...(unique === true && { unique }),
      ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    })
  }
  const bare = new Hono()
  const scope = { workspaceId: objectId(ids.workspaceId), sourceId: objectId(source.id) }
  bare.post('/bare', async (c) => {
    const rawBody = Buffer.from(await c.req.arrayBuffer())
    const inserted = floor.insertOne(
      {
        _id: objectId(newId()),
        ...scope,
        dedupeKey: `id:${c.req.header('webhook-id') ?? ''}`,
        headers: { 'content-type': 'application/json' },
        contentType: 'application/json',
        rawBody,
        status: 'pending',
        attempts: 0,
        results: [],
        receivedAt: clock.now(),
        doneAt: null,
        version: 1,
      },
      { writeConcern: { w: 'majority' } },
    )
    // A repeat: the unique index refuses it.
    await inserted.catch((error: unknown) => {
      if (!(error instanceof MongoServerError) || error.code !== 11000) throw error
    })
    return c.json({ status: 'accepted' }, 202)
  })

  const where = { host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' }
  const [product, floorServer] = [await serve({ app, ...where }), await serve({ app: bare, ...where })]
  process.on('message', (wish: 'work' | 'stop') => {
    if (wish === 'work') {
      void (async () => {
        // Sending everything that the load left behind would take hours.
        await models.deliveries.collection.deleteMany({})
        await connection.collection(JOBS_COLLECTION).deleteMany({})
        await bot.start()
        say({ kind: 'working' })
      })()
    }
    if (wish === 'stop') {
      void (async () => {
        await Promise.all([product.close(1_000), floorServer.close(1_000)])
        await lifecycle.shutdown('measured', 0)
        await close()
        say({ kind: 'stopped' })
        process.disconnect?.()
      })()
    }
  })
  say({
    kind: 'ready',
    url: product.url,
    path: source.path,
    secret: source.secret,
    floorUrl: `${floorServer.url}/bare`,
  })
}

process.once('message', (task: IntakeTask) => void run(task))
