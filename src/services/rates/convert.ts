/** Converts amounts between currencies by dated rates, exactly, with one rounding at the end. Pure. */
import { exactRate } from '../../language/exact-rate.ts'
import { minorDigits } from '../../language/minor-units.ts'
import type { Money } from '../../models/deal.ts'
import type { RateRecord } from '../../models/rate.ts'

export type DatedRate = Pick<RateRecord, 'from' | 'to' | 'day' | 'rate'>

/** By the pair `EUR/UAH`, latest day first. */
export type RateTable = ReadonlyMap<string, readonly DatedRate[]>

/** What one unit is worth: an exact fraction. */
export type Fraction = { readonly over: bigint; readonly under: bigint }

const pairOf = (from: string, to: string): string => `${from}/${to}`

export function rateTable(rates: readonly DatedRate[]): RateTable {
  const table = new Map<string, DatedRate[]>()
  for (const rate of rates) {
    const pair = pairOf(rate.from, rate.to)
    table.set(pair, [...(table.get(pair) ?? []), rate])
  }
  for (const [pair, dated] of table)
    table.set(
      pair,
      dated.toSorted((one, other) => (one.day > other.day ? -1 : 1)),
    )
  return table
}

function known(table: RateTable, from: string, to: string, day: string): Fraction | null {
  // Days as text order like days.
  const found = table.get(pairOf(from, to))?.find((rate) => rate.day <= day)
  if (found === undefined) return null
  const { digits, scale } = exactRate(found.rate)
  return { over: digits, under: 10n ** BigInt(scale) }
}

/** As entered, or else the other way around. */
function between(table: RateTable, from: string, to: string, day: string): Fraction | null {
  if (from === to) return { over: 1n, under: 1n }
  const direct = known(table, from, to, day)
  if (direct !== null) return direct
  const inverse = known(table, to, from, day)
  return inverse && { over: inverse.under, under: inverse.over }
}

function rateOn(table: RateTable, from: string, to: string, day: string, through: string): Fraction | null {
  const straight = between(table, from, to, day)
  if (straight !== null) return straight
  const [first, second] = [between(table, from, through, day), between(table, through, to, day)]
  if (first === null || second === null) return null
  return { over: first.over * second.over, under: first.under * second.under }
}

/** Half away from zero. */
function rounded({ over, under }: Fraction): bigint {
  const half = over < 0n ? -under : under
  return (2n * over + half) / (2n * under)
}

/** @property to ISO 4217 @property day YYYY-MM-DD @property through the workspace's currency, which links two others */
export type Conversion = { readonly to: string; readonly day: string; readonly through: string }

/** What one minor unit of one currency is worth in minor units of the other, whose number of decimals may be another. */
export function minorRate(table: RateTable, from: string, { to, day, through }: Conversion): Fraction | null {
  const rate = rateOn(table, from, to, day, through)
  if (rate === null) return null
  return {
    over: rate.over * 10n ** BigInt(minorDigits(to)),
    under: rate.under * 10n ** BigInt(minorDigits(from)),
  }
}

export function atRate(minor: number, { over, under }: Fraction): number {
  return Number(rounded({ over: BigInt(minor) * over, under }))
}

/**
 * The amount in another currency by the latest rate whose day is not after the given one: that of the pair, or else of the
 * opposite pair, or else of both with the workspace's currency.
 *
 * @returns in minor units of the other currency; null if there is no such rate
 */
export function convert(table: RateTable, { minor, currency }: Money, conversion: Conversion): number | null {
  const rate = minorRate(table, currency, conversion)
  return rate && atRate(minor, rate)
}
