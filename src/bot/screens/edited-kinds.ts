/** What editing a field needs to know about each record kind. */
import type { FormattedString } from '@grammyjs/parse-mode'

import { AppError } from '../../errors.ts'
import type { ContactId, DealId, EventId, TaskId } from '../../models/ids.ts'
import type { ContactEdit } from '../../services/contacts/contact-fields.ts'
import type { Action } from '../../services/core/permissions.ts'
import type { DealEdit } from '../../services/deals/deal-fields.ts'
import type { TaskEdit } from '../../services/tasks/edit-task.ts'
import { contactCard } from '../text/contact-card.ts'
import { dealCard } from '../text/deal-card.ts'
import type { PlainTextKey } from '../text/i18n.ts'
import { taskCard } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'
import { cardWords } from './card-words.ts'
import type { EditedRecord } from './edited-record.ts'
import { taskWords } from './task-words.ts'

/** Plain JSON: a dialogue keeps it across replays. */
export type PresentRecord = {
  readonly name: string
  /** By field; references include their names. */
  readonly values: Readonly<Record<string, unknown>>
  /** The fields that cannot be cleared in the current state of the record. */
  readonly required: readonly string[]
}

type FieldEdit = { readonly field: string; readonly value: unknown }

/** One record, as something to edit. */
type Editing = {
  readonly permission: Action
  readonly saved: PlainTextKey
  readonly unchanged: PlainTextKey
  /** @throws AppError NOT_FOUND */
  readonly read: (ctx: BotContext) => Promise<PresentRecord>
  /** @throws AppError NOT_FOUND; CONFLICT when the record cannot be edited in its current state */
  readonly card: (ctx: BotContext) => Promise<FormattedString>
  readonly save: (ctx: BotContext, edit: FieldEdit) => Promise<{ readonly undoId: EventId | null }>
}

const editingContact = (id: ContactId): Editing => ({
  permission: 'contact.write',
  saved: 'contact-saved',
  unchanged: 'contact-unchanged',
  async read(ctx) {
    const view = await ctx.services.contacts.get(ctx.actor(), id)
    return { name: view.displayName, values: view, required: [] }
  },
  card: async (ctx) => contactCard(await ctx.services.contacts.get(ctx.actor(), id), cardWords(ctx)),
  save: (ctx, edit) => ctx.services.contacts.edit(ctx.actor(), id, edit as ContactEdit),
})

const editingDeal = (id: DealId): Editing => ({
  permission: 'deal.write',
  saved: 'contact-saved',
  unchanged: 'contact-unchanged',
  async read(ctx) {
    const view = await ctx.services.deals.get(ctx.actor(), id)
    return { name: view.title, values: view, required: view.stage.requiredFields }
  },
  async card(ctx) {
    const view = await ctx.services.deals.get(ctx.actor(), id)
    const { status } = view
    if (status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status } })
    return dealCard(view, cardWords(ctx))
  },
  save: (ctx, edit) => ctx.services.deals.edit(ctx.actor(), id, edit as DealEdit),
})

const editingTask = (id: TaskId): Editing => ({
  permission: 'task.write',
  saved: 'task-saved',
  unchanged: 'task-unchanged',
  async read(ctx) {
    const view = await ctx.services.tasks.get(ctx.actor(), id)
    return { name: view.title, values: view, required: [] }
  },
  card: async (ctx) => taskCard(await ctx.services.tasks.get(ctx.actor(), id), taskWords(ctx)),
  save: (ctx, edit) => ctx.services.tasks.edit(ctx.actor(), id, edit as TaskEdit),
})

export function editingOf(record: EditedRecord): Editing {
  switch (record.kind) {
    case 'contact':
      return editingContact(record.id)
    case 'deal':
      return editingDeal(record.id)
    case 'task':
      return editingTask(record.id)
  }
}
