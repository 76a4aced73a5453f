/** Sends the export's records as JSON. The services guarantee that they are plain JSON already. */
import type { Context } from 'hono'
import type { JSONValue } from 'hono/utils/types'

import type { ApiEnv } from './api-env.ts'

export function sendJson(c: Context<ApiEnv>, value: unknown, headers: Readonly<Record<string, string>>) {
  return c.json(value as JSONValue, 200, { ...headers })
}
