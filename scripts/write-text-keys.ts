/** Writes src/bot/text-keys.ts from locales/en.ftl, so that a wrong key does not compile. npm run texts */
import { readFileSync, writeFileSync } from 'node:fs'

import { parse } from '@fluent/syntax'

const FILE = new URL('../src/bot/text-keys.ts', import.meta.url)

/** The source of text-keys.ts for the texts of one language file. */
export function textKeysSource(ftl: string): string {
  const keys = parse(ftl, { withSpans: false }).body.flatMap((entry) => (entry.type === 'Message' ? [entry.id.name] : []))
  const lines = keys.toSorted().map((key) => `  '${key}',`)
  return `/** Every key of locales/en.ftl. Written by npm run texts. */\nexport const TEXT_KEYS = [\n${lines.join('\n')}\n] as const\n\nexport type TextKey = (typeof TEXT_KEYS)[number]\n`
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').at(-1) ?? '')) {
  writeFileSync(FILE, textKeysSource(readFileSync(new URL('../locales/en.ftl', import.meta.url), 'utf8')))
}
