/** That a wrong button does not compile: the compiler is tried on a screen with mistakes in test/fixtures/typed-buttons. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, it } from 'vitest'

import { MAX_SCREEN_ACTION_BYTES } from '../../../src/bot/screens/actions.ts'
import { SCREENS } from '../../../src/bot/assembly/screens.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const FIXTURE = 'test/fixtures/typed-buttons'

const MARK = /\/\/ refused: (TS\d+)$/u
const ERROR = /^(\S+)\((\d+),\d+\): error (TS\d+):/u

function compile(): Promise<string> {
  const args = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', FIXTURE, '--pretty', 'false']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 16_000_000 }, (_error, stdout) => resolve(stdout))
  })
}

it('A button with a wrong name or argument, or one that has no room for it, does not compile', async () => {
  const lines = (await readFile(join(ROOT, FIXTURE, 'screen.ts'), 'utf8')).split('\n')
  const wanted = lines.flatMap((line, index) => {
    const code = MARK.exec(line)?.[1]
    return code === undefined ? [] : [`${FIXTURE}/screen.ts:${index + 1} ${code}`]
  })
  const found = (await compile()).split('\n').flatMap((line) => {
    const [, file, number, code] = ERROR.exec(line) ?? []
    return file === undefined ? [] : [`${file}:${number} ${code}`]
  })
  expect(wanted.length).toBeGreaterThan(25)
  expect([...new Set(found)]).toEqual(wanted)
}, 300_000)

it('Every action of every screen has room for its largest argument, and every screen a short id of its own', () => {
  const screens = Object.values(SCREENS)
  for (const { id, action } of screens) {
    expect(id).toMatch(/^[a-z]{1,6}$/u)
    for (const [name, { argument }] of Object.entries(action)) {
      expect(`${name}:`.length + argument.size, `${id}:${name}`).toBeLessThanOrEqual(MAX_SCREEN_ACTION_BYTES)
    }
  }
  expect(new Set(screens.map(({ id }) => id)).size).toBe(screens.length)
})
