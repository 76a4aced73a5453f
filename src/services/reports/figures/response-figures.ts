/** How soon leads are answered: from their acceptance until the first touch by a member. Pure. */
import type { DealId, MemberId } from '../../../models/ids.ts'
import { medianOf, percentileOf } from '../quantiles.ts'
import type { Ranking } from '../ranking.ts'
import type { ResponseFigures } from '../report.ts'

const MINUTE_MS = 60 * 1000
const [FEW_MINUTES, HOUR, DAY] = [5, 60, 24 * 60]
/** Nine of ten leads are answered at least as soon. */
const P90 = 0.9

export type Touch = {
  readonly at: Date
  /** Null if it is not known any more who it was. */
  readonly memberId: MemberId | null
}

export type AnsweredLead = {
  readonly dealId: DealId
  readonly acceptedAt: Date
  /** Whether it still waits if nobody has touched it. */
  readonly isOpen: boolean
  /** Of the deal and its contacts, in any order. */
  readonly touches: readonly Touch[]
}

/** The first touch since the lead was accepted. */
export function answerOf({ acceptedAt, touches }: AnsweredLead): Touch | null {
  const since = touches.filter(({ at }) => at >= acceptedAt)
  return since.reduce<Touch | null>((first, touch) => (first === null || touch.at < first.at ? touch : first), null)
}

type Answer = { readonly minutes: number; readonly memberId: MemberId | null }

function membersOf(answers: readonly Answer[], names: ReadonlyMap<MemberId, string>): ResponseFigures['members'] {
  const minutesOf = new Map<MemberId, number[]>()
  for (const { memberId, minutes } of answers) {
    if (memberId === null) continue
    const known = minutesOf.get(memberId)
    if (known === undefined) minutesOf.set(memberId, [minutes])
    else known.push(minutes)
  }
  return [...minutesOf]
    .map(([memberId, minutes]) => ({
      memberId,
      name: names.get(memberId) ?? '',
      medianMinutes: medianOf(minutes) ?? 0,
      answered: minutes.length,
    }))
    .toSorted((one, other) => one.medianMinutes - other.medianMinutes || one.name.localeCompare(other.name))
}

export type ResponseReckoning = {
  readonly add: (lead: AnsweredLead) => void
  readonly figures: () => ResponseFigures
}

/** Whoever still waits and has time left is neither. */
function keptTo(target: number, answered: readonly number[], waits: readonly number[]): ResponseFigures['target'] {
  const onTime = answered.filter((minutes) => minutes <= target).length
  const overdue = waits.filter((minutes) => minutes > target).length
  return { minutes: target, onTime, late: answered.length - onTime + overdue }
}

/** Deals that wait come first, the longest first; then those that waited longest. */
export function createResponse(
  names: ReadonlyMap<MemberId, string>,
  {
    ranking,
    now,
    targetMinutes,
  }: { readonly ranking: Ranking; readonly now: Date; readonly targetMinutes: number | null },
): ResponseReckoning {
  const answers: Answer[] = []
  const waits: number[] = []
  let waiting = 0
  const slowest = new Map<DealId, number>()
  const rank = (id: DealId, weight: number): void =>
    void slowest.set(id, Math.max(slowest.get(id) ?? Number.NEGATIVE_INFINITY, weight))
  return {
    add(lead) {
      const answer = answerOf(lead)
      if (answer !== null) {
        const minutes = (answer.at.getTime() - lead.acceptedAt.getTime()) / MINUTE_MS
        answers.push({ minutes, memberId: answer.memberId })
        rank(lead.dealId, minutes)
      } else if (lead.isOpen) {
        waiting += 1
        waits.push((now.getTime() - lead.acceptedAt.getTime()) / MINUTE_MS)
        // The earlier it came, the longer it waits; longer than anything that was answered.
        rank(lead.dealId, Number.MAX_SAFE_INTEGER - lead.acceptedAt.getTime())
      }
    },
    figures() {
      for (const [id, weight] of slowest) ranking.add(id, weight)
      const minutes = answers.map((answer) => answer.minutes)
      const upTo = (limit: number): number => minutes.filter((one) => one <= limit).length
      return {
        report: 'response',
        medianMinutes: medianOf(minutes),
        p90Minutes: percentileOf(minutes, P90),
        answered: answers.length,
        waiting,
        within: {
          minutes5: upTo(FEW_MINUTES),
          hour: upTo(HOUR) - upTo(FEW_MINUTES),
          day: upTo(DAY) - upTo(HOUR),
          later: minutes.length - upTo(DAY),
        },
        members: membersOf(answers, names),
        target: targetMinutes === null ? null : keptTo(targetMinutes, minutes, waits),
      }
    },
  }
}
