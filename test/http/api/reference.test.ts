import { describe, expect, it } from 'vitest'

import { apiWorld } from '../../support/api.ts'
import { serve } from '../../../src/http/serve.ts'
import { launchChromium } from '@clientsphere/telegram-sandbox/testing/chromium'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

type Operation = {
  parameters?: { name: string; in: string }[]
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Document = {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
}

async function documentOf(app: ReturnType<typeof apiWorld>['app']): Promise<Document> {
  const response = await app.request('/openapi.json')
  expect(response.headers.get('content-type')).toBe('application/json')
  return (await response.json()) as Document
}

describe('GET /openapi.json', () => {
  it('describes every route, in OpenAPI 3.1, without a key', async () => {
    const { app } = apiWorld(database())
    const document = await documentOf(app)
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: '/api/v1' }])
    const described = Object.keys(document.paths)
      .map((path) => `/api/v1${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`)
      .toSorted()
    const served = app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/') && !path.endsWith('*'))
      .map(({ path }) => path)
    expect(described).toEqual([...new Set(served)].toSorted())
    for (const operations of Object.values(document.paths)) expect(Object.keys(operations)).toEqual(['get'])
    expect(Object.keys(document.components.securitySchemes)).toEqual(['apiKey'])
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Contact', 'Company', 'Deal', 'Pipeline', 'Task', 'Note', 'Event', 'Member', 'Problem']),
    )
  })

  it('names the parameters that a route takes', async () => {
    const { app } = apiWorld(database())
    const { paths } = await documentOf(app)
    const names = (path: string) => paths[path]?.['get']?.parameters?.map(({ name }) => name).toSorted()
    expect(names('/contacts')).toEqual([
      'company',
      'cursor',
      'fields',
      'limit',
      'owner',
      'source',
      'tag',
      'touched_before',
      'touched_since',
      'updated_since',
    ])
    expect(names('/contacts/{id}')).toEqual(['If-None-Match', 'fields', 'id'])
    expect(names('/changes')).toEqual(['cursor', 'limit', 'resources', 'since'])
    expect(names('/export/deals.csv')).toContain('bom')
  })
})

describe('GET /docs', () => {
  it('is served entirely from here, under a policy that allows no foreign or inline scripts', async () => {
    const { app } = apiWorld(database())
    for (const path of [
      '/docs',
      '/docs/swagger-ui.css',
      '/docs/swagger-ui-bundle.js',
      '/docs/page.js',
      '/docs/favicon-32x32.png',
    ]) {
      const response = await app.request(path)
      expect(response.status, path).toBe(200)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/u)
    }
    const page = await (await app.request('/docs')).text()
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=")|\son\w+=|https?:\/\//u)
    expect((await app.request('/docs/package.json')).status).toBe(404)
  })

  it(
    'shows the reference in a browser, with nothing refused and nothing asked of another server',
    { timeout: 90_000 },
    async () => {
      const { app } = apiWorld(database())
      const server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
      const browser = await launchChromium()
      try {
        const page = await browser.newPage()
        const complaints: string[] = []
        const asked: string[] = []
        page.on(
          'console',
          (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()),
        )
        page.on('pageerror', (error) => complaints.push(error.message))
        page.on('request', (request) => asked.push(request.url()))
        await page.goto(`${server.url}/docs`)
        await page.locator('.opblock-summary-path', { hasText: '/changes' }).first().waitFor()
        await page.locator('.opblock-summary', { hasText: '/contacts' }).first().click()
        await page.locator('.parameter__name', { hasText: 'updated_since' }).first().waitFor()
        expect(await page.locator('.info .title').first().textContent()).toContain('ClientSphere REST export')
        const picture = process.env['REFERENCE_PICTURE']
        if (picture !== undefined) await page.screenshot({ path: picture })
        expect(complaints).toEqual([])
        expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([])
      } finally {
        await browser.close()
        await server.close(100)
      }
    },
  )
})
