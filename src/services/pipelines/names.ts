/** The names of pipelines and stages: one for each language that somebody typed. Pure. */
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { type Locale, LOCALES } from '../../locale.ts'
import type { Names } from '../../models/pipeline.ts'
import { fold } from '../search/search-words.ts'

/** A button of the board has room for so much beside the count and the sum. */
export const MAX_STAGE_NAME = 60

export type Named = { readonly name: string; readonly names: Names }

/** As they are stored. */
type StoredNames = { readonly name: string; readonly names?: Names }

/** The name in the reader's language, else the one that there is. @param locale left out for programs */
export function nameFor({ name, names = {} }: StoredNames, locale?: Locale): string {
  return (locale === undefined ? undefined : names[locale]) ?? name
}

/** With the one that programs get: in the workspace's language, else in the other. */
export function named(names: Names, workspaceLocale: Locale): Named {
  const name = names[workspaceLocale] ?? LOCALES.map((locale) => names[locale]).find((one) => one !== undefined)
  return { name: name ?? '', names }
}

/** Only what is there, in the order of the languages: two equal sets of names look the same. */
export function plainNames(names: Names = {}): Names {
  return Object.fromEntries(LOCALES.flatMap((locale) => (names[locale] === undefined ? [] : [[locale, names[locale]]])))
}

/** The names with another one in that language; null takes it away. @throws AppError VALIDATION (empty) when none would be left */
export function withName(names: Names, locale: Locale, name: string | null): Names {
  const others = Object.fromEntries(Object.entries(names).filter(([language]) => language !== locale))
  const after = plainNames(name === null ? others : { ...others, [locale]: name })
  if (Object.keys(after).length === 0) throw fieldProblem('empty')
  return after
}

/** Reads a typed name of a pipeline or a stage. @throws AppError VALIDATION (empty, too-long, no-letters) */
export function readPipelineName(typed: string): string {
  return parseSingleLine(typed, MAX_STAGE_NAME)
}

/** Nobody could tell two of the same name apart, in either language. @throws AppError VALIDATION (name-taken) */
export function assertNameFree(names: Names, others: readonly Pick<Named, 'names'>[]): void {
  const taken = new Set(others.flatMap((other) => Object.values(other.names).map(fold)))
  const twice = Object.values(names).find((name) => taken.has(fold(name)))
  if (twice !== undefined) throw fieldProblem('name-taken', { given: twice })
}
