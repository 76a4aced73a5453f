/** An API key as the services return it, and whether it works. */
import type { ApiKeyRecord, ApiScope } from '../../models/api-key.ts'
import { type ApiKeyId, idOf } from '../../models/ids.ts'
import type { MemberRecord } from '../../models/member.ts'
import { type Granter, stillMay } from '../core/still-may.ts'
import { maskedKey } from './key-format.ts'

/** `stopped`: the member who answers for it was removed or may no longer make keys. Somebody else can adopt it. */
export type ApiKeyState = 'active' | 'stopped' | 'expired' | 'revoked'

export type ApiKeyView = {
  readonly id: ApiKeyId
  readonly name: string
  /** The start of the key, as it appears in the key itself. */
  readonly masked: string
  readonly scopes: readonly ApiScope[]
  readonly state: ApiKeyState
  /** The name of the member who made it, or adopted it last. */
  readonly maker: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

/** @param maker the member in `createdBy`; null if there is no such member */
export function stateOfKey(key: ApiKeyRecord, maker: Granter | null, now: Date): ApiKeyState {
  const { revokedAt, expiresAt, adoptedAt, createdAt } = key
  if (revokedAt !== null) return 'revoked'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  return stillMay(maker, 'api-key.manage', adoptedAt ?? createdAt) ? 'active' : 'stopped'
}

export function toKeyView(key: ApiKeyRecord, maker: MemberRecord | null, now: Date): ApiKeyView {
  const { _id, name, prefixId, scopes, createdAt, expiresAt, lastUsedAt } = key
  return {
    id: idOf(_id),
    name,
    masked: maskedKey(prefixId),
    scopes: [...scopes],
    state: stateOfKey(key, maker, now),
    maker: maker?.name ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
