import { describe, expect, it, test } from 'vitest'

import type { Json } from '../../../src/integrations/body/json.ts'
import { sign } from '../../../src/integrations/signatures/sign.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, PUBLIC_URL, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { mapBody, providerOf } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const database = sharedDatabase()

/** One mail, as both services post it. */
type Written = {
  readonly from?: string
  readonly name?: string
  readonly to?: string
  readonly replyTo?: string
  readonly subject?: string
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

function asMailgun({
  from = 'ada@example.com',
  name = 'Ada Byron',
  headers = {},
  ...mail
}: Written): Record<string, Json> {
  return {
    recipient: mail.to ?? 'leads@in.acme.com',
    sender: from,
    from: name === '' ? from : `"${name}" <${from}>`,
    subject: mail.subject ?? 'Re: Engine',
    'body-plain': `${mail.text ?? 'How much?'}\n\nOn Monday you wrote:\n> Hello`,
    'stripped-text': mail.text ?? 'How much?',
    'stripped-signature': '--\nAda',
    Date: 'Mon, 04 May 2026 09:00:00 +0000',
    'Message-Id': '<m1@example.com>',
    ...(mail.replyTo !== undefined && { 'Reply-To': mail.replyTo }),
    'message-headers': JSON.stringify(Object.entries({ From: from, ...headers })),
  }
}

function asPostmark({
  from = 'ada@example.com',
  name = 'Ada Byron',
  headers = {},
  ...mail
}: Written): Record<string, Json> {
  const to = mail.to ?? 'leads@in.acme.com'
  return {
    MessageID: '22c74902-a0c1-4511-804f-341342852c90',
    MessageStream: 'inbound',
    From: from,
    FromName: name,
    FromFull: { Email: from, Name: name, MailboxHash: '' },
    ToFull: [{ Email: to, Name: '', MailboxHash: '' }],
    CcFull: [],
    OriginalRecipient: to,
    ReplyTo: mail.replyTo ?? '',
    Subject: mail.subject ?? 'Re: Engine',
    Date: 'Mon, 4 May 2026 09:00:00 +0000',
    TextBody: `${mail.text ?? 'How much?'}\n\nOn Monday you wrote:\n> Hello`,
    StrippedTextReply: mail.text ?? 'How much?',
    Headers: [
      { Name: 'Message-ID', Value: '<m1@example.com>' },
      ...Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
    ],
    Attachments: [{ Name: 'plan.pdf', Content: 'eA==', ContentType: 'application/pdf', ContentLength: 1 }],
  }
}

const SERVICES = { mailgun: asMailgun, postmark: asPostmark }
const IGNORED = { kind: 'ignored', reason: 'other-event' }

describe.each(Object.entries(SERVICES))('A mail that %s received', (id, write) => {
  const map = (mail: Written) => mapBody(id, write(mail), GERMAN_IN_ENGLISH)

  test('is a lead if a person wrote it', () => {
    expect(map({})).toMatchObject({
      kind: 'leads',
      leads: [
        {
          person: { name: 'Ada Byron', email: { normalized: 'ada@example.com' }, phone: null },
          title: 'Engine',
          note: 'How much?',
          externalId: '<m1@example.com>',
          occurredAt: '2026-05-04T09:00:00.000Z',
          extra: expect.arrayContaining(['Written to: leads@in.acme.com']),
          warnings: [],
        },
      ],
    })
  })

  test.each<Written & { person: string }>([
    { name: 'Байрон, Ада 🦉', person: 'Байрон, Ада 🦉' },
    { name: '=?UTF-8?B?0JDQtNCw?= =?UTF-8?Q?_=D0=91?=', person: 'Ада Б' },
    { name: 'ada@example.com', person: '' },
    { name: '', person: '' },
    { name: 'x'.repeat(400), person: 'x'.repeat(128) },
  ])('has the name that its writer goes by: %j', ({ person, ...mail }) => {
    expect(map(mail)).toMatchObject({ leads: [{ person: { name: person, email: { value: 'ada@example.com' } } }] })
  })

  test.each<[string, Written]>([
    ['an answering machine', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['one with parameters', { headers: { 'auto-submitted': 'auto-generated; type=x' } }],
    ['an older one', { headers: { 'X-Autoreply': 'yes' } }],
    ['another one', { headers: { Precedence: 'auto_reply' } }],
    ['a bulk mail', { headers: { Precedence: 'Bulk' } }],
    ['a newsletter', { headers: { 'List-Unsubscribe': '<https://example.com/u>' } }],
    ['a mailing list', { headers: { 'List-Id': '<l.example.com>' } }],
    ['a bounce', { from: 'MAILER-DAEMON@mx.example.com', name: 'Mail Delivery System' }],
    ['a bounce without a sender', { headers: { 'Return-Path': '<>' } }],
    ['a report', { headers: { 'Content-Type': 'multipart/report; report-type=delivery-status' } }],
    ['the postmaster', { from: 'postmaster@example.com', replyTo: 'ada@example.com' }],
    ['a robot', { from: 'no-reply@example.com' }],
    ['ourselves', { from: 'leads@in.acme.com' }],
    ['ourselves, in other letters', { from: 'Leads@IN.acme.com' }],
    ['a colleague', { from: 'bob@acme.com' }],
    ['nobody', { from: 'not an address', name: 'x' }],
  ])('is ignored if it is from %s', (_who, mail) => expect(map(mail)).toEqual(IGNORED))

  test('is not ignored for a header that says no', () => {
    expect(map({ headers: { 'Auto-Submitted': 'no', Precedence: 'first-class' } })).toMatchObject({ kind: 'leads' })
    expect(map({ from: 'ann@notacme.com' })).toMatchObject({ kind: 'leads' })
  })

  test('is from the person in Reply-To if a form on a website wrote it', () => {
    for (const from of ['noreply@forms.example.com', 'wordpress@acme.com']) {
      expect(map({ from, name: 'Website', replyTo: 'Max Weber <max@example.com>' })).toMatchObject({
        leads: [{ person: { name: 'Max Weber', email: { value: 'max@example.com' } } }],
      })
    }
  })

  test('is one lead, however long it is', () => {
    expect(map({ subject: '🙂'.repeat(500), text: 'é'.repeat(300_000) })).toMatchObject({
      kind: 'leads',
      leads: [{ warnings: [], note: expect.stringMatching(/^é{9000}$/u) }],
    })
  })

  test('is recognised among any bodies', () => {
    const body = { ...write({}), ...(id === 'mailgun' && { timestamp: '1', token: 't', signature: 's' }) }
    expect(mapBody('generic', body, GERMAN_IN_ENGLISH)).toMatchObject({ leads: [{ title: 'Engine' }] })
  })
})

test('A mail that only has HTML is read as text', () => {
  const html = '<style>p{}</style><p>Hello&nbsp;&amp; goodbye</p><script>alert(1)</script><br>Ada &#128578;'
  const { 'stripped-text': _text, 'body-plain': _plain, ...mailgun } = asMailgun({})
  expect(mapBody('mailgun', { ...mailgun, 'stripped-html': html }, GERMAN_IN_ENGLISH)).toMatchObject({
    leads: [{ note: 'Hello & goodbye\n\nAda 🙂' }],
  })
  const postmark = { ...asPostmark({}), StrippedTextReply: '', TextBody: '', HtmlBody: html }
  expect(mapBody('postmark', postmark, GERMAN_IN_ENGLISH)).toMatchObject({
    leads: [{ note: 'Hello & goodbye\n\nAda 🙂' }],
  })
})

test('HTML that is made to be slow to read is not', () => {
  const started = performance.now()
  for (const html of ['<'.repeat(300_000), '<style>'.repeat(40_000), '<br'.repeat(90_000), '&#1'.repeat(90_000)]) {
    mapBody('postmark', { ...asPostmark({}), StrippedTextReply: '', TextBody: '', HtmlBody: html }, GERMAN_IN_ENGLISH)
  }
  const lists = ['"'.repeat(1999), '<'.repeat(1999), 'a@'.repeat(999), '"\\'.repeat(900)]
  for (const replyTo of lists) mapBody('mailgun', asMailgun({ replyTo, name: replyTo }), GERMAN_IN_ENGLISH)
  expect(performance.now() - started).toBeLessThan(3000)
})

test('What Mailgun and Postmark say of sent mail is ignored; other bodies are not theirs', () => {
  const event = { signature: { token: 't' }, 'event-data': { event: 'opened', recipient: 'ada@example.com' } }
  expect(mapBody('mailgun', event, GERMAN_IN_ENGLISH)).toEqual(IGNORED)
  const bounce = { RecordType: 'Bounce', MessageStream: 'outbound', MessageID: '1', Email: 'ada@example.com' }
  expect(mapBody('postmark', bounce, GERMAN_IN_ENGLISH)).toEqual(IGNORED)
  for (const id of ['mailgun', 'postmark']) {
    for (const payload of [[], {}, { from: 'ada@example.com' }, { FromFull: null, MessageID: '1' }]) {
      expect(mapBody(id, payload, GERMAN_IN_ENGLISH)).toMatchObject({ reason: 'unknown-shape' })
    }
  }
})

describe('A source of Mailgun', () => {
  const KEY = '0123456789abcdef0123456789abcdef'

  async function opened() {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'mailgun', { secret: KEY })
    const signed = (token: string, at = crm.now()) =>
      sign(
        providerOf('mailgun').signature,
        { method: 'POST', url: `${PUBLIC_URL}${source.path}`, body: Buffer.from(''), id: token, at },
        KEY,
      )
    const post = (fields: Readonly<Record<string, Json | Blob>>, Form: typeof FormData | typeof URLSearchParams) => {
      const form = new Form()
      for (const [name, value] of Object.entries(fields)) {
        if (value instanceof Blob && form instanceof FormData) form.append(name, value, 'Zażółć 🙂.pdf')
        else form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
      }
      return door.app.request(source.path, { method: 'POST', body: form })
    }
    return { crm, signed, post, work: () => workLeads(crm, team.workspaceId), records: recordsOf(crm, team) }
  }

  it('takes a mail with attachments, of which it keeps the names', async () => {
    const { signed, post, work, records } = await opened()
    const file = new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'application/pdf' })
    const fields = { ...asMailgun({}), 'attachment-count': '1', 'attachment-1': file }
    const response = await post({ ...fields, ...signed('t1') }, FormData)
    // Only 200 is a success to Mailgun.
    expect(response.status).toBe(200)
    await work()
    expect(await records.contacts()).toMatchObject([{ name: 'Ada Byron' }])
    expect(await records.deals()).toMatchObject([{ title: 'Engine' }])
    expect(await records.notes()).toMatchObject([{ text: expect.stringContaining('Attachments: Zażółć 🙂.pdf') }])
  })

  it('takes each token once, because the mail itself is not signed', async () => {
    const { signed, post, work, records } = await opened()
    expect((await post({ ...asMailgun({}), ...signed('t1') }, URLSearchParams)).status).toBe(200)
    const forged = asMailgun({ from: 'mallory@example.com', name: 'Mallory' })
    expect((await post({ ...forged, ...signed('t1') }, URLSearchParams)).status).toBe(200)
    await work()
    expect(await records.contacts()).toMatchObject([{ name: 'Ada Byron' }])
  })

  it('takes what Mailgun posts again for eight hours, and nothing older', async () => {
    const { crm, signed, post } = await opened()
    const hoursAgo = (hours: number) => new Date(crm.now().getTime() - hours * 3_600_000)
    expect((await post({ ...asMailgun({}), ...signed('t8', hoursAgo(8)) }, URLSearchParams)).status).toBe(200)
    expect((await post({ ...asMailgun({}), ...signed('t10', hoursAgo(10)) }, URLSearchParams)).status).toBe(401)
  })
})

it('A source of Postmark is known by the password in its address, and answers 200', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'postmark')
  expect((await door.send(source, asPostmark({}))).status).toBe(200)
  const wrong = `Basic ${Buffer.from('clientsphere:wrong').toString('base64')}`
  expect((await door.send(source, asPostmark({}), { headers: { authorization: wrong } })).status).toBe(401)
  await workLeads(crm, team.workspaceId)
  expect(await recordsOf(crm, team).notes()).toMatchObject([{ text: expect.stringContaining('Attachments: plan.pdf') }])
})
