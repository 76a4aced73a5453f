/** Adapts the providers and the secret box to the services' port for lead sources. */
import { randomUUID } from 'node:crypto'

import type { Clock } from '../clock.ts'
import type { LeadTarget } from '../services/leads/lead-targets.ts'
import type { LeadProviders } from '../services/leads/lead-providers.ts'
import type { FetchLead } from './facebook/fetch-lead.ts'
import { LEAD_FIELDS } from './lead/lead-fields.ts'
import { unreadablePaths } from './lead/lead-mapping.ts'
import { parseDelivery } from './parse-delivery.ts'
import { PROVIDERS } from './providers/providers.ts'
import { sampleRequest } from './providers/sample-request.ts'
import { hashSourceKey, generateSecret, generateSourceKey, deriveVerifyToken } from './secrets/generate-secret.ts'
import type { SecretBox } from './secrets/secret-box.ts'
import { secretKey } from './signatures/secret-key.ts'
import { verify } from './signatures/verify.ts'

export type LeadProvidersDeps = {
  readonly secretBox: SecretBox
  readonly clock: Clock
  /** Fetches the answers of a lead from Facebook. */
  readonly fetchLead: FetchLead
  /** The fields that a lead can fill besides its own. */
  readonly targets: readonly LeadTarget[]
}

const MAX_SECRET_LENGTH = 256
/** Meta's tokens are about 200 characters long and “may grow”, but a full chat message is too long for a token. */
const TOKEN = /^[\x21-\x7e]{20,1024}$/u

export function createLeadProviders({ secretBox, clock, fetchLead, targets }: LeadProvidersDeps): LeadProviders {
  const parsing = { fetchLead, clock, targets }
  const fields = new Set<string>([...LEAD_FIELDS, ...targets.map(({ field }) => field)])
  return {
    makeKey() {
      const key = generateSourceKey()
      return { key, hash: hashSourceKey(key) }
    },
    generateSecret(provider) {
      const { secret } = PROVIDERS[provider]
      return secret.madeBy === 'us' ? generateSecret(secret.format) : null
    },
    isSecret(provider, secret) {
      if (!/^[\x21-\x7e]{8,}$/u.test(secret) || secret.length > MAX_SECRET_LENGTH) return false
      const { signature } = PROVIDERS[provider]
      return signature.kind === 'token' || secretKey(signature.secretEncoding, secret) !== null
    },
    verifyToken: (provider, secret) => (PROVIDERS[provider].challenge === undefined ? null : deriveVerifyToken(secret)),
    seal: secretBox.seal,
    open: secretBox.open,
    takesToken: (provider) => PROVIDERS[provider].references !== undefined,
    isToken: (token) => TOKEN.test(token),
    parse: (body) => parseDelivery(body, parsing),
    isMapping: (mapping) =>
      Object.keys(mapping).every((name) => fields.has(name)) && unreadablePaths(mapping).length === 0,
    test(provider, { url, secrets, mapping, settings }) {
      const spec = PROVIDERS[provider]
      const at = clock.now()
      const request = sampleRequest(spec, { url, secret: secrets[0] ?? '', id: randomUUID(), at })
      const headers = new Headers(request.headers)
      const verified = verify(spec.signature, { ...request, headers, rawBody: request.body }, secrets, at)
      const contentType = headers.get('content-type') ?? ''
      const delivery = parseDelivery({ provider, rawBody: request.body, contentType }, parsing)
      return { verified: verified.ok, mapped: delivery.map(mapping, settings) }
    },
  }
}
