/**
 * Goes over everything that is stored about an erased person, place by place. How far it is, is stored: after a crash it goes
 * on there. A second pass follows, since what ran at the moment of the first one may have written behind it.
 */
import { type ErasureId, idOf, objectId } from '../../models/ids.ts'
import type { SystemActor } from '../core/actor.ts'
import { createPace } from '../core/pace.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import type { EraseContext, EraseStep } from './erase-context.ts'
import { ERASE_JOB, type ErasePayload } from './erasure-jobs.ts'
import type { PrivacyDeps } from './privacy-deps.ts'
import { recognitionOf } from './recognise-person.ts'
import { eraseDeliveries, eraseMessages } from './steps/erase-bodies.ts'
import { eraseImportRows, rewriteImports } from './steps/erase-imports.ts'
import { eraseNotes } from './steps/erase-notes.ts'
import { deleteReferences, eraseSyncValues, rewriteConflicts } from './steps/erase-references.ts'
import { eraseDialogues, eraseJobs, eraseUpdates } from './steps/erase-shared-stores.ts'
import { eraseTasks, rememberShared } from './steps/erase-tasks.ts'
import { eraseUnsaved } from './steps/erase-unsaved.ts'
import { rewriteViews } from './steps/rewrite-views.ts'
import { rewriteCommands, rewriteEvents } from './steps/rewrite-events.ts'
import { rewriteCompanies, rewriteContacts } from './steps/rewrite-others.ts'
import { rewriteDeals, rewriteNotes, rewriteTasks } from './steps/rewrite-records.ts'

/**
 * Notes and tasks come first: the other steps look for what they said, unless others say it, too. New steps come last, since an
 * erasure that is under way remembers its step by the place.
 */
const STEPS: readonly EraseStep[] = [
  eraseNotes,
  async (context) => {
    await eraseTasks(context)
    await rememberShared(context)
  },
  rewriteDeals,
  rewriteTasks,
  rewriteNotes,
  rewriteEvents,
  rewriteCommands,
  eraseDeliveries,
  eraseMessages,
  eraseImportRows,
  rewriteImports,
  eraseSyncValues,
  deleteReferences,
  eraseUnsaved,
  eraseDialogues,
  eraseJobs,
  eraseUpdates,
  rewriteContacts,
  rewriteCompanies,
  rewriteConflicts,
  rewriteViews,
]

/** How many steps a pass has. */
export const ERASURE_STEPS = STEPS.length

/** Longer than an update or a request takes. */
const SECOND_PASS_AFTER_MS = 60_000
const LAST_PASS = 2

export type RunErasure = (actor: SystemActor, payload: ErasePayload, signal?: AbortSignal) => Promise<void>

export function createRunErasure(deps: PrivacyDeps): RunErasure {
  const { models, transact, privacyWords } = deps

  async function contextOf(
    actor: SystemActor,
    { erasureId, pass }: ErasePayload,
    signal: AbortSignal | undefined,
  ): Promise<EraseContext | null> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(erasureId), pass, doneAt: null }
    const [erasure, settings] = await Promise.all([
      models.erasures.findOne(filter).lean(),
      readRegionalSettings(models, actor.workspaceId),
    ])
    if (erasure?.traces === undefined) return null
    const { traces } = erasure
    const mark = privacyWords(settings?.locale ?? 'en').erasedContact
    const fields = deps.tablesOf(settings ?? { customFields: [] })
    const recognition = recognitionOf(traces, mark)
    return { deps, fields, actor, erasure: { ...erasure, traces }, mark, ...recognition, pace: createPace(), signal }
  }

  async function finishPass({ actor, erasure: { workspaceId, _id, pass } }: EraseContext): Promise<void> {
    const filter = { workspaceId, _id, pass, doneAt: null }
    await transact(actor, `privacy.erased-${pass}`, async (tx) => {
      const options = { session: tx.session }
      if (pass === LAST_PASS) {
        await models.erasures.updateOne(
          filter,
          { $set: { doneAt: tx.at }, $unset: { traces: 1, stoppedAt: 1 } },
          options,
        )
        return null
      }
      const next = pass + 1
      await models.erasures.updateOne(filter, { $set: { pass: next, step: 0 }, $unset: { stoppedAt: 1 } }, options)
      const runAt = new Date(tx.at.getTime() + SECOND_PASS_AFTER_MS)
      tx.enqueue(ERASE_JOB, { workspaceId: actor.workspaceId, erasureId: idOf<ErasureId>(_id), pass: next }, { runAt })
      return null
    })
  }

  return async (actor, payload, signal) => {
    for (;;) {
      signal?.throwIfAborted()
      // Read again before each step: the first ones add what the later ones look for.
      const context = await contextOf(actor, payload, signal)
      if (context === null) return
      const { workspaceId, _id, step } = context.erasure
      const work = STEPS[step]
      if (work === undefined) return finishPass(context)
      await work(context)
      await transact(actor, `privacy.erase-${payload.pass}-step-${step}`, async ({ session }) => {
        await models.erasures.updateOne({ workspaceId, _id, step }, { $set: { step: step + 1 } }, { session })
        return null
      })
    }
  }
}
