/** Counts what writing an import would do, row by row as a run decides it, and writes nothing of it. */
import { beginningOf } from '../../language/cut-text.ts'
import { idOf, type MemberId } from '../../models/ids.ts'
import { IMPORT_FIGURES, type RefusedRow } from '../../models/import.ts'
import { wordsOf } from './file-words.ts'
import type { ImportTurn } from './import-jobs.ts'
import { actorOf, type ImportDeps, NO_FIGURES, readTurn, writeImport } from './import-store.ts'
import { countLikely } from './likely-people.ts'
import { readRunContext } from './run-context.ts'
import { landChunk } from './write-chunk.ts'

/** The message shows these; the file of refused rows has them all. */
const MAX_REFUSALS = 5
/** Names of owners and stages that are not here. */
const MAX_UNKNOWN = 30
const MAX_NAME_LENGTH = 100

function addAll(names: Set<string>, more: ReadonlySet<string>): void {
  for (const name of more) if (names.size < MAX_UNKNOWN) names.add(beginningOf(name, MAX_NAME_LENGTH))
}

/** How often the number of checked chunks is written down. */
const TOLD_EVERY = 10

export type CheckImport = (ref: ImportTurn, signal: AbortSignal) => Promise<void>

export function createCheckImport(deps: ImportDeps): CheckImport {
  const { models, transact } = deps
  return async (ref, signal) => {
    const imported = await readTurn(models, ref)
    if (imported === null) return
    const { workspaceId, _id: importId, chunks, memberId } = imported
    const context = await readRunContext(deps, imported)
    const figures = { ...NO_FIGURES }
    const refusals: RefusedRow[] = []
    const unknownOwners = new Set<string>()
    const unknownStages = new Set<string>()
    const seen = new Set<string>()
    let likely = 0
    for (let index = 0; index < chunks; index += 1) {
      signal.throwIfAborted()
      const chunk = await models.importChunks.findOne({ workspaceId, importId, index }, { rows: 1 }).lean()
      const reads = (chunk?.rows ?? []).map(context.read)
      const { landed, known, planned } = await landChunk(context, reads, { seen })
      for (const figure of IMPORT_FIGURES) figures[figure] += landed.figures[figure]
      for (const refused of landed.refused) if (refusals.length < MAX_REFUSALS) refusals.push(refused)
      addAll(unknownOwners, landed.unknownOwners)
      addAll(unknownStages, landed.unknownStages)
      likely += await countLikely(models, workspaceId, landed.contacts, [...known, ...planned])
      if (index % TOLD_EVERY !== 0) continue
      const told = await models.imports.updateOne(
        { workspaceId, _id: importId, turn: ref.turn },
        { $set: { part: index + 1 } },
        { timestamps: false },
      )
      if (told.matchedCount === 0) return
    }
    await transact(actorOf(ref, idOf<MemberId>(memberId), 'check'), 'import.check', async (tx) => {
      const now = await readTurn(models, ref, tx)
      if (now === null) return null
      const found = {
        expected: figures,
        words: wordsOf(context.imported),
        likely,
        refusals,
        unknownOwners: [...unknownOwners],
        unknownStages: [...unknownStages],
      }
      await writeImport(models, tx, now, { ...found, state: 'ready', turn: now.turn + 1, part: 0 })
      return null
    })
  }
}
