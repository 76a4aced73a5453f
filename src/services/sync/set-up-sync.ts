/** Setting a sync up: the proposal is kept or changed, and then the first run begins. */
import { AppError } from '../../errors.ts'
import type { SyncId } from '../../models/ids.ts'
import type { SyncKind, SyncRule } from '../../models/sync.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { PLACE } from './merge-place.ts'
import { createPreviewSync, type KindPreview, type PreviewSync } from './preview-sync.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { isSynced } from './read-pulled.ts'
import { ruleOf } from './sync-page.ts'
import { readSync } from './sync-store.ts'
import type { SyncsService } from './syncs.ts'

/** A field of ours that a sync can fill, or that has a rule. */
export type SyncField = {
  readonly kind: SyncKind
  readonly name: string
  readonly rule: SyncRule
  /** Theirs that fill it. */
  readonly sources: readonly string[]
  /** Whether theirs can be chosen: what refers to other records follows their links. */
  readonly mappable: boolean
}

export type SetUpSync = {
  readonly preview: PreviewSync
  /** @throws AppError FORBIDDEN, NOT_FOUND; so do the others */
  readonly fieldsOf: (actor: Actor, id: SyncId) => Promise<readonly SyncField[]>
  /** Their fields, with an example of each. @throws AppError UNAVAILABLE when they cannot be read now */
  readonly theirFields: (actor: Actor, id: SyncId, kind: SyncKind) => Promise<KindPreview['theirFields']>
  /** Keeps the proposed mapping, unless there is one. @throws AppError UNAVAILABLE */
  readonly keepProposal: (actor: Actor, id: SyncId) => Promise<void>
  /** Keeps the mapping as it was shown, and begins the first run. @throws AppError UNAVAILABLE; CONFLICT (sync-running) */
  readonly confirm: (actor: Actor, id: SyncId) => Promise<void>
}

export function createSetUpSync(deps: SyncServiceDeps, syncs: Pick<SyncsService, 'setMapping' | 'start'>): SetUpSync {
  const { models, tablesOf } = deps
  const preview = createPreviewSync(deps)

  async function read(actor: Actor, id: SyncId) {
    const seen = await preview(actor, id)
    if (seen.kind === 'failed') {
      throw new AppError('UNAVAILABLE', { message: `The sync cannot be read: ${seen.problem}` })
    }
    return seen
  }

  async function keepProposal(actor: Actor, id: SyncId): Promise<void> {
    authorize(actor, 'sync.manage')
    const { mapping } = await readSync(models, actor, id)
    if (Object.keys(mapping).length === 0) await syncs.setMapping(actor, id, (await read(actor, id)).mapping)
  }

  return {
    preview,
    keepProposal,

    async fieldsOf(actor, id) {
      authorize(actor, 'sync.manage')
      const sync = await readSync(models, actor, id)
      return sync.kinds.flatMap((kind) => {
        // What refers to several contacts follows their links, and has a rule.
        const filled = fieldsOf(tablesOf(actor)[kind]).filter(
          ({ field }) => isSynced(field) || field.kind === 'contacts',
        )
        const fields = filled.map(({ name, field }): SyncField => {
          const sources = sync.mapping[kind]?.[name] ?? []
          return { kind, name, rule: ruleOf(sync, kind, name), sources, mappable: field.readable }
        })
        const place = { kind, name: PLACE, rule: ruleOf(sync, kind, PLACE), sources: [], mappable: false }
        return kind === 'deal' ? [...fields, place] : fields
      })
    },

    async theirFields(actor, id, kind) {
      const { kinds } = await read(actor, id)
      return kinds.find((one) => one.kind === kind)?.theirFields ?? []
    },

    async confirm(actor, id) {
      await keepProposal(actor, id)
      await syncs.start(actor, id, { watched: true })
    },
  }
}
