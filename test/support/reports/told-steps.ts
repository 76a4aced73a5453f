/** Random steps of a history, taken where the deals are as they can be taken. */
import fc from 'fast-check'
import { DateTime } from 'luxon'

import type { ContactId } from '../../../src/models/ids.ts'
import {
  addDeal,
  commit,
  expect,
  move,
  remove,
  restore,
  setAmount,
  setOwner,
  stageOf,
  type Told,
  type ToldDeal,
} from './told-deals.ts'

const DOES = [
  'add',
  'add',
  'amount',
  'amount',
  'currency',
  'owner',
  'expect',
  'commit',
  'move',
  'move',
  'move',
  'win',
  'lose',
  'reopen',
  'delete',
  'restore',
  'merge',
] as const

export const toldStep = fc.record({
  does: fc.constantFrom(...DOES),
  nth: fc.nat(999),
  by: fc.nat(2),
  /** Up to twelve days, rarely much more. */
  waitHours: fc.oneof({ arbitrary: fc.nat(12 * 24), weight: 5 }, { arbitrary: fc.nat(60 * 24), weight: 1 }),
})
export type ToldStep = typeof toldStep extends fc.Arbitrary<infer Step> ? Step : never

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const REASONS = ['Price', 'No answer', 'Bad timing']

const isLive = ({ deletedAt }: ToldDeal): boolean => deletedAt === null
const isOpen = (deal: ToldDeal): boolean => isLive(deal) && stageOf(deal).kind === 'open'

function one<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(1, list.length)]
}

/** @param contacts two of them, which are merged once */
export async function takeStep(told: Told, step: ToldStep, contacts: ContactId[]): Promise<void> {
  const { does, nth, waitHours } = step
  told.crm.passTime(waitHours * HOUR_MS + 61_000)
  const by = told.members[step.by] ?? told.team.owner
  const open = one(told.deals.filter(isOpen), nth)
  const closed = one(
    told.deals.filter((deal) => isLive(deal) && !isOpen(deal)),
    nth,
  )
  const isEarly = open !== undefined && told.stages.indexOf(stageOf(open)) < 2
  const day = DateTime.fromJSDate(told.crm.now(), { zone: told.timeZone }).plus({ days: (nth % 90) + 1 })
  switch (does) {
    case 'add': {
      const amount = nth % 5 === 0 ? null : { minor: 100 + nth * 7, currency: nth % 7 === 0 ? 'UAH' : 'EUR' }
      const contact = contacts[nth % contacts.length]
      await addDeal(told, {
        amount,
        owner: by,
        ...(contact !== undefined && { contact }),
        ...(nth % 3 !== 0 && { expectedCloseOn: day.toFormat('yyyy-MM-dd') }),
      })
      return
    }
    case 'amount':
      if (open !== undefined)
        await setAmount(told, by, open, isEarly && nth % 6 === 0 ? null : { minor: nth * 11 + 1, currency: 'EUR' })
      return
    case 'currency':
      if (open !== undefined && open.amount !== null)
        await setAmount(told, by, open, { ...open.amount, currency: open.amount.currency === 'EUR' ? 'UAH' : 'EUR' })
      return
    case 'owner':
      if (open !== undefined)
        await setOwner(told, by, open, nth % 4 === 0 ? null : (one(told.members, nth)?.id ?? null))
      return
    case 'expect':
      if (open !== undefined) await expect(told, by, open, nth % 4 === 0 ? null : day.toFormat('yyyy-MM-dd'))
      return
    case 'commit':
      if (open !== undefined) await commit(told, open, nth % 3 !== 0)
      return
    case 'move': {
      const others = told.stages.filter(
        (stage) => open !== undefined && stage.kind === 'open' && stage !== stageOf(open),
      )
      const stage = one(others, nth)
      if (open !== undefined && stage !== undefined) await move(told, by, open, stage)
      return
    }
    case 'win':
      if (open !== undefined) await move(told, by, open, { to: 'won' })
      return
    case 'lose':
      if (open !== undefined) await move(told, by, open, { to: 'lost', reason: one(REASONS, nth) ?? '' })
      return
    case 'reopen':
      if (closed !== undefined) await move(told, by, closed, { to: 'reopen' })
      return
    case 'delete': {
      const deal = one(told.deals.filter(isLive), nth)
      if (deal !== undefined && nth % 2 === 0) await remove(told, by, deal)
      return
    }
    case 'restore': {
      // The trash keeps deals for thirty days.
      const since = told.crm.now().getTime() - 29 * DAY_MS
      const deal = one(
        told.deals.filter(({ deletedAt }) => deletedAt !== null && deletedAt.getTime() > since),
        nth,
      )
      if (deal !== undefined) await restore(told, deal)
      return
    }
    case 'merge': {
      const [primary, losing] = contacts
      if (primary === undefined || losing === undefined) return
      await told.crm.services.contacts.merge(told.team.owner(), { primary, losing })
      contacts.pop()
      return
    }
  }
}
