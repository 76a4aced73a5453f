/**
 * Undoes a removal: the membership comes back, with whatever is still as the removal left it. Unlike other changes, it is
 * undone even if a part of it has changed since; that part stays as it is now, and is told.
 */
import { AppError } from '../../errors.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import type { EventRecord } from '../../models/event.ts'
import { ROLES } from '../../models/member.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { changedSince, type InverseResult } from '../undo/inverse.ts'
import { giveBack } from './give-back.ts'
import { GIVE_BACK_JOB } from './give-back-job.ts'
import { notRestored } from './not-restored.ts'
import { lockTeam, mayDecideAbout, readActing } from './keep-an-owner.ts'
import { TEAM_NEWS_JOB } from './team-news-job.ts'

/** @throws AppError FORBIDDEN if the actor could not have removed that member; CONFLICT (changed-since) if they are back already */
export async function undoRemoval(
  deps: Pick<RecordDeps, 'models' | 'kinds'>,
  actor: Actor,
  tx: Transaction,
  event: EventRecord,
): Promise<InverseResult> {
  const { models } = deps
  const { workspaceId, commandId: removal } = event
  await lockTeam(models, tx, actor.workspaceId)
  const acting = await readActing(models, actor, tx, 'member.remove')
  const role = ROLES.find((known) => known === event.changes.find(({ path }) => path === 'role')?.from)
  if (role === undefined || !mayDecideAbout(acting.role, role))
    throw new AppError('FORBIDDEN', { details: { action: 'member.remove' } })
  // An earlier removal still counts: what the member had granted before that one stays stopped.
  const earlier = event.changes.find(({ path }) => path === 'removedAt')?.from
  const removedAt = typeof earlier === 'string' ? { removedAt: new Date(earlier) } : null
  const member = await models.members
    .findOneAndUpdate(
      { workspaceId, _id: event.target.id, status: 'removed', removedAt: event.at },
      {
        $set: { status: 'active', role, ...removedAt },
        ...(removedAt === null && { $unset: { removedAt: 1 } }),
        $inc: { version: 1 },
      },
      { session: tx.session },
    )
    .lean()
  if (member === null) throw changedSince(event)
  const memberId = idOf<MemberId>(member._id)
  tx.record({
    type: 'member.restored',
    target: { kind: 'member', id: memberId },
    changes: [{ path: 'role', from: null, to: role }],
    undoes: removal,
  })
  const taking = { workspaceId, memberId, removal, after: null }
  // Counted before anything is given back.
  const kept = await notRestored(deps, tx, taking)
  const after = await giveBack(deps, tx, taking)
  if (after !== null) tx.enqueue(GIVE_BACK_JOB, { workspaceId: actor.workspaceId, memberId, removal, after })
  tx.enqueue(TEAM_NEWS_JOB, { workspaceId: actor.workspaceId, memberId, news: { kind: 'restored' } })
  return { name: member.name, effect: 'back', kept }
}
