/**
 * A workspace never ends without an owner. Every command that takes an owner away writes the workspace's record first: of two
 * at the same moment, one waits for the other, and then reads what that one has left.
 */
import { AppError } from '../../errors.ts'
import { type MemberId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { MemberRecord, Role } from '../../models/member.ts'
import type { Models } from '../../models/models.ts'
import type { WorkspaceRecord } from '../../models/workspace.ts'
import type { Actor } from '../core/actor.ts'
import { type Action, authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'

/** Call it before anything else is read in the command. @throws AppError NOT_FOUND if the workspace is gone */
export async function lockTeam(models: Models, tx: Transaction, workspaceId: WorkspaceId): Promise<WorkspaceRecord> {
  const workspace = await models.workspaces
    .findByIdAndUpdate(
      objectId(workspaceId),
      { $inc: { version: 1 } },
      { session: tx.session, returnDocument: 'after' },
    )
    .lean()
  if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  return workspace
}

/** @throws AppError NOT_FOUND for somebody who is not a member (any more) */
export async function readMember(
  models: Models,
  tx: Transaction,
  workspaceId: WorkspaceId,
  id: MemberId,
): Promise<MemberRecord> {
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(id), status: 'active' as const }
  const member = await models.members.findOne(filter, null, { session: tx.session }).lean()
  if (member === null) throw new AppError('NOT_FOUND', { message: 'No such member', details: { kind: 'member' } })
  return member
}

/**
 * The actor's own membership as it is in this command, not as it was when the update came in.
 *
 * @throws AppError UNAUTHENTICATED if they were removed meanwhile; FORBIDDEN if their role no longer allows the action
 */
export async function readActing(
  models: Models,
  actor: Actor,
  tx: Transaction,
  action?: Action,
): Promise<MemberRecord> {
  const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(actor.memberId), status: 'active' as const }
  const member = await models.members.findOne(filter, null, { session: tx.session }).lean()
  if (member === null) throw new AppError('UNAUTHENTICATED', { message: 'No longer a member' })
  if (action !== undefined) authorize({ ...actor, role: member.role }, action)
  return member
}

/** @throws AppError CONFLICT (last-owner) if nobody else owns the workspace */
export async function assertAnotherOwner(
  models: Models,
  tx: Transaction,
  workspaceId: WorkspaceId,
  { _id }: Pick<MemberRecord, '_id'>,
): Promise<void> {
  const owners = { workspaceId: objectId(workspaceId), status: 'active' as const, role: 'owner' as const }
  const other = await models.members.exists({ ...owners, _id: { $ne: _id } }).session(tx.session)
  if (other === null) throw new AppError('CONFLICT', { details: { reason: 'last-owner' } })
}

/** Admins decide about everybody except owners. */
export function mayDecideAbout(role: Role, other: Role): boolean {
  return role === 'owner' || other !== 'owner'
}
