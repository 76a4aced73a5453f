/**
 * Typed lines that wait to be saved, with what the person has chosen on their cards. They are drafts and no records: nobody
 * else sees them, no event mentions them, and they are forgotten after a month.
 */
import { createHash } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { idOf, type LineId, objectId, trustedId } from '../../models/ids.ts'
import type { LineChoices, TypedLineRecord } from '../../models/typed-line.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'

export type KeptLine = {
  readonly id: LineId
  readonly text: string
  readonly at: Date
  readonly choices: LineChoices
  readonly messageId: number | null
}

/** A line as it was typed: `messageId` is its message in the chat with the bot. */
type Typed = { readonly text: string; readonly messageId?: number }

type KeptLines = {
  /** Keeps the line of this command; a repeated command keeps nothing new. */
  readonly keep: (actor: Actor, typed: Typed) => Promise<LineId>
  /** The line, or the one that an edit put in its place. @throws AppError NOT_FOUND, also for another member's line */
  readonly get: (actor: Actor, id: LineId) => Promise<KeptLine>
  /** Adds to what was chosen. @throws AppError NOT_FOUND */
  readonly choose: (actor: Actor, id: LineId, choices: LineChoices) => Promise<void>
  /** The member's latest line since then that is not saved yet; null if there is none. */
  readonly latest: (actor: Actor, since: Date) => Promise<KeptLine | null>
  /**
   * The member's line that came in this message, as it was typed last; null if there is none.
   *
   * @param besides one that does not count
   */
  readonly ofMessage: (actor: Actor, messageId: number, besides?: LineId) => Promise<KeptLine | null>
  /** Writes down what a saved line says now. @throws AppError NOT_FOUND */
  readonly rewrite: (actor: Actor, id: LineId, text: string) => Promise<void>
}

const HEX_OF_AN_ID = 24

/** The id of the line that a command brings. */
function lineIdOf({ commandId }: Pick<Actor, 'commandId'>): LineId {
  return trustedId(createHash('sha256').update(commandId).digest('hex').slice(0, HEX_OF_AN_ID))
}

function toLine({ _id, text, at, choices, messageId }: TypedLineRecord): KeptLine {
  return { id: idOf(_id), text, at, choices, messageId: messageId ?? null }
}

const notFound = (): AppError => new AppError('NOT_FOUND', { message: 'No such line', details: { kind: 'line' } })

export function createKeptLines({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): KeptLines {
  const scopeOf = ({ workspaceId, memberId }: Actor) => ({
    workspaceId: objectId(workspaceId),
    memberId: objectId(memberId),
  })

  return {
    async keep(actor, { text, messageId }) {
      const id = lineIdOf(actor)
      const $setOnInsert = { text, choices: {}, at: clock.now(), ...(messageId !== undefined && { messageId }) }
      await models.typedLines.updateOne({ _id: objectId(id), ...scopeOf(actor) }, { $setOnInsert }, { upsert: true })
      return id
    },

    async get(actor, id) {
      for (let wanted: string = id; ;) {
        const line = await models.typedLines.findOne({ _id: objectId(trustedId(wanted)), ...scopeOf(actor) }).lean()
        if (line === null) throw notFound()
        if (line.choices.replacedBy === undefined) return toLine(line)
        wanted = line.choices.replacedBy
      }
    },

    async choose(actor, id, choices) {
      const set = Object.fromEntries(Object.entries(choices).map(([name, value]) => [`choices.${name}`, value]))
      const written = await models.typedLines.updateOne({ _id: objectId(id), ...scopeOf(actor) }, { $set: set })
      if (written.matchedCount !== 1) throw notFound()
    },

    async latest(actor, since) {
      const found = await models.typedLines
        .findOne({ ...scopeOf(actor), at: { $gte: since } })
        .sort({ at: -1 })
        .lean()
      return found === null || found.choices.saved !== undefined ? null : toLine(found)
    },

    async ofMessage(actor, messageId, besides) {
      // A member's own lines of a month: few enough to look through in the order of their index.
      const found = await models.typedLines
        .findOne({
          ...scopeOf(actor),
          messageId,
          'choices.replacedBy': null,
          ...(besides !== undefined && { _id: { $ne: objectId(besides) } }),
        })
        .sort({ at: -1 })
        .lean()
      return found === null ? null : toLine(found)
    },

    async rewrite(actor, id, text) {
      const written = await models.typedLines.updateOne({ _id: objectId(id), ...scopeOf(actor) }, { $set: { text } })
      if (written.matchedCount !== 1) throw notFound()
    },
  }
}
