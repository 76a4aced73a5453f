/** What open deals are expected to bring in each of the coming months, by what closed deals teach. Pure. */
import type { Month } from '../report-period.ts'
import { byClass, createDealClasses, type DealClass, type OpenDeal } from './deal-classes.ts'
import { learnShares, type Shares, tellingPlace, type Textbook, textbookOf } from './learned-shares.ts'
import { DAY_MS, type Lesson, MONTH_DAYS, MONTHS_AHEAD } from './lessons.ts'

/** From this many closed deals on, the probabilities that were set for stages no longer weigh in. */
const ENOUGH_LESSONS = 50

export type Outlook = {
  readonly lessons: readonly Lesson[]
  readonly deals: readonly OpenDeal[]
  readonly months: readonly Month[]
  /** The first moment of the day from which is looked ahead. */
  readonly day: Date
}

/** By month and block of 30 days ahead: which part of the block falls into the month. */
type Calendar = readonly (readonly number[])[]

function calendarOf({ months, day }: Outlook): Calendar {
  const daysUntil = (at: Date): number => Math.max(0, (at.getTime() - day.getTime()) / DAY_MS)
  return months.map(({ from, until }) =>
    Array.from({ length: MONTHS_AHEAD }, (_, index) => {
      const [begin, end] = [index * MONTH_DAYS, (index + 1) * MONTH_DAYS]
      return Math.max(0, Math.min(end, daysUntil(until)) - Math.max(begin, daysUntil(from))) / MONTH_DAYS
    }),
  )
}

/** The share of money at a place that was won in each month of the calendar. */
function learnedAt({ money, won }: Shares, place: number, calendar: Calendar): readonly number[] {
  const whole = money[place] ?? 0
  return calendar.map((parts) =>
    parts.reduce((sum, part, ahead) => sum + (part * (won[place * MONTHS_AHEAD + ahead] ?? 0)) / whole, 0),
  )
}

/** By class, the chances in each month. @param times how often each lesson counts */
export type LearnChances = (times: Int32Array) => (dealClass: DealClass) => readonly number[]

/** What was learned, and the fewer lessons there are, the more of what was set. */
export function createLearning(outlook: Outlook, textbook: Textbook): LearnChances {
  const { lessons, months } = outlook
  const calendar = calendarOf(outlook)
  const weight = Math.max(0, ENOUGH_LESSONS - lessons.length)
  return (times) => {
    const shares = learnShares(textbook, times)
    const byPlace = new Map<number, readonly number[]>()
    return ({ place, expectedIn, probability }) => {
      const telling = tellingPlace(shares, place)
      const set = months.map(({ month }) => (month === expectedIn ? probability : 0))
      if (telling === null) return set
      const learned = byPlace.get(telling) ?? learnedAt(shares, telling, calendar)
      byPlace.set(telling, learned)
      if (weight === 0) return learned
      const deals = shares.deals[telling] ?? 0
      return set.map((chance, index) => (deals * (learned[index] ?? 0) + weight * chance) / (deals + weight))
    }
  }
}

/** What is expected in each month, in minor units, not rounded. */
export function expectMonths(outlook: Outlook): readonly number[] {
  const { lessons, months, deals } = outlook
  const textbook = textbookOf(lessons)
  const classes = createDealClasses(textbook)
  const worths: number[] = []
  for (const deal of deals) {
    const number = classes.numberOf(deal)
    worths[number] = (worths[number] ?? 0) + deal.worth
  }
  const chancesOf = createLearning(outlook, textbook)(new Int32Array(lessons.length).fill(1))
  const sums = months.map(() => 0)
  const ordered = classes.all
    .map((dealClass, number) => ({ dealClass, worth: worths[number] ?? 0 }))
    .toSorted((one, other) => byClass(one.dealClass, other.dealClass))
  for (const { dealClass, worth } of ordered)
    for (const [index, chance] of chancesOf(dealClass).entries()) sums[index] = (sums[index] ?? 0) + worth * chance
  return sums
}
