/** One thing that can be typed, told once a day on the home screen: what the member has not used yet comes first. */
import { DateTime } from 'luxon'

import { objectId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { LineChoices } from '../../models/typed-line.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { type Action, may } from '../core/permissions.ts'

/** In the order in which they are told. */
export const HINTS = ['task', 'note', 'contact', 'deal', 'repeat', 'field', 'digits', 'tag', 'colleague'] as const
export type Hint = (typeof HINTS)[number]

const PERMISSIONS = {
  task: 'task.write',
  note: 'note.write',
  contact: 'contact.write',
  deal: 'deal.write',
  repeat: 'task.write',
  field: 'contact.write',
  digits: 'contact.read',
  tag: 'contact.read',
  colleague: 'task.write',
} as const satisfies Record<Hint, Action>

/** The last hint that a member has had: its day (YYYY-MM-DD), and the command that showed it. */
export type LastHint = { readonly on: string; readonly by: string }

/**
 * Null if the member has had the hint of the day.
 *
 * @param last as far as it is known: one of today spares the database the question. It may be out of date.
 * @throws nothing but what the database does
 */
export type HintOfDay = (actor: Actor, last?: LastHint) => Promise<Hint | null>

/** The latest lines of a member that are looked at; they are forgotten after a month anyway. */
const MAX_LINES = 200

const REPEATED =
  /(?<!\p{L})(?:every|daily|weekly|monthly|щодня|щотижня|щомісяця|щороку|щобудня|щопон\p{L}+|кож\p{L}+)(?!\p{L})/iu

type SavedLine = { readonly text: string; readonly choices: LineChoices }

/** What a member's saved lines show that they know. */
function usedIn({ text, choices: { as, saved } }: SavedLine): readonly Hint[] {
  if (saved === undefined) return []
  if (as === 'note') return ['note']
  // A line becomes no company, only a note on one.
  if (saved.kind === 'company') return []
  if (saved.kind !== 'task') return [saved.kind]
  return REPEATED.test(text) ? ['task', 'repeat'] : ['task']
}

/** @param count how many hints the member has had */
export function chooseHint(role: Role, used: ReadonlySet<Hint>, count: number): Hint | null {
  const possible = HINTS.filter((hint) => may(role, PERMISSIONS[hint]))
  const fresh = possible.filter((hint) => !used.has(hint))
  const offered = fresh.length > 0 ? fresh : possible
  return offered[count % Math.max(1, offered.length)] ?? null
}

export function createHintOfDay({ models, clock }: Pick<CoreDeps, 'models' | 'clock'>): HintOfDay {
  return async (actor, last) => {
    const { workspaceId, memberId, timeZone, role, commandId } = actor
    const scope = { workspaceId: objectId(workspaceId) }
    const on = DateTime.fromJSDate(clock.now(), { zone: timeZone }).toISODate()
    if (last?.on === on && last.by !== commandId) return null
    // A repeated command shows again what it has shown; others of the day show nothing. Members neither see nor undo this.
    const first = { $or: [{ 'hint.on': { $ne: on } }, { 'hint.by': commandId }] }
    const [before, lines] = await Promise.all([
      models.members
        .findOneAndUpdate(
          { ...scope, _id: objectId(memberId), ...first },
          { $set: { 'hint.on': on, 'hint.by': commandId }, $inc: { 'hint.count': 1 } },
          { projection: { hint: 1 }, timestamps: false },
        )
        .lean(),
      models.typedLines
        .find({ ...scope, memberId: objectId(memberId) }, { text: 1, choices: 1 })
        .sort({ at: -1 })
        .limit(MAX_LINES)
        .lean(),
    ])
    if (before === null) return null
    return chooseHint(role, new Set(lines.flatMap(usedIn)), before.hint?.count ?? 0)
  }
}
