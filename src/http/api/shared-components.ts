/** What the operations of the OpenAPI document share: headers and error responses, each described once. */
import type { OpenAPIHono } from '@hono/zod-openapi'

import type { ApiEnv } from './api-env.ts'
import { EXAMPLE_ID } from './examples.ts'
import { PROBLEMS, type ProblemStatus } from './problem-docs.ts'
import { problemSchema } from './schemas.ts'

type Header = { readonly description: string; readonly type: 'string' | 'integer'; readonly example: string | number }

const HEADERS = {
  ETag: {
    description: 'Stands for this version of the record with these fields: send it back as If-None-Match',
    type: 'string',
    example: '"3-1f0c"',
  },
  RateLimit: {
    description: 'How many requests remain (r) for so many seconds (t)',
    type: 'string',
    example: '"key";r=599;t=60',
  },
  'RateLimit-Policy': {
    description: 'How many requests the key may make (q) per window of so many seconds (w)',
    type: 'string',
    example: '"key";q=600;w=60',
  },
  'Retry-After': { description: 'Try again after so many seconds', type: 'integer', example: 10 },
  'WWW-Authenticate': { description: 'How to authenticate', type: 'string', example: 'Bearer' },
  'Content-Disposition': {
    description: 'The name of the file',
    type: 'string',
    example: 'attachment; filename="contacts.csv"',
  },
  Location: {
    description: 'Where the record is now',
    type: 'string',
    example: '/api/v1/contacts/6650f0c2a1b2c3d4e5f60718',
  },
  'X-Request-Id': {
    description: 'Name it when you report a problem: it is in our log',
    type: 'string',
    example: '2b6d1f9e-4c0a-4e61-9a55-0d3f5a1c7e42',
  },
} as const satisfies Readonly<Record<string, Header>>

export type HeaderName = keyof typeof HEADERS

/** What every answer to an accepted key has. */
const ALWAYS = ['RateLimit', 'RateLimit-Policy', 'X-Request-Id'] as const satisfies readonly HeaderName[]

const refsTo = (names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** The headers of a successful answer: those of every answer, and these. */
export function answerHeaders(...more: readonly HeaderName[]) {
  return refsTo([...ALWAYS, ...more])
}

const PROBLEM_HEADERS: Readonly<Record<ProblemStatus, readonly HeaderName[]>> = {
  400: ALWAYS,
  401: ['WWW-Authenticate', 'X-Request-Id'],
  403: ALWAYS,
  404: ALWAYS,
  410: ALWAYS,
  // Too many requests without a valid key are refused before a key is looked at.
  429: ['Retry-After', 'X-Request-Id'],
  503: ['Retry-After', 'X-Request-Id'],
}

const STATUSES = [400, 401, 403, 404, 410, 429, 503] as const satisfies readonly ProblemStatus[]

/** The problem documents that a route may return, next to those that every route may return. */
export function problems(...statuses: readonly ProblemStatus[]) {
  const all: readonly ProblemStatus[] = [401, 403, 429, 503, ...statuses]
  return Object.fromEntries(all.map((status) => [status, { $ref: `#/components/responses/${PROBLEMS[status].name}` }]))
}

export const NOT_MODIFIED = { $ref: '#/components/responses/NotModified' }
export const MOVED = { $ref: '#/components/responses/Moved' }

export function registerShared({ openAPIRegistry: registry }: OpenAPIHono<ApiEnv>): void {
  for (const [name, { description, type, example }] of Object.entries(HEADERS))
    registry.registerComponent('headers', name, { description, schema: { type }, example })
  registry.register('Problem', problemSchema)
  for (const status of STATUSES) {
    const { name, description, example } = PROBLEMS[status]
    registry.registerComponent('responses', name, {
      description,
      headers: refsTo(PROBLEM_HEADERS[status]),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
    })
  }
  registry.registerComponent('responses', 'Moved', {
    description: 'Merged into another record: its id, and where it is',
    headers: answerHeaders('Location'),
    content: {
      'application/json': {
        schema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        example: { id: EXAMPLE_ID },
      },
    },
  })
  registry.registerComponent('responses', 'NotModified', {
    description: 'Not changed since',
    headers: answerHeaders('ETag'),
  })
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'cs_live_…',
    description: 'An API key, created in the chat with /apikeys',
  })
}
