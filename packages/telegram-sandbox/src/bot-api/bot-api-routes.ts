import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

import type { Store } from '../store/store.ts'
import { BotApiError } from './bot-api-error.ts'
import { readParameters } from './read-parameters.ts'
import { refusalOf } from './run-call.ts'
import type { CallRunner, Envelope } from './run-call.ts'

export type BotApiRoutesDependencies = {
  readonly store: Store
  readonly run: CallRunner
  /** @throws BotApiError 401 or 404 */
  readonly admit: (token: string) => void
  readonly log: (line: string) => void
}

export function createBotApiRoutes({
  store,
  run,
  admit,
  log,
}: BotApiRoutesDependencies): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (context) => {
    try {
      admit(decodeURIComponent(context.req.param('bot').slice('bot'.length)))
    } catch (error) {
      return answer(context, refusalOf(error, log))
    }
    const { signal } = context.req.raw
    const outcome = await run(context.req.param('method'), () => readParameters(context), signal)
    if (outcome.dropped) {
      context.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    return answer(context, outcome.envelope)
  })

  app.get('/file/:bot{bot[^/]+}/:path{.+}', (context) => {
    try {
      admit(decodeURIComponent(context.req.param('bot').slice('bot'.length)))
      const path = context.req.param('path')
      const file = [...store.state.files.values()].find((known) => known.file_path === path)
      const content = file === undefined ? null : store.readFile(file.file_unique_id)
      if (content === null) throw new BotApiError(404, 'Not Found')
      return context.body(Uint8Array.from(content), 200, { 'content-type': 'application/octet-stream' })
    } catch (error) {
      return answer(context, refusalOf(error, log))
    }
  })

  return app
}

function answer(context: Context, envelope: Envelope): Response {
  return context.json(envelope, envelope.ok ? 200 : (envelope.error_code as ContentfulStatusCode))
}
