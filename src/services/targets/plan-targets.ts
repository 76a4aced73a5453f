/** Which targets a change writes, and what it says about each member. Pure. */
import type { Money } from '../../models/deal.ts'
import type { Change } from '../../models/event.ts'
import type { MemberId } from '../../models/ids.ts'

/** @property month YYYY-MM */
export type TargetPlace = { readonly memberId: MemberId; readonly month: string }

/** @property money null for none */
export type Target = TargetPlace & { readonly money: Money | null }

/** A change of one target. */
export type TargetStep = TargetPlace & { readonly from: Money | null; readonly to: Money | null }

export const placeKey = ({ memberId, month }: TargetPlace): string => `${memberId} ${month}`

/** In the order of their fields, so that equal amounts are stored as equal documents. */
function plain(money: Money | null): Money | null {
  return money && { minor: money.minor, currency: money.currency }
}

function isSame(one: Money | null, other: Money | null): boolean {
  return one?.minor === other?.minor && one?.currency === other?.currency
}

/** @param known the targets that there are @returns only what changes, by member and month */
export function planTargets(known: readonly Target[], wanted: readonly Target[]): readonly TargetStep[] {
  const before = new Map(known.map((target) => [placeKey(target), target.money]))
  return wanted
    .map(({ memberId, month, money }) => {
      const from = before.get(placeKey({ memberId, month })) ?? null
      return { memberId, month, from: plain(from), to: plain(money) }
    })
    .filter(({ from, to }) => !isSame(from, to))
    .toSorted((one, other) => (placeKey(one) < placeKey(other) ? -1 : 1))
}

/** Targets of one month in others as well. @param keep leaves alone what is set there already */
export function carried({
  known,
  from,
  to,
  keep,
}: { readonly known: readonly Target[] } & {
  readonly from: string
  readonly to: readonly string[]
  readonly keep: boolean
}): readonly Target[] {
  const taken = new Set(known.filter(({ money }) => money !== null).map(placeKey))
  return known
    .filter(({ month, money }) => month === from && money !== null)
    .flatMap(({ memberId, money }) => to.map((month) => ({ memberId, month, money })))
    .filter((target) => !keep || !taken.has(placeKey(target)))
}

/** The steps of each member as changes of an event, whose paths are the months. */
export function changesByMember(steps: readonly TargetStep[]): ReadonlyMap<MemberId, readonly Change[]> {
  const changes = new Map<MemberId, Change[]>()
  for (const { memberId, month, from, to } of steps)
    changes.set(memberId, [...(changes.get(memberId) ?? []), { path: month, from, to }])
  return changes
}

function readMoney(value: unknown): Money | null {
  if (typeof value !== 'object' || value === null) return null
  const [minor, currency] = [Reflect.get(value, 'minor'), Reflect.get(value, 'currency')]
  return typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null
}

/** What an event says, the other way around. */
export function opposite(memberId: MemberId, changes: readonly Change[]): readonly TargetStep[] {
  return changes.map(({ path, from, to }) => ({ memberId, month: path, from: readMoney(to), to: readMoney(from) }))
}
