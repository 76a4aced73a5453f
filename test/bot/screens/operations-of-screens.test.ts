/** What screens read side by side goes to the database in few operations: screen-waits.test.ts counts the reads, this the commands. */
import { beforeAll, expect, it } from 'vitest'

import { SCREENS } from '../../../src/bot/assembly/screens.ts'
import { countReads } from '../../support/count-reads.ts'
import { sharedDatabase } from '../../support/database.ts'
import { type ScreenScene, screenScene } from '../../support/screen-scene.ts'

const database = sharedDatabase({ monitorCommands: true })

let scene: ScreenScene
beforeAll(async () => {
  scene = await screenScene(database())
})

it.each([
  // Home adds up totals as of one moment, and marks the hint of the day.
  ['home', () => SCREENS.home.render(scene.contexts.owner, {}), 5],
  ['contact', () => SCREENS.contact.render(scene.contexts.owner, { id: scene.ids.contactId }), 3],
  ['deal', () => SCREENS.deal.render(scene.contexts.owner, { id: scene.ids.dealId }), 3],
] as const)('%s takes few operations', async (_, open, most) => {
  await open()
  const { operations } = await countReads(database(), open)
  expect(operations).toBeLessThanOrEqual(most)
})
