/** Texts in the person's language: Fluent bundles over locales/*.ftl behind one typed function. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { FluentBundle, FluentResource } from '@fluent/bundle'

import type { Logger } from '../../logger.ts'
import { type Locale, LOCALES } from '../../locale.ts'
import type { Texts } from './text-keys.ts'
import { markQuotes, settleQuotes } from './nested-quotes.ts'
import type { TextValue } from './text-value.ts'

export type TextKey = keyof Texts
/** The keys of texts that need no variables. */
export type PlainTextKey = { [K in TextKey]: keyof Texts[K] extends never ? K : never }[TextKey]

/** A text with variables does not compile without all of them. */
type Say = <K extends TextKey>(key: K, ...args: keyof Texts[K] extends never ? [] : [Texts[K]]) => string

/** One language's texts. */
export type Translate = Say & {
  readonly locale: Locale
  /** The text of a key that is only known at run time, such as one built from a field's name; null if it does not exist. */
  readonly find: (key: string, args?: Readonly<Record<string, TextValue>>) => string | null
}
export type Translator = (locale: Locale) => Translate

export type TranslatorOptions = {
  /** The folder of en.ftl and uk.ftl; the project's own by default. */
  readonly folder?: string
  /** Logs a missing text or variable, which is then shown in English. Without a log it throws, which suits tests. */
  readonly log?: Logger
}

/** The format of dates and numbers: British English, because “22 Nov 2026, 21:19” is unambiguous. */
export const INTL_LOCALES: Readonly<Record<Locale, string>> = { en: 'en-GB', uk: 'uk-UA' }

/** Telegram's `language_code` (an IETF tag, or nothing) if it is one of our languages. */
export function spokenLocale(languageCode: string | undefined): Locale | null {
  return LOCALES.find((locale) => languageCode?.toLowerCase().split('-')[0] === locale) ?? null
}

/** Our language for Telegram's `language_code`, for people of whom nothing else is known: English if it is another one. */
export function localeOf(languageCode: string | undefined): Locale {
  return spokenLocale(languageCode) ?? 'en'
}

/** The project's locales folder, found both from the sources and from dist/. @throws Error when there is none */
export function localesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'locales', 'en.ftl'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder locales is missing: restore it beside package.json')
    folder = parent
  }
  return join(folder, 'locales')
}

function readBundle(folder: string, locale: Locale): FluentBundle {
  // Isolation marks would reach Telegram as invisible characters, and neither language is written right to left.
  const bundle = new FluentBundle(INTL_LOCALES[locale], { useIsolating: false })
  const [problem] = bundle.addResource(new FluentResource(readFileSync(join(folder, `${locale}.ftl`), 'utf8')))
  if (problem !== undefined) throw problem
  return bundle
}

type Bundles = Readonly<Record<Locale, FluentBundle>>

function readBundles(folder: string): Bundles {
  return Object.fromEntries(LOCALES.map((locale) => [locale, readBundle(folder, locale)])) as Record<
    Locale,
    FluentBundle
  >
}

let ownBundles: Bundles | undefined
/** The project's own texts. A process reads them once, since they cannot change while it runs. */
function readOwnBundles(): Bundles {
  ownBundles ??= readBundles(localesFolder())
  return ownBundles
}

/** Values that have quotation marks, marked: whether they stand within others is seen once the text is put together. */
function marked(args: Readonly<Record<string, TextValue>>): Readonly<Record<string, TextValue>> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? markQuotes(value) : value]),
  )
}

/** The texts of both languages. @throws Error when a file is missing or a key is defined twice */
export function createTranslator(options: TranslatorOptions = {}): Translator {
  const { folder, log } = options
  const bundles = folder === undefined ? readOwnBundles() : readBundles(folder)

  function report(locale: Locale, key: string, problem: string): void {
    if (log === undefined) throw new Error(`Text ${key} (${locale}): ${problem}`)
    log.error({ locale, key, problem }, 'A text is incomplete')
  }

  function format(locale: Locale, key: string, args: Readonly<Record<string, TextValue>>): string {
    const bundle = bundles[locale]
    const pattern = bundle.getMessage(key)?.value
    if (pattern === undefined || pattern === null) {
      report(locale, key, 'is missing')
      return locale === 'en' ? key : format('en', key, args)
    }
    const errors: Error[] = []
    const text = settleQuotes(bundle.formatPattern(pattern, marked(args), errors), locale)
    for (const error of errors) report(locale, key, error.message)
    return text
  }

  const translates = Object.fromEntries(
    LOCALES.map((locale): [Locale, Translate] => {
      const find: Translate['find'] = (key, args = {}) =>
        bundles[locale].hasMessage(key) || bundles.en.hasMessage(key) ? format(locale, key, args) : null
      return [
        locale,
        Object.assign<Say, Pick<Translate, 'find' | 'locale'>>((key, ...[args]) => format(locale, key, args ?? {}), {
          find,
          locale,
        }),
      ]
    }),
  ) as Record<Locale, Translate>
  return (locale) => translates[locale]
}
