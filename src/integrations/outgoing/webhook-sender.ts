/** Sends messages to receivers: signed as Standard Webhooks 1.0.0 says, within one time limit, and to public addresses only. */
import { beginningOf } from '../../language/cut-text.ts'
import { lookup } from 'node:dns/promises'

import { request } from 'undici'

import type { Clock } from '../../clock.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { SentAnswer, WebhookSender } from '../../services/webhooks/webhook-sender.ts'
import { retryAfterMs } from '../answers/retry-after.ts'
import { standard } from '../providers/standard/standard.ts'
import { generateSecret } from '../secrets/generate-secret.ts'
import type { SecretBox } from '../secrets/secret-box.ts'
import { sign } from '../signatures/sign.ts'
import { createAllowedHosts } from './allowed-hosts.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { networkProblem } from './network-problem.ts'
import { readBeginning } from './read-beginning.ts'
import { portOf, readUrl } from './read-url.ts'
import { HostRefusedError, type Resolve, resolvePublic } from './resolve-public.ts'

export type WebhookSenderDeps = {
  readonly secretBox: SecretBox
  readonly clock: Clock
  /** Hosts that may be called by plain HTTP and on private addresses: `host` or `host:port`. */
  readonly allowedHosts: readonly string[]
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs?: number
  readonly resolve?: Resolve
  /** Certificates to trust besides the system's, for tests. */
  readonly ca?: string
}

const TIMEOUT_MS = 15_000
const MAX_ANSWER_BYTES = 64 * 1024
/** How much of an answer is kept, in UTF-16 code units. */
const KEPT_ANSWER = 500
const USER_AGENT = 'ClientSphere-Webhooks/1'

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true })

export function createWebhookSender(deps: WebhookSenderDeps): WebhookSender {
  const { secretBox, clock, allowedHosts, timeoutMs = TIMEOUT_MS, resolve = resolveAll } = deps
  const allowed = createAllowedHosts(allowedHosts)
  const agent = createGuardedAgent({ resolve, allowed, timeoutMs, ...(deps.ca !== undefined && { ca: deps.ca }) })

  /** While a secret is being replaced, one signature for each of both. */
  function signed(id: string, url: string, body: Uint8Array, secrets: readonly string[]): Record<string, string> {
    const at = clock.now()
    const each = secrets.map((secret) => sign(standard.signature, { method: 'POST', url, body, id, at }, secret))
    const signatures = each.map((headers) => headers['webhook-signature']).join(' ')
    return { ...each[0], 'webhook-signature': signatures }
  }

  return {
    makeSecret: () => generateSecret('whsec'),
    seal: secretBox.seal,
    open: secretBox.open,

    async checkUrl(typed) {
      const url = readUrl(typed, allowed)
      try {
        await resolvePublic(resolve, url.hostname, allowed.has(url.hostname, portOf(url)))
      } catch (error) {
        if (!(error instanceof HostRefusedError)) throw error
        const problem = error.code === 'ADDRESS_REFUSED' ? 'address-refused' : 'name-not-found'
        throw fieldProblem(problem, { given: url.hostname })
      }
      return url.href
    },

    async send({ url, id, body, secrets }, signal): Promise<SentAnswer> {
      signal.throwIfAborted()
      const bytes = Buffer.from(body)
      const timeout = AbortSignal.timeout(timeoutMs)
      const began = performance.now()
      const durationMs = (): number => Math.round(performance.now() - began)
      try {
        // The setting may have changed since the address was saved.
        readUrl(url, allowed)
        const answer = await request(url, {
          method: 'POST',
          dispatcher: agent,
          headers: {
            'content-type': 'application/json',
            'user-agent': USER_AGENT,
            ...signed(id, url, bytes, secrets),
          },
          body: bytes,
          signal: AbortSignal.any([signal, timeout]),
        })
        const beginning = await readBeginning(answer.body, MAX_ANSWER_BYTES)
        return {
          kind: 'answered',
          status: answer.statusCode,
          durationMs: durationMs(),
          text: beginningOf(beginning.toString('utf8'), KEPT_ANSWER).replaceAll('\0', ''),
          retryAfterMs: retryAfterMs([answer.headers['retry-after']].flat()[0], clock.now()),
        }
      } catch (error) {
        signal.throwIfAborted()
        const isRefused = error instanceof Error && 'code' in error && error.code === 'VALIDATION'
        const problem = isRefused ? 'address-refused' : networkProblem(error, timeout.aborted)
        return { kind: 'unanswered', problem, durationMs: durationMs() }
      }
    },
  }
}
