import { createHmac } from 'node:crypto'
import { runInNewContext } from 'node:vm'

import { describe, expect, it } from 'vitest'

import { GOOGLE_FORMS_SCRIPT } from '../../src/integrations/providers/google-forms/script.ts'
import { LOCALES } from '../../src/locale.ts'
import { senderGuide } from '../../src/bot/text/sender-guide.ts'
import { sharedDatabase } from '../support/database.ts'
import { createSource, openLeads, PUBLIC_URL, recordsOf, workLeads } from '../support/lead-intake.ts'

const database = sharedDatabase()

type Sent = { readonly address: string; readonly payload: string; readonly headers: Record<string, string> }

/** Google's bytes are signed: −128 to 127. */
const signedBytes = (bytes: Uint8Array) => [...new Int8Array(bytes)]
const unsigned = (bytes: readonly number[]) => Buffer.from(Int8Array.from(bytes))

/** The parts of Apps Script that the script uses, and what it sent. */
function appsScript(script: string, statuses: number[] = [], now = new Date('2026-05-04T10:00:00Z')) {
  const sent: Sent[] = []
  const slept: number[] = []
  const triggers: string[] = ['send', 'other']
  const form = { getId: () => 'f1', getTitle: () => 'Запит' }
  const context = {
    JSON,
    Math,
    String,
    Error,
    Date: { now: () => now.getTime() },
    Utilities: {
      newBlob: (text: string) => ({ getBytes: () => signedBytes(Buffer.from(text, 'utf8')) }),
      base64Decode: (text: string) => signedBytes(Buffer.from(text, 'base64')),
      base64Encode: (bytes: readonly number[]) => unsigned(bytes).toString('base64'),
      computeHmacSha256Signature: (value: readonly number[], key: readonly number[]) =>
        signedBytes(createHmac('sha256', unsigned(key)).update(unsigned(value)).digest()),
      sleep: (ms: number) => slept.push(ms),
    },
    UrlFetchApp: {
      fetch(address: string, { payload, headers }: Omit<Sent, 'address'>) {
        sent.push({ address, payload, headers: { ...headers } })
        const status = statuses.shift() ?? 200
        return { getResponseCode: () => status }
      },
    },
    FormApp: { getActiveForm: () => form },
    ScriptApp: {
      getProjectTriggers: () => triggers.map((name) => ({ getHandlerFunction: () => name, name })),
      deleteTrigger: ({ name }: { name: string }) => triggers.splice(triggers.indexOf(name), 1),
      newTrigger: (name: string) => ({
        forForm: (of: unknown) => ({
          onFormSubmit: () => ({ create: () => triggers.push(of === form ? name : 'wrong form') }),
        }),
      }),
    },
    submitted: {
      source: form,
      response: {
        getTimestamp: () => now,
        getId: () => '2_ABaOnud-x',
        getRespondentEmail: () => '',
        getItemResponses: () =>
          [
            ["What's your name?", 'Ada Byron 🚀'],
            ['Email', 'ada@example.com'],
            ['Що вас цікавить?', ['Навчання', 'Підтримка']],
          ].map(([title, answer]) => ({ getItem: () => ({ getTitle: () => title }), getResponse: () => answer })),
      },
    },
  }
  const run = (call: string): unknown => runInNewContext(`${script}\n${call}`, context)
  return { run, sent, slept, triggers }
}

async function opened() {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'google-forms')
  const access = { address: `${PUBLIC_URL}${source.path}`, secret: source.secret, verifyToken: null }
  const { text, entities } = senderGuide(source.sender.guide.en, source.sender, access)
  const block = entities.find(({ type }) => type === 'pre')
  const script = block === undefined ? '' : text.slice(block.offset, block.offset + block.length)
  return { crm, team, door, source, script }
}

describe('The script for Google Forms', () => {
  it('is shown with address and secret in it, and short enough for one message', async () => {
    const { source, script } = await opened()
    expect(script).toContain(`const ADDRESS = '${PUBLIC_URL}${source.path}'`)
    expect(script).toContain(`const SECRET = '${source.secret}'`)
    for (const locale of LOCALES) {
      const access = { address: 'x'.repeat(200), secret: source.secret, verifyToken: null }
      expect(senderGuide(source.sender.guide[locale], source.sender, access).text.length).toBeLessThan(3700)
    }
  })

  it('signs what our intake accepts, and it becomes a lead', async () => {
    const { crm, team, door, source, script } = await opened()
    const { run, sent } = appsScript(script, [], crm.now())
    run('send(submitted)')
    expect(sent).toHaveLength(1)
    const [{ address, payload, headers }] = sent as [Sent]
    expect(address).toBe(`${PUBLIC_URL}${source.path}`)
    const request = { method: 'POST', body: payload, headers: { ...headers, 'content-type': 'application/json' } }
    expect((await door.app.request(source.path, request)).status).toBe(200)
    const changed = { ...request, body: payload.replace('Ada', 'Eve') }
    expect((await door.app.request(source.path, changed)).status).toBe(401)
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([
      { name: 'Ada Byron 🚀', emails: [{ value: 'ada@example.com' }] },
    ])
    expect(await recordsOf(crm, team).notes()).toMatchObject([{ text: expect.stringContaining('Навчання, Підтримка') }])
  })

  it('makes one trigger for its form, however often it is started, and leaves others alone', () => {
    const { run, triggers } = appsScript(GOOGLE_FORMS_SCRIPT)
    run('start(); start()')
    expect(triggers).toEqual(['other', 'send'])
  })

  it('tries again while we are not there, and says so at once when the secret is wrong', () => {
    const busy = appsScript(GOOGLE_FORMS_SCRIPT, [503, 429, 200])
    busy.run('send(submitted)')
    expect([busy.sent.length, busy.slept]).toEqual([3, [5000, 30_000]])
    expect(new Set(busy.sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const down = appsScript(GOOGLE_FORMS_SCRIPT, [503, 503, 503])
    expect(() => down.run('send(submitted)')).toThrow('Not accepted: 503')
    const wrong = appsScript(GOOGLE_FORMS_SCRIPT, [401])
    expect(() => wrong.run('send(submitted)')).toThrow('Not accepted: 401')
    expect(wrong.sent).toHaveLength(1)
  })
})
