/** Simulated time: what happens next, and what waits for a free place. No input, no output, no real time. */

export type Agenda = {
  readonly now: () => number
  /** @param inMs from now */
  readonly after: (inMs: number, act: () => void) => void
  /** Lets everything happen that is due until then. */
  readonly runUntil: (endMs: number) => void
}

type Entry = { readonly at: number; readonly order: number; readonly act: () => void }

/** A binary heap; what is due at the same moment happens in the order in which it was asked for. */
export function createAgenda(): Agenda {
  const heap: Entry[] = []
  let [time, asked] = [0, 0]
  const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push(entry: Entry): void {
    let place = heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !isBefore(entry, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = entry
  }

  function pop(): Entry | undefined {
    const [first] = heap
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let place = 0
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
      if (left === undefined) break
      const [child, at] = right !== undefined && isBefore(right, left) ? [right, 2 * place + 2] : [left, 2 * place + 1]
      if (!isBefore(child, last)) break
      heap[place] = child
      place = at
    }
    heap[place] = last
    return first
  }

  return {
    now: () => time,
    after: (inMs, act) => push({ at: time + inMs, order: (asked += 1), act }),
    runUntil(endMs) {
      for (let next = heap[0]; next !== undefined && next.at <= endMs; next = heap[0]) {
        pop()
        time = next.at
        next.act()
      }
      time = endMs
    },
  }
}

export type Places = {
  /** Calls `act` when a place is free; whoever asked first goes first. */
  readonly take: (act: () => void) => void
  readonly free: () => void
}

export function createPlaces(count: number): Places {
  let taken = 0
  const waiting: (() => void)[] = []
  let head = 0
  return {
    take(act) {
      if (taken < count) {
        taken += 1
        act()
      } else waiting.push(act)
    },
    free() {
      const next = waiting[head]
      if (next === undefined) {
        taken -= 1
        return
      }
      head += 1
      if (head === waiting.length) {
        waiting.length = 0
        head = 0
      }
      next()
    },
  }
}
