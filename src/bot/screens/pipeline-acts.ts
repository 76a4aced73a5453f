/** What the screens of pipelines have in common: finding a stage, and saying what a change did. */
import type { EventId, PipelineId, StageId } from '../../models/ids.ts'
import type { Changed } from '../../services/pipelines/change-pipeline.ts'
import { noSuchPipeline, noSuchStage } from '../../services/pipelines/change-pipeline.ts'
import type { PipelineView, Place } from '../../services/pipelines/read-pipelines.ts'
import { authorize } from '../../services/core/permissions.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError FORBIDDEN; NOT_FOUND */
export async function readStage(ctx: BotContext, stageId: StageId): Promise<Place & { readonly isArchived: boolean }> {
  authorize(ctx.actor(), 'workspace.settings')
  const { live, archived } = await ctx.services.pipelines.all(ctx.actor())
  for (const pipeline of [...live, ...archived]) {
    const stage = pipeline.stages.find(({ id }) => id === stageId)
    if (stage !== undefined) return { pipeline, stage, isArchived: false }
    const former = pipeline.archivedStages.find(({ id }) => id === stageId)
    if (former !== undefined) return { pipeline, stage: former, isArchived: true }
  }
  throw noSuchStage()
}

/** Live or archived. @throws AppError FORBIDDEN; NOT_FOUND */
export async function readPipelineOf(ctx: BotContext, id: PipelineId) {
  authorize(ctx.actor(), 'workspace.settings')
  const pipelines = await ctx.services.pipelines.all(ctx.actor())
  const pipeline: PipelineView | undefined = [...pipelines.live, ...pipelines.archived].find((one) => one.id === id)
  if (pipeline === undefined) throw noSuchPipeline()
  return { ...pipelines, pipeline }
}

/** “Saved”, or that it was so already. */
export function changeNotice({ undoId }: Changed, { t }: BotContext): string {
  return t(undoId === null ? 'field-unchanged' : 'settings-saved')
}

export function stageChange(change: (ctx: BotContext, stageId: StageId, version: number) => Promise<Changed>) {
  return async (ctx: BotContext, [stageId, version]: readonly [StageId, number]): Promise<void> => {
    const changed = await change(ctx, stageId, version)
    await ctx.show('pipelineStage', { stageId, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
  }
}

export function pipelineChange(change: (ctx: BotContext, id: PipelineId, version: number) => Promise<Changed>) {
  return async (ctx: BotContext, [id, version]: readonly [PipelineId, number]): Promise<void> => {
    const changed = await change(ctx, id, version)
    await ctx.show('pipeline', { id, undoId: changed.undoId, notice: changeNotice(changed, ctx) })
  }
}

/** Undoes a change of a pipeline, and says so. @returns the notice */
export async function undoNotice(ctx: BotContext, undoId: EventId): Promise<string> {
  const { name, effect } = await ctx.services.undo.undo(ctx.actor(), undoId)
  return ctx.t(`undone-${effect}`, { name })
}
