/**
 * Why two records may be one. Each carries keys under an index; two that share a key are candidates, and the key says why. Pure.
 */
import { isNear, NO_TYPO } from './near-names.ts'

/** From the surest to the least sure. An email or a number with its extension is certain, everything else likely. */
const DUPLICATE_SIGNS = ['email', 'phone', 'domain', 'telegram', 'name-company', 'name', 'near-name'] as const
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number]

/** Higher means surer: a pair has the sum of its signs, so that several likely ones never outweigh a certain one. */
const SCORES: Readonly<Record<DuplicateSign, number>> = {
  email: 100,
  phone: 100,
  domain: 50,
  telegram: 40,
  'name-company': 30,
  name: 20,
  'near-name': 10,
}
export const CERTAIN = 100

const LETTERS = {
  email: 'e',
  phone: 'p',
  domain: 'd',
  telegram: 't',
  'name-company': 'c',
  name: 'n',
  'near-name': 'v',
} as const satisfies Record<DuplicateSign, string>

export type DuplicateKey = readonly [sign: DuplicateSign, value: string]

/** As they are stored. */
export function storedKeys(keys: readonly DuplicateKey[]): readonly string[] {
  return [...new Set(keys.map(([sign, value]) => `${LETTERS[sign]}:${value}`))]
}

function valuesOf(keys: readonly string[], sign: DuplicateSign): readonly string[] {
  const start = `${LETTERS[sign]}:`
  return keys.flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []))
}

/** Names that share a key of this kind are candidates only: the key leaves out a letter of each. */
function areNear(own: readonly string[], others: readonly string[]): boolean {
  const whole = (keys: readonly string[]) => valuesOf(keys, 'near-name').filter((value) => value.startsWith(NO_TYPO))
  return whole(own).some((name) => whole(others).some((other) => isNear(name, other)))
}

/** Why two records of one kind may be one, the surest reason first. */
export function signsOf(own: readonly string[], others: readonly string[]): readonly DuplicateSign[] {
  const signs = DUPLICATE_SIGNS.filter((sign) => {
    const present = new Set(valuesOf(others, sign))
    const shares = valuesOf(own, sign).some((value) => present.has(value))
    return shares && (sign !== 'near-name' || areNear(own, others))
  })
  // The surer one of these says what the others would.
  const [named] = signs.filter((sign) => NAMED.includes(sign))
  return signs.filter((sign) => sign === named || !NAMED.includes(sign))
}
const NAMED: readonly DuplicateSign[] = ['name-company', 'name', 'near-name']

export function scoreOf(signs: readonly DuplicateSign[]): number {
  return signs.reduce((sum, sign) => sum + SCORES[sign], 0)
}
