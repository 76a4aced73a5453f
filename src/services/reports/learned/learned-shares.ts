/**
 * The share of money that was won from a stage, by the deal's age there and by how many months later it was won. It is learned
 * hundreds of times for one report, so lessons become numbers first. Pure.
 */
import type { StageId } from '../../../models/ids.ts'
import { AGES, type Lesson, MONTHS_AHEAD } from './lessons.ts'

/** One place for each age, and one for all ages together. */
const PLACES = AGES + 1
const NEVER = -1

/** Lessons as numbers. The visits of lesson `n` are those from `starts[n]` up to `starts[n + 1]`. */
export type Textbook = {
  readonly worth: Float64Array
  readonly starts: Int32Array
  /** By visit: the place in which it counts, and in which month ahead the deal was won. */
  readonly visitPlaces: Int32Array
  readonly wonIn: Int32Array
  readonly places: number
  /** Null for a stage in which no lesson ever was. */
  readonly placeOf: (stageId: StageId, age: number) => number | null
}

export function textbookOf(lessons: readonly Lesson[]): Textbook {
  const firstPlaces = new Map<StageId, number>()
  const all = lessons.flatMap(({ visits }) => visits)
  for (const { stageId } of all) if (!firstPlaces.has(stageId)) firstPlaces.set(stageId, firstPlaces.size * PLACES)
  const starts = new Int32Array(lessons.length + 1)
  for (const [index, { visits }] of lessons.entries()) starts[index + 1] = (starts[index] ?? 0) + visits.length
  return {
    worth: Float64Array.from(lessons, ({ worth }) => worth),
    starts,
    visitPlaces: Int32Array.from(all, ({ stageId, age }) => (firstPlaces.get(stageId) ?? 0) + age),
    wonIn: Int32Array.from(all, ({ wonIn }) => wonIn ?? NEVER),
    places: firstPlaces.size * PLACES,
    placeOf(stageId, age) {
      const first = firstPlaces.get(stageId)
      return first === undefined ? null : first + age
    },
  }
}

/** What was learned: by place how many deals and how much money there was, and how much of that was won in each month ahead. */
export type Shares = {
  readonly deals: Float64Array
  readonly money: Float64Array
  /** `MONTHS_AHEAD` for each place. */
  readonly won: Float64Array
}

function add(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] ?? 0) + value
}

/** @param picked numbers of lessons; one that is there twice counts twice */
export function learnShares(textbook: Textbook, picked: Iterable<number>): Shares {
  const { worth, starts, visitPlaces, wonIn, places } = textbook
  const shares = {
    deals: new Float64Array(places),
    money: new Float64Array(places),
    won: new Float64Array(places * MONTHS_AHEAD),
  }
  for (const lesson of picked) {
    const [money, end] = [worth[lesson] ?? 0, starts[lesson + 1] ?? 0]
    for (let visit = starts[lesson] ?? 0; visit < end; visit += 1) {
      const [place, month] = [visitPlaces[visit] ?? 0, wonIn[visit] ?? NEVER]
      add(shares.deals, place, 1)
      add(shares.money, place, money)
      if (month !== NEVER) add(shares.won, place * MONTHS_AHEAD + month, money)
    }
  }
  addAllAges(shares, places)
  return shares
}

function addAllAges({ deals, money, won }: Shares, places: number): void {
  for (let first = 0; first < places; first += PLACES) {
    const all = first + AGES
    for (let place = first; place < all; place += 1) {
      add(deals, all, deals[place] ?? 0)
      add(money, all, money[place] ?? 0)
      for (let month = 0; month < MONTHS_AHEAD; month += 1)
        add(won, all * MONTHS_AHEAD + month, won[place * MONTHS_AHEAD + month] ?? 0)
    }
  }
}

/** The place that says something: of that age, or else of all ages; null if no money was seen in the stage. */
export function tellingPlace({ money }: Shares, place: number | null): number | null {
  if (place === null) return null
  if ((money[place] ?? 0) > 0) return place
  const all = Math.floor(place / PLACES) * PLACES + AGES
  return (money[all] ?? 0) > 0 ? all : null
}
