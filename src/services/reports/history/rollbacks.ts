/** What events say about how deals were before. Pure. */
import type { EventType } from '../../../models/event.ts'
import type { Id } from '../../../models/ids.ts'
import { readId } from '../../../language/parse-id.ts'
import type { Facts } from './deal-history.ts'
import { CLOSE_DAY } from '../../deals/deal-fields.ts'

/** The events that change facts of a deal. What it was added with was never otherwise. */
export const CHANGING_EVENTS: readonly EventType[] = [
  'deal.updated',
  'deal.moved',
  'deal.won',
  'deal.lost',
  'deal.reopened',
  'deal.deleted',
  'deal.restored',
  'lead.claimed',
]

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function idOr<T extends Id>(value: unknown): T | null {
  return typeof value === 'string' ? readId<T>(value) : null
}

export function moneyOr(minor: unknown, currency: unknown): Facts['amount'] {
  return typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null
}

/** By the path of a change: what its `from` says. */
const BEFORE: Readonly<Record<string, (from: unknown) => Partial<Facts>>> = {
  amount: (from) => ({ amount: moneyOr(property(from, 'minor'), property(from, 'currency')) }),
  ownerId: (from) => ({ ownerId: idOr(from) }),
  deletedAt: (from) => ({ deleted: from !== null }),
  lostReason: (from) => ({ lostReason: textOr(from) }),
  [CLOSE_DAY]: (from) => ({ closeOn: textOr(from) }),
  pipeline: (from) => ({ pipelineId: idOr(property(from, 'id') ?? from) }),
  pipelineId: (from) => ({ pipelineId: idOr(from) }),
}

export const FACT_PATHS: readonly string[] = Object.keys(BEFORE)

/** A change of a field: what it was before. */
export type Former = { readonly path: unknown; readonly from: unknown }

/** Null if the changes are about nothing that reports read. */
export function factsBefore(changes: readonly Former[]): Partial<Facts> | null {
  let facts: Partial<Facts> = {}
  let isAny = false
  for (const { path, from } of changes) {
    const before = typeof path === 'string' ? BEFORE[path]?.(from ?? null) : undefined
    if (before === undefined) continue
    facts = isAny ? { ...facts, ...before } : before
    isAny = true
  }
  return isAny ? facts : null
}
