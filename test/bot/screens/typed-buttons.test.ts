/** Wrong buttons do not compile: the compiler is run on a screen with mistakes in test/fixtures/typed-buttons. */
import { expect, it } from 'vitest'

import { MAX_SCREEN_ACTION_BYTES } from '../../../src/bot/screens/actions.ts'
import { SCREENS } from '../../../src/bot/assembly/screens.ts'
import { compileFixture } from '../../support/compile-fixture.ts'

it('A button with a wrong name or argument, or without enough room for its argument, does not compile', async () => {
  const { wanted, refused } = await compileFixture('test/fixtures/typed-buttons', 'screen.ts')
  expect(wanted.length).toBeGreaterThan(25)
  expect(refused).toEqual(wanted)
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
