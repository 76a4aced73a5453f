/** Lanes: of work that runs at once, no two have the same number, and the lowest free one is taken. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createLanes } from '../../../src/services/core/lanes.ts'

test('Work that overlaps has different lanes, never more than run at once, and one that fails gives its lane back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 30 }), async (scheduler, works) => {
      const lanes = createLanes()
      const running = new Set<number>()
      let most = 0
      const run = (fails: boolean) =>
        lanes.use(async (lane) => {
          expect(running.has(lane)).toBe(false)
          running.add(lane)
          most = Math.max(most, running.size)
          expect(lane).toBeLessThan(works.length)
          await scheduler.schedule(Promise.resolve())
          running.delete(lane)
          if (fails) throw new Error('It failed')
        })
      const all = Promise.allSettled(works.map(run))
      await scheduler.waitAll()
      await all
      expect(await lanes.use(async (lane) => lane)).toBe(0)
      expect(most).toBe(works.length)
    }),
  )
})

test('One after another, work has the first lane', async () => {
  const lanes = createLanes()
  for (let round = 0; round < 3; round += 1) expect(await lanes.use(async (lane) => lane)).toBe(0)
})
