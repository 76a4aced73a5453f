/** Open cursors. The engine keeps no session state for them: a cursor is its continuation and, for some, a file. */
import { CommandError } from '../errors/command-error.ts'
import type { ClientLink } from './client-link.ts'

export type Cursor = {
  readonly id: bigint
  /** What the engine needs to continue. */
  continuation: Buffer
}

type OpenCursor = Cursor & { client: ClientLink; inUse: boolean; usedAt: number; readonly abandon: () => void }

export type Cursors = {
  readonly open: (id: bigint, continuation: Buffer, client: ClientLink) => void
  /**
   * Fetches a page; the cursor is closed if `next` returns no continuation or throws.
   * @throws CommandError CursorNotFound, or CursorInUse while another page is being fetched.
   */
  readonly use: <T extends { readonly continuation: Buffer | null }>(
    id: bigint,
    client: ClientLink,
    next: (continuation: Buffer) => Promise<T>,
  ) => Promise<T>
  /** Which of the ids were open. */
  readonly kill: (ids: readonly bigint[]) => readonly bigint[]
  readonly close: () => void
}

/**
 * @param timeoutMs how long a cursor may stay idle.
 * @param dispose lets the engine remove what it keeps for these cursors.
 */
export function createCursors(options: {
  readonly timeoutMs: number
  readonly dispose: (ids: readonly bigint[]) => void
}): Cursors {
  const { timeoutMs, dispose } = options
  const byId = new Map<bigint, OpenCursor>()

  const forget = (cursor: OpenCursor): void => {
    byId.delete(cursor.id)
    cursor.client.onClose.delete(cursor.abandon)
  }
  const abandon = (cursors: readonly OpenCursor[]): void => {
    if (cursors.length === 0) return
    for (const cursor of cursors) forget(cursor)
    dispose(cursors.map((cursor) => cursor.id))
  }
  const sweep = setInterval(
    () => {
      const before = Date.now() - timeoutMs
      abandon([...byId.values()].filter((cursor) => !cursor.inUse && cursor.usedAt < before))
    },
    Math.max(timeoutMs / 4, 10),
  )
  sweep.unref()

  return {
    open: (id, continuation, client) => {
      const cursor: OpenCursor = {
        id,
        // A copy: the received view keeps the whole page in memory.
        continuation: Buffer.from(continuation),
        client,
        inUse: false,
        usedAt: Date.now(),
        abandon: () => abandon([cursor]),
      }
      byId.set(id, cursor)
      client.onClose.add(cursor.abandon)
    },
    use: async (id, client, next) => {
      const cursor = byId.get(id)
      if (cursor === undefined) throw new CommandError(43, `cursor id ${id} not found`)
      if (cursor.inUse) throw new CommandError(143, `cursor id ${id} is already in use`)
      cursor.inUse = true
      cursor.client.onClose.delete(cursor.abandon)
      cursor.client = client
      client.onClose.add(cursor.abandon)
      try {
        const page = await next(cursor.continuation)
        if (page.continuation === null) forget(cursor)
        else cursor.continuation = Buffer.from(page.continuation)
        return page
      } catch (error) {
        abandon([cursor])
        throw error
      } finally {
        cursor.inUse = false
        cursor.usedAt = Date.now()
      }
    },
    kill: (ids) => {
      const found = ids.flatMap((id) => byId.get(id) ?? [])
      abandon(found)
      return found.map((cursor) => cursor.id)
    },
    close: () => {
      clearInterval(sweep)
      byId.clear()
    },
  }
}
