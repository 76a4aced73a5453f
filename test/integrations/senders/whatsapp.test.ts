import { describe, expect, it, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { deriveVerifyToken } from '../../../src/integrations/secrets/generate-secret.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { mapBody } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const database = sharedDatabase()
const APP_SECRET = '0123456789abcdef0123456789abcdef'
const map = (payload: Json) => mapBody('whatsapp', payload, GERMAN_IN_ENGLISH)

const ANNA = { profile: { name: 'Анна 🌻' }, wa_id: '380501234567' }
const MAX = { profile: { name: 'Max' }, wa_id: '4915112345678' }

let ids = 0
const message = (more: Record<string, Json>, from = ANNA.wa_id) => ({
  id: `wamid.${(ids += 1)}`,
  from,
  timestamp: '1777885200',
  ...more,
})
const said = (body: string, from?: string) => message({ type: 'text', text: { body } }, from)
const batch = (value: Record<string, Json>, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field,
          value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '4930901820' }, ...value },
        },
      ],
    },
  ],
})
const delivered = (messages: readonly Json[], contacts: readonly Json[] = [ANNA]) => batch({ contacts, messages })

test('A message is a lead: name, number in E.164, and what it says', () => {
  const ad = { source_url: 'https://fb.example/1', headline: 'Spring', body: 'x', source_type: 'ad' }
  expect(
    map(delivered([message({ type: 'text', text: { body: 'Скільки коштує?\n🙂' }, referral: ad })])),
  ).toMatchObject({
    kind: 'leads',
    leads: [
      {
        person: { name: 'Анна 🌻', phone: { e164: '+380501234567' } },
        note: 'Скільки коштує?\n🙂',
        occurredAt: '2026-05-04T09:00:00.000Z',
        extra: ['Written to: 4930901820', 'Ad: Spring', 'Ad link: https://fb.example/1'],
        warnings: [],
      },
    ],
  })
})

test.each<[string, Record<string, Json>, string]>([
  ['a button', { type: 'button', button: { text: 'Call me', payload: 'CALL' } }, 'Call me'],
  [
    'a reply',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Yes' } } },
    'Yes',
  ],
  [
    'a choice',
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Red' } } },
    'Red',
  ],
  ['a picture', { type: 'image', image: { id: '9', caption: 'This one' } }, '[image]\nThis one'],
  ['a voice message', { type: 'audio', audio: { id: '9', voice: true } }, '[audio]'],
  ['a file', { type: 'document', document: { id: '9', filename: 'offer.pdf' } }, '[document: offer.pdf]'],
  [
    'a place',
    { type: 'location', location: { latitude: 50.4, longitude: 30.5, name: 'Office' } },
    '[location]\nOffice, 50.4, 30.5',
  ],
  [
    'a card',
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Bo' }, phones: [{ phone: '+1' }] }] },
    '[contacts]\nBo +1',
  ],
  [
    'an order',
    { type: 'order', order: { text: 'Soon', product_items: [{ product_retailer_id: 'red', quantity: 2 }] } },
    '[order]\nSoon\n2 × red',
  ],
  ['what the API cannot show', { type: 'unsupported', errors: [{ code: 131_051 }] }, '[unsupported]'],
  ['an unknown type', { type: 'hologram<b>' }, '[hologramb]'],
  ['no type', {}, '[message]'],
  ['text without text', { type: 'text' }, '[text]'],
])('%s is told as such', (_what, more, note) => {
  expect(map(delivered([message(more)]))).toMatchObject({ leads: [{ note, person: { name: 'Анна 🌻' } }] })
})

test.each<[string, Json]>([
  ['a receipt', batch({ statuses: [{ id: 'wamid.1', status: 'read', recipient_id: '380501234567' }] })],
  ['a reaction', delivered([message({ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } })])],
  ['a changed number', delivered([message({ type: 'system', system: { body: 'changed' } })])],
  ['news of a template', batch({ event: 'APPROVED' }, 'message_template_status_update')],
  ['nothing', batch({ messages: [] })],
  ['odd parts', batch({ messages: [null, 1, 'x'] as Json, contacts: 'x' })],
])('%s is ignored', (_what, payload) => expect(map(payload)).toEqual({ kind: 'ignored', reason: 'other-event' }))

test('A number without a card is still a person to call, and never gets another one’s name', () => {
  expect(map(delivered([said('Hi', MAX.wa_id)], [ANNA]))).toMatchObject({
    leads: [{ person: { name: '', phone: { e164: '+4915112345678' } } }],
  })
})

test.each<Json>([{ object: 'whatsapp_business_account' }, { object: 'page', entry: [{}] }, [[]], { entry: [] }])(
  'Another body is not WhatsApp’s: %j',
  (payload) => expect(map(payload)).toMatchObject({ kind: 'needs-mapping', reason: 'unknown-shape' }),
)

test('More messages than are accepted at once wait for an admin', () => {
  expect(map(delivered(Array.from({ length: 101 }, () => said('x'))))).toMatchObject({ reason: 'too-many-leads' })
})

describe('A source of WhatsApp', () => {
  async function opened() {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'whatsapp', { secret: APP_SECRET })
    return { door, source, work: () => workLeads(crm, team.workspaceId), records: recordsOf(crm, team) }
  }

  it('answers the challenge with which Meta verifies the address', async () => {
    const { door, source } = await opened()
    const ask = (token: string) =>
      door.app.request(`${source.path}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`)
    const response = await ask(deriveVerifyToken(APP_SECRET))
    expect([response.status, await response.text()]).toEqual([200, '1158201444'])
    expect((await ask('wrong')).status).toBe(401)
  })

  it('answers 200, makes one deal for each person, and adds what they write later to it as notes', async () => {
    const { door, source, work, records } = await opened()
    const first = delivered([said('Hello'), said('Are you there?'), said('Guten Tag', MAX.wa_id)], [ANNA, MAX])
    expect((await door.send(source, first)).status).toBe(200)
    expect((await door.send(source, first)).status).toBe(200)
    await work()
    await door.send(source, delivered([said('One more thing')]))
    await work()
    expect((await records.deals()).map(({ title }) => title)).toEqual(['Анна 🌻', 'Max'])
    expect(await records.contacts()).toMatchObject([{ phones: [{ e164: '+380501234567' }] }, { name: 'Max' }])
    const notes = (await records.notes()).map(({ text }) => text.split('\n')[0])
    expect(notes).toEqual(['Hello', 'Are you there?', 'Guten Tag', 'One more thing'])
  })
})
