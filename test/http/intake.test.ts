import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { describe, expect, it } from 'vitest'

import { deriveVerifyToken } from '../../src/integrations/secrets/generate-secret.ts'
import { RECEIVE_LEAD_JOB } from '../../src/services/leads/lead-jobs.ts'
import { objectId } from '../../src/models/ids.ts'
import { createCrm, type Team } from '../support/crm.ts'
import { sharedDatabase } from '../support/database.ts'
import { problemIn } from '../support/http-app.ts'
import { createLeadDoor, createSource } from '../support/lead-intake.ts'

const database = sharedDatabase()

const LEAD = { name: 'Anna Koval', email: 'anna@example.com', note: 'Call me' }
const MIB = 1024 * 1024

async function opened(options: Parameters<typeof createLeadDoor>[1] = {}) {
  const crm = createCrm(database())
  const team = await crm.team()
  return { crm, team, door: createLeadDoor(crm, options) }
}

async function stored({ models }: ReturnType<typeof createCrm>, { workspaceId }: Team) {
  return models.deliveries.find({ workspaceId: objectId(workspaceId) }).lean()
}

describe('A correctly signed delivery', () => {
  it('gets 202 and is stored with its job', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const response = await door.send(source, LEAD, { id: 'msg_first' })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ status: 'accepted' })
    const [delivery, ...more] = await stored(crm, team)
    expect(more).toEqual([])
    expect(delivery).toMatchObject({ status: 'pending', dedupeKey: 'id:msg_first', contentType: 'application/json' })
    const jobs = await crm.jobs.find({ workspaceId: objectId(team.workspaceId), kind: 'lead.receive' }).lean()
    expect(jobs.map(({ payload }) => payload)).toEqual([
      { workspaceId: team.workspaceId, deliveryId: delivery?._id.toHexString() },
    ])
  })

  it('is stored without its credentials', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'generic')
    await door.send(source, LEAD, { headers: { cookie: 'session=1', 'x-api-key': 'k', 'x-form': 'contact' } })
    const [delivery] = await stored(crm, team)
    expect(delivery?.headers).toEqual({ 'content-type': 'application/json', 'x-form': 'contact' })
  })

  it('that is repeated gets the same response, and is stored once', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.send(source, LEAD, { id: 'msg_again' })))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202))
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())))
    expect(bodies.size).toBe(1)
    expect(await stored(crm, team)).toHaveLength(1)
  })

  it('without an id is recognised by its body for ten minutes', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'generic')
    for (let minutes = 0; minutes < 10; minutes += 3) {
      expect((await door.send(source, LEAD)).status).toBe(202)
      crm.passTime(3 * 60_000)
    }
    expect(await stored(crm, team)).toHaveLength(1)
    crm.passTime(10 * 60_000)
    await door.send(source, LEAD)
    expect(await stored(crm, team)).toHaveLength(2)
  })

  it('from fifty senders at once is stored fifty times', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const answers = await Promise.all(Array.from({ length: 50 }, () => door.send(source, LEAD)))
    expect(answers.every(({ status }) => status === 202)).toBe(true)
    expect(await stored(crm, team)).toHaveLength(50)
    const ofLeads = { workspaceId: objectId(team.workspaceId), kind: RECEIVE_LEAD_JOB.kind }
    expect(await crm.jobs.countDocuments(ofLeads)).toBe(50)
  })

  it.each([
    ['standardwebhooks', (secret: string) => new StandardWebhook(secret)],
    ['svix', (secret: string) => new SvixWebhook(secret)],
  ] as const)('signed by the library %s is taken, and not with any byte changed', async (_name, library) => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const body = JSON.stringify(LEAD)
    const at = crm.now()
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_lib',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': library(source.secret).sign('msg_lib', at, body),
    }
    for (const index of [0, Math.floor(body.length / 2), body.length - 1]) {
      const changed = Buffer.from(body)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect((await door.app.request(source.path, { method: 'POST', body: changed, headers })).status).toBe(401)
    }
    expect((await door.app.request(source.path, { method: 'POST', body, headers })).status).toBe(202)
  })
})

describe('A captured GitHub request', () => {
  it('sent again under another, unsigned delivery id is the same issue', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'github')
    const issue = {
      html_url: 'https://github.com/acme/shop/issues/1',
      title: 'A plan for teams?',
      user: { login: 'ada' },
    }
    const opening = { action: 'opened', issue, sender: { login: 'ada' } }
    for (const id of ['one', 'two'])
      expect((await door.send(source, opening, { headers: { 'x-github-delivery': id } })).status).toBe(202)
    crm.passTime(60 * 60_000)
    expect((await door.send(source, opening, { headers: { 'x-github-delivery': 'three' } })).status).toBe(202)
    expect(await stored(crm, team)).toHaveLength(1)
    const other = { ...opening, issue: { ...issue, html_url: 'https://github.com/acme/shop/issues/2' } }
    await door.send(source, other, { headers: { 'x-github-delivery': 'one' } })
    expect(await stored(crm, team)).toHaveLength(2)
  })
})

describe('A body that is correctly signed and cannot be read', () => {
  const nested = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`
  it.each([
    ['empty', '', 'empty'],
    ['only spaces', '  \n', 'empty'],
    ['no JSON', '{"name":', 'not-json'],
    ['a bare text', '"hello"', 'not-a-record'],
    ['nested 10,000 deep', nested, 'too-deep'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'not-utf8'],
  ])('is 400 with the reason when it is %s, and nothing is kept', async (_name, body, reason) => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const response = await door.post(source, body)
    expect(response.status).toBe(400)
    expect(await problemIn(response)).toMatchObject({ code: 'VALIDATION', details: { reason } })
    expect(await stored(crm, team)).toEqual([])
  })

  it('gets 400 if no lead has its content type', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const response = await door.post(source, '<lead/>', { headers: { 'content-type': 'application/xml' } })
    expect(response.status).toBe(400)
  })

  it('gets 413 from 1 MiB and one byte on, with or without a declared length', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const full = JSON.stringify({ ...LEAD, filler: '' })
    const most = full.replace('""', `"${'x'.repeat(MIB - full.length)}"`)
    expect((await door.post(source, most, { headers: { 'content-length': String(MIB) } })).status).toBe(202)
    const tooMuch = `${most} `
    const told = await door.post(source, tooMuch, { headers: { 'content-length': String(MIB + 1) } })
    expect(told.status).toBe(413)
    expect(await problemIn(told)).toMatchObject({ code: 'TOO_LARGE' })
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < tooMuch.length; at += 65_536)
          controller.enqueue(Buffer.from(tooMuch.slice(at, at + 65_536)))
        controller.close()
      },
    })
    const init = { method: 'POST', body: chunks, duplex: 'half', headers: { 'transfer-encoding': 'chunked' } }
    expect((await door.app.request(source.path, init as RequestInit)).status).toBe(413)
    expect(await stored(crm, team)).toHaveLength(1)
  })
})

describe('What is not correctly signed', () => {
  it('gets the same 401, whether the source exists or not', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const typeform = await createSource(team, crm, 'typeform')
    const generic = await createSource(team, crm, 'generic')
    const unknown = { ...source, path: `/webhooks/${'A'.repeat(24)}` }
    const old = new Date(crm.now().getTime() - 320_000)
    const early = new Date(crm.now().getTime() + 320_000)
    const twice = { 'webhook-id': 'a, a' }
    const answers = await Promise.all([
      door.send(unknown, LEAD),
      door.send(source, LEAD, { path: '/webhooks/no-key-at-all' }),
      door.send(source, LEAD, { path: '/webhooks/' }),
      door.send(source, LEAD, { path: `${source.path}/and/more` }),
      door.send(source, LEAD, { path: `${source.path}/secret` }),
      door.send({ ...source, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }, LEAD),
      door.send(source, LEAD, { headers: { 'webhook-signature': '' } }),
      door.send(source, LEAD, { headers: { 'webhook-signature': 'v1,AAAA' } }),
      door.send(source, LEAD, { headers: twice }),
      door.send(source, LEAD, { at: old }),
      door.send(source, LEAD, { at: early }),
      door.send({ ...typeform, secret: 'another' }, LEAD),
      door.send({ ...generic, secret: 'another' }, LEAD),
      door.send(generic, LEAD, { headers: { authorization: '' } }),
      door.app.request(source.path),
      door.app.request(`/webhooks/${'A'.repeat(24)}`),
    ])
    const told = await Promise.all(
      answers.map(async (answer) => {
        const { requestId: _, ...problem } = await problemIn(answer)
        return JSON.stringify([answer.status, problem, answer.headers.get('www-authenticate')])
      }),
    )
    expect([...new Set(told)]).toHaveLength(1)
    expect(answers[0]?.status).toBe(401)
    expect(await stored(crm, team)).toEqual([])
  })

  it('never gets a status for which providers switch a webhook off', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST', 'PROPFIND']) {
      for (const path of [source.path, `${source.path}/`, '/webhooks', '/webhooks/x/y/z', '/webhooks/%zz']) {
        const { status } = await door.app.request(path, { method })
        expect([401, 405], `${method} ${path}`).toContain(status)
      }
    }
  })

  it('is accepted with either secret while a rotation overlaps, then only with the new one', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const renewed = await crm.services.leadSources.rotate(team.owner(), source.id, { chatId: 1, messageId: 1 })
    expect(renewed.secret).not.toBe(source.secret)
    expect((await door.send(source, LEAD)).status).toBe(202)
    expect((await door.send(renewed, LEAD)).status).toBe(202)
    crm.passTime(24 * 60 * 60_000 + 1)
    expect((await door.send(source, LEAD)).status).toBe(401)
    expect((await door.send(renewed, LEAD)).status).toBe(202)
  })

  it('is refused with every earlier secret at once after a rotation that ends them', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    const { leadSources } = crm.services
    const renewed = await leadSources.rotate(team.owner(), source.id, { chatId: 1, messageId: 1 })
    const latest = await leadSources.rotate(team.owner(), source.id, { chatId: 1, messageId: 2 }, { oldEnds: 'now' })
    for (const { secret } of [source, renewed]) {
      expect((await door.send({ ...source, secret }, LEAD)).status).toBe(401)
    }
    expect((await door.send(latest, LEAD)).status).toBe(202)
    expect(await leadSources.get(team.owner(), source.id)).toMatchObject({ oldSecretUntil: null })
  })

  it('includes deliveries to a deleted source', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm)
    expect((await door.send(source, LEAD)).status).toBe(202)
    await crm.services.leadSources.delete(team.owner(), source.id)
    expect((await door.send(source, LEAD)).status).toBe(401)
  })
})

describe('A token', () => {
  it('may be in the header or in the path', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'generic')
    expect((await door.send(source, LEAD)).status).toBe(202)
    const path = `${source.path}/${source.secret}`
    const body = JSON.stringify({ ...LEAD, email: 'b@example.com' })
    const response = await door.app.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(202)
  })
})

describe("Facebook's challenge", () => {
  it('is sent back for the right token only', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'facebook', { secret: 'an-app-secret-of-theirs' })
    const ask = (token: string) =>
      door.app.request(`${source.path}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`)
    const right = await ask(deriveVerifyToken(source.secret))
    expect(right.status).toBe(200)
    expect(await right.text()).toBe('1158201444')
    expect(right.headers.get('content-type')).toMatch(/^text\/plain/u)
    expect(source.verifyToken).toBe(deriveVerifyToken(source.secret))
    expect((await ask('wrong')).status).toBe(401)
  })

  it('is followed by deliveries that get 200', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'facebook', { secret: 'an-app-secret-of-theirs' })
    expect((await door.send(source, { object: 'page', entry: [] })).status).toBe(200)
  })
})
