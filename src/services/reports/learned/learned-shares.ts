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
  function firstPlaceOf(stageId: StageId): number {
    const place = firstPlaces.get(stageId) ?? firstPlaces.size * PLACES
    firstPlaces.set(stageId, place)
    return place
  }
  const all = lessons.reduce((sum, { visits }) => sum + visits.length, 0)
  const [worth, starts] = [new Float64Array(lessons.length), new Int32Array(lessons.length + 1)]
  const [visitPlaces, wonIn] = [new Int32Array(all), new Int32Array(all)]
  let count = 0
  for (const [index, lesson] of lessons.entries()) {
    worth[index] = lesson.worth
    for (const visit of lesson.visits) {
      visitPlaces[count] = firstPlaceOf(visit.stageId) + visit.age
      wonIn[count] = visit.wonIn ?? NEVER
      count += 1
    }
    starts[index + 1] = count
  }
  return {
    worth,
    starts,
    visitPlaces,
    wonIn,
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

/** @param times how often each lesson counts */
export function learnShares(textbook: Textbook, times: Int32Array): Shares {
  const { worth, starts, visitPlaces, wonIn, places } = textbook
  const shares = {
    deals: new Float64Array(places),
    money: new Float64Array(places),
    won: new Float64Array(places * MONTHS_AHEAD),
  }
  for (let lesson = 0; lesson < times.length; lesson += 1) {
    const count = times[lesson] ?? 0
    if (count === 0) continue
    const money = count * (worth[lesson] ?? 0)
    const end = starts[lesson + 1] ?? 0
    for (let visit = starts[lesson] ?? 0; visit < end; visit += 1) {
      const place = visitPlaces[visit] ?? 0
      const month = wonIn[visit] ?? NEVER
      add(shares.deals, place, count)
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
