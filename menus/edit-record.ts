/** Chooses the field of a record to edit, from its kind's table. A task's time and assignee are edited elsewhere. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, sequence } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { editingOf } from '../src/bot/screens/edited-kinds.ts'
import { type EditedKind, editedRecord, type EditedRecord } from '../src/bot/screens/edited-record.ts'
import { aFieldKey, fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { planLines } from '../src/bot/text/task-plan.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { fieldLabel } from '../src/bot/text/field-label.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { AppError } from '../src/errors.ts'
import type { DealId, EventId, TaskId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { editableFields, type FieldTable } from '../src/services/fields/define-fields.ts'

const action = declareActions({
  field: sequence(editedRecord, aFieldKey),
  due: anId<TaskId>(),
  assign: anId<TaskId>(),
  remind: anId<TaskId>(),
  single: anId<TaskId>(),
  back: editedRecord,
  undo: anId<EventId>(),
})

/** Parts are reached by the field that they belong to. */
function editable(table: FieldTable): readonly string[] {
  return editableFields(table).filter((name) => table[name]?.partOf === undefined)
}

/** A line that changes a field: an example for anyone who has not typed one yet. */
const EXAMPLES = {
  contact: ['emails', 'anna@example.com'],
  company: ['domain', 'example.com'],
  deal: ['amount', '1200'],
  task: ['title', '…'],
} as const satisfies Record<EditedKind, readonly [field: string, value: string]>

function exampleOf({ kind }: EditedRecord, t: Translate): string {
  const [name, value] = EXAMPLES[kind]
  return `${fieldLabel(t, { kind, name, field: undefined }).replace(/^[^\p{L}]+/u, '')}: ${value}`
}

function taskButtons(record: EditedRecord, repeats: boolean, t: Translate): readonly Button[] {
  if (record.kind !== 'task') return []
  const { id } = record
  return [
    button(t('task-field-dueAt'), action.due(id)),
    button(t('task-field-assignee'), action.assign(id)),
    button(t('button-reminders'), action.remind(id)),
    ...(repeats ? [button(t('button-stop-repeating'), action.single(id))] : []),
  ]
}

/** What holds several things is changed one by one, on a screen of its own: one contact, or none, is asked for at once. */
async function ownScreen(ctx: BotContext, id: DealId, field: string): Promise<(() => Promise<void>) | null> {
  if (field === 'items') return () => ctx.show('dealItems', { id })
  if (field !== 'contact') return null
  const { contact } = await ctx.services.deals.get(ctx.actor(), id)
  return contact.length === 0 ? null : () => ctx.show('dealPeople', { id })
}

/** The next step of a deal, as on its card. */
async function planOf(ctx: BotContext, { kind, id }: EditedRecord): Promise<string> {
  if (kind !== 'deal') return ''
  const [next, tasks] = await Promise.all([
    ctx.services.tasks.nextOf(ctx.actor(), { kind, id }),
    ctx.services.tasks.countOpen(ctx.actor(), { kind, id }),
  ])
  return ['', ...planLines(next, tasks, taskWords(ctx))].join('\n')
}

export const editRecord = defineScreen({
  name: 'editRecord',
  id: 'edr',
  action,

  async render(ctx, { notice, undoId, ...record }) {
    const { t } = ctx
    const { permission, card } = editingOf(record)
    authorize(ctx.actor(), permission)
    const asked =
      notice === undefined ? t('contact-edit-which') : t('edit-what-else', { example: exampleOf(record, t) })
    const [shown, planned] = await Promise.all([card(ctx), planOf(ctx, record)])
    const text = withNotice(notice, fmt`${shown.text}${planned}\n\n${asked}`)
    // On a task it would read as finishing it.
    const leave = notice === undefined || record.kind === 'task' ? t('button-back') : t('button-edit-done')
    const table: FieldTable = ctx.services.tablesOf(ctx.actor())[record.kind]
    const fields = editable(table).map((name) =>
      button(
        labelOf(fieldLabel(t, { kind: record.kind, name, field: table[name] })),
        action.field([record, fieldKey(name)]),
      ),
    )
    const rows: readonly Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...inPairs([...fields, ...taskButtons(record, shown.repeats, t)]),
      [button(leave, action.back(record))],
    ]
    return { text, rows }
  },

  on: {
    async field(ctx, [record, key]) {
      const field = editable(ctx.services.tablesOf(ctx.actor())[record.kind]).find((name) => fieldKey(name) === key)
      if (field === undefined)
        throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
      const own = record.kind === 'deal' ? await ownScreen(ctx, record.id, field) : null
      await (own === null ? ctx.begin('editField', { ...record, field }) : own())
    },
    async due(ctx, id) {
      const { title } = await ctx.services.tasks.get(ctx.actor(), id)
      await ctx.begin('taskTime', { id, change: 'due', title })
    },
    assign: (ctx, id) => ctx.show('assignTask', { id }),
    remind: (ctx, id) => ctx.show('taskReminders', { id }),
    async single(ctx, id) {
      const { undoId } = await ctx.services.tasks.edit(ctx.actor(), id, { field: 'repeat', value: null })
      await ctx.show('task', { id, undoId, notice: ctx.t('task-stopped-repeating') })
    },
    back: (ctx, record) => showCard(ctx, record),
    undo: undoAndShow,
  },

  about: (tap) => (tap.action === 'back' ? tap.argument : null),

  reload(ctx, { tap, about, notice }) {
    switch (tap?.action) {
      case 'undo':
        return about?.kind === 'contact' ||
          about?.kind === 'company' ||
          about?.kind === 'deal' ||
          about?.kind === 'task'
          ? showCard(ctx, about, { notice })
          : null
      case 'field':
        return showCard(ctx, tap.argument[0], { notice })
      case 'back':
        return showCard(ctx, tap.argument, { notice })
      case 'due':
      case 'assign':
      case 'remind':
      case 'single':
        return ctx.show('task', { id: tap.argument, notice })
      case undefined:
        return null
    }
  },
})
