/** The real HTTP application with its own health state and log. */
import { createHttpApp, type HttpAppDeps } from '../../src/http/create-http-app.ts'
import { createHealth } from '../../src/http/health.ts'
import { recordedLog } from './recorded-log.ts'

export function httpApp(deps: Partial<HttpAppDeps> = {}) {
  const health = createHealth({ version: '1.2.3', clock: { now: () => new Date(0) }, checkTimeoutMs: 30 })
  const recorded = recordedLog()
  return { app: createHttpApp({ log: recorded.log, health, ...deps }), health, ...recorded }
}

export async function problemIn(response: Response): Promise<Record<string, unknown>> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`Not a problem document: ${response.status} ${await response.text()}`)
  }
  return (await response.json()) as Record<string, unknown>
}
