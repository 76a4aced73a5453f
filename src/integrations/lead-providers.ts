/** Adapts the providers and the secret box to the services' port for lead sources. */
import { randomUUID } from 'node:crypto'

import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { ProviderId } from '../ids.ts'
import type { WithFields } from '../services/core/actor.ts'
import type { TargetsOf } from '../services/leads/lead-targets.ts'
import type { LeadProviders } from '../services/leads/lead-providers.ts'
import { LEAD_FIELDS } from './lead/lead-fields.ts'
import { unreadablePaths } from './lead/lead-mapping.ts'
import { parseDelivery } from './parse-delivery.ts'
import { parseBody } from './body/parse-body.ts'
import { describeSender } from './providers/describe-sender.ts'
import type { Provider } from './providers/provider.ts'
import type { ProviderRegistry } from './providers/provider-registry.ts'
import { sampleRequest } from './providers/sample-request.ts'
import { createFetchers, type SenderApis } from './references/create-fetchers.ts'
import { hashSourceKey, generateSecret, generateSourceKey, deriveVerifyToken } from './secrets/generate-secret.ts'
import type { SecretBox } from './secrets/secret-box.ts'
import { secretKey } from './signatures/secret-key.ts'
import { verify } from './signatures/verify.ts'

export type LeadProvidersDeps = {
  /** The senders that this product knows. */
  readonly providers: ProviderRegistry
  readonly secretBox: SecretBox
  readonly clock: Clock
  /** Where senders are asked for the leads that they only refer to. */
  readonly senderApis: SenderApis
  /** The fields that a lead can fill besides its own. */
  readonly targetsOf: TargetsOf
}

const MAX_SECRET_LENGTH = 256
/** Tokens have 40 to some 200 characters and “may grow” (Meta), but a full chat message is too long for one. */
const TOKEN = /^[\x21-\x7e]{20,1024}$/u

export function createLeadProviders(deps: LeadProvidersDeps): LeadProviders {
  const { providers, secretBox, clock, senderApis, targetsOf } = deps
  const parsing = { providers, fetchers: createFetchers(providers.all, senderApis), clock, targetsOf }
  const isField = (name: string, of: WithFields): boolean =>
    LEAD_FIELDS.some((field) => field === name) || targetsOf(of).some(({ field }) => field === name)
  const senders = providers.all.map(describeSender)

  /** @throws AppError INTERNAL: an id is only made of a provider in the list */
  function providerOf(id: ProviderId): Provider {
    const provider = providers.find(id)
    if (provider === undefined) throw new AppError('INTERNAL', { message: `No provider ${id}` })
    return provider
  }

  return {
    senders,
    findSender: (id) => senders.find((sender) => sender.id === id) ?? null,
    makeKey() {
      const key = generateSourceKey()
      return { key, hash: hashSourceKey(key) }
    },
    generateSecret(id) {
      const { secret } = providerOf(id)
      return secret.madeBy === 'us' ? generateSecret(secret.format) : null
    },
    generateStandIn(id) {
      const { secret } = providerOf(id)
      return secret.madeBy === 'them' && secret.meanwhile !== undefined ? generateSecret(secret.meanwhile) : null
    },
    isSecret(id, secret) {
      if (!/^[\x21-\x7e]{8,}$/u.test(secret) || secret.length > MAX_SECRET_LENGTH) return false
      const { signature } = providerOf(id)
      return signature.kind !== 'hmac' || secretKey(signature.secretEncoding, secret) !== null
    },
    verifyToken: (id, secret) => (providerOf(id).challenge === undefined ? null : deriveVerifyToken(secret)),
    seal: secretBox.seal,
    open: secretBox.open,
    isToken: (token) => TOKEN.test(token),
    parse: (body) => parseDelivery(body, parsing),
    isMapping: (mapping, of) =>
      Object.keys(mapping).every((name) => isField(name, of)) && unreadablePaths(mapping).length === 0,
    test(id, { url, secrets, mapping, settings }) {
      const provider = providerOf(id)
      const at = clock.now()
      const { body: rawBody, ...request } = sampleRequest(provider, {
        url,
        secret: secrets[0] ?? '',
        id: randomUUID(),
        at,
      })
      const headers = new Headers(request.headers)
      const contentType = headers.get('content-type') ?? ''
      const parsed = parseBody(rawBody, contentType)
      const signed = { ...request, headers, rawBody, ...(parsed.ok && { payload: parsed.value }) }
      const verified = verify(provider.signature, signed, secrets, at)
      const delivery = parseDelivery({ provider: id, rawBody, contentType, headers: request.headers }, parsing)
      return { verified: verified.ok, mapped: delivery.map(mapping, settings) }
    },
  }
}
