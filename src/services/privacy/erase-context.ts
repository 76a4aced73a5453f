/** What every step of an erasure works with. */
import type { Types } from 'mongoose'

import type { ErasureRecord, ErasureTraces } from '../../models/erasure.ts'
import type { SystemActor } from '../core/actor.ts'
import { createPersonMatcher, type PersonMatcher } from './person-matcher.ts'
import { someValue } from './plain-values.ts'
import type { FieldTables } from '../records/field-tables.ts'
import type { PrivacyDeps } from './privacy-deps.ts'

export type ErasureUnderWay = ErasureRecord & { readonly traces: ErasureTraces }

export type EraseContext = {
  readonly deps: PrivacyDeps
  /** The tables of the workspace. */
  readonly fields: FieldTables
  readonly actor: SystemActor
  readonly erasure: ErasureUnderWay
  /** What the name is replaced with. */
  readonly mark: string
  /** For what is about the person anyway: parts and cases of the name count. */
  readonly about: PersonMatcher
  /** For everything else: only what nobody else is called, reached or known by. */
  readonly elsewhere: PersonMatcher
  readonly signal: AbortSignal | undefined
}

/** One kind of place. Repeating it is harmless. */
export type EraseStep = (context: EraseContext) => Promise<void>

const normal = (text: string): string => text.trim().toLowerCase()

export function matchersOf(traces: ErasureTraces, mark: string): Pick<EraseContext, 'about' | 'elsewhere'> {
  const shared = new Set(traces.shared.map(normal))
  const unshared = (texts: readonly string[]) => texts.filter((text) => !shared.has(normal(text)))
  // One word may be anybody's name.
  const full = unshared(traces.names).filter((name) => /\S\s+\S/u.test(name.trim()))
  const elsewhere = { ...traces, names: full, emails: unshared(traces.emails), phones: unshared(traces.phones) }
  return {
    about: createPersonMatcher(traces, { mark, isAbout: true }),
    elsewhere: createPersonMatcher(elsewhere, { mark }),
  }
}

/** Shorter texts are found in anything. */
const MIN_TEXT_LENGTH = 8

/** Whether a text says what a note or a task of the person said, or a part of it. */
function createSaysText({ texts, values }: ErasureTraces): (text: string) => boolean {
  const exact = new Set([...texts, ...values])
  const long = texts.filter(({ length }) => length >= MIN_TEXT_LENGTH)
  return (text) => {
    if (exact.has(text)) return true
    if (text.length < MIN_TEXT_LENGTH) return false
    return long.some((said) => text.includes(said) || said.includes(text))
  }
}

/** Tells whether a plain value is about the person: by an id of theirs, by what was said of them, or by how they are reached. */
export function createIsAbout(traces: ErasureTraces, elsewhere: PersonMatcher): (value: unknown) => boolean {
  const { contactIds, noteIds, taskIds, telegramUserIds, names } = traces
  const ids = new Set([...contactIds, ...noteIds, ...taskIds].map(String))
  const wholeNames = new Set(names)
  const accounts = new Set(telegramUserIds)
  const says = createSaysText(traces)
  return (value) =>
    someValue(value, (leaf) =>
      typeof leaf === 'number'
        ? accounts.has(leaf)
        : ids.has(leaf) || wholeNames.has(leaf.trim()) || elsewhere.isIn(leaf) || says(leaf),
    )
}

export const includesId = (ids: readonly Types.ObjectId[], id: Types.ObjectId | null | undefined): boolean =>
  id != null && ids.some((one) => one.equals(id))
