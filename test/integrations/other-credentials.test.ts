import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import type { Json } from '../../src/integrations/body/json.ts'
import { generateSecret } from '../../src/integrations/secrets/generate-secret.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'
import type { HmacSpec, SignatureSpec } from '../../src/integrations/signatures/signature-spec.ts'
import { verify } from '../../src/integrations/signatures/verify.ts'
import { providerOf } from '../support/read-body.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const URL_ = 'https://crm.example.com/webhooks/abc'
const BODY = Buffer.from('{"name":"Ada Byron"}')

function request(headers: Readonly<Record<string, string>>) {
  return { method: 'POST', url: URL_, headers: new Headers(headers), rawBody: BODY }
}

describe('A token', () => {
  const spec = providerOf('generic').signature
  const secret = generateSecret('token')

  test('is accepted from the header or from the path, old or new', () => {
    const bearer = request({ authorization: `bearer ${secret}` })
    expect(verify(spec, bearer, ['other', secret], NOW)).toEqual({ ok: true, secretIndex: 1 })
    expect(verify(spec, { ...request({}), pathSecret: secret }, [secret], NOW)).toEqual({ ok: true, secretIndex: 0 })
  })

  test.each([
    [{}, 'missing'],
    [{ authorization: 'Basic abc' }, 'malformed'],
    [{ authorization: 'Bearer' }, 'malformed'],
    [{ authorization: 'Bearer wrong' }, 'wrong'],
    [{ authorization: `Bearer ${secret}, Bearer ${secret}` }, 'doubled'],
  ])('is refused as %j', (headers, reason) => {
    expect(verify(spec, request(headers as Record<string, string>), [secret], NOW)).toEqual({ ok: false, reason })
  })

  test('never matches an empty secret', () => {
    expect(verify(spec, { ...request({}), pathSecret: 'x' }, [''], NOW)).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('A signature in the fields of a form', () => {
  /** Mailgun's, which signs no body. */
  const spec: HmacSpec = {
    kind: 'hmac',
    carrier: 'fields',
    names: [{ signature: 'signature', id: 'token', timestamp: 'timestamp' }],
    algorithm: 'sha256',
    encoding: 'hex',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{timestamp}{id}',
    timestamp: { unit: 's', toleranceSeconds: 300 },
  }
  const token = 'a1b2c3d4e5'.repeat(5)
  const fields = sign(spec, { method: 'POST', url: URL_, body: BODY, id: token, at: NOW }, 'key')
  const form = (payload: Json) => verify(spec, { ...request({}), payload }, ['key'], NOW)

  test('is verified, and says the token', () => {
    expect(form({ ...fields, from: 'Ada' })).toEqual({ ok: true, secretIndex: 0, id: token, signedAt: NOW })
  })

  test('is missing without a field or a form, and doubled when a field is given twice', () => {
    for (const name of Object.keys(fields)) {
      const { [name]: value = '', ...rest } = fields
      expect(form(rest), name).toEqual({ ok: false, reason: 'missing' })
      expect(form({ ...rest, [name]: [value, value] }), name).toEqual({ ok: false, reason: 'doubled' })
      expect(form({ ...rest, [name]: { value } }), name).toEqual({ ok: false, reason: 'missing' })
    }
    expect(verify(spec, request(fields), ['key'], NOW)).toEqual({ ok: false, reason: 'missing' })
  })

  property.prop([fc.nat(), fc.nat(), fc.integer({ min: 0x20, max: 0x7e })])(
    'is refused when any character of a field is another',
    (which, at, code) => {
      const name = Object.keys(fields)[which % Object.keys(fields).length] ?? ''
      const value = fields[name] ?? ''
      const index = at % value.length
      fc.pre(value.charCodeAt(index) !== code)
      const changed = value.slice(0, index) + String.fromCharCode(code) + value.slice(index + 1)
      expect(form({ ...fields, [name]: changed }).ok).toBe(false)
    },
  )
})

describe('A user and a password in the address', () => {
  const spec: SignatureSpec = { kind: 'basic', user: 'clientsphere' }
  const secret = generateSecret('token')
  const header = (text: string) => request({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

  test('are accepted, with the old or the new password', () => {
    const { authorization = '' } = sign(spec, { method: 'POST', url: URL_, body: BODY, id: '', at: NOW }, secret)
    expect(verify(spec, request({ authorization }), ['other', secret], NOW)).toEqual({ ok: true, secretIndex: 1 })
  })

  property.prop([fc.nat(), fc.integer({ min: 0x21, max: 0x7e })])(
    'are refused when any character of them is another',
    (at, code) => {
      const text = `clientsphere:${secret}`
      const index = at % text.length
      fc.pre(text.charCodeAt(index) !== code)
      const changed = text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1)
      expect(verify(spec, header(changed), [secret], NOW).ok).toBe(false)
    },
  )

  test.each([
    [{}, 'missing'],
    [{ authorization: 'Bearer abc' }, 'malformed'],
    [{ authorization: 'Basic %%%' }, 'malformed'],
    [{ authorization: 'Basic bm9jb2xvbg==' }, 'malformed'],
    [{ authorization: 'Basic a, Basic b' }, 'doubled'],
  ])('are refused as %j', (headers, reason) => {
    expect(verify(spec, request(headers as Record<string, string>), [secret], NOW)).toEqual({ ok: false, reason })
  })

  test('never match an empty secret', () => {
    expect(verify(spec, header('clientsphere:'), [''], NOW)).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('A secret in a parameter of the address', () => {
  const spec: SignatureSpec = { kind: 'token', queryParameter: 'key' }
  const called = (query: string, of = spec) =>
    verify(of, { ...request({}), url: `${URL_}${query}` }, ['s3cret-s3cret'], NOW)

  test('is accepted where the sender is known to need it, and only there', () => {
    expect(called('?a=1&key=s3cret-s3cret')).toEqual({ ok: true, secretIndex: 0 })
    expect(called('?key=s3cret-s3cres')).toEqual({ ok: false, reason: 'wrong' })
    expect(called('?key=')).toEqual({ ok: false, reason: 'missing' })
    expect(called('?key=s3cret-s3cret&key=x')).toEqual({ ok: false, reason: 'doubled' })
    expect(called('?key=s3cret-s3cret', { kind: 'token' })).toEqual({ ok: false, reason: 'missing' })
  })
})
