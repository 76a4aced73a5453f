/** Creates lead sources and renews their secrets. A secret leaves this module once and is stored only in encrypted form. */
import { randomUUID } from 'node:crypto'

import { AppError } from '../../errors.ts'
import type { ProviderId } from '../../ids.ts'
import { idOf, type LeadSourceId, newId, objectId, type StageId, type MemberId } from '../../models/ids.ts'
import { LEAD_ROUTINGS, type LeadRouting } from '../../models/lead-source.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { parseTags } from '../../language/tags.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { hideMessageLater, type ShownIn } from '../notifications/hide-message.ts'
import { authorize, may } from '../core/permissions.ts'
import { type OldSecretEnd, reissueSecret, rotateSecret } from '../core/rotate-secret.ts'
import { openPlace } from '../deals/add-deal.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { LeadDeps } from './lead-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { Transaction } from '../core/transact.ts'
import type { SourceDirectory } from './source-directory.ts'
import { sealToken } from './source-token.ts'
import { knownSender, type Sender } from './sender.ts'
import { INTAKE_PATH, readSource, writeSource } from './source-view.ts'

/** Each signature is tried with all of them. */
const MAX_OLD_SECRETS = 3
export const MAX_SOURCES = 50
const SOURCE_NAME_LIMIT = 64

export type SourceRouting = { readonly routing: LeadRouting; readonly memberIds: readonly MemberId[] }

export type NewLeadSource = SourceRouting & {
  readonly name: string
  /** The id of a sender. */
  readonly provider: string
  /** An open stage of any pipeline; the first one of the default pipeline if left out. */
  readonly stageId?: StageId
  /** As typed. */
  readonly tags?: string
  /** For providers that create the secret themselves. */
  readonly secret?: string
  /** The token for fetching answers, for providers that only refer to their leads. It can be given later. */
  readonly token?: string
}

/** Shown once, in plain text, in the given message, which is deleted a minute later. Put it in that message and nowhere else. */
export type ShownSource = {
  readonly id: LeadSourceId
  readonly name: string
  readonly sender: Sender
  /** The path of its address, without the server's own. */
  readonly path: string
  readonly secret: string
  /** Whether we created the secret, so that it must be entered at the provider. */
  readonly made: boolean
  /** The token that the provider sends when it first calls the address. */
  readonly verifyToken: string | null
}

export type SecretRotation = {
  /** For providers that create the secret themselves. */
  readonly given?: string
  /** `later` if left out. */
  readonly oldEnds?: OldSecretEnd
}

export type SourceSecretsService = {
  /**
   * @throws AppError FORBIDDEN; VALIDATION with the field's problem, or `field: 'secret'`; NOT_FOUND for a stage or member;
   * CONFLICT with `reason: 'too-many-sources'`
   */
  readonly create: (actor: Actor, input: NewLeadSource, shownIn: ShownIn) => Promise<ShownSource>
  /** @throws AppError FORBIDDEN, NOT_FOUND, VALIDATION; CONFLICT with `reason: 'unknown-sender'` */
  readonly rotate: (actor: Actor, id: LeadSourceId, shownIn: ShownIn, how?: SecretRotation) => Promise<ShownSource>
}

type Secret = { readonly secret: string; readonly made: boolean }

/** @throws AppError NOT_FOUND for a member who cannot work leads; VALIDATION when a routing lacks its members */
export async function checkedRouting(
  models: Models,
  actor: Actor,
  tx: Transaction,
  { routing, memberIds }: SourceRouting,
): Promise<{ routing: LeadRouting; memberIds: ReturnType<typeof objectId>[] }> {
  if (!LEAD_ROUTINGS.includes(routing)) throw new AppError('VALIDATION', { details: { field: 'routing' } })
  if (routing === 'team') return { routing, memberIds: [] }
  const wanted = [...new Set(routing === 'owner' ? memberIds.slice(0, 1) : memberIds)]
  if (wanted.length === 0) throw fieldProblem('nothing-given')
  const filter = { workspaceId: objectId(actor.workspaceId), status: 'active' as const }
  const members = await models.members.find(filter, { role: 1 }, { session: tx.session }).lean()
  const able = new Set(members.filter(({ role }) => may(role, 'lead.claim')).map(({ _id }) => _id.toHexString()))
  if (!wanted.every((id) => able.has(id))) throw new AppError('NOT_FOUND', { details: { kind: 'member' } })
  return { routing, memberIds: wanted.map(objectId) }
}

export function createSourceSecrets(deps: LeadDeps, directory: SourceDirectory): SourceSecretsService {
  const { models, transact, leadProviders } = deps

  /** @throws AppError VALIDATION when the provider creates its secrets and gave no valid one */
  function secretFor(provider: ProviderId, given: string | undefined, standIn: string | null = null): Secret {
    const own = leadProviders.generateSecret(provider)
    if (own !== null) return { secret: own, made: true }
    const secret = given?.trim() ?? standIn ?? ''
    if (!leadProviders.isSecret(provider, secret)) {
      throw fieldProblem('not-a-secret')
    }
    return { secret, made: false }
  }

  async function create(actor: Actor, input: NewLeadSource, shownIn: ShownIn): Promise<ShownSource> {
    authorize(actor, 'lead-source.manage')
    const sender = leadProviders.findSender(input.provider)
    if (sender === null) throw new AppError('VALIDATION', { details: { field: 'provider' } })
    const provider = sender.id
    const name = parseSingleLine(input.name, SOURCE_NAME_LIMIT)
    const tags = input.tags === undefined ? [] : parseTags(input.tags)
    const { secret, made } = secretFor(provider, input.secret, leadProviders.generateStandIn(provider))
    const { key, hash } = leadProviders.makeKey()
    const { token } = input
    const sealedWith = (id: LeadSourceId, from: Date) => ({
      ...(token !== undefined && { sealedToken: sealToken({ id, provider }, leadProviders, token) }),
      keyHash: hash,
      sealedKey: leadProviders.seal(key, id),
      secrets: [{ sealed: leadProviders.seal(secret, id), from, until: null }],
    })
    // A command's result is stored: the key's hash tells a repeat from the first run and reveals no secret.
    const created = await transact(actor, 'lead-source.create', async (tx) => {
      const workspaceId = objectId(actor.workspaceId)
      const { session } = tx
      const count = await models.leadSources.countDocuments({ workspaceId, deletedAt: null }, { session })
      if (count >= MAX_SOURCES) {
        const details = { reason: 'limit', of: 'lead-source', limit: MAX_SOURCES } as const
        throw new AppError('CONFLICT', { message: 'Too many lead sources', details })
      }
      const stage =
        input.stageId === undefined ? null : openPlace(await readPipelines(models, actor, tx), input.stageId).stage
      const id = newId<LeadSourceId>()
      const record = {
        _id: objectId(id),
        workspaceId,
        name,
        provider,
        ...sealedWith(id, tx.at),
        ...(await checkedRouting(models, actor, tx, input)),
        ...(stage !== null && { stageId: objectId(stage.id) }),
        tags: [...tags],
        createdBy: objectId(actor.memberId),
      }
      await models.leadSources.create([record], { session })
      const changes = [
        { path: 'name', from: null, to: name },
        { path: 'provider', from: null, to: provider },
        { path: 'routing', from: null, to: input.routing },
      ]
      tx.record({ type: 'lead-source.created', target: { kind: 'lead-source', id }, changes })
      hideMessageLater(tx, shownIn)
      return { id, hash }
    })
    if (created.hash !== hash) {
      // A repeat after a crash: nobody saw the first secret, and it can never be shown again. This one replaces it.
      await transact(actor, `lead-source.reissue-${hash}`, async (tx) => {
        const source = await readSource(models, actor, created.id, tx)
        await writeSource(models, tx, source, sealedWith(created.id, tx.at))
        hideMessageLater(tx, shownIn)
      })
      directory.forget(created.hash)
    }
    directory.forget(hash)
    const { id } = created
    const verifyToken = leadProviders.verifyToken(provider, secret)
    return { id, name, sender, path: `${INTAKE_PATH}/${key}`, secret, made, verifyToken }
  }

  async function rotate(
    actor: Actor,
    id: LeadSourceId,
    shownIn: ShownIn,
    { given, oldEnds = 'later' }: SecretRotation = {},
  ): Promise<ShownSource> {
    authorize(actor, 'lead-source.manage')
    const { provider, name, sealedKey, keyHash } = await readSource(models, actor, id)
    const sender = knownSender(leadProviders, provider)
    const { secret, made } = secretFor(sender.id, given)
    const nonce = randomUUID()
    const sealed = leadProviders.seal(secret, id)
    const rotated = await transact(actor, `lead-source.rotate-${id}`, async (tx) => {
      const source = await readSource(models, actor, id, tx)
      const rotation = { at: tx.at, oldEnds, maxOld: MAX_OLD_SECRETS }
      const { secrets, oldUntil } = rotateSecret(source.secrets, sealed, rotation)
      await writeSource(models, tx, source, { secrets })
      const changes = [{ path: 'oldSecretUntil', from: null, to: oldUntil.toISOString() }]
      tx.record({ type: 'lead-source.secret-rotated', target: { kind: 'lead-source', id: idOf(source._id) }, changes })
      hideMessageLater(tx, shownIn)
      return { nonce }
    })
    if (rotated.nonce !== nonce) {
      await transact(actor, `lead-source.reissue-${nonce}`, async (tx) => {
        const source = await readSource(models, actor, id, tx)
        await writeSource(models, tx, source, { secrets: reissueSecret(source.secrets, sealed) })
        hideMessageLater(tx, shownIn)
      })
    }
    directory.forget(keyHash)
    const path = `${INTAKE_PATH}/${leadProviders.open(sealedKey, id)}`
    const verifyToken = leadProviders.verifyToken(sender.id, secret)
    return { id, name, sender, path, secret, made, verifyToken }
  }

  return { create, rotate }
}
