import { describe, expect, it } from 'vitest'

import { createGathered } from '../../../src/services/core/gathered.ts'

/** An operation that a test ends. Answers each number with its double. */
function heldOperation() {
  const begun: { readonly requests: readonly number[]; readonly end: () => void; readonly fail: () => void }[] = []
  const run = (requests: readonly number[]): Promise<readonly number[]> =>
    new Promise((resolve, reject) => {
      const end = (): void => resolve(requests.map((request) => request * 2))
      begun.push({ requests: [...requests], end, fail: () => reject(new Error('The operation failed')) })
    })
  const next = async (place: number) => {
    await expect.poll(() => begun[place], { interval: 1 }).toBeDefined()
    const operation = begun[place]
    if (operation === undefined) throw new Error('No such operation')
    return operation
  }
  return { begun, next, ask: createGathered(run) }
}

describe('requests that are answered together', () => {
  it('begins at once when nothing is under way, and gathers what is asked for meanwhile', async () => {
    const { begun, next, ask } = heldOperation()
    const first = ask(1)
    const others = [ask(2), ask(3), ask(2)]
    expect(begun.map(({ requests }) => requests)).toEqual([[1]])

    const one = await next(0)
    one.end()
    expect(await first).toBe(2)
    const two = await next(1)
    expect(two.requests).toEqual([2, 3, 2])
    two.end()
    expect(await Promise.all(others)).toEqual([4, 6, 4])
  })

  it('never lets a request join an operation that began before it', async () => {
    const { next, ask } = heldOperation()
    void ask(1)
    const gathered = ask(2)
    const one = await next(0)
    one.end()
    const two = await next(1)
    const late = ask(3)
    expect(two.requests).toEqual([2])
    two.end()
    const three = await next(2)
    expect(three.requests).toEqual([3])
    three.end()
    expect(await Promise.all([gathered, late])).toEqual([4, 6])
  })

  it('fails the requests of the operation that failed, and no others', async () => {
    const { next, ask } = heldOperation()
    const first = ask(1).catch((error: Error) => error.message)
    const others = [ask(2), ask(3)]
    const one = await next(0)
    one.fail()
    expect(await first).toBe('The operation failed')
    const two = await next(1)
    two.end()
    expect(await Promise.all(others)).toEqual([4, 6])
  })

  it('refuses an operation that answers for too few requests', async () => {
    const ask = createGathered<number, number>(async () => [])
    await expect(ask(1)).rejects.toThrow('too few')
  })
})
