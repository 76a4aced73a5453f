/** Between which amounts what open deals bring will probably be: by drawing again and again. Pure. */
import type { Yielding } from '../yielding.ts'
import { percentileOf } from '../quantiles.ts'
import type { ForecastMonth } from '../report.ts'
import { createDealClasses, type OpenDeal } from './deal-classes.ts'
import { createLearning, expectMonths, type Outlook } from './expect-months.ts'
import { textbookOf } from './learned-shares.ts'
import { createRandom } from './seeded-random.ts'

const REPLICATES = 200
/** So many lessons or deals are drawn in the time that one deal of a report takes. */
const DRAWS_IN_STEP = 40
/** In 8 of 10 cases. */
const [LOW, HIGH] = [0.1, 0.9]
const SEED = 16

function byId(one: OpenDeal, other: OpenDeal): number {
  return one.id < other.id ? -1 : 1
}

/** Deals as numbers. */
type Hopes = { readonly worth: Float64Array; readonly classOf: Int32Array }

/** How it might turn out: each deal is won in one of the months, or in none. @returns by month, what comes out */
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

/** How often each lesson counts if as many are drawn as there are. */
function drawLessons(times: Int32Array, random: () => number): void {
  times.fill(0)
  for (let drawn = 0; drawn < times.length; drawn += 1) {
    const lesson = Math.floor(random() * times.length)
    times[lesson] = (times[lesson] ?? 0) + 1
  }
}

/** By month, what came out each time. */
async function drawOutcomes(outlook: Outlook, yielding: Yielding): Promise<readonly (readonly number[])[]> {
  const { lessons, months } = outlook
  const random = createRandom(SEED)
  const textbook = textbookOf(lessons)
  const classes = createDealClasses(textbook)
  // In the order of their ids: whatever order they were read in, the same come out.
  const deals = outlook.deals.toSorted(byId)
  await yielding.after(deals.length)
  const hopes = {
    worth: Float64Array.from(deals, ({ worth }) => worth),
    classOf: Int32Array.from(deals, classes.numberOf),
  }
  const learn = createLearning(outlook, textbook)
  const outcomes = months.map((): number[] => [])
  const times = new Int32Array(lessons.length)
  const steps = Math.ceil((lessons.length + deals.length) / DRAWS_IN_STEP)
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    await yielding.after(steps)
    drawLessons(times, random)
    const sums = drawMonths(hopes, classes.all.map(learn(times)), random, months.length)
    for (const [index, minor] of sums.entries()) outcomes[index]?.push(minor)
  }
  return outcomes
}

/**
 * What is expected, with its range, by bootstrap: again and again, as many lessons as there are are drawn from them, and whether each
 * deal is won is drawn by what these teach. The same deals get the same range.
 */
export async function drawRanges(outlook: Outlook, yielding: Yielding): Promise<readonly ForecastMonth['learned'][]> {
  const outcomes = await drawOutcomes(outlook, yielding)
  return expectMonths(outlook).map((expected, index) => {
    const minor = Math.round(expected)
    const of = (share: number): number => percentileOf(outcomes[index] ?? [], share) ?? minor
    // One large deal may raise what is expected beyond what happens in 8 of 10 cases.
    return { minor, low: Math.min(minor, of(LOW)), high: Math.max(minor, of(HIGH)) }
  })
}
