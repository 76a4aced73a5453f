/** Recurring amounts as people type them: “500 a month”, “€6k/yr”, «500 грн на місяць», «6000 щороку». Pure. */
import { cleanTyped, foldTyped } from './typed-text.ts'

export type ReadPeriod = {
  /** What is left: the amount. */
  readonly amount: string
  readonly per: 'month' | 'year'
}

const MONTH = 'month|months|mo|mth|monthly|міс|місяць|місяця|щомісяця|щомісячно|помісячно'
const YEAR = 'year|years|yr|annum|yearly|annually|рік|року|щороку|щорічно|річних'
const EVERY = '(?:/ ?|per |a |an |each |every |на |за |в |кожен |кожний |кожного |раз на )?'

const PERIODS = [
  ['month', new RegExp(String.raw`(?:^|[ /])${EVERY}(?:${MONTH})\.?$`, 'u')],
  ['year', new RegExp(String.raw`(?:^|[ /])${EVERY}(?:${YEAR})\.?$`, 'u')],
] as const

/** Without a period it is monthly: that is how most of what recurs is sold. */
export function readPeriod(typed: string): ReadPeriod {
  const text = cleanTyped(typed)
  const folded = foldTyped(text)
  for (const [per, pattern] of PERIODS) {
    const match = pattern.exec(folded)
    if (match !== null) return { amount: text.slice(0, match.index).trim(), per }
  }
  return { amount: text, per: 'month' }
}
