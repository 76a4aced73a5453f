/** GET /docs: the reference page of the REST export, served entirely from here so that it works offline. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { Hono, type MiddlewareHandler } from 'hono'

import type { HttpEnv } from '../problem.ts'
import { OPENAPI_PATH } from './openapi.ts'

export const REFERENCE_PATH = '/docs'

/** The served files of the installed package, with their content types. */
const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const

/**
 * Scripts and styles from this server only. The page's code sets inline styles on elements it creates
 * (`style-src-attr`) and loads its icons from data: URLs.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>ClientSphere REST export</title>
    <link rel="icon" type="image/png" href="${REFERENCE_PATH}/favicon-32x32.png" />
    <link rel="stylesheet" href="${REFERENCE_PATH}/swagger-ui.css" />
    <script src="${REFERENCE_PATH}/swagger-ui-bundle.js" defer></script>
    <script src="${REFERENCE_PATH}/page.js" defer></script>
  </head>
  <body>
    <div id="reference"></div>
    <noscript>The reference needs JavaScript. The same as JSON: <a href="${OPENAPI_PATH}">${OPENAPI_PATH}</a></noscript>
  </body>
</html>
`

const SCRIPT = `window.addEventListener('DOMContentLoaded', () => {
  window.SwaggerUIBundle({
    url: '${OPENAPI_PATH}',
    dom_id: '#reference',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    persistAuthorization: false,
    supportedSubmitMethods: ['get'],
    validatorUrl: null,
  })
})
`

const CACHED = { 'cache-control': 'public, max-age=3600' }

/**
 * Replaces the rest of this server's policy, which allows nothing at all, on this page. Register it before that policy,
 * so that it runs after it on the way out.
 */
export const referencePolicy: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next()
  c.res.headers.set('content-security-policy', POLICY)
}

export function createReferencePage(): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

  app.get(REFERENCE_PATH, (c) => c.html(PAGE, 200, CACHED))
  app.get(`${REFERENCE_PATH}/page.js`, (c) =>
    c.body(SCRIPT, 200, { ...CACHED, 'content-type': 'text/javascript; charset=utf-8' }),
  )
  for (const [name, type] of Object.entries(ASSETS)) {
    let content: Promise<Uint8Array<ArrayBuffer>> | undefined
    app.get(`${REFERENCE_PATH}/${name}`, async (c) => {
      content ??= readFile(join(folder, name)).then((bytes) => new Uint8Array(bytes))
      return c.body(await content, 200, { ...CACHED, 'content-type': type })
    })
  }
  return app
}
