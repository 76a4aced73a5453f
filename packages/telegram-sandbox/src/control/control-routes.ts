import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

import { BotApiError } from '../bot-api/bot-api-error.ts'
import type { CallLog } from '../call-log.ts'
import { saveUser } from '../change-chat.ts'
import { faultSchema } from '../testing-api.ts'
import { newPersonSchema } from '../control-api.ts'
import type { LiveEvent, PeopleAnswer } from '../control-api.ts'
import type { Core } from '../core.ts'
import type { Faults } from '../faults.ts'
import { PATIENCE_MS, QUIET_MS } from '../idle-watch.ts'
import type { StoredUser } from '../store/state.ts'
import { botStatus } from './bot-status.ts'
import { createChatRoutes } from './chat-routes.ts'
import { ControlError } from './control-error.ts'
import { numberIn, readRequest } from './read-request.ts'
import { showPerson } from './show-message.ts'

export type ControlRoutesDependencies = {
  readonly core: Core
  readonly calls: CallLog
  readonly faults: Faults
  readonly log: (line: string) => void
}

const HEARTBEAT_MS = 15_000
/** Types that a browser may display; everything else is only offered for download. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** Mounted below /sandbox. */
export function createControlRoutes({ core, calls, faults, log }: ControlRoutesDependencies): Hono {
  const app = new Hono()
  const { store } = core

  app.route('/chats', createChatRoutes(core))

  app.get('/bot', (context) => context.json(botStatus(core)))

  app.get('/users', (context) =>
    context.json({ users: [...store.state.users.values()].map(showPerson) } satisfies PeopleAnswer),
  )
  app.post('/users', async (context) => {
    const { id = Math.max(1000, ...store.state.users.keys()) + 1, ...named } = await readRequest(
      context,
      newPersonSchema,
    )
    if (store.state.users.has(id)) throw new ControlError(409, `The id ${id} is taken`)
    const user = JSON.parse(JSON.stringify({ id, ...named, blocked: false, started: false })) as StoredUser
    saveUser(core, user)
    return context.json(showPerson(user), 201)
  })

  app.get('/faults', (context) => context.json({ faults: faults.list() }))
  app.post('/faults', async (context) => {
    faults.add(await readRequest(context, faultSchema))
    return context.json({ faults: faults.list() })
  })
  app.delete('/faults', (context) => {
    faults.clear()
    return context.json({ faults: [] })
  })

  app.get('/idle', async (context) => {
    const answer = await core.idle.wait({
      timeoutMs: numberIn(context, 'timeout_ms', 15_000, 300_000),
      quietMs: numberIn(context, 'quiet_ms', QUIET_MS, 60_000),
      patienceMs: numberIn(context, 'patience_ms', PATIENCE_MS, 60_000),
      signal: context.req.raw.signal,
    })
    return context.json(answer)
  })

  app.get('/calls', (context) => context.json(calls.since(numberIn(context, 'since', 0, Number.MAX_SAFE_INTEGER))))

  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const send = (event: LiveEvent): void => {
        void stream.writeSSE({ event: event.type, data: JSON.stringify(event) })
      }
      const unsubscribe = core.live.subscribe(send)
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
      send({ type: 'hello', bot: botStatus(core) })
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      clearInterval(heartbeat)
      unsubscribe()
    }),
  )

  app.get('/files/:fileId', (context) => {
    const file = store.state.files.get(context.req.param('fileId'))
    const content = file === undefined ? null : store.readFile(file.file_unique_id)
    if (file === undefined || content === null) throw new ControlError(404, 'There is no such file')
    const shown = file.width !== undefined && SHOWN.includes(file.mime_type)
    return context.body(Uint8Array.from(content), 200, {
      'content-type': shown ? file.mime_type : 'application/octet-stream',
      'content-disposition': shown ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.file_name)}`,
      'cache-control': 'private, max-age=31536000, immutable',
    })
  })

  app.all('*', (context) =>
    context.json({ error: `The control API has no ${context.req.method} ${context.req.path}` }, 404),
  )
  app.onError((error, context) => {
    if (error instanceof ControlError) return context.json({ error: error.message }, error.status)
    // A person's act may fail the Bot API's checks: not an image, a file too large.
    if (error instanceof BotApiError) return context.json({ error: error.message }, 400)
    log(`The sandbox failed: ${error.stack ?? error.message}`)
    return context.json({ error: 'The sandbox failed; its output says why' }, 500)
  })
  return app
}
