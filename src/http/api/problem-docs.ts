/** The problem documents of the REST export, for the OpenAPI document. */

export type ProblemStatus = 400 | 401 | 403 | 404 | 410 | 429 | 503

type ProblemDoc = {
  /** Of the shared response. */
  readonly name: string
  readonly description: string
  readonly example: Readonly<Record<string, unknown>>
}

const requestId = '2b6d1f9e-4c0a-4e61-9a55-0d3f5a1c7e42'

function example(status: ProblemStatus, code: string, title: string, more: Readonly<Record<string, unknown>> = {}) {
  return { type: 'about:blank', title, status, code, ...more, requestId }
}

export const PROBLEMS: Readonly<Record<ProblemStatus, ProblemDoc>> = {
  400: {
    name: 'BadRequest',
    description: 'A parameter is wrong or unknown; the details name it',
    example: example(400, 'VALIDATION', 'The request is not valid', {
      detail: 'limt: There is no such parameter',
      details: { parameters: [{ parameter: 'limt', problem: 'There is no such parameter' }] },
    }),
  },
  401: {
    name: 'Unauthorized',
    description: 'No key, or one that is wrong, revoked or expired',
    example: example(401, 'UNAUTHENTICATED', 'Valid credentials are needed', { details: { reason: 'revoked' } }),
  },
  403: {
    name: 'Forbidden',
    description: 'The key lacks the scope',
    example: example(403, 'FORBIDDEN', 'Not allowed', { details: { scope: 'events' } }),
  },
  404: {
    name: 'NotFound',
    description: 'No such record in this workspace',
    example: example(404, 'NOT_FOUND', 'Not found', { details: { kind: 'contact' } }),
  },
  410: {
    name: 'Gone',
    description: 'The position is older than 90 days: read everything again',
    example: example(410, 'EXPIRED', 'No longer available', { details: { kind: 'position', days: 90 } }),
  },
  429: {
    name: 'TooManyRequests',
    description: 'Too many requests; Retry-After says when to continue',
    example: example(429, 'RATE_LIMITED', 'Too many requests', { details: { retryAfterSeconds: 10 } }),
  },
  503: {
    name: 'Unavailable',
    description: 'The database does not answer; try again',
    example: example(503, 'UNAVAILABLE', 'Not available at the moment'),
  },
}
