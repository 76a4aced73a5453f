import { describe, expect, it, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { LOCALES } from '../../../src/locale.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'
import { type GraphAnswer, graphServer, json } from '../../support/graph-server.ts'
import { createSource, openLeads, PUBLIC_URL, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { sign } from '../../../src/integrations/signatures/sign.ts'
import { mapBody, providerOf } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const database = sharedDatabase()
const api = graphServer()

const CLIENT_SECRET = '3d2f1c0a-0000-4000-8000-0123456789ab'
const TOKEN = 'pat-na1-0a1b2c3d-4e5f-6789-abcd-ef0123456789'
const map = (payload: Json) => mapBody('hubspot', payload, GERMAN_IN_ENGLISH)

const event = (objectId: Json, more: Record<string, Json> = {}) => ({
  eventId: `e${JSON.stringify(objectId)}`,
  subscriptionId: 25,
  portalId: 33,
  appId: 1160,
  occurredAt: 1_777_885_200_000,
  subscriptionType: 'contact.creation',
  attemptNumber: 0,
  objectId,
  changeFlag: 'CREATED',
  changeSource: 'CRM',
  ...more,
})

const contact = (id: string, properties: Record<string, string | null>): GraphAnswer =>
  json(200, { id, properties: { hs_object_id: id, lastmodifieddate: 'x', ...properties }, archived: false })
const ADA = {
  firstname: 'Ada',
  lastname: 'Byron 🧮',
  email: 'ada@example.com',
  phone: '+442079460958',
  mobilephone: null,
  company: 'Engines',
  jobtitle: 'Countess',
  message: 'How much is it?',
  createdate: '2026-05-04T09:00:00.000Z',
  hs_analytics_source: 'ORGANIC_SEARCH',
}

async function opened(token: string | null = TOKEN) {
  const { crm, team, door } = await openLeads(database(), {}, { senderUrls: { hubspot: api.url() } })
  const source = await createSource(team, crm, 'hubspot', { secret: CLIENT_SECRET, ...(token !== null && { token }) })
  return {
    crm,
    team,
    door,
    source,
    send: (...events: readonly object[]) => door.send(source, events),
    work: () => workLeads(crm, team.workspaceId, () => 0.5),
    records: recordsOf(crm, team),
  }
}

describe('A new contact in HubSpot', () => {
  it('is fetched with the token of the private app, and is a lead', async () => {
    const { send, work, records } = await opened()
    api.answer('101', contact('101', ADA))
    expect((await send(event(101), event(102, { subscriptionType: 'contact.propertyChange' }))).status).toBe(200)
    await work()
    expect(api.asked).toMatchObject([{ id: '101', authorization: `Bearer ${TOKEN}` }])
    expect(api.asked[0]?.query.get('properties')).toContain('firstname,lastname,email,phone')
    expect(await records.contacts()).toMatchObject([
      { name: 'Ada Byron 🧮', emails: [{ value: 'ada@example.com' }], phones: [{ e164: '+442079460958' }] },
    ])
    expect(await records.notes()).toMatchObject([{ text: expect.stringContaining('How much is it?') }])
    expect(await records.deliveries()).toMatchObject([{ status: 'done' }])
  })

  it('waits without a token until one is given', async () => {
    const { crm, team, source, send, work, records } = await opened(null)
    api.answer('101', contact('101', ADA))
    await send(event(101))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'token-missing' }])
    expect(api.asked).toEqual([])
    await crm.services.leadSources.setToken(team.owner(), source.id, TOKEN)
    await work()
    expect(await records.contacts()).toMatchObject([{ name: 'Ada Byron 🧮' }])
  })

  it('is not asked for twice when events of it come together, and those that are gone hold up no other', async () => {
    const { send, work, records } = await opened()
    api.answer('101', contact('101', ADA))
    api.answer('404', json(404, { status: 'error', category: 'OBJECT_NOT_FOUND' }))
    await send(event(101), event(101, { eventId: 'again' }), event(404))
    await work()
    expect(api.asked.map(({ id }) => id)).toEqual(['101', '404'])
    expect(await records.contacts()).toHaveLength(1)
    expect(await records.notes()).toHaveLength(1)
    expect(await records.deliveries()).toMatchObject([{ status: 'done', problem: 'some-leads-gone' }])
  })

  it.each<[string, GraphAnswer, string]>([
    ['that the token is wrong', json(401, { category: 'INVALID_AUTHENTICATION' }), 'token-refused'],
    ['that a scope is missing', json(403, { category: 'MISSING_SCOPES' }), 'token-not-allowed'],
    ['that it is gone', json(404, {}), 'lead-gone'],
    ['that the request is wrong', json(400, { category: 'VALIDATION_ERROR' }), 'answers-refused'],
    ['that is not JSON', json(200, '<html>'), 'answers-unreadable'],
    ['that is huge', json(200, `{"id":"7","properties":{"email":"${'x'.repeat(300 * 1024)}"}}`), 'answers-unreadable'],
    ['about another contact', contact('8', ADA), 'answers-unreadable'],
    ['that redirects', json(302, {}, { location: 'http://127.0.0.1:9/' }), 'answers-unreadable'],
  ])('parks the delivery with its own reason after an answer %s', async (_what, answer, problem) => {
    const { send, work, records } = await opened()
    api.answer('7', answer)
    await send(event(7))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem }])
    expect(await records.contacts()).toEqual([])
  })

  it('is asked for again when HubSpot says, and no sooner', async () => {
    const { crm, send, work, records } = await opened()
    api.answerAll(json(429, { policyName: 'TEN_SECONDLY_ROLLING' }, { 'retry-after': '120' }))
    await send(event(7))
    await work()
    expect(await records.deliveries()).toMatchObject([{ status: 'pending', problem: 'answers-unreachable' }])
    crm.passTime(119_000)
    await work()
    expect(api.asked).toHaveLength(1)
    api.answerAll(contact('7', ADA))
    crm.passTime(10_000)
    await work()
    expect(await records.contacts()).toHaveLength(1)
  })
})

describe('The signature of HubSpot', () => {
  it('covers our public address, and is accepted for five minutes', async () => {
    const { crm, door, source, send } = await opened()
    expect((await send(event(1))).status).toBe(200)
    const body = JSON.stringify([event(2)])
    const spec = providerOf('hubspot').signature
    const signedFor = (url: string, at = crm.now()) =>
      sign(spec, { method: 'POST', url, body: Buffer.from(body), id: '', at }, CLIENT_SECRET)
    const url = `${PUBLIC_URL}${source.path}`
    const old = new Date(crm.now().getTime() - 301_000)
    for (const headers of [signedFor(`https://evil.example.com${source.path}`), signedFor(url, old)]) {
      expect((await door.post(source, body, { headers })).status).toBe(401)
    }
    expect((await door.post(source, body, { headers: signedFor(url) })).status).toBe(200)
  })
})

test.each<Json>([
  event(1, { subscriptionType: 'deal.creation' }),
  event(1, { subscriptionType: 'contact.deletion' }),
  event(1, { subscriptionType: 'object.creation', objectTypeId: '0-2' }),
])('Another event is ignored: %j', (payload) => {
  expect(map([payload])).toEqual({ kind: 'ignored', reason: 'other-event' })
})

test('An event with its properties is mapped as it is, also under the newer name of the event', () => {
  const forwarded = event(1, { subscriptionType: 'object.creation', objectTypeId: '0-1', properties: ADA })
  expect(map([forwarded])).toMatchObject({
    leads: [{ person: { name: 'Ada Byron 🧮', company: 'Engines' }, externalId: '1', note: 'How much is it?' }],
  })
})

test('Other bodies are not HubSpot’s', () => {
  const others: readonly Json[] = [
    [],
    {},
    [null],
    [{ subscriptionType: 'contact.creation' }],
    [event(1), { hello: 'x' }],
  ]
  for (const other of others) {
    expect(map(other), JSON.stringify(other)).toMatchObject({ kind: 'needs-mapping', reason: 'unknown-shape' })
  }
})

it.each<Json>([2 ** 60, '../../x', '', null, 'x'.repeat(50)])('An invalid id is never asked for: %j', async (id) => {
  const { send, work, records } = await opened()
  await send(event(id))
  await work()
  expect(api.asked).toEqual([])
  expect(await records.deliveries()).toMatchObject([{ status: 'needs_mapping', problem: 'unknown-shape' }])
})

it.each(LOCALES)(
  'The chat asks for secret and token in HubSpot’s words, and says what is wrong in them, in %s',
  async (locale) => {
    const { t, say, tap, last, labels } = await dealsChat(database(), { locale })
    const { askSecret, askToken } = providerOf('hubspot').guide[locale]
    await say('/sources')
    await tap(t('button-add-source'), 'HubSpot', 'HubSpot', t('routing-team'))
    expect(last()).toContain(askSecret)
    await say(CLIENT_SECRET)
    expect(last()).toContain(askToken?.question)
    await say('short')
    expect(last()).toContain(askToken?.notOne)
    await say(TOKEN)
    await say('/sources')
    await tap('📥 HubSpot · HubSpot')
    expect(last()).toContain(askToken?.there)
    expect(last()).not.toMatch(/Facebook|Meta/u)
    expect(labels()).toContain(`🔑 ${askToken?.button}`)
  },
)
