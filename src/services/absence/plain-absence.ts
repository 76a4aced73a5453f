/** An absence as events tell it. Pure. */
import { z } from 'zod'

import type { Absence } from '../../models/member.ts'

type PlainAbsence = { readonly from: string; readonly until: string | null }

const schema = z.object({ from: z.iso.datetime(), until: z.iso.datetime().nullable() })

export function plainAbsence(away: Absence | null): PlainAbsence | null {
  return away && { from: away.from.toISOString(), until: away.until?.toISOString() ?? null }
}

/** Null for none. */
export function readAbsence(plain: unknown): Absence | null {
  const read = schema.safeParse(plain)
  if (!read.success) return null
  const { from, until } = read.data
  return { from: new Date(from), until: until === null ? null : new Date(until) }
}
