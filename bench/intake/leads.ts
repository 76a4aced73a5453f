/** Leads as correctly signed requests, each with its own message id. */
import { randomUUID } from 'node:crypto'

import { standard } from '../../src/integrations/providers/standard/standard.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'

let made = 0

let requests = 0
let latest: LeadRequest | undefined

/** The mixture that reaches a public address: one request in ten is a repeat, one in ten is forged. */
export function mixedRequest(secret: string): LeadRequest {
  requests += 1
  if (requests % 10 === 4 && latest !== undefined) return latest
  const request = leadRequest(secret)
  if (requests % 10 !== 9) return (latest = request)
  return { ...request, headers: { ...request.headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` } }
}

export type LeadRequest = { readonly name: string; readonly body: string; readonly headers: Record<string, string> }

export function leadRequest(secret: string): LeadRequest {
  made += 1
  const name = `Lead-${process.pid}-${made}`
  const lead = {
    name,
    email: `${name.toLowerCase()}@example.com`,
    phone: '',
    note: 'I would like to know more',
    amount: 1200,
  }
  const body = JSON.stringify(lead)
  const signed = sign(
    standard.signature,
    { method: 'POST', url: '', body: Buffer.from(body), id: randomUUID(), at: new Date() },
    secret,
  )
  return { name, body, headers: { 'content-type': 'application/json', ...signed } }
}
