/** Finds the workspace of a record among those that a person is in: a link says which record, not where it is. */
import { isAppError } from '../../errors.ts'
import type { RecordRef, WorkspaceId } from '../../ids.ts'
import type { Actor } from '../core/actor.ts'
import type { IdentityService } from '../workspaces/identity.ts'
import type { RecordDeps } from './field-tables.ts'
import { definitionOf } from './kind-definition.ts'
import { assertSeen } from './seen-records.ts'

/** Null if the person may see it in none of their other workspaces. */
export type FindInWorkspaces = (telegramUserId: number, actor: Actor, record: RecordRef) => Promise<WorkspaceId | null>

export function createFindInWorkspaces(
  { models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>,
  { memberships }: Pick<IdentityService, 'memberships'>,
): FindInWorkspaces {
  return async (telegramUserId, actor, { kind, id }) => {
    const definition = definitionOf(kinds, kind)
    if (definition === null) return null
    for (const { workspaceId, memberId, role, visibility, timeZone, customFields } of await memberships(
      telegramUserId,
    )) {
      if (workspaceId === actor.workspaceId) continue
      const there = { ...actor, workspaceId, memberId, role, visibility, timeZone, customFields }
      try {
        await assertSeen(models, there, definition, id)
        return workspaceId
      } catch (error) {
        if (!isAppError(error) || (error.code !== 'NOT_FOUND' && error.code !== 'FORBIDDEN')) throw error
      }
    }
    return null
  }
}
