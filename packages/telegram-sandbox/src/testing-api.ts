/** The part of the control API that only tests use: faults, the received calls, and idle. */
import { z } from 'zod'

/** POST /sandbox/faults → {faults}: the next `times` calls of the method (or of any, "*") fail in this way. DELETE removes all faults. */
export const faultSchema = z.strictObject({
  method: z.string().min(1),
  /** Without it (and without drop) the call is only delayed. */
  error_code: z.int().min(400).max(599).optional(),
  description: z.string().optional(),
  /** Seconds; sent as parameters.retry_after. */
  retry_after: z.int().min(0).optional(),
  /** before: the connection is closed and nothing is done; after: the work is done but the answer is lost. */
  drop: z.union([z.boolean(), z.enum(['before', 'after'])]).optional(),
  delay_ms: z.int().min(0).max(600_000).optional(),
  times: z.int().min(1).max(1_000_000).default(1),
})
export type Fault = z.infer<typeof faultSchema>
export type FaultRequest = z.input<typeof faultSchema>

/** One Bot API call. File contents are left out of `parameters`. */
export type Call = {
  /** Counts up from 1 since the start of the sandbox. */
  readonly seq: number
  readonly method: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly ok: boolean
  readonly error_code?: number
  readonly description?: string
  /** Milliseconds since 1970 when the call came in. */
  readonly at: number
  readonly took_ms: number
}
/** GET /sandbox/calls?since=: those with a greater seq, at most the last 10,000. Empty getUpdates answers are left out. */
export type CallsAnswer = { readonly calls: readonly Call[]; readonly last_seq: number }

/** GET /sandbox/idle?timeout_ms=&quiet_ms=&patience_ms= */
export type IdleAnswer = {
  readonly idle: boolean
  readonly waited_ms: number
  /** What is being waited for when `idle` is false. */
  readonly waiting_for?: 'updates to be fetched' | 'calls in flight' | 'quiet'
}
