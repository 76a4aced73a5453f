import { describe, expect, it } from 'vitest'

import { isJsonRecord, type Json } from '../../src/integrations/body/json.ts'
import { defineProvider, type Provider } from '../../src/integrations/providers/provider.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'
import { acmeForms } from '../fixtures/senders/acme-forms/acme-forms.ts'
import { sharedDatabase } from '../support/database.ts'
import { createSource, openLeads, PUBLIC_URL, recordsOf, workLeads } from '../support/lead-intake.ts'

const database = sharedDatabase()
const LEAD = { name: 'Ada' }

const opened = (providers: readonly Provider[]) => openLeads(database(), {}, { providers })

/** A signature beside a name and an address would make them a signer's. */
function withoutSignature(payload: Json): Json {
  if (!isJsonRecord(payload)) return payload
  const { signature: _, ...rest } = payload
  return rest
}

describe('A sender that signs fields of its form and no body', () => {
  const acmeMail = defineProvider({
    ...acmeForms,
    id: 'acme-mail',
    signature: {
      kind: 'hmac',
      carrier: 'fields',
      names: [{ signature: 'signature', id: 'token', timestamp: 'timestamp' }],
      algorithm: 'sha256',
      encoding: 'hex',
      format: { kind: 'single', prefix: '' },
      secretEncoding: 'text',
      signed: '{timestamp}{id}',
      timestamp: { unit: 's', toleranceSeconds: 300 },
    },
    dedupe: { from: 'payload', paths: ['token'] },
    bodies: { kind: 'any', unwrap: withoutSignature },
  })

  async function mailed() {
    const { crm, team, door } = await opened([...PROVIDERS, acmeMail])
    const source = await createSource(team, crm, 'acme-mail')
    const toSign = {
      method: 'POST',
      url: `${PUBLIC_URL}${source.path}`,
      body: Buffer.from(''),
      id: 'a1b2c3',
      at: crm.now(),
    }
    const signed = sign(acmeMail.signature, toSign, source.secret)
    const post = (body: FormData | URLSearchParams) => door.app.request(source.path, { method: 'POST', body })
    return { crm, team, signed, post }
  }

  it.each([FormData, URLSearchParams])('is accepted as %o, and a token is accepted once', async (Form) => {
    const { crm, team, signed, post } = await mailed()
    const form = (name: string, values = signed) => {
      const body = new Form()
      const fields = { name, email: `${name.toLowerCase()}@example.com`, ...values }
      for (const [field, value] of Object.entries(fields)) body.append(field, value)
      return body
    }
    expect((await post(form('Ada'))).status).toBe(202)
    // Whoever saw the fields can send another body with them, but nothing comes of it.
    expect((await post(form('Mallory'))).status).toBe(202)
    expect((await post(form('Mallory', { ...signed, token: 'a1b2c4' }))).status).toBe(401)
    const twice = form('Mallory')
    twice.append('token', 'a1b2c3')
    expect((await post(twice)).status).toBe(401)
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([{ name: 'Ada' }])
  })

  it('is refused like any other when its body cannot be read', async () => {
    const { post } = await mailed()
    expect((await post(new URLSearchParams({ signature: 'x' }))).status).toBe(401)
    expect((await post(new FormData())).status).toBe(401)
  })
})

it('A sender that can only put a user and a password into the address is accepted with them', async () => {
  const acmePost = defineProvider({ ...acmeForms, id: 'acme-post', signature: { kind: 'basic', user: 'clientsphere' } })
  const { crm, team, door } = await opened([...PROVIDERS, acmePost])
  const source = await createSource(team, crm, 'acme-post')
  expect((await door.send(source, LEAD)).status).toBe(202)
  const wrong = `Basic ${Buffer.from(`somebody:${source.secret}`).toString('base64')}`
  expect((await door.send(source, LEAD, { headers: { authorization: wrong } })).status).toBe(401)
  expect((await door.send(source, LEAD, { path: `${source.path}/${source.secret}` })).status).toBe(401)
})
