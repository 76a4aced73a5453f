/** A lead source as the services return it: without its secrets, which are shown once, when they are created. */
import { AppError } from '../../errors.ts'
import { idOf, type LeadSourceId, type MemberId, objectId, type StageId } from '../../models/ids.ts'
import type { LeadRouting, LeadSourceRecord, LeadSourceStatus } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { LeadProviders, SourceMapping } from './lead-providers.ts'
import type { Sender } from './sender.ts'

export type LeadSourceView = {
  readonly id: LeadSourceId
  readonly name: string
  /** Null: this version does not know what sends, because a newer one added the source. */
  readonly sender: Sender | null
  readonly status: LeadSourceStatus
  /** The path of its address, after the server's own URL: begins with a slash. */
  readonly path: string
  readonly routing: LeadRouting
  readonly memberIds: readonly MemberId[]
  readonly stageId: StageId | null
  readonly tags: readonly string[]
  readonly mapping: SourceMapping | null
  /** Whether it has the token for fetching answers; null if none is needed. */
  readonly hasToken: boolean | null
  readonly counters: { readonly accepted: number; readonly leads: number; readonly failed: number }
  /** ISO 8601, UTC. */
  readonly lastAcceptedAt: string | null
  /** Until when the previous secret is also accepted; null when it no longer is. */
  readonly oldSecretUntil: string | null
}

export const INTAKE_PATH = '/webhooks'

export function toSourceView(
  source: LeadSourceRecord,
  providers: Pick<LeadProviders, 'open' | 'findSender'>,
  now: Date,
): LeadSourceView {
  const { _id, name, provider, status, routing, counters } = source
  const sender = providers.findSender(provider)
  const until = source.secrets.map((secret) => secret.until).find((date) => date !== null && date > now)
  return {
    id: idOf(_id),
    name,
    sender,
    status,
    path: `${INTAKE_PATH}/${providers.open(source.sealedKey, _id.toHexString())}`,
    routing,
    memberIds: source.memberIds.map((id) => idOf<MemberId>(id)),
    stageId: source.stageId === undefined ? null : idOf(source.stageId),
    tags: [...source.tags],
    mapping: source.mapping,
    hasToken: sender?.takesToken === true ? source.sealedToken != null : null,
    counters: { accepted: counters.accepted, leads: counters.leads, failed: counters.failed },
    lastAcceptedAt: source.lastAcceptedAt?.toISOString() ?? null,
    oldSecretUntil: until?.toISOString() ?? null,
  }
}

/** @throws AppError NOT_FOUND, also for a deleted source */
export async function readSource(
  models: Models,
  actor: Actor,
  id: LeadSourceId,
  tx?: Transaction,
): Promise<LeadSourceRecord> {
  const filter = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
  const session = tx ? { session: tx.session } : {}
  const source = await models.leadSources.findOne({ ...filter, _id: objectId(id) }, null, session).lean()
  if (source === null) {
    throw new AppError('NOT_FOUND', { message: 'No such lead source', details: { kind: 'lead-source' } })
  }
  return source
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeSource(
  models: Models,
  tx: Transaction,
  { _id, workspaceId, version }: LeadSourceRecord,
  set: Record<string, unknown>,
  unset: readonly string[] = [],
): Promise<void> {
  const written = await models.leadSources.updateOne(
    { workspaceId, _id, version },
    {
      $set: set,
      ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, 1])) }),
      $inc: { version: 1 },
    },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', {
      message: 'The lead source changed meanwhile',
      details: { reason: 'changed-meanwhile' },
    })
}
