/**
 * Cursors: a reader's position in a list or in the feed, as opaque signed text. A cursor is bound to its workspace, list and
 * filters, so that it can neither be edited nor used where its position would mean something else.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

import { z } from 'zod'

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { type Id, trustedId, type WorkspaceId } from '../../models/ids.ts'

/** Where to continue: after the record with this time and id, or before every one without an id. The feed also orders by `kind`, between the two. */
export type Position = { readonly time: Date; readonly kind: string; readonly id: Id | null }

export type CursorScope = {
  readonly workspaceId: WorkspaceId
  /** A resource's list, or the feed. */
  readonly list: string
  readonly filters: Readonly<Record<string, string | undefined>>
}

export type ReadCursor = {
  readonly position: Position
  /** When the reader started, or last reached the end. */
  readonly since: Date
}

export type Cursors = {
  readonly write: (scope: CursorScope, cursor: ReadCursor) => string
  /**
   * @throws AppError VALIDATION for a text that is not a cursor of this list with these filters; EXPIRED if the reader
   * started longer ago than tombstones are kept
   */
  readonly read: (scope: CursorScope, text: string) => ReadCursor
}

/** How long deleted records are listed, in milliseconds. */
export const TOMBSTONES_KEPT_MS = 90 * 24 * 60 * 60 * 1000

const MAC_BYTES = 16
const MAX_CURSOR_LENGTH = 512
const shape = z.tuple([z.number(), z.string(), z.string().regex(/^(?:[0-9a-f]{24})?$/u), z.number()])

export type CursorsDeps = { readonly secret: Uint8Array; readonly clock: Clock }

export function createCursors({ secret, clock }: CursorsDeps): Cursors {
  const key = createHmac('sha256', secret).update('export cursors').digest()

  function macOf(scope: CursorScope, payload: string): Buffer {
    const filters = Object.entries(scope.filters)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    const bound = createHash('sha256')
      .update(JSON.stringify([scope.workspaceId, scope.list, filters]))
      .digest()
    return createHmac('sha256', key).update(bound).update(payload).digest().subarray(0, MAC_BYTES)
  }

  return {
    write(scope, { position: { time, kind, id }, since }) {
      const payload = Buffer.from(JSON.stringify([time.getTime(), kind, id ?? '', since.getTime()])).toString(
        'base64url',
      )
      return `${payload}.${macOf(scope, payload).toString('base64url')}`
    },

    read(scope, text) {
      const [payload = '', mac = '', ...more] = text.split('.')
      const given = Buffer.from(mac, 'base64url')
      const genuine =
        more.length === 0 &&
        text.length <= MAX_CURSOR_LENGTH &&
        // Several base64 texts decode to the same bytes: only the one we issued is valid.
        given.toString('base64url') === mac &&
        given.length === MAC_BYTES &&
        timingSafeEqual(given, macOf(scope, payload))
      if (!genuine) throw notThisCursor()
      const [time, kind, id, since] = shape.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
      if (clock.now().getTime() - since > TOMBSTONES_KEPT_MS) throw tooOld()
      return { position: { time: new Date(time), kind, id: id === '' ? null : trustedId(id) }, since: new Date(since) }
    },
  }
}

function notThisCursor(): AppError {
  return new AppError('VALIDATION', {
    message: 'The cursor does not belong to this list with these filters: send it unchanged, or start without it',
    details: { parameters: ['cursor'] },
  })
}

/** The error for a position so old that the reader may have missed deletions. */
export function tooOld(): AppError {
  return new AppError('EXPIRED', {
    message: 'Deletions are listed for 90 days, and this position is older: read everything again from the start',
    details: { kind: 'position', days: 90 },
  })
}
