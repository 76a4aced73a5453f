import type { Context } from 'hono'

import { type BodyFault, readBody } from '../read-body.ts'
import { BotApiError, badRequest } from './bot-api-error.ts'
import { isObject } from './parameters.ts'
import type { Parameters, Upload } from './parameters.ts'
import { parseMultipart } from './parse-multipart.ts'

/** A file of 50 MB and the overhead of a form. */
const MAX_BODY_BYTES = 52 * 1024 * 1024

const REFUSALS: Readonly<Record<BodyFault, readonly [number, string]>> = {
  'too-large': [413, 'Request Entity Too Large'],
  'no-room': [503, 'Service Unavailable: too many uploads at once'],
  stalled: [408, 'Request Timeout'],
  aborted: [400, 'Bad Request: the body ended early'],
}

/**
 * Reads query, JSON, urlencoded and multipart parameters; the body takes precedence.
 * @throws BotApiError 400 for a body that cannot be read, 413 for one that is too large, 503 while too many are read
 */
export async function readParameters(context: Context): Promise<Parameters> {
  const query = context.req.query()
  const body = context.req.method === 'POST' ? await readBody(context, MAX_BODY_BYTES) : new Uint8Array()
  if (typeof body === 'string') throw new BotApiError(...REFUSALS[body])
  const sent = readSent(body, context.req.header('content-type') ?? '')
  return { values: { ...query, ...sent.values }, uploads: sent.uploads }
}

function readSent(body: Uint8Array, contentType: string): Parameters {
  const none = new Map<string, Upload>()
  if (body.byteLength === 0) return { values: {}, uploads: none }
  switch (contentType.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json':
      return { values: readJson(body), uploads: none }
    case 'application/x-www-form-urlencoded':
      return { values: Object.fromEntries(new URLSearchParams(Buffer.from(body).toString())), uploads: none }
    case 'multipart/form-data': {
      const form = parseMultipart(body, contentType)
      if (form === null) throw badRequest("can't parse the form")
      return form
    }
    default:
      return { values: {}, uploads: none }
  }
}

function readJson(bytes: Uint8Array): Record<string, unknown> {
  let body: unknown
  try {
    body = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw badRequest("can't parse JSON object")
  }
  if (!isObject(body)) throw badRequest('object expected as the request body')
  return body
}
