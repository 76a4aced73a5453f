/**
 * Writes src/bot/text/text-keys.ts from locales/en.ftl, so that a wrong key or a forgotten variable does not compile.
 * Run after every change of the texts: node --import tsx scripts/generate-text-keys.ts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { type Message, parse, Transformer, type VariableReference } from '@fluent/syntax'

/** The messages of a Fluent file with the variables that each one names, both in alphabetical order. @throws on bad syntax */
export function textVariables(ftl: string): Map<string, readonly string[]> {
  const messages = parse(ftl, {}).body.flatMap((entry): [string, readonly string[]][] => {
    if (entry.type === 'Junk') throw new Error(`Not Fluent syntax: ${entry.content.slice(0, 80)}`)
    return entry.type === 'Message' ? [[entry.id.name, variablesOf(entry)]] : []
  })
  return new Map(messages.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function variablesOf(message: Message): readonly string[] {
  const found = new Set<string>()
  class Collector extends Transformer {
    override visitVariableReference(node: VariableReference): VariableReference {
      found.add(node.id.name)
      return node
    }
  }
  new Collector().genericVisit(message.clone())
  return [...found].toSorted()
}

/** As the formatter breaks lines, so that the written file stays as it is. */
const LINE_WIDTH = 120

/** The source of text-keys.ts for the texts in a Fluent file. */
export function textKeysSource(ftl: string): string {
  const lines = [...textVariables(ftl)].map(([key, variables]) => {
    const name = key.includes('-') ? `'${key}'` : key
    const fields = variables.map((variable) => `readonly ${variable}: TextValue`)
    if (fields.length === 0) return `  ${name}: NoVariables`
    const line = `  ${name}: { ${fields.join('; ')} }`
    return line.length <= LINE_WIDTH ? line : `  ${name}: {\n    ${fields.join('\n    ')}\n  }`
  })
  return [
    '/** Generated from locales/en.ftl by scripts/generate-text-keys.ts: do not edit. */',
    "import type { TextValue } from './text-value.ts'",
    '',
    'type NoVariables = Readonly<Record<never, never>>',
    '',
    'export type Texts = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const english = await readFile(new URL('../locales/en.ftl', import.meta.url), 'utf8')
  await writeFile(new URL('../src/bot/text/text-keys.ts', import.meta.url), textKeysSource(english))
}
