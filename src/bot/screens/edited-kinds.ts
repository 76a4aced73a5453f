/** What editing a field needs to know about each record kind. */
import type { FormattedString } from '@grammyjs/parse-mode'

import { AppError } from '../../errors.ts'
import type { IdOf } from '../../ids.ts'
import type { CompanyId, ContactId, DealId, EventId, TaskId } from '../../models/ids.ts'
import type { CompanyEdit } from '../../services/companies/company-fields.ts'
import type { ContactEdit } from '../../services/contacts/contact-fields.ts'
import type { Action } from '../../services/core/permissions.ts'
import type { DealEdit } from '../../services/deals/deal-fields.ts'
import type { LabelEdit } from '../../services/fields/label-edit.ts'
import type { TaskEdit } from '../../services/tasks/edit-task.ts'
import { companyCard } from '../text/company-card.ts'
import { contactCard } from '../text/contact-card.ts'
import { dealCard } from '../text/deal-card.ts'
import type { PlainTextKey } from '../text/i18n.ts'
import { taskCard } from '../text/task-card.ts'
import type { BotContext } from './bot-context.ts'
import { cardWords } from './card-words.ts'
import type { EditedKind, EditedRecord } from './edited-record.ts'
import { taskWords } from './task-words.ts'

/** Plain JSON: a dialogue keeps it across replays. */
export type CurrentRecord = {
  readonly name: string
  /** By field; references include their names. */
  readonly values: Readonly<Record<string, unknown>>
  /** The fields that cannot be cleared in the current state of the record. */
  readonly required: readonly string[]
}

/** Of a whole field, or of one label. */
export type FieldEdit = { readonly field: string; readonly value: unknown } | LabelEdit

/** One record, as something to edit. */
type Editing = {
  readonly permission: Action
  readonly saved: PlainTextKey
  readonly unchanged: PlainTextKey
  /** @throws AppError NOT_FOUND */
  readonly read: (ctx: BotContext) => Promise<CurrentRecord>
  /** @throws AppError NOT_FOUND; CONFLICT when the record cannot be edited in its current state */
  readonly card: (ctx: BotContext) => Promise<{ readonly text: FormattedString; readonly repeats: boolean }>
  readonly save: (ctx: BotContext, edit: FieldEdit) => Promise<{ readonly undoId: EventId | null }>
}

type Described<RecordId, View> = Pick<Editing, 'permission' | 'saved' | 'unchanged'> & {
  /** @throws AppError NOT_FOUND */
  readonly get: (ctx: BotContext, id: RecordId) => Promise<View>
  readonly nameOf: (view: View) => string
  /** The fields that the record needs where it is now; none if left out. */
  readonly requiredOf?: (view: View) => readonly string[]
  /** Whether it is one of a series; it is not if this is left out. */
  readonly repeats?: (view: View) => boolean
  /** @throws AppError CONFLICT when the record cannot be edited in its current state */
  readonly cardOf: (view: View, ctx: BotContext) => FormattedString
  readonly save: (ctx: BotContext, id: RecordId, edit: FieldEdit) => Promise<{ readonly undoId: EventId | null }>
}

function editedKind<RecordId, View extends Readonly<Record<string, unknown>>>(
  described: Described<RecordId, View>,
): (id: RecordId) => Editing {
  const { get, nameOf, requiredOf = () => [], repeats = () => false, cardOf, save, ...same } = described
  return (id) => ({
    ...same,
    async read(ctx) {
      const view = await get(ctx, id)
      return { name: nameOf(view), values: view, required: requiredOf(view) }
    },
    async card(ctx) {
      const view = await get(ctx, id)
      return { text: cardOf(view, ctx), repeats: repeats(view) }
    },
    save: (ctx, edit) => save(ctx, id, edit),
  })
}

const EDITED_KINDS: { readonly [Kind in EditedKind]: (id: IdOf<Kind>) => Editing } = {
  contact: editedKind({
    permission: 'contact.write',
    saved: 'contact-saved',
    unchanged: 'contact-unchanged',
    get: (ctx, id: ContactId) => ctx.services.contacts.get(ctx.actor(), id),
    nameOf: ({ displayName }) => displayName,
    cardOf: (view, ctx) => contactCard(view, cardWords(ctx)),
    save: (ctx, id, edit) => ctx.services.contacts.edit(ctx.actor(), id, edit as ContactEdit | LabelEdit),
  }),
  company: editedKind({
    permission: 'contact.write',
    saved: 'contact-saved',
    unchanged: 'contact-unchanged',
    get: (ctx, id: CompanyId) => ctx.services.companies.get(ctx.actor(), id),
    nameOf: ({ name }) => name,
    cardOf: (view, ctx) => companyCard(view, cardWords(ctx)),
    save: (ctx, id, edit) => ctx.services.companies.edit(ctx.actor(), id, edit as CompanyEdit | LabelEdit),
  }),
  deal: editedKind({
    permission: 'deal.write',
    saved: 'contact-saved',
    unchanged: 'contact-unchanged',
    get: (ctx, id: DealId) => ctx.services.deals.get(ctx.actor(), id),
    nameOf: ({ title }) => title,
    requiredOf: ({ stage }) => stage.requirements,
    cardOf(view, ctx) {
      const { status } = view
      if (status !== 'open') throw new AppError('CONFLICT', { details: { reason: 'closed', status } })
      return dealCard(view, cardWords(ctx))
    },
    save: (ctx, id, edit) => ctx.services.deals.edit(ctx.actor(), id, edit as DealEdit),
  }),
  task: editedKind({
    permission: 'task.write',
    saved: 'task-saved',
    unchanged: 'task-unchanged',
    get: (ctx, id: TaskId) => ctx.services.tasks.get(ctx.actor(), id),
    nameOf: ({ title }) => title,
    repeats: ({ repeat }) => repeat !== null,
    cardOf: (view, ctx) => taskCard(view, taskWords(ctx)),
    save: (ctx, id, edit) => ctx.services.tasks.edit(ctx.actor(), id, edit as TaskEdit),
  }),
}

export function editingOf(record: EditedRecord): Editing {
  switch (record.kind) {
    case 'contact':
      return EDITED_KINDS.contact(record.id)
    case 'company':
      return EDITED_KINDS.company(record.id)
    case 'deal':
      return EDITED_KINDS.deal(record.id)
    case 'task':
      return EDITED_KINDS.task(record.id)
  }
}
