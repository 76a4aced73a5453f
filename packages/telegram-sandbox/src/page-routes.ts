import { readFile } from 'node:fs/promises'

import { Hono } from 'hono'

import { bundlePage } from './build-page.ts'

/** Nothing from other hosts and nothing inline: message content can never become script or style. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const FROM_SOURCES = import.meta.url.endsWith('.ts')

export function createPageRoutes(): Hono {
  const app = new Hono()
  let script: Promise<string> | null = null

  /** From source, the bundle is built at the first request (again after a failure); dist/ contains it. */
  const loadScript = (): Promise<string> => {
    script ??= (FROM_SOURCES ? bundlePage() : readPageFile('app.js')).catch((error: unknown) => {
      script = null
      throw error
    })
    return script
  }

  const serve = async (read: () => Promise<string>, type: string): Promise<Response> =>
    new Response(await read(), {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
      },
    })

  app.get('/', () => serve(() => readPageFile('index.html'), 'text/html'))
  app.get('/style.css', () => serve(() => readPageFile('style.css'), 'text/css'))
  app.get('/app.js', () => serve(loadScript, 'text/javascript'))
  return app
}

function readPageFile(name: string): Promise<string> {
  return readFile(new URL(`page/${name}`, import.meta.url), 'utf8')
}
