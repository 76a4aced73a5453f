import { afterEach, describe, expect, it } from 'vitest'

import { silentLogger } from '../../src/logger.ts'
import type { Picture } from '../../src/pictures/picture.ts'
import { createPicturePool, type PicturePool, type PicturePoolOptions } from '../../src/pictures/picture-pool.ts'

const PICTURE: Picture = {
  theme: 'light',
  title: 'Nothing yet',
  subtitle: 'Funnel',
  body: { kind: 'calm', text: 'Nothing' },
  notes: [],
}
const PNG = '89504e47'
const beginningOf = (png: Uint8Array) => Buffer.from(png).toString('hex', 0, 4)

const pools: PicturePool[] = []
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

function poolOf(options: Partial<PicturePoolOptions> = {}): PicturePool {
  const pool = createPicturePool({ log: silentLogger, ...options })
  pools.push(pool)
  return pool
}

describe('pictures in threads', () => {
  it('are drawn beside what else there is to do, in the order in which they were wanted', async () => {
    const pool = poolOf({ maxThreads: 1 })
    const order: string[] = []
    const drawn = [1, 2, 3].map(async (number) => {
      const png = await pool.draw(PICTURE)
      order.push(`picture ${number}`)
      return beginningOf(png)
    })
    await new Promise(setImmediate)
    order.push('something else')

    expect(await Promise.all(drawn)).toEqual([PNG, PNG, PNG])
    expect(order).toEqual(['something else', 'picture 1', 'picture 2', 'picture 3'])
  })

  it('are refused when too many wait', async () => {
    const pool = poolOf({ maxThreads: 1, maxWaiting: 1 })
    const [first, second] = [pool.draw(PICTURE), pool.draw(PICTURE)]

    await expect(pool.draw(PICTURE)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect((await Promise.all([first, second])).length).toBe(2)
  })

  it('that cannot be drawn do no harm to the next one', async () => {
    const pool = poolOf({ maxThreads: 1 })
    const broken = { ...PICTURE, body: { kind: 'bars', bars: null } } as unknown as Picture

    await expect(pool.draw(broken)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(beginningOf(await pool.draw(PICTURE))).toBe(PNG)
  })

  it('that take too long are given up, and the next one gets another thread', async () => {
    const pool = poolOf({ maxThreads: 1, timeoutMs: 1 })
    await expect(pool.draw(PICTURE)).rejects.toMatchObject({ code: 'UNAVAILABLE' })

    const patient = poolOf({ maxThreads: 1 })
    expect(beginningOf(await patient.draw(PICTURE))).toBe(PNG)
  })

  it('are refused once the pool is closed', async () => {
    const pool = poolOf()
    const [waiting] = await Promise.all([pool.draw(PICTURE).catch((error: unknown) => error), pool.close()])

    expect(waiting).toMatchObject({ code: 'UNAVAILABLE' })
    await expect(pool.draw(PICTURE)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})
