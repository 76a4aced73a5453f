/** Writes what several callers ask for together: while one write is under way, the next requests gather. */

/**
 * @param write gets at least one item, and answers for each of them in order
 * @returns a function that asks for one item; it throws what the write that held the item threw
 */
export function createGatheredWrites<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let gathering: { readonly items: Item[]; readonly results: Promise<readonly Result[]> } | undefined
  let writing: Promise<unknown> = Promise.resolve()
  let isWriting = false

  function begin(items: readonly Item[]): Promise<readonly Result[]> {
    isWriting = true
    const results = write(items).finally(() => (isWriting = false))
    writing = results.catch(() => undefined)
    return results
  }

  function gather(): NonNullable<typeof gathering> {
    const items: Item[] = []
    const results = writing.then(() => {
      gathering = undefined
      return begin(items)
    })
    return { items, results }
  }

  return async (item) => {
    if (!isWriting && gathering === undefined) return only(await begin([item]), 0)
    gathering ??= gather()
    const { items, results } = gathering
    const place = items.push(item) - 1
    return only(await results, place)
  }
}

function only<Result>(results: readonly Result[], place: number): Result {
  if (!(place in results)) throw new Error('A gathered write has answered for too few items')
  return results[place] as Result
}
