import { describe, expect, it } from 'vitest'

import { AppError } from '../../src/errors.ts'
import { createLog, type LogOptions } from '../../src/app/log/log.ts'

const PASSWORD = 'hunter2'
const TOKEN = '123456789:AAFakeTokenForTests-0123456789abcdef'

function recorded(options: Partial<LogOptions> = {}) {
  const written: string[] = []
  const log = createLog({
    level: 'debug',
    format: 'json',
    destination: { write: (line: string) => void written.push(line) },
    ...options,
  })
  return {
    log,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

function logged(fields: Record<string, unknown>, message = 'Something happened') {
  const { log, lines } = recorded()
  log.info(fields, message)
  const [line] = lines()
  if (line === undefined) throw new Error('Nothing was written')
  return line
}

describe('a line', () => {
  it('is JSON with the level’s name, ISO time, fields and message', () => {
    expect(logged({ chatId: 5, nested: { list: [1, 'a', null, true] } })).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      msg: 'Something happened',
      chatId: 5,
      nested: { list: [1, 'a', null, true] },
    })
  })

  it('is one readable line when pretty, in colours only when asked for', () => {
    const { log, text } = recorded({ format: 'pretty' })
    log.warn({ port: 8080 }, 'Listening')
    expect(text()).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: Listening \{"port":8080\}\n$/)
  })

  it('about an error shows its stack when pretty', () => {
    const { log, text } = recorded({ format: 'pretty', colors: true })
    log.error({ error: new TypeError('broken') }, 'Failed')
    expect(text()).toContain('TypeError: broken')
    expect(text()).toContain('\u001b[31mERROR')
  })

  it('below the level is not written', () => {
    const { log, text } = recorded({ level: 'warn' })
    log.info({}, 'no')
    log.debug({}, 'no')
    log.error({}, 'yes')
    expect(text()).toContain('yes')
    expect(text()).not.toContain('no"')
  })

  it('from a child has its parents’ fields, also redacted', () => {
    const { log, lines } = recorded()
    log.child({ part: 'bot', botToken: TOKEN }).child({ lane: '7' }).info({ n: 1 }, 'Handled')
    expect(lines()[0]).toMatchObject({ part: 'bot', botToken: '[redacted]', lane: '7', n: 1 })
  })
})

describe('secrets and personal data', () => {
  it.each([
    'token',
    'botToken',
    'bot_token',
    'authorization',
    'Authorization',
    'X-Telegram-Bot-Api-Secret-Token',
    'webhook-signature',
    'Stripe-Signature',
    'cookie',
    'password',
    'secrets',
    'apiKey',
    'phone',
    'phones',
    'phone_number',
    'email',
    'emails',
    'e164',
  ])('in a field called %s are redacted at any depth', (name) => {
    expect(logged({ a: [{ [name]: 'precious' }], [name]: ['precious'] })).toMatchObject({
      a: [{ [name]: '[redacted]' }],
      [name]: '[redacted]',
    })
  })

  it('do not include mere flags and counts under such a name', () => {
    expect(logged({ hasSecret: true, tokens: 3 })).toMatchObject({ hasSecret: true, tokens: 3 })
  })

  it.each([
    [`calling https://api.telegram.org/bot${TOKEN}/getMe`, TOKEN.slice(10)],
    ['calling http://127.0.0.1:8081/bot1:short/getMe', 'short'],
    [`file at /file/bot${TOKEN}/photos/1.jpg`, TOKEN.slice(10)],
    [`using mongodb://root:${PASSWORD}@db/crm`, PASSWORD],
    ['Authorization: Bearer abc.def-123', 'abc.def'],
    ['key cs_live_1a2b_secretpart99', 'secretpart'],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'MfKQ9'],
    ['GET /hook?access_token=abc123&x=1', 'abc123'],
    ['dup key: { email: "anna.k+crm@example.co.uk" }', 'anna'],
    ['called +380 (44) 123-45-67 twice', '123-45'],
    ['called +4915112345678', '15112345678'],
  ])('are taken out of a text such as "%s", in messages and in fields', (text, secret) => {
    const line = logged({ note: text, list: [text] }, text)
    expect(JSON.stringify(line)).not.toContain(secret)
  })

  it('leave ordinary numbers, times and ids alone', () => {
    const fields = { at: '2026-11-22T18:59:12.000Z', id: '65f1c0ffee65f1c0ffee65f1', n: '1234567890', sum: '+5 %' }
    expect(logged(fields)).toMatchObject(fields)
  })
})

describe('an error', () => {
  it('is written with type, code, details, stack and causes, all redacted', () => {
    const cause = new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`)
    const line = logged({
      error: new AppError('VALIDATION', {
        message: 'Telegram is away',
        cause,
        details: { problem: 'too-long', given: 'a@b.cd', limit: 2 },
      }),
    })
    expect(line['error']).toMatchObject({
      type: 'AppError',
      code: 'VALIDATION',
      message: 'Telegram is away',
      details: { problem: 'too-long', given: '[redacted]', limit: 2 },
      cause: { type: 'Error', message: expect.stringContaining('/bot123456789:[redacted]/getMe') },
    })
    expect(JSON.stringify(line)).not.toContain('FakeToken')
  })

  it('does not drag in what libraries attach to it', () => {
    const error = Object.assign(new Error('no'), { ctx: { update: 'all of it' }, error_code: 401, keyValue: { a: 1 } })
    const line = JSON.stringify(logged({ error }))
    expect(line).toContain('"error_code":401')
    expect(line).not.toMatch(/all of it|keyValue/)
  })

  it('inside a library error is shown', () => {
    const error = Object.assign(new Error('outer'), { error: new Error('inner') })
    expect(logged({ error })['error']).toMatchObject({ error: { message: 'inner' } })
  })
})

describe('odd values', () => {
  it('are written without throwing', () => {
    const cycle: Record<string, unknown> = { name: 'loop' }
    cycle['self'] = cycle
    const line = logged({
      cycle,
      big: 10n,
      map: new Map([['token', 'x']]),
      set: new Set([1]),
      bytes: Buffer.from('abc'),
      date: new Date(0),
      never: new Date(Number.NaN),
      id: { toJSON: () => 'abc' },
      broken: {
        get trap() {
          throw new Error('no')
        },
      },
      long: 'x'.repeat(10_000),
      list: Array.from({ length: 150 }, (_, index) => index),
      run: () => 1,
    })
    expect(line).toMatchObject({
      cycle: { name: 'loop', self: '[cycle]' },
      big: '10',
      map: { token: '[redacted]' },
      set: [1],
      bytes: '[3 bytes]',
      date: '1970-01-01T00:00:00.000Z',
      never: 'Invalid Date',
      id: 'abc',
      run: '[function]',
    })
    expect(String(line['long']).length).toBeLessThan(9000)
    expect(line['list']).toHaveLength(101)
  })
})
