import type { Context } from 'hono'
import { z } from 'zod'

import { type BodyFault, readBody } from '../read-body.ts'
import type { Core } from '../core.ts'
import type { StoredUser } from '../store/state.ts'
import { ControlError } from './control-error.ts'

/** A document of 50 MB as base64. */
const MAX_BODY_BYTES = 70 * 1024 * 1024

const REFUSALS: Readonly<Record<BodyFault, ConstructorParameters<typeof ControlError>>> = {
  'too-large': [413, 'The request is too large'],
  'no-room': [503, 'Too many uploads at once; try again'],
  stalled: [408, 'The body came too slowly'],
  aborted: [400, 'The body ended early'],
}

/** @throws ControlError 400 that says what is wrong with the body */
export async function readRequest<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await readBody(context, MAX_BODY_BYTES)
  if (typeof bytes === 'string') throw new ControlError(...REFUSALS[bytes])
  let body: unknown
  try {
    body = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw new ControlError(400, 'The body must be JSON')
  }
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw new ControlError(400, z.prettifyError(result.error))
}

/** @throws ControlError 404 if nobody has the id in the address */
export function personOf(context: Context, core: Core): StoredUser {
  const id = context.req.param('userId') ?? ''
  const user = core.store.state.users.get(Number(id))
  if (user === undefined) throw new ControlError(404, `There is no person ${id}`)
  return user
}

/** A number in the query, kept within bounds. @throws ControlError 400 if it is not a number */
export function numberIn(context: Context, name: string, fallback: number, most: number): number {
  const text = context.req.query(name)
  if (text === undefined) return fallback
  if (!/^\d{1,15}$/.test(text)) throw new ControlError(400, `${name} must be a whole number of 0 or more`)
  return Math.min(Number(text), most)
}
