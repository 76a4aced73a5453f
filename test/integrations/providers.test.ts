import { describe, expect, test } from 'vitest'

import type { Json } from '../../src/integrations/body/json.ts'
import { parseBody } from '../../src/integrations/body/parse-body.ts'
import type { LeadMapping } from '../../src/integrations/lead/lead-mapping.ts'
import { answerChallenge } from '../../src/integrations/providers/answer-challenge.ts'
import { dedupeKey } from '../../src/integrations/providers/dedupe-key.ts'
import { createProviderRegistry } from '../../src/integrations/providers/provider-registry.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { sampleRequest } from '../../src/integrations/providers/sample-request.ts'
import { storableHeaders } from '../../src/integrations/providers/storable-headers.ts'
import { generateSecret, deriveVerifyToken } from '../../src/integrations/secrets/generate-secret.ts'
import { verify } from '../../src/integrations/signatures/verify.ts'
import { mapBody, providerOf } from '../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../support/regional-settings.ts'
import { CALENDLY_INVITEE, FACEBOOK_LEADS, GITHUB_ISSUE, TYPEFORM_RESPONSE } from './provider-payloads.ts'

const NOW = new Date('2026-05-04T10:00:00Z')

const map = (id: string, payload: Json, mapping?: LeadMapping) => mapBody(id, payload, GERMAN_IN_ENGLISH, mapping)
const PROVIDER_IDS: readonly string[] = PROVIDERS.map(({ id }) => id)

describe.each(PROVIDER_IDS)('The test button of %s', (id) => {
  const provider = providerOf(id)
  const { secret: rule } = provider
  const secret = generateSecret(rule.madeBy === 'us' ? rule.format : (rule.meanwhile ?? 'hex'))
  const make = (message: string) =>
    sampleRequest(provider, { url: 'https://crm.example.com/webhooks/k', secret, id: message, at: NOW })

  test('sends a delivery that is verified, parsed and mapped to a lead without warnings', () => {
    const sample = make('evt-1')
    const headers = new Headers(sample.headers)
    const body = parseBody(sample.body, headers.get('content-type'))
    const request = { ...sample, headers, rawBody: sample.body, ...(body.ok && { payload: body.value }) }
    expect(verify(provider.signature, request, [secret], NOW).ok).toBe(true)
    expect(body.ok && map(id, body.value)).toMatchObject({ kind: 'leads', leads: [{ warnings: [] }] })
  })

  test('is a new delivery each time, and the same one when repeated', () => {
    const keyOf = (message: string, at = NOW) => {
      const { headers, body } = make(message)
      const parsed = parseBody(body, headers['content-type'] ?? null)
      return dedupeKey(provider.dedupe, {
        headers: new Headers(headers),
        rawBody: body,
        payload: parsed.ok ? parsed.value : undefined,
        now: at,
      })
    }
    expect(keyOf('evt-1').key).toMatch(/^id:/u)
    expect(keyOf('evt-1')).toEqual(keyOf('evt-1', new Date(NOW.getTime() + 86_400_000)))
    expect(keyOf('evt-2')).not.toEqual(keyOf('evt-1'))
  })
})

test('A filled-in Typeform is a lead, with answers of every type', () => {
  expect(map('typeform', TYPEFORM_RESPONSE)).toEqual({
    kind: 'leads',
    leads: [
      {
        firstName: 'Olena',
        lastName: 'Kovalenko',
        person: {
          name: 'Olena Kovalenko',
          parts: { given: 'Olena', family: 'Kovalenko' },
          email: { value: 'olena@example.com', normalized: 'olena@example.com' },
          phone: { value: '+380501234567', e164: '+380501234567' },
          telegram: null,
          company: 'Kvitka LLC',
        },
        fields: { contact: {}, deal: {} },
        externalId: 'a3a12ec67a1365927098a606107fac15',
        occurredAt: '2026-05-04T09:58:12.000Z',
        source: 'Get a quote',
        tags: [],
        utm: { source: 'instagram', campaign: 'spring' },
        unread: [],
        extra: [
          'Which services interest you?: Website, SEO, Something odd',
          'How big is your team?: 11-50',
          'Do you have a website?: no',
          'How many visitors a month?: 0',
          'When do you want to start?: 2026-06-01',
          'Where can we see your work?: https://example.com/portfolio',
          'Brief: https://api.typeform.com/responses/files/brief.pdf',
          'Anything else?: Please call after six',
        ],
        warnings: [],
      },
    ],
  })
})

test('A mapping of Typeform names the references of its questions', () => {
  expect(map('typeform', TYPEFORM_RESPONSE, { note: 'anything_else', tags: 'services' })).toMatchObject({
    leads: [{ note: 'Please call after six', tags: ['website', 'seo', 'something-odd'] }],
  })
})

test('A booking in Calendly is a lead; a cancelled one is not', () => {
  expect(map('calendly', CALENDLY_INVITEE)).toEqual({
    kind: 'leads',
    leads: [
      {
        firstName: 'Max',
        lastName: 'Weber',
        person: {
          name: 'Max Weber',
          parts: { given: 'Max', family: 'Weber' },
          email: { value: 'max@example.com', normalized: 'max@example.com' },
          phone: { value: '+49 30 901820', e164: '+4930901820' },
          telegram: null,
          company: 'Weber GmbH',
        },
        fields: { contact: {}, deal: {} },
        externalId: 'https://api.calendly.com/scheduled_events/EV1/invitees/INV1',
        occurredAt: '2026-05-04T09:00:00.123Z',
        source: 'Discovery call',
        tags: [],
        utm: { source: 'newsletter' },
        unread: [],
        extra: [
          'What should we prepare?: A demo of the board',
          'Meeting: 2026-05-06T12:00:00.000000Z',
          'Meeting link: https://meet.example.com/1',
          'Time zone: Europe/Berlin',
        ],
        warnings: [],
      },
    ],
  })
  const canceled = { ...(CALENDLY_INVITEE as Record<string, Json>), event: 'invitee.canceled' }
  expect(map('calendly', canceled)).toEqual({ kind: 'ignored', reason: 'other-event' })
})

test('An issue opened on GitHub is a lead; other events and the ping are not', () => {
  expect(map('github', GITHUB_ISSUE)).toEqual({
    kind: 'leads',
    leads: [
      {
        person: { name: 'priya-shah', parts: null, email: null, phone: null, telegram: null, company: null },
        fields: { contact: {}, deal: {} },
        title: 'Do you offer an enterprise plan?',
        note: 'We are 200 people.\n\nThanks!',
        tags: ['question', 'good-first-issue'],
        externalId: 'https://github.com/acme/shop/issues/42',
        occurredAt: '2026-05-04T09:00:00.000Z',
        source: 'acme/shop',
        utm: {},
        unread: [],
        extra: ['Profile: https://github.com/priya-shah', 'Issue: https://github.com/acme/shop/issues/42'],
        warnings: [],
      },
    ],
  })
  const record = GITHUB_ISSUE as Record<string, Json>
  expect(map('github', { ...record, action: 'closed' })).toEqual({ kind: 'ignored', reason: 'other-event' })
  expect(map('github', { zen: 'Keep it logically awesome.', hook_id: 1, hook: {} })).toEqual({
    kind: 'ignored',
    reason: 'ping',
  })
})

test('An issue of 65,536 characters and 50 long labels is still a lead', () => {
  const record = GITHUB_ISSUE as Record<string, Record<string, Json>>
  const labels = Array.from({ length: 50 }, (_, index) => ({ name: `${index}-${'x'.repeat(60)}` }))
  const issue = { ...record['issue'], title: 'x'.repeat(256), body: '🙂'.repeat(32_768), labels }
  expect(map('github', { ...record, issue })).toMatchObject({ kind: 'leads', leads: [{ warnings: [] }] })
})

test('Several Facebook leads in one delivery are separate leads', () => {
  expect(map('facebook', FACEBOOK_LEADS)).toMatchObject({
    kind: 'leads',
    leads: [
      {
        person: {
          name: 'Ada Byron',
          email: { value: 'ada@example.com' },
          phone: { e164: '+442079460958' },
          company: 'Engines',
        },
        externalId: '444444444444',
        occurredAt: '2026-05-04T09:00:00.000Z',
        extra: ['what_is_your_budget?: up to 5k', 'Form: 333', 'Ad: 555'],
      },
      { person: { name: 'Max Weber' }, externalId: '444444444445' },
    ],
  })
})

test('A Facebook lead without its answers says so, and an event of another kind is ignored', () => {
  const change = (field: string) => ({
    object: 'page',
    entry: [{ id: '1', time: 1, changes: [{ field, value: { leadgen_id: '4', form_id: '3' } }] }],
  })
  expect(map('facebook', change('leadgen'))).toEqual({
    kind: 'needs-mapping',
    reason: 'answers-missing',
    problems: [],
  })
  expect(map('facebook', change('feed'))).toEqual({ kind: 'ignored', reason: 'other-event' })
})

const SERVICES = PROVIDERS.filter(({ group, bodies }) => group === 'service' && bodies.kind === 'own')
const SHAPES = PROVIDERS.filter(({ group }) => group === 'webhook')

test.each(SHAPES.map(({ id }) => id))('%s reads a payload of another shape like any other', (id) => {
  expect(map(id, { hello: 'world' })).toMatchObject({ kind: 'needs-mapping', reason: 'nobody-to-contact' })
  expect(map(id, { name: 'Ada' })).toMatchObject({ leads: [{ person: { name: 'Ada' } }] })
})

test.each(SERVICES.map(({ id }) => id))('%s says when a payload is none of its own', (id) => {
  expect(map(id, { hello: 'world' })).toEqual({
    kind: 'needs-mapping',
    reason: 'unknown-shape',
    problems: [],
  })
})

test('Standard Webhooks accepts a bare lead as well as one in data', () => {
  expect(map('standard', { name: 'Ada' })).toMatchObject({ leads: [{ person: { name: 'Ada' } }] })
  expect(map('standard', { type: 'x', timestamp: NOW.toISOString(), data: { name: 'Ada' } })).toMatchObject({
    leads: [{ person: { name: 'Ada' }, occurredAt: NOW.toISOString() }],
  })
})

describe('A delivery without an id', () => {
  const keyAt = (time: string, body = '{}', payload?: Json) =>
    dedupeKey(providerOf('typeform').dedupe, {
      headers: new Headers(),
      rawBody: Buffer.from(body),
      payload,
      now: new Date(`2026-05-04T${time}Z`),
    })

  test('has the same key within a ten-minute window, and the previous window is named', () => {
    expect(keyAt('10:00:00')).toEqual(keyAt('10:09:59'))
    expect(keyAt('10:10:00').previousKey).toBe(keyAt('10:09:59').key)
    expect(keyAt('10:00:00').key).not.toBe(keyAt('10:00:00', '{ }').key)
  })

  test('has a key of bounded length, which no id can imitate', () => {
    expect(keyAt('10:00:00', '{}', { event_id: 'x'.repeat(5000) }).key.length).toBeLessThan(210)
    expect(keyAt('10:00:00', '{}', { event_id: keyAt('10:00:00').key }).key).not.toBe(keyAt('10:00:00').key)
  })

  test('is identified by its body when its number is too large to be exact', () => {
    expect(keyAt('10:00:00', '{}', { event_id: 2 ** 60 }).key).toMatch(/^body:/u)
  })
})

describe("Facebook's challenge", () => {
  const { challenge } = providerOf('facebook')
  const ask = (query: string) => {
    if (challenge === undefined) throw new Error('Facebook has a challenge')
    return answerChallenge(challenge, new URLSearchParams(query), ['old', 'new'])
  }
  const right = `hub.mode=subscribe&hub.verify_token=${deriveVerifyToken('new')}&hub.challenge=1158201444`

  test('is sent back when the token is right, for the old or the new secret', () => {
    expect(ask(right)).toBe('1158201444')
    expect(ask(right.replace(deriveVerifyToken('new'), deriveVerifyToken('old')))).toBe('1158201444')
  })

  test.each([
    '',
    right.replace('verify_token=', 'verify_token=x'),
    right.replace('subscribe', 'unsubscribe'),
    right.replace('1158201444', '<script>'),
    right.replace('&hub.challenge=1158201444', ''),
    `${right}&hub.challenge=2`,
  ])('is not sent back for %j', (query) => expect(ask(query)).toBeNull())
})

test('Credentials and signatures are not among the stored headers', () => {
  const headers = new Headers({
    Authorization: 'Bearer x',
    Cookie: 'a=b',
    'X-Api-Key': 'x',
    'X-Hub-Signature': 'sha1=x',
    'X-Hub-Signature-256': 'sha256=x',
    'X-Forwarded-For': '1.2.3.4',
    'Content-Type': 'application/json',
    'X-GitHub-Delivery': 'd',
    'User-Agent': 'x'.repeat(2000),
  })
  expect(storableHeaders(providerOf('github').signature, headers)).toEqual({
    'content-type': 'application/json',
    'user-agent': 'x'.repeat(500),
    'x-github-delivery': 'd',
  })
  const many = Array.from({ length: 500 }, (_, index) => [`x-${index}`, ''] as const)
  expect(Object.keys(storableHeaders(providerOf('generic').signature, many))).toHaveLength(40)
})

test.each(['', 'nobody', 'constructor', '__proto__'])('There is no provider %j', (id) => {
  expect(createProviderRegistry(PROVIDERS).find(id)).toBeUndefined()
})
