/** Imports a file for an operator: the services of the chat, one after another, without its limits. */
import type { ImportView } from '../services/imports/import-view.ts'
import { AppError } from '../errors.ts'
import { idOf, type MemberId, objectId, type WorkspaceId } from '../models/ids.ts'
import type { Models } from '../models/models.ts'
import { readId } from '../language/parse-id.ts'
import type { Actor } from '../services/core/actor.ts'
import type { Core } from './core.ts'

export type ImportFileOptions = {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
  /** Its name or id. */
  readonly workspace: string
  readonly mode: ImportView['mode']
  readonly dryRun: boolean
  readonly signal: AbortSignal
  readonly print: (line: string) => void
}

/** The workspace's first owner, in whose name it is imported. @throws AppError VALIDATION with one line for the operator */
async function ownerOf(models: Models, name: string): Promise<Omit<Actor, 'commandId'>> {
  const id = readId(name)
  const found = await models.workspaces
    .find(id === null ? { name } : { _id: objectId(id) })
    .limit(2)
    .lean()
  const [workspace, other] = found
  if (workspace === undefined || other !== undefined) {
    const message =
      workspace === undefined ? `There is no workspace ${name}` : `Several workspaces are named ${name}: give the id`
    throw new AppError('VALIDATION', { message })
  }
  const filter = { workspaceId: workspace._id, role: 'owner' as const, status: 'active' as const }
  const owner = await models.members.findOne(filter).sort({ _id: 1 }).lean()
  if (owner === null) throw new AppError('VALIDATION', { message: `The workspace ${name} has no owner` })
  return {
    workspaceId: idOf<WorkspaceId>(workspace._id),
    memberId: idOf<MemberId>(owner._id),
    role: 'owner',
    visibility: workspace.visibility,
    timeZone: workspace.timeZone,
    customFields: workspace.fields ?? [],
    channel: 'import',
  }
}

function told({ created, updated, unchanged, skipped, refused }: ImportView['figures']): string {
  return `${created} new, ${updated} changed, ${unchanged} the same, ${skipped} left out, ${refused} refused`
}

/** @throws AppError VALIDATION with one line for the operator */
export async function importFile(
  { models, services }: Pick<Core, 'models' | 'services'>,
  options: ImportFileOptions,
): Promise<void> {
  const { name, open, workspace, mode, dryRun, signal, print } = options
  const { imports, importWork } = services
  const owner = await ownerOf(models, workspace)
  const { workspaceId } = owner
  let commands = 0
  const run = Math.random().toString(36).slice(2)
  const actor = (): Actor => ({ ...owner, commandId: `import-${run}-${(commands += 1)}` })

  const { id: importId, turn } = await imports.begin(actor(), { name, fileId: null })
  const refOf = (view: Pick<ImportView, 'turn'>) => ({ workspaceId, importId, turn: view.turn })
  await importWork.read(refOf({ turn }), async () => open(), signal, { maxRows: null })
  const read = await imports.get(actor(), importId)
  if (read.state === 'failed') {
    const where = read.problemRow === null ? '' : ` (row ${read.problemRow})`
    throw new AppError('VALIDATION', { message: `The file cannot be imported: ${read.problem ?? 'unknown'}${where}` })
  }
  if (mode !== 'both') await imports.setMode(actor(), importId, mode)
  await importWork.check(refOf(await imports.get(actor(), importId)), signal)
  const ready = await imports.get(actor(), importId)
  for (const { header, target } of ready.columns) print(`${header} → ${target ?? 'nothing'}`)
  print(`${ready.rows} rows: ${told(ready.expected ?? ready.figures)}`)
  const { stage, owner: owners } = ready.open
  if (stage.length > 0) print(`Stages that the board does not have: ${stage.join(', ')}`)
  if (owners.length > 0) print(`Owners who are not in the team: ${owners.join(', ')}`)
  for (const { row, reason, given } of ready.refusals) print(`Refused, for example: row ${row}, ${reason}: ${given}`)
  if (dryRun) return imports.cancel(actor(), importId)
  await imports.start(actor(), importId)
  for (;;) {
    const running = await imports.get(actor(), importId)
    if (running.state !== 'running') break
    if (running.progress !== null && running.progress > 0) print(`${Math.floor(running.progress * 100)} %`)
    await importWork.run(refOf(running), signal)
    signal.throwIfAborted()
  }
  const done = await imports.get(actor(), importId)
  print(`${done.state}: ${told(done.figures)}. It can be undone in the chat for seven days: /import`)
}
