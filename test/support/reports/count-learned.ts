/** What a workspace's own history says about its open deals, reckoned as docs/reports.md says it, without any haste. */
import { DateTime } from 'luxon'

import { euros, openAt, type Whose } from './count-reports.ts'
import { stageOf, type Told, type ToldDeal } from './told-deals.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MONTH_MS = 30 * DAY_MS

type Visit = { readonly stage: string; readonly age: number; readonly worth: number; readonly wonIn: number | null }

function visitsOf(deal: ToldDeal): readonly Visit[] {
  const closing = deal.stays.at(-1)
  if (closing === undefined) return []
  const visits = new Map<string, Visit>()
  for (const [index, { stage, at }] of deal.stays.entries()) {
    if (stage.kind !== 'open') continue
    const left = deal.stays[index + 1]?.at ?? closing.at
    for (const age of [0, 1, 2, 3]) {
      const then = at.getTime() + age * MONTH_MS
      if ((age > 0 && then >= left.getTime()) || visits.has(`${stage.id} ${age}`)) continue
      const months = Math.floor((closing.at.getTime() - then) / MONTH_MS)
      const wonIn = closing.stage.kind === 'won' && months < 12 ? months : null
      visits.set(`${stage.id} ${age}`, { stage: stage.id, age, worth: euros(deal.amount), wonIn })
    }
  }
  return [...visits.values()]
}

export function learnedMonths(told: Told, months: readonly string[], whose: Whose) {
  const now = DateTime.fromJSDate(told.crm.now(), { zone: told.timeZone })
  const [present, day] = [now.toFormat('yyyy-MM'), now.startOf('day').toMillis()]
  const closed = told.deals.filter(
    (deal) => deal.deletedAt === null && stageOf(deal).kind !== 'open' && (whose === null || deal.owner === whose),
  )
  const visits = closed.flatMap(visitsOf)
  const set = Math.max(0, 50 - closed.length)
  const sum = (list: readonly Visit[]): number => list.reduce((all, { worth }) => all + worth, 0)

  function chance(deal: ToldDeal, month: string): number {
    const expected = deal.expectedCloseOn?.slice(0, 7)
    const due = expected !== undefined && expected < present ? present : expected
    const prior = due === month ? stageOf(deal).probability / 100 : 0
    const entered = deal.stays.at(-1)?.at.getTime() ?? 0
    const age = Math.min(3, Math.max(0, Math.floor((day - entered) / MONTH_MS)))
    const ofStage = visits.filter(({ stage }) => stage === stageOf(deal).id)
    const ofAge = ofStage.filter((visit) => visit.age === age)
    const telling = sum(ofAge) > 0 ? ofAge : ofStage
    if (sum(telling) === 0) return prior
    const from = DateTime.fromISO(month, { zone: told.timeZone })
    const [begin, end] = [from, from.plus({ months: 1 })].map((at) => Math.max(0, (at.toMillis() - day) / DAY_MS))
    const learned = Array.from({ length: 12 }, (_, block) => {
      const days = Math.min(end ?? 0, (block + 1) * 30) - Math.max(begin ?? 0, block * 30)
      return (Math.max(0, days) / 30) * (sum(telling.filter(({ wonIn }) => wonIn === block)) / sum(telling))
    }).reduce((all, part) => all + part, 0)
    return (telling.length * learned + set * prior) / (telling.length + set)
  }

  const open = openAt(told, new Date(told.crm.now().getTime() + 1_000), whose)
  return {
    lessons: closed.length,
    months: months.map((month) =>
      month < present ? 0 : Math.round(open.reduce((all, deal) => all + euros(deal.amount) * chance(deal, month), 0)),
    ),
  }
}
