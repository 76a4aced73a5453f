/** The two ways in which a person is recognised: in what is about them anyway, and in everything else. Pure. */
import type { ErasureTraces } from '../../models/erasure.ts'
import { createPersonMatcher, type PersonMatcher } from './person-matcher.ts'
import { ownIds } from './person-traces.ts'
import { someValue } from './plain-values.ts'
import { normalText } from './shared-words.ts'

export type Recognition = {
  /** For what is about the person anyway: parts and cases of the name count. */
  readonly about: PersonMatcher
  /** For everything else: only what nobody else is called or reached by. */
  readonly elsewhere: PersonMatcher
  /** Whether a text anywhere else is theirs: they are recognised in it, or it says what only their records say. */
  readonly isTheirs: (text: string) => boolean
  /** Whether cells are a row of theirs: one is their name, address or number and nothing else, or two together are the name. */
  readonly isTheirRow: (cells: readonly string[]) => boolean
  /** The text without them. Nothing is left of one that says what only their records say. */
  readonly takeOut: (text: string) => string
  /** Whether a text anywhere else is theirs, for any plain value, which may also hold an id of theirs. */
  readonly isAbout: (value: unknown) => boolean
}

/** What is shorter is a word that anybody uses: “Sales”, “Kyiv”, “Call”. */
const MIN_WHOLE_LENGTH = 8
/** A text within another one says something of its own only if it is longer than a phrase. */
const MIN_PART_LENGTH = 20

/** Days, which many records have, and ids, which other versions kept among a person’s values. */
const NOT_A_TEXT = /^(?:\d{4}-\d{2}-\d{2}|[\da-f]{24})$/u

/** Whether a text is one that only the person’s records have, or a good part of one, or holds one. */
function createSays(texts: readonly string[]): (text: string) => boolean {
  const own = texts.map(normalText).filter((text) => text.length >= MIN_WHOLE_LENGTH && !NOT_A_TEXT.test(text))
  const whole = new Set(own)
  const long = own.filter(({ length }) => length >= MIN_PART_LENGTH)
  return (given) => {
    const text = normalText(given)
    if (whole.has(text)) return true
    if (text.length < MIN_PART_LENGTH) return false
    return long.some((said) => text.includes(said) || said.includes(text))
  }
}

/** Under which a plain value, as Telegram or we write it, holds the number of an account. */
const ACCOUNT_KEYS: readonly string[] = ['id', 'user_id', 'userId', 'telegramUserId']

/** @param mark what the name is replaced with */
export function recognitionOf(traces: ErasureTraces, mark: string): Recognition {
  const shared = new Set(traces.shared.map(normalText))
  const unshared = (words: readonly string[]) => words.filter((word) => !shared.has(normalText(word)))
  const accounts = unshared(traces.accounts)
  // One word may be anybody's name.
  const names = unshared(traces.names).filter((name) => /\S\s+\S/u.test(name.trim()))
  const known = {
    names,
    declinedNames: names.filter((name) => /\p{Script=Cyrillic}/u.test(name) && !traces.undeclined?.includes(name)),
    emails: unshared(traces.emails),
    phones: unshared(traces.phones),
    accounts,
  }
  const elsewhere = createPersonMatcher(known, { mark })
  const unmarked = createPersonMatcher(known, { mark: '' })
  const says = createSays(unshared([...traces.values, ...traces.texts]))
  const isTheirs = (text: string): boolean => elsewhere.isIn(text) || says(text)

  // What is left has no word of its own.
  const isNothingElse = (text: string): boolean => elsewhere.isIn(text) && !/\p{L}{2}/u.test(unmarked.takeOut(text))

  const ids = new Set(ownIds(traces).map(String))
  const usernames = new Set(accounts.map(normalText))
  const userIds = new Set(traces.telegramUserIds.filter((id) => !shared.has(String(id))))
  return {
    about: createPersonMatcher(traces, { mark, isAbout: true }),
    elsewhere,
    isTheirs,
    isTheirRow: (cells) =>
      cells.some((cell, place) => isNothingElse(cell) || isNothingElse(`${cell} ${cells[place + 1] ?? ''}`)),
    takeOut(text) {
      const left = elsewhere.takeOut(text)
      return left === text && says(text) ? '' : left
    },
    isAbout: (value) =>
      someValue(value, (leaf, key) => {
        if (typeof leaf === 'number') return ACCOUNT_KEYS.includes(key) && userIds.has(leaf)
        return ids.has(leaf) || (key === 'username' && usernames.has(normalText(leaf))) || isTheirs(leaf)
      }),
  }
}
