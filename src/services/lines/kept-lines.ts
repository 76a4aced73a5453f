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
}

type KeptLines = {
  /** Keeps the line of this command; a repeated command keeps nothing new. */
  readonly keep: (actor: Actor, text: string, choices?: LineChoices) => Promise<LineId>
  /** @throws AppError NOT_FOUND, also for another member's line */
  readonly get: (actor: Actor, id: LineId) => Promise<KeptLine>
  /** Adds to what was chosen. @throws AppError NOT_FOUND */
  readonly choose: (actor: Actor, id: LineId, choices: LineChoices) => Promise<void>
  /** The member's latest line since then that is not saved yet; null if there is none. */
  readonly latest: (actor: Actor, since: Date) => Promise<KeptLine | null>
}

const HEX_OF_AN_ID = 24

/** The id of the line that a command brings. */
function lineIdOf({ commandId }: Pick<Actor, 'commandId'>): LineId {
  return trustedId(createHash('sha256').update(commandId).digest('hex').slice(0, HEX_OF_AN_ID))
}

function toLine({ _id, text, at, choices }: TypedLineRecord): KeptLine {
  return { id: idOf(_id), text, at, choices }
}

const notFound = (): AppError => new AppError('NOT_FOUND', { message: 'No such line', details: { kind: 'line' } })

export function createKeptLines({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): KeptLines {
  const scopeOf = ({ workspaceId, memberId }: Actor) => ({
    workspaceId: objectId(workspaceId),
    memberId: objectId(memberId),
  })

  return {
    async keep(actor, text, choices = {}) {
      const id = lineIdOf(actor)
      const $setOnInsert = { text, choices, at: clock.now() }
      await models.typedLines.updateOne({ _id: objectId(id), ...scopeOf(actor) }, { $setOnInsert }, { upsert: true })
      return id
    },

    async get(actor, id) {
      const line = await models.typedLines.findOne({ _id: objectId(id), ...scopeOf(actor) }).lean()
      if (line === null) throw notFound()
      return toLine(line)
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
  }
}
