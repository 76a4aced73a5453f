import { describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { httpApp, problemIn } from '../support/http-app.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'

const SECRET = 'a-secret-of-good-length'

function webhook(receive: (update: unknown) => Promise<'stored' | 'invalid'> = async () => 'stored') {
  const received: unknown[] = []
  const made = httpApp({
    telegramUpdates: {
      secret: SECRET,
      receive: (update) => {
        received.push(update)
        return receive(update)
      },
    },
  })
  const post = async (body: string, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': SECRET }) =>
    made.app.request('/telegram/webhook', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { ...made, received, post }
}

describe('POST /telegram/webhook', () => {
  it('is 200 only after the update is stored', async () => {
    let store = () => {}
    const stored = new Promise<'stored'>((resolve) => (store = () => resolve('stored')))
    const { post, received } = webhook(() => stored)
    let answered = false
    const response = post('{"update_id":1}').then((answer) => ((answered = true), answer))
    await expect.poll(() => received).toEqual([{ update_id: 1 }])
    expect(answered).toBe(false)
    store()
    expect((await response).status).toBe(200)
  })

  it.each([{}, { 'x-telegram-bot-api-secret-token': '' }, { 'x-telegram-bot-api-secret-token': `${SECRET}x` }])(
    'is 401 without the right secret, and the update is not looked at',
    async (headers: Record<string, string>) => {
      const { post, received } = webhook()
      const response = await post('{"update_id":1}', headers)
      expect(response.status).toBe(401)
      expect(await problemIn(response)).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(received).toEqual([])
    },
  )

  it.each(['', '{', 'update_id=1'])('is 400 when the body is %j, which is not JSON', async (body) => {
    const { post, received } = webhook()
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await problemIn(response)).toMatchObject({ code: 'VALIDATION', detail: 'The body is not JSON' })
    expect(received).toEqual([])
  })

  it('is 400 when the body is not an update', async () => {
    const response = await webhook(async () => 'invalid').post('[]')
    expect(response.status).toBe(400)
    expect(await problemIn(response)).toMatchObject({ detail: 'The body is not a Bot API update' })
  })

  it('is 503 with Retry-After when it cannot be stored now', async () => {
    expectLoggedErrors('Request failed')
    const response = await webhook(() => Promise.reject(new AppError('UNAVAILABLE'))).post('{"update_id":1}')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
  })

  it('is 500 when storing fails unexpectedly, so that Telegram sends it again', async () => {
    expectLoggedErrors('Request failed')
    expect((await webhook(() => Promise.reject(new Error('what'))).post('{"update_id":1}')).status).toBe(500)
  })

  it('is 503 while draining, and nothing is accepted', async () => {
    expectLoggedErrors('Request failed')
    const { post, health, received } = webhook()
    health.setDraining()
    expect((await post('{"update_id":1}')).status).toBe(503)
    expect(received).toEqual([])
  })

  it('is 405 for GET, and 404 when the mode has no webhook', async () => {
    expect((await webhook().app.request('/telegram/webhook')).headers.get('allow')).toBe('POST')
    expect((await httpApp().app.request('/telegram/webhook', { method: 'POST' })).status).toBe(404)
  })

  it('does not log what people wrote', async () => {
    const { post, lines } = webhook()
    await post('{"update_id":1,"message":{"text":"call Anna"}}')
    expect(JSON.stringify(lines())).not.toMatch(/Anna|good-length/)
  })
})
