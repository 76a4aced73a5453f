/** Each sender’s own request through the intake: accepted as it is signed, and 401 with any one byte changed. */
import { fc, test as property } from '@fast-check/vitest'
import { beforeAll, describe, expect } from 'vitest'

import type { Provider } from '../../src/integrations/providers/provider.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { type SampleRequest, sampleRequest } from '../../src/integrations/providers/sample-request.ts'
import type { ShownSource } from '../../src/services/leads/source-secrets.ts'
import { sharedDatabase } from '../support/database.ts'
import { createLeadDoor, createSource, openLeads, PUBLIC_URL } from '../support/lead-intake.ts'

const database = sharedDatabase()
/** A secret that the sender makes, in the form that its signature takes. */
function theirSecret({ signature }: Provider): string {
  const isEncoded = signature.kind === 'hmac' && signature.secretEncoding === 'whsec'
  return isEncoded ? `whsec_${Buffer.alloc(24, 7).toString('base64')}` : '0123456789abcdef0123456789abcdef'
}
const AMPLE = { requests: 100_000, perSeconds: 60 }

/** Where one byte can be changed: in the body, or in a header that authenticates. */
type Place = { readonly of: string; readonly from: number; readonly to: number }

const VALUES = /(?<=(?:^|&)(?:signature|token|timestamp)=)[^&]+/gu

/** Mailgun signs fields of its form; everyone else’s signature is in headers and, unless it is a mere password, covers the body. */
function placesIn({ signature }: Provider, headers: Readonly<Record<string, string>>, body: string): readonly Place[] {
  if (signature.kind !== 'hmac') return [{ of: 'authorization', from: 0, to: headers['authorization']?.length ?? 0 }]
  if (signature.carrier === 'fields') {
    return [...body.matchAll(VALUES)].map(({ index, 0: value }) => ({
      of: 'body',
      from: index,
      to: index + value.length,
    }))
  }
  const names = signature.names.flatMap((family) => [family.signature, family.id, family.timestamp])
  const signed = names.flatMap((name) => (name === undefined || headers[name] === undefined ? [] : [name]))
  return [
    { of: 'body', from: 0, to: Buffer.byteLength(body) },
    ...signed.map((of) => ({ of, from: 0, to: headers[of]?.length ?? 0 })),
  ]
}

describe.each(PROVIDERS.map((provider) => [provider.id, provider] as const))('A request of %s', (id, provider) => {
  let door: ReturnType<typeof createLeadDoor>
  let source: ShownSource
  let sent: SampleRequest

  // Not before each: `property.prop` would make another team and source for every generated case.
  beforeAll(async () => {
    const { crm, team } = await openLeads(database())
    const limits = { perAddress: AMPLE, refusedPerAddress: AMPLE, perSource: AMPLE }
    door = createLeadDoor(crm, { limits })
    source = await createSource(
      team,
      crm,
      id,
      provider.secret.madeBy === 'them' ? { secret: theirSecret(provider) } : {},
    )
    const url = `${PUBLIC_URL}${source.path}`
    sent = sampleRequest(provider, { url, secret: source.secret, id: 'b7e23ec29af22b0b4e41', at: crm.now() })
    expect((await post(sent.body, sent.headers)).status).toBe(provider.successStatus)
  })

  const post = (body: Uint8Array, headers: Readonly<Record<string, string>>) =>
    door.app.request(source.path, { method: 'POST', body: new Uint8Array(body), headers })

  property.prop([fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 40 })(
    'is refused with any one byte changed',
    async (which, at, change) => {
      const places = placesIn(provider, sent.headers, Buffer.from(sent.body).toString('utf8'))
      const { of, from, to } = places[which % places.length] ?? { of: 'body', from: 0, to: 1 }
      const index = from + (at % (to - from))
      const body = Uint8Array.from(sent.body)
      const headers = { ...sent.headers }
      if (of === 'body') body[index] = (body[index] ?? 0) ^ change
      else {
        const value = headers[of] ?? ''
        const code = 0x21 + ((value.charCodeAt(index) - 0x21 + change) % 94)
        // The scheme’s name is read without regard to case.
        fc.pre(
          String.fromCharCode(code).toLowerCase() !== value.charAt(index).toLowerCase() ||
            of !== 'authorization' ||
            index > 5,
        )
        fc.pre(code !== value.charCodeAt(index))
        headers[of] = value.slice(0, index) + String.fromCharCode(code) + value.slice(index + 1)
      }
      expect((await post(body, headers)).status).toBe(401)
    },
  )
})
