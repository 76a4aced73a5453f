/** Why a request's body was not read to its end, and what its sender is told. */
import { HTTPException } from 'hono/http-exception'

import type { Problem } from './problem.ts'

/** stalled: it came too slowly. shredded: in very many small pieces. aborted: its sender went away. no-room: too many others are being read. */
export type BodyFault = 'too-large' | 'stalled' | 'shredded' | 'aborted' | 'no-room'

const RETRY_AFTER_SECONDS = 5
/** The rest of the body is not read, so the connection cannot be used again; the client must know. */
const CLOSE = { connection: 'close' }

const PROBLEMS = {
  'too-large': { status: 413, code: 'TOO_LARGE', headers: CLOSE },
  stalled: { status: 408, code: 'TOO_SLOW', detail: 'The body came too slowly', headers: CLOSE },
  shredded: { status: 400, code: 'TOO_MANY_CHUNKS', detail: 'The body came in too many small pieces', headers: CLOSE },
  // Nobody reads this one; the status says in the metrics that it was not our fault.
  aborted: { status: 400, code: 'ABORTED', detail: 'The body ended early', headers: CLOSE },
  // Not closed: a client that is still sending would lose this answer with the connection.
  'no-room': {
    status: 503,
    title: 'Too many requests are being received',
    code: 'UNAVAILABLE',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  },
} satisfies Record<BodyFault, Problem>

/** An error that {@link bodyFaultOf} recognises. */
export function bodyFault(fault: BodyFault): HTTPException {
  return new HTTPException(PROBLEMS[fault].status, { cause: { fault } })
}

export function bodyFaultOf(error: unknown): BodyFault | null {
  if (!(error instanceof HTTPException)) return null
  const fault: unknown = Reflect.get(Object(error.cause), 'fault')
  return typeof fault === 'string' && fault in PROBLEMS ? (fault as BodyFault) : null
}

/** @param maxBytes the largest body that is accepted */
export function bodyProblem(fault: BodyFault, maxBytes: number): Problem {
  return fault === 'too-large' ? { ...PROBLEMS[fault], detail: `The limit is ${maxBytes} bytes` } : PROBLEMS[fault]
}
