/** The actor behind the REST export: an API key, not a member. It sees its whole workspace, within its scopes. */
import type { WithFields } from '../core/actor.ts'
import { AppError } from '../../errors.ts'
import type { ApiScope } from '../../models/api-key.ts'
import type { ApiKeyId, WorkspaceId } from '../../models/ids.ts'

export type ApiActor = WithFields & {
  readonly workspaceId: WorkspaceId
  readonly apiKeyId: ApiKeyId
  readonly scopes: readonly ApiScope[]
  readonly visibility: 'all'
  readonly channel: 'api'
}

/** @throws AppError FORBIDDEN, naming the missing scope */
export function authorizeScope(actor: ApiActor, scope: ApiScope): void {
  if (actor.scopes.includes(scope)) return
  throw new AppError('FORBIDDEN', { message: `The API key has no scope ${scope}`, details: { scope } })
}
