/** Finds variables that were probably meant for the product but are not read, such as BOT_TOKN. */
import { distance } from 'fastest-levenshtein'

import { VARIABLE_NAMES, type VariableName } from './variables.ts'

/** Names that other programs use for the same setting. */
const OTHER_NAMES: Readonly<Record<string, VariableName>> = {
  TELEGRAM_BOT_TOKEN: 'BOT_TOKEN',
  TELEGRAM_TOKEN: 'BOT_TOKEN',
  TG_BOT_TOKEN: 'BOT_TOKEN',
  MONGO_URL: 'MONGODB_URI',
  MONGO_URI: 'MONGODB_URI',
  DATABASE_URL: 'MONGODB_URI',
  WEBHOOK_URL: 'PUBLIC_URL',
  WEBHOOK_SECRET_TOKEN: 'WEBHOOK_SECRET',
}

/** Shorter names are too close to other programs' variables (POST, HOSTS) to refuse to start because of them. */
const MIN_CERTAIN_LENGTH = 7

export type Misspelling = {
  readonly found: string
  readonly meant: VariableName
  /** One or two letters differ from one of our names, and the correct name is not set: certainly a mistake. */
  readonly certain: boolean
}

const plain = (name: string): string => name.toUpperCase().replace(/[_-]/g, '')

/** @param isSet Whether one of our variables has a value. */
export function findMisspelledVariables(
  names: readonly string[],
  isSet: (name: VariableName) => boolean,
): readonly Misspelling[] {
  const known = new Set<string>(VARIABLE_NAMES)
  const misspellings: Misspelling[] = []
  for (const found of names) {
    if (known.has(found) || found.startsWith('npm_')) continue
    const other = OTHER_NAMES[found]
    if (other !== undefined) {
      if (!isSet(other)) misspellings.push({ found, meant: other, certain: false })
      continue
    }
    for (const meant of VARIABLE_NAMES) {
      const slips = distance(plain(found), plain(meant))
      const long = plain(meant).length >= MIN_CERTAIN_LENGTH
      if (slips > (long ? 2 : 0)) continue
      misspellings.push({ found, meant, certain: long && !isSet(meant) })
      break
    }
  }
  return misspellings
}
