/** What all chunks of an import share, read once for a job. */
import { AppError } from '../../errors.ts'
import { idOf, type WorkspaceId } from '../../models/ids.ts'
import type { ImportRecord } from '../../models/import.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { ownersBy, presentWords, stagesBy, wordsOf } from './file-words.ts'
import type { ImportDeps } from './import-store.ts'
import { presentColumns } from './import-targets.ts'
import { readOwners } from './owners.ts'
import { createRowReader } from './read-row.ts'
import type { RunContext } from './chunk-context.ts'

/** @throws AppError NOT_FOUND if the workspace is gone */
export async function readRunContext(deps: ImportDeps, imported: ImportRecord): Promise<RunContext> {
  const { models, tablesOf, clock } = deps
  const workspaceId = idOf<WorkspaceId>(imported.workspaceId)
  const [regional, owners, { live }] = await Promise.all([
    readRegionalSettings(models, workspaceId),
    readOwners(models, workspaceId),
    readPipelines(models, { workspaceId }),
  ])
  if (regional === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
  const fields = tablesOf(regional)
  const stages = live.flatMap((pipeline) => pipeline.stages)
  const words = presentWords(wordsOf(imported), { owners, stages })
  const read = createRowReader(fields, presentColumns(fields, imported.columns), {
    ...regional,
    now: clock.now(),
    dayOrder: imported.dayOrder,
  })
  return {
    own: { models, fields },
    imported: { ...imported, words },
    read,
    findOwner: ownersBy(owners, words),
    findStage: stagesBy(stages, words),
  }
}
