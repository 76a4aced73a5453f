/**
 * Seals what an update says before it is stored: people type passwords and tokens, and a database keeps what was once
 * written for longer than the record, in its log and in backups.
 */
import { z } from 'zod'

import { AppError } from '../errors.ts'
import type { TelegramUpdateRecord } from '../models/telegram-update.ts'

/** The part of a secret box that updates need. */
export type UpdateBox = {
  readonly seal: (text: string, context: string) => string
  /** Throws if the text was changed or its key is no longer known. */
  readonly open: (sealed: string, context: string) => string
}

export type UpdateSeal = {
  readonly seal: (record: TelegramUpdateRecord) => TelegramUpdateRecord
  /**
   * @returns the update, also one that is not sealed: it has just come in, or was stored by an earlier version
   * @throws AppError VALIDATION if it was sealed with a key that is not known here: trying again does not help
   */
  readonly open: (item: { readonly _id: unknown; readonly payload: unknown }) => unknown
}

const sealedPayload = z.strictObject({ sealed: z.string() })

const contextOf = (id: unknown): string => `update/${String(id)}`

export function createUpdateSeal(box: UpdateBox): UpdateSeal {
  function opened(sealed: string, context: string): string {
    try {
      return box.open(sealed, context)
    } catch (cause) {
      const message =
        'An update was encrypted with another SECRETS_KEY: add that key to SECRETS_OLD_KEYS, then replay the update with “npm run jobs”'
      throw new AppError('VALIDATION', { message, cause })
    }
  }

  return {
    seal: (record) => ({
      ...record,
      payload: { sealed: box.seal(JSON.stringify(record.payload), contextOf(record._id)) },
    }),
    open({ _id, payload }) {
      const { data } = sealedPayload.safeParse(payload)
      return data === undefined ? payload : JSON.parse(opened(data.sealed, contextOf(_id)))
    },
  }
}
