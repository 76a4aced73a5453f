/**
 * Typed lines with what they mean, from `test/fixtures/typed-lines`: one line each, `line => reading`. A line is read in both
 * languages, unless it begins with the one that it is for. Add to these files when a line is misread.
 */
import { readFileSync, readdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readLine } from '../../../src/language/lines/read-line.ts'
import { type Locale, LOCALES } from '../../../src/locale.ts'
import { describeReading } from '../../fixtures/typed-lines/describe-reading.ts'
import { KNOWN, OPTIONS } from '../../fixtures/typed-lines/workspace.ts'

const FOLDER = new URL('../../fixtures/typed-lines/', import.meta.url)
const MIN_LINES = 200

type Entry = { readonly line: string; readonly expected: string; readonly locales: readonly Locale[] }

function readCorpus(file: string): readonly Entry[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('# '))
    .map((row) => {
      const [, locale, line = '', expected = ''] = /^(?:\[(en|uk)\] )?(.+) => (.+)$/u.exec(row) ?? []
      const locales = LOCALES.filter((one) => locale === undefined || one === locale)
      return { line: line.replaceAll(String.raw`\n`, '\n'), expected, locales }
    })
}

const CORPUS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .flatMap((file) => readCorpus(file))

test('The corpus is large enough to trust', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(MIN_LINES)
})

test.each(CORPUS)('“$line” means: $expected', ({ line, expected, locales }) => {
  for (const locale of locales) {
    const { readings } = readLine(line, { ...OPTIONS, locale }, KNOWN)
    expect(describeReading(readings[0], KNOWN, OPTIONS.timeZone)).toBe(expected)
  }
})
