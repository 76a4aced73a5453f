/**
 * Reads the next pages while earlier ones are written. What has arrived meanwhile is then written together: the slower the
 * database is compared to the other side, the fewer transactions it has to begin.
 */
import type { Pulled, SyncSource } from './sync-adapter.ts'

export type PulledPage = Extract<Pulled, { kind: 'page' }>
type Trouble = Exclude<Pulled, { kind: 'page' }>

/** Pages that follow one another, or why there is none. */
export type PulledPages =
  | {
      readonly kind: 'pages'
      readonly pages: readonly [PulledPage, ...PulledPage[]]
      /** Whether no more are read: there are none, or the limit is reached. */
      readonly isLast: boolean
    }
  | Trouble

/** Bounds the memory, whatever a page holds. */
const MAX_AHEAD = 4

export type ReadAhead = {
  /**
   * Waits for the next page, and takes those behind it that are there already.
   *
   * @param records how many at most; a single page is taken whatever it holds
   * @throws what the signal of the reading throws
   */
  readonly take: (records: number) => Promise<PulledPages>
}

/** @param options.pages how many are read at most */
export function createReadAhead(
  source: Pick<SyncSource, 'pull'>,
  options: { readonly cursor: string | null; readonly pages: number; readonly signal: AbortSignal },
): ReadAhead {
  const { pages: limit, signal } = options
  const waiting: PulledPage[] = []
  let { cursor } = options
  let read = 0
  /** Nothing more is read, for one of these reasons. */
  let end: { readonly trouble: Trouble } | { readonly error: unknown } | 'read' | null = null
  let pulling: Promise<void> | null = null

  async function pull(): Promise<void> {
    try {
      const pulled = await source.pull(cursor, signal)
      if (pulled.kind !== 'page') end = { trouble: pulled }
      else {
        waiting.push(pulled)
        cursor = pulled.cursor
        read += 1
        if (pulled.done || read === limit) end = 'read'
      }
    } catch (error) {
      // Thrown by the next take, and perhaps there is none.
      end = { error }
    }
    pulling = null
    pullOn()
  }

  function pullOn(): void {
    if (pulling === null && end === null && waiting.length < MAX_AHEAD) pulling = pull()
  }

  /** As many as are there and fit. */
  function shift(records: number): [PulledPage, ...PulledPage[]] | null {
    const first = waiting.shift()
    if (first === undefined) return null
    const pages: [PulledPage, ...PulledPage[]] = [first]
    let count = first.records.length
    for (let [page] = waiting; page !== undefined; [page] = waiting) {
      count += page.records.length
      if (count > records) break
      pages.push(page)
      waiting.shift()
    }
    return pages
  }

  return {
    async take(records) {
      pullOn()
      if (waiting.length === 0) await pulling
      const pages = shift(records)
      pullOn()
      if (pages !== null) return { kind: 'pages', pages, isLast: end === 'read' && waiting.length === 0 }
      if (typeof end === 'object' && end !== null) {
        if ('trouble' in end) return end.trouble
        throw end.error
      }
      throw new Error('No page was read, although there are more')
    },
  }
}
