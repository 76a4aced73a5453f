import { en, type TextKey, type Texts } from './texts-en.ts'
import { uk } from './texts-uk.ts'

export type Language = 'en' | 'uk'
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

const tables: Readonly<Record<Language, Texts>> = { en, uk }

/** The page's language: the chosen one, else the first of the browser's that is available, else English. */
export function chooseLanguage(chosen: string | null, browser: readonly string[]): Language {
  for (const tag of chosen === null ? browser : [chosen, ...browser]) {
    const code = tag.slice(0, 2).toLowerCase()
    if (code === 'uk' || code === 'en') return code
  }
  return 'en'
}

export function translate(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return tables[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
