import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { FIELD_TABLES } from '../../../src/services/records/field-tables.ts'
import { textKeysSource, textVariables } from '../../../scripts/generate-text-keys.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFile(join(root, path), 'utf8')
const english = await read('locales/en.ftl')
const ukrainian = await read('locales/uk.ftl')

/** Every source that may use a text, except the generated list of keys, which names all of them. */
async function sources(): Promise<string> {
  const files = await Promise.all(
    ['src', 'conversations', 'menus'].map(async (room) => {
      const names = await readdir(join(root, room), { recursive: true }).catch(() => [])
      return names
        .filter((name) => name.endsWith('.ts') && !name.endsWith('text-keys.ts'))
        .map((name) => join(room, name))
    }),
  )
  return (await Promise.all(files.flat().map(read))).join('\n')
}

/** The fields of each record kind in the product's own tables. */
const LABELS = Object.entries(FIELD_TABLES).flatMap(([kind, table]) =>
  Object.keys(table).map((name) => `${kind}-field-${name}`),
)

describe('the texts', () => {
  it.each(Object.entries({ english, ukrainian }))('name every field of every kind of record, in %s', (_, texts) => {
    const keys = [...textVariables(texts).keys()]
    expect(keys).toEqual(expect.arrayContaining(LABELS))
  })

  it('have the same keys in both languages', () => {
    expect([...textVariables(ukrainian).keys()]).toEqual([...textVariables(english).keys()])
  })

  it('use the same variables in both languages', () => {
    expect(Object.fromEntries(textVariables(ukrainian))).toEqual(Object.fromEntries(textVariables(english)))
  })

  it('are all used: quoted in the code, or made from a template that begins with a literal prefix', async () => {
    const code = await sources()
    const quoted = new Set([...code.matchAll(/['"`]([a-z][A-Za-z0-9_-]*)['"`]/g)].map(([, key]) => key))
    const prefixes = [
      ...new Set(
        [...code.matchAll(/`([a-z][A-Za-z0-9_]*-(?:[A-Za-z0-9_]+-)*)\$\{/g)].map(([, prefix]) => prefix ?? ''),
      ),
    ]
    const unused = [...textVariables(english).keys()].filter(
      (key) => !quoted.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('are listed with their variables in text-keys.ts (scripts/generate-text-keys.ts writes it)', async () => {
    expect(await read('src/bot/text/text-keys.ts')).toBe(textKeysSource(english))
  })

  it('write every apostrophe as ’, in both languages', () => {
    for (const [language, texts] of Object.entries({ english, ukrainian })) {
      const others = texts.split('\n').filter((line) => /['‘ʼ`´′＇]/u.test(line))
      expect(others, language).toEqual([])
    }
  })

  it('contain nothing that Fluent cannot read', () => {
    expect(() => textVariables('broken = { $')).toThrow('Not Fluent syntax')
  })
})
