/** A colour of a button has one meaning: green finishes or saves, red deletes, loses or gives up, blue is the one next step. */
import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

const FOLDERS = ['menus', 'src/bot/screens']
const STYLED = /t\(\s*(?:[^()]*\? )?'([\w-]+)'(?:(?!\bt\()[^\n])*?'(success|danger)'/gu

/** What each text of a green or red button begins with. */
const MEANINGS = {
  // “No date” saves a task, like the times beside it.
  success: ['button-done', 'button-won', 'button-save', 'button-no-date', 'cards-save'],
  danger: [
    'button-delete',
    'button-erase',
    'button-lost',
    'button-revoke',
    'button-give-ownership',
    'button-webhook-secret-now',
    'button-import-',
    'button-bulk-delete',
    'button-bulk-stop',
    'button-view-remove',
    'button-item-remove',
    'button-person-remove',
    'button-remove-lost-reason',
    'button-stage-delete',
    'button-target-remove',
  ],
} as const

const root = new URL('../../', import.meta.url)

function styled(): readonly (readonly [file: string, key: string, style: keyof typeof MEANINGS])[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const source = readFileSync(new URL(`${folder}/${name}`, root), 'utf8')
        return [...source.matchAll(STYLED)].map(
          ([, key = '', style = '']) => [name, key, style as keyof typeof MEANINGS] as const,
        )
      }),
  )
}

test('Green and red buttons do what their colour says', () => {
  const found = styled()
  expect(found.length).toBeGreaterThan(10)
  expect(found.filter(([, key, style]) => !MEANINGS[style].some((start) => key.startsWith(start)))).toEqual([])
})
