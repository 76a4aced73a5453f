import { HTTPException } from 'hono/http-exception'
import { describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { httpApp, problemIn } from '../support/http-app.ts'
import { sampleConflicts, sampleErrors } from '../support/sample-errors.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'

describe('an unknown path', () => {
  it('gets a problem document with the request id', async () => {
    const response = await httpApp().app.request('/nowhere', { headers: { 'x-request-id': 'abc-1' } })
    expect(response.status).toBe(404)
    expect(await problemIn(response)).toEqual({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      code: 'NOT_FOUND',
      requestId: 'abc-1',
    })
  })
})

describe('a known path with another method', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('gets 405 for %s and says which are allowed', async (method) => {
    const response = await httpApp().app.request('/livez', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(await problemIn(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
  })

  it('answers HEAD like GET, without a body', async () => {
    const response = await httpApp().app.request('/livez', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

describe('a body above 1 MiB', () => {
  const body = 'x'.repeat(1024 * 1024 + 1)

  it('gets 413 by its declared length', async () => {
    const { app } = httpApp()
    app.post('/echo', (c) => c.text('taken'))
    const headers = { 'content-length': String(body.length) }
    const response = await app.request('/echo', { method: 'POST', body, headers })
    expect(response.status).toBe(413)
    expect(await problemIn(response)).toMatchObject({ code: 'TOO_LARGE', detail: 'The limit is 1048576 bytes' })
  })

  it('gets 413 in chunks too, and one byte less is accepted', async () => {
    const { app } = httpApp()
    app.post('/echo', async (c) => c.text(String((await c.req.text()).length)))
    const chunked = (text: string) =>
      app.request('/echo', {
        method: 'POST',
        body: new Blob([text]).stream(),
        headers: { 'transfer-encoding': 'chunked' },
        duplex: 'half',
      })
    expect((await chunked(body)).status).toBe(413)
    expect(await (await chunked(body.slice(1))).text()).toBe('1048576')
  })
})

describe('a thrown error', () => {
  function throwing(error: unknown, deps: Parameters<typeof httpApp>[0] = {}) {
    const made = httpApp(deps)
    made.app.get('/fails', () => {
      throw error
    })
    return { ...made, request: () => made.app.request('/fails') }
  }

  it.each([
    ['VALIDATION', 400],
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['CONFLICT', 409],
    ['STAGE_REQUIREMENTS', 409],
    ['EXPIRED', 410],
    ['RATE_LIMITED', 429],
    ['INTERNAL', 500],
    ['UNAVAILABLE', 503],
  ] as const)('of code %s is a problem of status %i', async (code, status) => {
    if (status >= 500) expectLoggedErrors('Request failed')
    const response = await throwing(sampleErrors.find((error) => error.code === code)).request()
    expect(response.status).toBe(status)
    expect(await problemIn(response)).toMatchObject({ status, code, type: 'about:blank', title: expect.any(String) })
  })

  it('with any code has a status', async () => {
    expectLoggedErrors('Request failed')
    for (const error of sampleErrors) expect((await throwing(error).request()).status).toBeGreaterThan(399)
  })

  it('with any conflict reason has its own title', async () => {
    const titles = new Set<unknown>()
    for (const details of sampleConflicts) {
      const response = await throwing(new AppError('CONFLICT', { details })).request()
      const problem = await problemIn(response)
      expect(problem).toMatchObject({ status: 409, details })
      titles.add(problem['title'])
    }
    expect(titles.size).toBe(sampleConflicts.length)
  })

  it('that the caller can fix has a message and details', async () => {
    const error = new AppError('VALIDATION', { message: 'Unknown field', details: { field: 'nmae' } })
    expect(await problemIn(await throwing(error).request())).toMatchObject({
      detail: 'Unknown field',
      details: { field: 'nmae' },
    })
  })

  it('says when to try again', async () => {
    expectLoggedErrors('Request failed')
    const limited = new AppError('RATE_LIMITED', { details: { retryAfter: 12.2 } })
    const response = await throwing(limited).request()
    expect(response.headers.get('retry-after')).toBe('13')
    expect(await problemIn(response)).toMatchObject({ details: { retryAfterSeconds: 12.2 } })
    expect((await throwing(new AppError('UNAVAILABLE')).request()).headers.get('retry-after')).toBe('5')
  })

  it('that is unexpected reveals nothing internal, and is logged', async () => {
    expectLoggedErrors('Request failed')
    const { request, lines } = throwing(new TypeError('secret column x of table y'))
    const response = await request()
    expect(response.status).toBe(500)
    const problem = await problemIn(response)
    expect(JSON.stringify(problem)).not.toMatch(/column|TypeError/)
    expect(problem).toMatchObject({ title: 'Something went wrong on our side', code: 'INTERNAL' })
    expect(lines()).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId: problem['requestId'],
        error: expect.objectContaining({ message: 'secret column x of table y' }),
      }),
    )
  })

  it('from a library is translated first', async () => {
    expectLoggedErrors('Request failed')
    const translateError = () => new AppError('UNAVAILABLE', { message: 'inside' })
    const response = await throwing(new Error('connect ECONNREFUSED'), { translateError }).request()
    expect(response.status).toBe(503)
    expect(JSON.stringify(await problemIn(response))).not.toMatch(/inside|ECONNREFUSED/)
  })

  it('from the HTTP layer keeps a status below 500', async () => {
    const response = await throwing(new HTTPException(415, { message: 'Send JSON' })).request()
    expect(response.status).toBe(415)
    expect(await problemIn(response)).toMatchObject({ detail: 'Send JSON' })
  })
})

describe('every response', () => {
  it('echoes a sane request id and replaces any other', async () => {
    const { app } = httpApp()
    const idFor = async (given: string) => {
      const response = await app.request('/livez', { headers: { 'x-request-id': given } })
      return response.headers.get('x-request-id')
    }
    expect(await idFor('trace-1_A=')).toBe('trace-1_A=')
    for (const bad of ['', 'a b', 'a"b', 'x'.repeat(129)]) {
      const id = await idFor(bad)
      expect(id).not.toBe(bad)
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it('carries security headers, problems included', async () => {
    for (const path of ['/livez', '/nowhere']) {
      const { headers } = await httpApp().app.request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})

describe('the log of requests', () => {
  it('names the route pattern, not the path, with status and time', async () => {
    const observed: unknown[] = []
    const { app, lines } = httpApp({ observe: (request) => observed.push(request) })
    app.get('/webhooks/:sourceKey', (c) => c.text('ok'))
    await app.request('/webhooks/very-secret-key', { headers: { 'x-request-id': 'r1' } })
    await app.request('/nowhere/very-secret-key')
    await app.request('/livez', { method: 'BREW' })
    expect(lines()).toEqual([
      expect.objectContaining({
        msg: 'Request answered',
        requestId: 'r1',
        method: 'GET',
        route: '/webhooks/:sourceKey',
        status: 200,
        ms: expect.any(Number),
      }),
      expect.objectContaining({ route: 'unmatched', status: 404 }),
      expect.objectContaining({ route: 'unmatched', status: 405, method: 'other' }),
    ])
    expect(observed).toHaveLength(3)
    expect(JSON.stringify([lines(), observed])).not.toContain('very-secret-key')
  })

  it('keeps probes to the debug level', async () => {
    const { app, lines } = httpApp()
    await app.request('/livez')
    expect(lines()).toEqual([expect.objectContaining({ level: 'debug', route: '/livez' })])
  })
})
