/** Deletes a record after a tap: at once if it is all the person's own, otherwise after one question. */
import type { BotContext } from './bot-context.ts'
import type { EditedRecord } from './edited-record.ts'

/** @throws AppError as the deletion does */
export async function deleteOrAsk(ctx: BotContext, record: EditedRecord): Promise<void> {
  const { asks } = await ctx.services.previewDeletion(ctx.actor(), record)
  await (asks ? ctx.show('deleteRecord', record) : deleteAndShow(ctx, record))
}

/** @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT if it changed in the meantime */
export async function deleteAndShow(ctx: BotContext, record: EditedRecord): Promise<void> {
  const { text, undoId } = await deleted(ctx, record)
  await ctx.show('notice', { text, undoId })
}

async function deleted(ctx: BotContext, { kind, id }: EditedRecord) {
  const { services, t } = ctx
  switch (kind) {
    case 'contact': {
      const { displayName: name, undoId, tasks } = await services.contacts.delete(ctx.actor(), id)
      return { text: t('contact-deleted', { name, tasks }), undoId }
    }
    case 'company': {
      const { name, undoId, tasks } = await services.companies.delete(ctx.actor(), id)
      return { text: t('company-deleted', { name, tasks }), undoId }
    }
    case 'deal': {
      const { title, undoId, tasks } = await services.deals.delete(ctx.actor(), id)
      return { text: t('deal-deleted', { title, tasks }), undoId }
    }
    case 'task': {
      const { title, undoId } = await services.tasks.delete(ctx.actor(), id)
      return { text: t('task-deleted', { title }), undoId }
    }
  }
}
