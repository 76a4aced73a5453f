/** Turns the text of a key into the actor that it stands for. */
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { ApiKeyRecord } from '../../models/api-key.ts'
import { idOf } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { ApiActor } from './api-actor.ts'
import { hashKey, isSameHash } from './hash-key.ts'
import { parseKey } from './key-format.ts'
import { type ApiKeyState, stateOfKey } from './key-view.ts'

export type AuthenticateKey = (key: string) => Promise<ApiActor>

export type AuthenticateKeyDeps = {
  readonly models: Pick<Models, 'apiKeys' | 'members' | 'workspaces'>
  readonly clock: Clock
  readonly pepper: Uint8Array
}

/** Minimum milliseconds between two writes of `lastUsedAt`. */
const USE_NOTED_EVERY_MS = 60_000

const MAKER_FIELDS = { role: 1, status: 1, removedAt: 1 } as const

const WHAT_TO_DO = {
  revoked: 'The API key was revoked: make a new one in the chat, /apikeys',
  expired: 'The API key has expired: make a new one in the chat, /apikeys',
  stopped:
    'The person behind the API key may no longer make keys: an owner or admin can adopt it in the chat, /apikeys',
} as const satisfies Record<Exclude<ApiKeyState, 'active'>, string>

type Refusal = 'malformed' | 'unknown' | Exclude<ApiKeyState, 'active'>

function refuse(reason: Refusal, message: string): never {
  throw new AppError('UNAUTHENTICATED', { message, details: { reason } })
}

/**
 * @throws AppError UNAUTHENTICATED: reason malformed for a text that is not a key or has a wrong checksum, unknown for a
 * key that never existed, and revoked, expired or stopped only if the caller has the right secret
 */
export function createAuthenticateKey({ models, clock, pepper }: AuthenticateKeyDeps): AuthenticateKey {
  async function noteUse(record: ApiKeyRecord, now: Date): Promise<void> {
    const before = new Date(now.getTime() - USE_NOTED_EVERY_MS)
    if (record.lastUsedAt !== null && record.lastUsedAt > before) return
    // Not a change to the record: no event, no new version, and it must never make a read fail.
    await models.apiKeys
      .updateOne(
        {
          workspaceId: record.workspaceId,
          _id: record._id,
          $or: [{ lastUsedAt: null }, { lastUsedAt: { $lte: before } }],
        },
        { $set: { lastUsedAt: now } },
        { timestamps: false },
      )
      .catch(() => {})
  }

  return async (key) => {
    const parts = parseKey(key)
    if (parts === null) refuse('malformed', 'This is not an API key, or only part of one: copy all of it again')
    const record = await models.apiKeys
      .findOne({ prefixId: parts.prefixId }, null, {
        acrossWorkspaces: 'only the key determines the workspace',
      })
      .lean()
    const hash = hashKey(parts.body, pepper)
    // Compared even when no key was found, so that the response time reveals nothing.
    const matches = isSameHash(record?.hash ?? hash.replace(/./gu, '0'), hash)
    if (record === null || !matches) refuse('unknown', 'The API key is not known')
    const now = clock.now()
    const { workspaceId, createdBy } = record
    // Read with every request: a right that was withdrawn must not live on in a key.
    const [maker, workspace] = await Promise.all([
      models.members.findOne({ workspaceId, _id: createdBy }, MAKER_FIELDS).lean(),
      models.workspaces.findById(workspaceId, { fields: 1 }).lean(),
    ])
    const state = stateOfKey(record, maker, now)
    if (state !== 'active') refuse(state, WHAT_TO_DO[state])
    await noteUse(record, now)
    return {
      workspaceId: idOf(record.workspaceId),
      apiKeyId: idOf(record._id),
      scopes: [...record.scopes],
      visibility: 'all',
      channel: 'api',
      customFields: workspace?.fields ?? [],
    }
  }
}
