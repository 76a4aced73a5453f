import { sign as octokitSign } from '@octokit/webhooks-methods'
import { fc, test as property } from '@fast-check/vitest'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { describe, expect, test } from 'vitest'

import { generateSecret } from '../../src/integrations/secrets/generate-secret.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'
import type { HmacSpec, SignatureSpec } from '../../src/integrations/signatures/signature-spec.ts'
import { verify, verifyUnknownSource } from '../../src/integrations/signatures/verify.ts'
import { providerOf } from '../support/read-body.ts'

const NOW = new Date('2026-05-04T10:00:00Z')
const URL_ = 'https://crm.example.com/webhooks/abc'
const BODY = Buffer.from('{"name":"Ada Byron","note":"Zażółć 🙂"}')

const signatureOf = (id: string): HmacSpec => {
  const { signature } = providerOf(id)
  if (signature.kind !== 'hmac') throw new Error(`${id} does not sign`)
  return signature
}

/** HubSpot's, which signs method and address, too. */
const WITH_ADDRESS: HmacSpec = {
  kind: 'hmac',
  carrier: 'headers',
  names: [{ signature: 'x-hubspot-signature-v3', timestamp: 'x-hubspot-request-timestamp' }],
  algorithm: 'sha256',
  encoding: 'base64',
  format: { kind: 'single', prefix: '' },
  secretEncoding: 'text',
  signed: '{method}{url}{body}{timestamp}',
  urlForms: ['as-called', 'hubspot', 'decoded'],
  timestamp: { unit: 'ms', toleranceSeconds: 300 },
}

/** Svix's own names for the headers of Standard Webhooks: the second family, on its own so that it is signed with. */
const SVIX: HmacSpec = {
  ...signatureOf('standard'),
  names: [{ signature: 'svix-signature', id: 'svix-id', timestamp: 'svix-timestamp' }],
}

/** Intercom's. */
const SHA1: HmacSpec = {
  kind: 'hmac',
  carrier: 'headers',
  names: [{ signature: 'x-hub-signature' }],
  algorithm: 'sha1',
  encoding: 'hex',
  format: { kind: 'single', prefix: 'sha1=' },
  secretEncoding: 'text',
  signed: '{body}',
}

const SPECS = {
  standard: signatureOf('standard'),
  svix: SVIX,
  typeform: signatureOf('typeform'),
  calendly: signatureOf('calendly'),
  github: signatureOf('github'),
  sha1: SHA1,
  address: WITH_ADDRESS,
} as const satisfies Record<string, SignatureSpec>

const HMACS = Object.entries<SignatureSpec>(SPECS).flatMap(([name, spec]) =>
  spec.kind === 'hmac' ? [[name, spec] as const] : [],
)

const secretFor = (spec: SignatureSpec) =>
  generateSecret(spec.kind === 'hmac' && spec.secretEncoding === 'whsec' ? 'whsec' : 'hex')

function request(headers: Readonly<Record<string, string>> | Headers, rawBody: Uint8Array = BODY) {
  return { method: 'POST', url: URL_, headers: new Headers(headers), rawBody }
}

function signed(spec: SignatureSpec, secret: string, at = NOW) {
  return sign(spec, { method: 'POST', url: URL_, body: BODY, id: 'msg_1', at }, secret)
}

describe('Requests signed by the providers’ libraries', () => {
  test.each([
    ['webhook', 'standardwebhooks', StandardWebhook],
    ['webhook', 'svix', SvixWebhook],
    ['svix', 'svix', SvixWebhook],
  ])('Under %s-* headers, %s signs, and we agree', (prefix, _name, Library) => {
    const secret = generateSecret('whsec')
    const signature = new Library(secret).sign('msg_2', NOW, BODY.toString())
    const headers = {
      [`${prefix}-id`]: 'msg_2',
      [`${prefix}-timestamp`]: String(NOW.getTime() / 1000),
      [`${prefix}-signature`]: signature,
    }
    expect(verify(SPECS.standard, request(headers), [secret], NOW)).toEqual({
      ok: true,
      secretIndex: 0,
      id: 'msg_2',
      signedAt: NOW,
    })
  })

  test('@octokit/webhooks-methods signs, and we agree', async () => {
    const headers = { 'X-Hub-Signature-256': await octokitSign('secret', BODY.toString()) }
    expect(verify(SPECS.github, request(headers), ['secret'], NOW)).toEqual({ ok: true, secretIndex: 0 })
  })

  test('What we sign, standardwebhooks verifies', () => {
    const secret = generateSecret('whsec')
    const at = new Date()
    const headers = { ...signed(SPECS.standard, secret, at) }
    expect(new StandardWebhook(secret).verify(BODY.toString(), headers)).toMatchObject({ name: 'Ada Byron' })
  })
})

describe.each(HMACS)('The signature of %s', (_name, spec: HmacSpec) => {
  const [secret, other] = [secretFor(spec), secretFor(spec)]

  test('is verified, with the old or the new secret during a rotation', () => {
    expect(verify(spec, request(signed(spec, secret)), [secret], NOW)).toMatchObject({ ok: true, secretIndex: 0 })
    expect(verify(spec, request(signed(spec, secret)), [other, secret], NOW)).toMatchObject({
      ok: true,
      secretIndex: 1,
    })
  })

  test('is wrong for another secret, without a secret, and for a malformed one', () => {
    for (const secrets of [[other], [], [''], ['whsec_%']]) {
      expect(verify(spec, request(signed(spec, secret)), secrets, NOW)).toEqual({ ok: false, reason: 'wrong' })
    }
  })

  test('is missing when any of its headers is missing', () => {
    const headers = signed(spec, secret)
    for (const name of Object.keys(headers)) {
      const { [name]: _left, ...rest } = headers
      expect(verify(spec, request(rest), [secret], NOW), name).toEqual({ ok: false, reason: 'missing' })
    }
  })

  test('is doubled when any of its headers was given twice, whether the two are equal or not', () => {
    const headers = signed(spec, secret)
    const otherHeaders = sign(spec, { method: 'POST', url: URL_, body: BODY, id: 'msg_9', at: new Date(0) }, other)
    for (const name of Object.keys(headers)) {
      for (const second of [headers[name], otherHeaders[name]]) {
        const twice = new Headers(headers)
        twice.append(name, second ?? '')
        expect(verify(spec, request(twice), [secret], NOW), name).toEqual({ ok: false, reason: 'doubled' })
      }
    }
  })

  test.each(['', 'x', '=', ',', 'sha256=', 'v1,', 't=,v1=', 't=1', 'v1=ff', 'é', 'a'.repeat(5000)])(
    'is refused without a crash when the header is %j',
    (text) => {
      const headers = { ...signed(spec, secret), [spec.names[0].signature]: text }
      expect(verify(spec, request(headers), [secret], NOW).ok).toBe(false)
    },
  )

  property.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])(
    'is wrong when any byte of the body is another',
    (at, change) => {
      const body = Uint8Array.from(BODY)
      const index = at % body.length
      body[index] = (body[index] ?? 0) ^ change
      expect(verify(spec, request(signed(spec, secret), body), [secret], NOW)).toEqual({ ok: false, reason: 'wrong' })
    },
  )

  property.prop([fc.nat(), fc.nat(), fc.integer({ min: 0x21, max: 0x7e })])(
    'is refused when any character of a header is another',
    (which, at, code) => {
      const headers = { ...signed(spec, secret) }
      const name = Object.keys(headers)[which % Object.keys(headers).length] ?? ''
      const value = headers[name] ?? ''
      const index = at % value.length
      fc.pre(value.charCodeAt(index) !== code)
      headers[name] = value.slice(0, index) + String.fromCharCode(code) + value.slice(index + 1)
      expect(verify(spec, request(headers), [secret], NOW).ok).toBe(false)
    },
  )
})

describe.each([
  ['standard', SPECS.standard],
  ['calendly', SPECS.calendly],
  ['svix', SPECS.svix],
  ['address', SPECS.address],
])('The time that %s signs', (_name, spec) => {
  const secret = secretFor(spec)
  const after = (seconds: number) =>
    verify(spec, request(signed(spec, secret)), [secret], new Date(NOW.getTime() + seconds * 1000))

  test('may be five minutes off, either way', () => {
    expect([after(300).ok, after(-300).ok]).toEqual([true, true])
    expect(after(301)).toEqual({ ok: false, reason: 'too-old' })
    expect(after(-301)).toEqual({ ok: false, reason: 'too-new' })
  })

  test('is checked only once the signature is right', () => {
    const late = new Date(NOW.getTime() + 86_400_000)
    expect(verify(spec, request(signed(spec, secret)), [secretFor(spec)], late)).toEqual({ ok: false, reason: 'wrong' })
  })
})

test('A list of signatures is right when one of them is, and other versions in it are ignored', () => {
  const secret = generateSecret('whsec')
  const [mine, other] = [secret, generateSecret('whsec')].map((key) => signed(SPECS.standard, key))
  const list = `v1a,AAAA ${other?.['webhook-signature']} ${mine?.['webhook-signature']}`
  const headers = { ...mine, 'webhook-signature': list }
  expect(verify(SPECS.standard, request(headers), [secret], NOW)).toMatchObject({ ok: true })
  const crowd = {
    ...mine,
    'webhook-signature': Array.from({ length: 30 }, () => mine?.['webhook-signature']).join(' '),
  }
  expect(verify(SPECS.standard, request(crowd), [secret], NOW)).toEqual({ ok: false, reason: 'malformed' })
})

describe('Headers of two families', () => {
  const secret = generateSecret('whsec')
  const [own, other] = [signed(SPECS.standard, secret), signed(SVIX, secret)]

  test('are accepted on their own: one spec serves both', () => {
    for (const headers of [own, other]) {
      expect(verify(SPECS.standard, request(headers), [secret], NOW)).toMatchObject({ ok: true, id: 'msg_1' })
    }
  })

  property.prop([fc.subarray(Object.keys(own), { minLength: 1 }), fc.subarray(Object.keys(other), { minLength: 1 })])(
    'are refused in one request, however they are mixed',
    (first, second) => {
      const all = { ...own, ...other }
      const headers = Object.fromEntries([...first, ...second].map((name) => [name, all[name] ?? '']))
      expect(verify(SPECS.standard, request(headers), [secret], NOW)).toEqual({ ok: false, reason: 'doubled' })
    },
  )
})

describe('An address with encoded characters', () => {
  const encoded = `${URL_}?to=a%3Ab%40c&name=Ada%20B`
  const signedAs = (url: string) => sign(WITH_ADDRESS, { method: 'POST', url, body: BODY, id: '', at: NOW }, 's')
  const called = (headers: Readonly<Record<string, string>>) =>
    verify(WITH_ADDRESS, { ...request(headers), url: encoded }, ['s'], NOW).ok

  test('may be signed as it was called, with HubSpot’s characters decoded, or decoded as a whole', () => {
    const forms = [encoded, `${URL_}?to=a:b@c&name=Ada%20B`, `${URL_}?to=a:b@c&name=Ada B`]
    expect(forms.map((form) => called(signedAs(form)))).toEqual([true, true, true])
    expect(called(signedAs(`${URL_}?to=a:b@c&name=Ada+B`))).toBe(false)
    const lone = { ...request(signedAs(`${URL_}?100%`)), url: `${URL_}?100%` }
    expect(verify(WITH_ADDRESS, lone, ['s'], NOW).ok).toBe(true)
  })
})

test('The address and the method are part of a signature that names them', () => {
  const good = request(signed(WITH_ADDRESS, 's'))
  expect(verify(WITH_ADDRESS, { ...good, url: `${URL_}?x` }, ['s'], NOW)).toEqual({ ok: false, reason: 'wrong' })
  expect(verify(WITH_ADDRESS, { ...good, method: 'PUT' }, ['s'], NOW)).toEqual({ ok: false, reason: 'wrong' })
})

test('A source that does not exist responds like one whose signature is wrong', () => {
  expect(verifyUnknownSource(request({}))).toEqual({ ok: false, reason: 'wrong' })
})

test('A secret that is not the provider’s cannot sign', () => {
  expect(() => signed(SPECS.standard, 'not-whsec')).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
})
