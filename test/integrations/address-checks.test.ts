import { describe, expect, it } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { storedBytes } from '../../src/services/leads/stored-bytes.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { createSource, openLeads, PUBLIC_URL, recordsOf, workLeads } from '../support/lead-intake.ts'
import { providerOf } from '../support/read-body.ts'

const database = sharedDatabase()

async function opened(provider: string, secret?: string) {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, provider, secret === undefined ? {} : { secret })
  const call = async (path: string, init: RequestInit = {}) => (await door.app.request(path, init)).status
  return { crm, team, door, source, call }
}

describe('The request by which a sender checks its address', () => {
  it('is answered for Mailchimp if the secret in it is right', async () => {
    const { source, call, crm, team } = await opened('mailchimp')
    expect(await call(`${source.path}/${source.secret}`)).toBe(200)
    for (const wrong of ['', `/${source.secret.slice(0, -1)}`, '/x', `/${source.secret}x`]) {
      expect(await call(`${source.path}${wrong}`), wrong).toBe(401)
    }
    expect(await call(`${source.path}/${source.secret}`, { method: 'HEAD' })).toBe(401)
    expect(await recordsOf(crm, team).deliveries()).toEqual([])
  })

  it('is answered for Intercom if the address exists, but only as HEAD', async () => {
    const { source, call } = await opened('intercom', 'client-secret-1')
    expect(await call(source.path, { method: 'HEAD' })).toBe(200)
    expect(await call(`${source.path.slice(0, -1)}_`, { method: 'HEAD' })).toBe(401)
    expect(await call(source.path)).toBe(401)
  })

  it('is answered for Tilda with 200 if the secret is right, and makes neither a lead nor work', async () => {
    const { source, call, crm, team } = await opened('tilda')
    const test = { method: 'POST', body: new URLSearchParams({ test: 'test' }) }
    expect(await call(`${source.path}/${source.secret}`, test)).toBe(200)
    expect(await call(source.path, test)).toBe(401)
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).deliveries()).toMatchObject([{ status: 'done', problem: 'no-lead' }])
  })

  it('is refused for every other sender', async () => {
    const { source, call } = await opened('generic')
    expect(await call(`${source.path}/${source.secret}`)).toBe(401)
  })
})

it('A secret that a sender repeats in its body is not stored', async () => {
  const { source, call, crm, team } = await opened('jotform')
  const body = new FormData()
  body.set('formID', '240000000000001')
  body.set('submissionID', '6000000000000001')
  body.set('webhookURL', `${PUBLIC_URL}${source.path}/${source.secret}`)
  body.set('rawRequest', '{"q1_name":{"first":"Ada","last":"Byron"},"q2_email":"ada@example.com"}')
  expect(await call(`${source.path}/${source.secret}`, { method: 'POST', body })).toBe(200)
  await workLeads(crm, team.workspaceId)
  expect(await recordsOf(crm, team).contacts()).toMatchObject([{ name: 'Ada Byron' }])
  const [stored] = await recordsOf(crm, team).deliveries()
  if (stored === undefined) throw new Error('Nothing is stored')
  const kept = Buffer.from(storedBytes(stored.rawBody)).toString('utf8')
  expect(kept).toContain(`${PUBLIC_URL}${source.path}/xxxx`)
  expect(kept).not.toContain(source.secret)
})

describe('A Webflow source', () => {
  const body = JSON.stringify({
    triggerType: 'form_submission',
    payload: { name: 'Contact', siteId: 's', id: 'f1', data: { Name: 'Ada Byron', Email: 'ada@example.com' } },
  })

  it('accepts what is signed with their secret, and no request with one byte changed', async () => {
    const { crm, source, call } = await opened('webflow', 'their-secret-key')
    const at = crm.now()
    const signed = sign(
      providerOf('webflow').signature,
      { method: 'POST', url: `${PUBLIC_URL}${source.path}`, body: Buffer.from(body), id: '', at },
      'their-secret-key',
    )
    expect(signed['x-webflow-timestamp']).toBe(String(at.getTime()))
    const post = (headers: Record<string, string>, sent = body) =>
      call(source.path, { method: 'POST', body: sent, headers: { 'content-type': 'application/json', ...headers } })
    expect(await post(signed)).toBe(200)
    expect(await post(signed, body.replace('Ada', 'Adb'))).toBe(401)
    expect(await post({ ...signed, 'x-webflow-timestamp': String(at.getTime() + 1) })).toBe(401)
    expect(await post({})).toBe(401)
  })

  it('takes the secret in its path from a webhook that signs nothing', async () => {
    const { source, call } = await opened('webflow')
    const json = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    expect(await call(`${source.path}/${source.secret}`, json)).toBe(200)
    expect(await call(`${source.path}/wrong-secret`, json)).toBe(401)
  })
})

it.each(LOCALES)(
  'Clerk’s source can be made before Clerk shows its secret, which is entered later, in %s',
  async (locale) => {
    const chat = await dealsChat(database(), { locale })
    const { bot, t, say, tap, last, texts } = chat
    await say('/sources')
    await tap(t('button-add-source'), t('button-sender-webhook'), 'Clerk', 'Clerk', t('routing-team'))
    expect(last()).toContain(providerOf('clerk').guide[locale].askSecret)
    await tap(t('button-skip'))
    expect(texts().join('\n')).toMatch(/Endpoint URL:\nhttps:\/\/crm\.example\.com\/webhooks\/\w{24}\n/u)
    bot.passTime(10_000)
    await say('/sources')
    await tap('📥 Clerk · Clerk', t('button-source-secret'))
    await say(`whsec_${Buffer.alloc(24, 7).toString('base64')}`)
    await tap(t('button-source-secret-now'))
    expect(texts().join('\n')).toContain(t('source-secret-ended'))
    expect(bot.errors).toEqual([])
  },
)
