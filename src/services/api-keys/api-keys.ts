/** API keys for the REST export. Admins create, list, rotate and revoke them. A key is shown once, to its creator. */
import { AppError } from '../../errors.ts'
import { API_SCOPES, type ApiScope } from '../../models/api-key.ts'
import { type ApiKeyId, idOf, newId, objectId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { hideMessageLater, type ShownIn } from '../notifications/hide-message.ts'
import { authorize } from '../core/permissions.ts'
import type { KeyDeps } from './key-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import { type AdoptKey, createAdoptKey } from './adopt-key.ts'
import { type AuthenticateKey, createAuthenticateKey } from './authenticate-key.ts'
import { hashKey } from './hash-key.ts'
import { newKey } from './key-format.ts'
import { type ApiKeyView, stateOfKey, toKeyView } from './key-view.ts'
import { readKey, readKeys } from './read-keys.ts'

export type NewApiKey = {
  readonly name: string
  readonly scopes: readonly ApiScope[]
  /** Days until the key expires; null for never. */
  readonly lifetimeDays: number | null
}

export type CreatedApiKey = {
  readonly id: ApiKeyId
  /** Null when the command was repeated: the key exists, but only the first run returned its plaintext. */
  readonly plaintext: string | null
}

export type ApiKeysService = {
  /** @throws AppError FORBIDDEN; VALIDATION for an invalid name, scopes or lifetime; CONFLICT at the limit of keys */
  readonly create: (actor: Actor, input: NewApiKey, shownIn: ShownIn) => Promise<CreatedApiKey>
  /** Those that work or could be adopted come first, newest first. @throws AppError FORBIDDEN */
  readonly list: (actor: Actor) => Promise<readonly ApiKeyView[]>
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  readonly get: (actor: Actor, id: ApiKeyId) => Promise<ApiKeyView>
  /** Takes effect at once and for good. Revoking a revoked key changes nothing. @throws AppError FORBIDDEN, NOT_FOUND */
  readonly revoke: (actor: Actor, id: ApiKeyId) => Promise<ApiKeyView>
  /**
   * Creates a successor with the same name, scopes and lifetime. The old key expires {@link ROTATION_OVERLAP_MS} later.
   * @throws AppError FORBIDDEN, NOT_FOUND; CONFLICT for a key that is no longer active or has already been rotated
   */
  readonly rotate: (actor: Actor, id: ApiKeyId, shownIn: ShownIn) => Promise<CreatedApiKey>
  readonly adopt: AdoptKey
  readonly authenticate: AuthenticateKey
}

/** How long a rotated key keeps working, in milliseconds. */
export const ROTATION_OVERLAP_MS = 24 * 60 * 60 * 1000
export const MAX_ACTIVE_KEYS = 20

const DAY = 24 * 60 * 60 * 1000
const MAX_LIFETIME_DAYS = 3650

function parseInput({ name, scopes, lifetimeDays }: NewApiKey): NewApiKey {
  const wanted = API_SCOPES.filter((scope) => scopes.includes(scope))
  if (wanted.length === 0 || scopes.some((scope) => !API_SCOPES.includes(scope)))
    throw new AppError('VALIDATION', { message: 'Name at least one known scope' })
  const possible = lifetimeDays === null || (Number.isInteger(lifetimeDays) && lifetimeDays > 0)
  if (!possible || (lifetimeDays ?? 0) > MAX_LIFETIME_DAYS)
    throw new AppError('VALIDATION', { message: 'A lifetime is a whole number of days, or null' })
  return { name: parseSingleLine(name, 60), scopes: wanted, lifetimeDays }
}

export function createApiKeys(deps: KeyDeps): ApiKeysService {
  const { models, transact, clock, apiKeyPepper: pepper } = deps

  /** Writes one key inside the transaction. Nothing that is stored with it (result, events, jobs) holds the plaintext. */
  async function insert(actor: Actor, tx: Transaction, input: NewApiKey, shownIn: ShownIn) {
    const active = { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: tx.at } }] }
    const workspaceId = objectId(actor.workspaceId)
    const present = await models.apiKeys.countDocuments({ workspaceId, ...active }, { session: tx.session })
    if (present >= MAX_ACTIVE_KEYS)
      throw new AppError('CONFLICT', {
        message: 'Revoke a key first',
        details: { reason: 'limit', of: 'api-key', limit: MAX_ACTIVE_KEYS },
      })
    const { prefixId, body, plaintext } = newKey()
    const id = newId<ApiKeyId>()
    const { name, scopes, lifetimeDays } = input
    const expiresAt = lifetimeDays === null ? null : new Date(tx.at.getTime() + lifetimeDays * DAY)
    const key = {
      _id: objectId(id),
      workspaceId,
      name,
      prefixId,
      hash: hashKey(body, pepper),
      scopes: [...scopes],
      createdBy: objectId(actor.memberId),
      createdAt: tx.at,
      expiresAt,
    }
    await models.apiKeys.create([key], { session: tx.session })
    const told = { name, scopes, expiresAt: expiresAt?.toISOString() ?? null }
    tx.record({
      type: 'api-key.created',
      target: { kind: 'api-key', id },
      changes: Object.entries(told).map(([path, to]) => ({ path, from: null, to })),
    })
    hideMessageLater(tx, shownIn)
    return { id, prefixId, plaintext }
  }

  /** Runs a command that creates a key. Returns the plaintext only if it belongs to the key that was stored. */
  async function make(
    actor: Actor,
    operation: string,
    work: (tx: Transaction) => ReturnType<typeof insert>,
  ): Promise<CreatedApiKey> {
    let latest: { prefixId: string; plaintext: string } | null = null
    const kept = await transact(actor, operation, async (tx) => {
      const { id, ...made } = await work(tx)
      latest = made
      return { id, prefixId: made.prefixId }
    })
    const own = latest as { prefixId: string; plaintext: string } | null
    return { id: kept.id, plaintext: own?.prefixId === kept.prefixId ? own.plaintext : null }
  }

  async function view(actor: Actor, id: ApiKeyId): Promise<ApiKeyView> {
    const { key, maker } = await readKey(models, actor, id)
    return toKeyView(key, maker, clock.now())
  }

  return {
    adopt: createAdoptKey(deps),
    authenticate: createAuthenticateKey({ models, clock, pepper }),

    async create(actor, input, shownIn) {
      authorize(actor, 'api-key.manage')
      const parsed = parseInput(input)
      return make(actor, 'api-key.create', (tx) => insert(actor, tx, parsed, shownIn))
    },

    async list(actor) {
      authorize(actor, 'api-key.manage')
      const now = clock.now()
      const views = (await readKeys(models, actor)).map(({ key, maker }) => toKeyView(key, maker, now))
      const isLive = ({ state }: ApiKeyView) => state === 'active' || state === 'stopped'
      return [...views.filter(isLive), ...views.filter((key) => !isLive(key))]
    },

    async get(actor, id) {
      authorize(actor, 'api-key.manage')
      return view(actor, id)
    },

    async revoke(actor, id) {
      authorize(actor, 'api-key.manage')
      await transact(actor, `api-key.revoke-${id}`, async (tx) => {
        const { _id, workspaceId, revokedAt } = (await readKey(models, actor, id, tx)).key
        if (revokedAt !== null) return
        const update = { $set: { revokedAt: tx.at }, $inc: { version: 1 } }
        await models.apiKeys.updateOne({ workspaceId, _id }, update, { session: tx.session })
        tx.record({ type: 'api-key.revoked', target: { kind: 'api-key', id: idOf(_id) } })
      })
      return view(actor, id)
    },

    async rotate(actor, id, shownIn) {
      authorize(actor, 'api-key.manage')
      return make(actor, `api-key.rotate-${id}`, async (tx) => {
        const { key: old, maker } = await readKey(models, actor, id, tx)
        // The successor gets the lifetime that this key had before the rotation cut it short.
        if (stateOfKey(old, maker, tx.at) !== 'active' || old.rotatedAt !== undefined)
          throw new AppError('CONFLICT', {
            message: 'Only an active key can be rotated, and only once',
            details: { reason: 'key-not-active' },
          })
        const ends = new Date(tx.at.getTime() + ROTATION_OVERLAP_MS)
        const { _id, workspaceId, name, scopes, expiresAt, createdAt } = old
        const isShortened = expiresAt === null || expiresAt > ends
        const update = {
          $set: { rotatedAt: tx.at, ...(isShortened && { expiresAt: ends }) },
          $inc: { version: 1 },
        }
        // Written in every case: if two callers rotate one key at once, the later write then conflicts with the earlier one.
        await models.apiKeys.updateOne({ workspaceId, _id }, update, { session: tx.session })
        const lifetimeMs = expiresAt === null ? null : expiresAt.getTime() - createdAt.getTime()
        const lifetimeDays = lifetimeMs === null ? null : Math.max(1, Math.round(lifetimeMs / DAY))
        return insert(actor, tx, { name, scopes, lifetimeDays }, shownIn)
      })
    },
  }
}
