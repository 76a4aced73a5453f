/** Lead sources as admins manage them. */
import { AppError } from '../../errors.ts'
import { idOf, type LeadSourceId, objectId, type StageId } from '../../models/ids.ts'
import type { LeadSourceRecord, LeadSourceStatus } from '../../models/lead-source.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { openPlace } from '../deals/add-deal.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import type { LeadDeps } from './lead-deps.ts'
import type { NewEvent, Transaction } from '../core/transact.ts'
import { REQUEUE_LEADS_JOB } from './lead-jobs.ts'
import type { SourceMapping, SourceTest } from './lead-providers.ts'
import { openSecrets, type SourceDirectory } from './source-directory.ts'
import { checkedRouting, createSourceSecrets, type SourceRouting, type SourceSecretsService } from './source-secrets.ts'
import { sealToken, TOKEN_PROBLEMS } from './source-token.ts'
import { knownSender, type Sender } from './sender.ts'
import { type LeadSourceView, readSource, toSourceView, writeSource } from './source-view.ts'

export type LeadSourcesService = SourceSecretsService & {
  /** Everything that can be chosen as what sends, in the order of the buttons. @throws AppError FORBIDDEN */
  readonly senders: (actor: Actor) => Promise<readonly Sender[]>
  /** One of them. @throws AppError FORBIDDEN; NOT_FOUND for an id that this version does not know */
  readonly sender: (actor: Actor, id: string) => Promise<Sender>
  readonly list: (actor: Actor) => Promise<readonly LeadSourceView[]>
  /** @throws AppError FORBIDDEN, NOT_FOUND; so do all the others */
  readonly get: (actor: Actor, id: LeadSourceId) => Promise<LeadSourceView>
  /** While a source is paused, its deliveries are stored and wait. */
  readonly setStatus: (actor: Actor, id: LeadSourceId, status: LeadSourceStatus) => Promise<void>
  /** @throws AppError VALIDATION when a routing lacks its members, NOT_FOUND for a member who cannot work leads */
  readonly setRouting: (actor: Actor, id: LeadSourceId, routing: SourceRouting) => Promise<void>
  /**
   * The stage that its leads begin in, of any pipeline; null for the first stage of the default pipeline, whichever that is.
   *
   * @throws AppError NOT_FOUND for one that is not open, or not in use
   */
  readonly setStage: (actor: Actor, id: LeadSourceId, stageId: StageId | null) => Promise<void>
  /** Null: the fields are recognised by their names again. Deliveries that wait for a mapping are retried with it. */
  readonly setMapping: (actor: Actor, id: LeadSourceId, mapping: SourceMapping | null) => Promise<{ retried: number }>
  /**
   * The token for fetching answers. Deliveries that wait for a token are retried with it.
   *
   * @throws AppError VALIDATION when the text cannot be a token, or the provider takes none
   */
  readonly setToken: (actor: Actor, id: LeadSourceId, token: string) => Promise<{ retried: number }>
  /** From now on its address is unknown; waiting deliveries are discarded. */
  readonly delete: (actor: Actor, id: LeadSourceId) => Promise<void>
  /** Sends a signed sample through verification and mapping, and stores nothing. */
  readonly test: (actor: Actor, id: LeadSourceId, publicUrl: string) => Promise<SourceTest>
}

/** What is written. @property unset fields that are left out from now on */
type SourceUpdate = { readonly set: Record<string, unknown>; readonly unset?: readonly string[] }

export function createLeadSources(deps: LeadDeps, directory: SourceDirectory): LeadSourcesService {
  const { models, transact, clock, leadProviders } = deps

  /** Changes a source under its command. The work returns the fields and the event's changes, or null for no change. */
  async function change<T>(
    actor: Actor,
    id: LeadSourceId,
    operation: string,
    work: (
      tx: Transaction,
      source: LeadSourceRecord,
    ) => Promise<(SourceUpdate & { event: Pick<NewEvent, 'type' | 'changes'> }) | null>,
    then: (tx: Transaction, source: LeadSourceRecord) => Promise<T>,
  ): Promise<T> {
    authorize(actor, 'lead-source.manage')
    const { keyHash } = await readSource(models, actor, id)
    const result = await transact(actor, `lead-source.${operation}-${id}`, async (tx) => {
      const source = await readSource(models, actor, id, tx)
      const done = await work(tx, source)
      if (done !== null) {
        await writeSource(models, tx, source, done.set, done.unset)
        tx.record({ ...done.event, target: { kind: 'lead-source', id: idOf(source._id) } })
      }
      return then(tx, source)
    })
    directory.forget(keyHash)
    return result
  }
  const nothing = async (): Promise<void> => {}

  /** Puts parked deliveries back, either all of them or those with certain reasons; the job enqueued with it processes them. */
  async function retryParked(
    { session }: Transaction,
    { workspaceId, _id }: LeadSourceRecord,
    problems?: readonly string[],
  ): Promise<{ retried: number }> {
    const filter = { workspaceId, sourceId: _id, status: 'needs_mapping' as const }
    const written = await models.deliveries.updateMany(
      { ...filter, ...(problems !== undefined && { problem: { $in: [...problems] } }) },
      { $set: { status: 'pending', attempts: 0, doneAt: null }, $unset: { problem: 1 }, $inc: { version: 1 } },
      { session },
    )
    return { retried: written.modifiedCount }
  }

  return {
    ...createSourceSecrets(deps, directory),

    async senders(actor) {
      authorize(actor, 'lead-source.manage')
      return leadProviders.senders
    },

    async sender(actor, id) {
      authorize(actor, 'lead-source.manage')
      const sender = leadProviders.findSender(id)
      if (sender === null) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
      return sender
    },

    async list(actor) {
      authorize(actor, 'lead-source.manage')
      const filter = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
      const sources = await models.leadSources.find(filter).sort({ _id: 1 }).lean()
      return sources.map((source) => toSourceView(source, leadProviders, clock.now()))
    },

    async get(actor, id) {
      authorize(actor, 'lead-source.manage')
      return toSourceView(await readSource(models, actor, id), leadProviders, clock.now())
    },

    setStatus: (actor, id, status) =>
      change(
        actor,
        id,
        status === 'paused' ? 'pause' : 'resume',
        async (tx, source) => {
          if (source.status === status) return null
          // By a job, which looks after the commit: a worker that still saw the pause has put its delivery back by then.
          if (status === 'active') tx.enqueue(REQUEUE_LEADS_JOB, { workspaceId: actor.workspaceId, sourceId: id })
          const changes = [{ path: 'status', from: source.status, to: status }]
          return { set: { status }, event: { type: 'lead-source.updated', changes } }
        },
        nothing,
      ),

    setRouting: (actor, id, routing) =>
      change(
        actor,
        id,
        'route',
        async (tx, source) => {
          const set = await checkedRouting(models, actor, tx, routing)
          const changes = [{ path: 'routing', from: source.routing, to: set.routing }]
          return { set: { ...set, turn: 0 }, event: { type: 'lead-source.updated', changes } }
        },
        nothing,
      ),

    setStage: (actor, id, stageId) =>
      change(
        actor,
        id,
        'stage',
        async (tx, source) => {
          const from = source.stageId === undefined ? null : idOf(source.stageId)
          const place = stageId === null ? null : openPlace(await readPipelines(models, actor, tx), stageId)
          const to = place?.stage.id ?? null
          if (from === to && (to !== null || source.pipelineId === undefined)) return null
          const event = { type: 'lead-source.updated', changes: [{ path: 'stageId', from, to }] } as const
          if (place === null) return { set: {}, unset: ['pipelineId', 'stageId'], event }
          return { set: { pipelineId: objectId(place.pipeline.id), stageId: objectId(place.stage.id) }, event }
        },
        nothing,
      ),

    setMapping: (actor, id, mapping) => {
      if (mapping !== null && !leadProviders.isMapping(mapping, actor)) {
        throw new AppError('VALIDATION', {
          message: 'A path of the mapping cannot be read',
          details: { field: 'mapping' },
        })
      }
      return change(
        actor,
        id,
        'map',
        async (tx, source) => {
          tx.enqueue(REQUEUE_LEADS_JOB, { workspaceId: actor.workspaceId, sourceId: id })
          const changes = [{ path: 'mapping', from: source.mapping, to: mapping }]
          return { set: { mapping }, event: { type: 'lead-source.updated', changes } }
        },
        retryParked,
      )
    },

    setToken: (actor, id, token) =>
      change(
        actor,
        id,
        'token',
        async (tx, { provider }) => {
          tx.enqueue(REQUEUE_LEADS_JOB, { workspaceId: actor.workspaceId, sourceId: id })
          const set = { sealedToken: sealToken({ id, provider }, leadProviders, token) }
          // Records that it was changed, and by whom, but neither token.
          return { set, event: { type: 'lead-source.updated', changes: [{ path: 'token', from: null, to: null }] } }
        },
        (tx, source) => retryParked(tx, source, TOKEN_PROBLEMS),
      ),

    delete: (actor, id) =>
      change(
        actor,
        id,
        'delete',
        async (tx, source) => {
          const changes = [{ path: 'name', from: source.name, to: null }]
          // No secret outlives its source.
          const set = { deletedAt: tx.at, secrets: [], sealedToken: null }
          tx.enqueue(REQUEUE_LEADS_JOB, { workspaceId: actor.workspaceId, sourceId: id })
          return { set, event: { type: 'lead-source.deleted', changes } }
        },
        nothing,
      ),

    async test(actor, id, publicUrl) {
      authorize(actor, 'lead-source.manage')
      const [source, settings] = await Promise.all([
        readSource(models, actor, id),
        readRegionalSettings(models, actor.workspaceId),
      ])
      if (settings === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
      const { path } = toSourceView(source, leadProviders, clock.now())
      return leadProviders.test(knownSender(leadProviders, source.provider).id, {
        url: `${publicUrl}${path}`,
        secrets: openSecrets(source, leadProviders, clock.now()),
        mapping: source.mapping,
        settings,
      })
    },
  }
}
