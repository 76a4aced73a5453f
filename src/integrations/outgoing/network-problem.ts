/** What went wrong with a request, in one of a few words. The error's message is not kept: it could hold the address. */
import type { WebhookProblem } from '../../services/webhooks/webhook-sender.ts'

const BY_CODE: Readonly<Record<string, WebhookProblem>> = {
  ADDRESS_REFUSED: 'address-refused',
  NAME_NOT_FOUND: 'name-not-found',
  ECONNREFUSED: 'not-reached',
  EHOSTUNREACH: 'not-reached',
  ENETUNREACH: 'not-reached',
  EADDRNOTAVAIL: 'not-reached',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_HEADERS_OVERFLOW: 'not-http',
  HPE_HEADER_OVERFLOW: 'not-http',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
}
/** Whole families of codes: of Node's TLS, of certificates, of the HTTP parser. */
const BY_PREFIX: readonly (readonly [string, WebhookProblem])[] = [
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['CERT_', 'tls'],
  ['HPE_', 'not-http'],
]

/** @param isTimedOut whether our own clock ended the request */
export function networkProblem(error: unknown, isTimedOut: boolean): WebhookProblem {
  if (isTimedOut) return 'timeout'
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (at.name === 'HTTPParserError') return 'not-http'
    const { code } = at as { readonly code?: unknown }
    if (typeof code !== 'string') continue
    const known = BY_CODE[code] ?? BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1]
    if (known !== undefined) return known
  }
  return 'closed'
}
