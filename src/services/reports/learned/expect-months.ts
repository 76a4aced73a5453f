/** What open deals are expected to bring in each of the coming months, and between which amounts that will probably be. Pure. */
import type { DealId, StageId } from '../../../models/ids.ts'
import type { Pace } from '../pace.ts'
import { percentileOf } from '../quantiles.ts'
import type { ForecastMonth } from '../report.ts'
import type { Month } from '../report-period.ts'
import { learnShares, type Shares, tellingPlace, textbookOf } from './learned-shares.ts'
import { DAY_MS, type Lesson, MONTH_DAYS, MONTHS_AHEAD } from './lessons.ts'
import { createRandom } from './seeded-random.ts'

/** From this many closed deals on, the probabilities that were set for stages no longer weigh in. */
const ENOUGH_LESSONS = 50
const REPLICATES = 200
/** So many lessons or deals are drawn in the time that one deal of a report takes. */
const DRAWS_IN_STEP = 40
/** In 8 of 10 cases. */
const [LOW, HIGH] = [0.1, 0.9]
const SEED = 16

export type OpenDeal = {
  readonly id: DealId
  readonly worth: number
  readonly stageId: StageId
  /** Months in the stage. */
  readonly age: number
  /** What was set for the stage, 0 to 1. */
  readonly probability: number
  /** YYYY-MM in which somebody expects it to close, not before the current one; null if nobody said so. */
  readonly expectedIn: string | null
}

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

type Prepared = { readonly deal: OpenDeal; readonly place: number | null; readonly set: readonly number[] }

/** The deals in the order of their ids: whatever order they were read in, the same come out. */
function prepare({ deals, months }: Outlook, placeOf: (stageId: StageId, age: number) => number | null): Prepared[] {
  return deals
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((deal) => ({
      deal,
      place: placeOf(deal.stageId, deal.age),
      set: months.map(({ month }) => (month === deal.expectedIn ? deal.probability : 0)),
    }))
}

/** The chance of a deal in each month: what was learned, and the fewer lessons there are, the more of what was set. */
function createChances(shares: Shares, lessons: number, calendar: Calendar) {
  const weight = Math.max(0, ENOUGH_LESSONS - lessons)
  const byPlace = new Map<number, readonly number[]>()
  return ({ place, set }: Prepared): readonly number[] => {
    const telling = tellingPlace(shares, place)
    if (telling === null) return set
    const learned = byPlace.get(telling) ?? learnedAt(shares, telling, calendar)
    byPlace.set(telling, learned)
    if (weight === 0) return learned
    const deals = shares.deals[telling] ?? 0
    return set.map((chance, index) => (deals * (learned[index] ?? 0) + weight * chance) / (deals + weight))
  }
}

/** What is expected in each month, in minor units, not rounded. */
export function expectMonths(outlook: Outlook): readonly number[] {
  const { lessons, months } = outlook
  const textbook = textbookOf(lessons)
  const shares = learnShares(textbook, new Int32Array(lessons.length).fill(1))
  const chancesOf = createChances(shares, lessons.length, calendarOf(outlook))
  const sums = months.map(() => 0)
  for (const prepared of prepare(outlook, textbook.placeOf))
    for (const [index, chance] of chancesOf(prepared).entries())
      sums[index] = (sums[index] ?? 0) + prepared.deal.worth * chance
  return sums
}

/** The deals as numbers. Those of one class have the same chances. */
type Hopes = { readonly worth: Float64Array; readonly classOf: Int32Array; readonly classes: readonly Prepared[] }

function hopesOf(prepared: readonly Prepared[]): Hopes {
  const numbers = new Map<string, number>()
  const classes: Prepared[] = []
  const classOf = Int32Array.from(prepared, (one) => {
    const { expectedIn, probability } = one.deal
    const key = `${one.place} ${expectedIn} ${probability}`
    const known = numbers.get(key) ?? classes.length
    if (known === classes.length) classes.push(one)
    numbers.set(key, known)
    return known
  })
  return { worth: Float64Array.from(prepared, ({ deal }) => deal.worth), classOf, classes }
}

/** How it might turn out: each deal is won in one of the months, or in none. By month, what comes out. */
function drawMonths(
  { worth, classOf }: Hopes,
  chances: readonly (readonly number[])[],
  random: () => number,
  months: number,
): Float64Array {
  const sums = new Float64Array(months)
  for (let deal = 0; deal < worth.length; deal += 1) {
    const own = chances[classOf[deal] ?? 0] ?? []
    let left = random()
    for (let index = 0; index < months; index += 1) {
      left -= own[index] ?? 0
      if (left >= 0) continue
      sums[index] = (sums[index] ?? 0) + (worth[deal] ?? 0)
      break
    }
  }
  return sums
}

/** By month, what came out each time. */
async function drawOutcomes(outlook: Outlook, pace: Pace): Promise<readonly (readonly number[])[]> {
  const { lessons, months } = outlook
  const random = createRandom(SEED)
  const [textbook, calendar] = [textbookOf(lessons), calendarOf(outlook)]
  const hopes = hopesOf(prepare(outlook, textbook.placeOf))
  const outcomes = months.map((): number[] => [])
  const times = new Int32Array(lessons.length)
  const steps = Math.ceil((lessons.length + hopes.worth.length) / DRAWS_IN_STEP)
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    times.fill(0)
    for (let drawn = 0; drawn < lessons.length; drawn += 1) {
      const lesson = Math.floor(random() * lessons.length)
      times[lesson] = (times[lesson] ?? 0) + 1
    }
    const chancesOf = createChances(learnShares(textbook, times), lessons.length, calendar)
    const sums = drawMonths(hopes, hopes.classes.map(chancesOf), random, months.length)
    for (const [index, minor] of sums.entries()) outcomes[index]?.push(minor)
    await pace.after(steps)
  }
  return outcomes
}

/**
 * The same with its range, by bootstrap: again and again, as many lessons as there are are drawn from them, and whether each
 * deal is won is drawn by what these teach. The same deals get the same range.
 */
export async function expectRanges(outlook: Outlook, pace: Pace): Promise<readonly ForecastMonth['learned'][]> {
  const outcomes = await drawOutcomes(outlook, pace)
  return expectMonths(outlook).map((expected, index) => {
    const minor = Math.round(expected)
    const of = (share: number): number => percentileOf(outcomes[index] ?? [], share) ?? minor
    // One large deal may raise what is expected beyond what happens in 8 of 10 cases.
    return { minor, low: Math.min(minor, of(LOW)), high: Math.max(minor, of(HIGH)) }
  })
}
