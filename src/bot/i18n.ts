/** Texts in the person's language, from Fluent files. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

import type { Locale } from '../models/workspace.ts'
import { LOCALES } from '../services/regional-settings.ts'
import type { TextKey } from './text-keys.ts'

/** The text of a key in one language. */
export type Translate = (key: TextKey, args?: Readonly<Record<string, FluentVariable>>) => string

export type Translator = (locale: Locale) => Translate

function loadBundle(folder: string, locale: Locale): FluentBundle {
  // Isolation marks round every argument would be seen by who copies a name or number out of a message.
  const bundle = new FluentBundle(locale, { useIsolating: false })
  const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, `${locale}.ftl`), 'utf8')))
  if (errors.length > 0) throw new AggregateError(errors, `locales/${locale}.ftl is not in order`)
  return bundle
}

/**
 * Reads the languages from a folder once.
 *
 * @throws AggregateError when a file defines a key twice; a key that is missing, or an argument that is, throws when it
 * is asked for: the tests ask for every one
 */
export function createTranslator(folder: string): Translator {
  const translators = Object.fromEntries(
    LOCALES.map((locale) => {
      const bundle = loadBundle(folder, locale)
      const translate: Translate = (key, args) => {
        const pattern = bundle.getMessage(key)?.value
        if (pattern === undefined || pattern === null) throw new Error(`No text ${key} in ${locale}`)
        const errors: Error[] = []
        const text = bundle.formatPattern(pattern, args, errors)
        if (errors.length > 0) throw new AggregateError(errors, `Text ${key} in ${locale} could not be formed`)
        return text
      }
      return [locale, translate]
    }),
  ) as Record<Locale, Translate>
  return (locale) => translators[locale]
}

/** The language for someone who has chosen none: Ukrainian where Telegram is in Ukrainian, else English. */
export function localeOf(languageCode: string | undefined): Locale {
  return languageCode?.toLowerCase().startsWith('uk') === true ? 'uk' : 'en'
}
