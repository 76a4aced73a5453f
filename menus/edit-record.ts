/** Chooses the field of a record to edit, from its kind's table. A task's time and assignee are edited elsewhere. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, sequence } from '../src/bot/screens/argument.ts'
import { button, type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { EDITED_KINDS } from '../src/bot/screens/edited-kinds.ts'
import { editedRecord, type EditedRecord } from '../src/bot/screens/edited-record.ts'
import { aFieldKey, fieldKey } from '../src/bot/screens/field-key.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { fieldLabel } from '../src/bot/text/field-label.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { AppError } from '../src/errors.ts'
import type { TaskId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { editableFields, type FieldTable } from '../src/services/fields/define-fields.ts'

const action = declareActions({
  field: sequence(editedRecord, aFieldKey),
  due: anId<TaskId>(),
  assign: anId<TaskId>(),
  back: editedRecord,
})

function editable(table: FieldTable): readonly string[] {
  return editableFields(table)
}

function taskButtons({ kind, id }: EditedRecord, t: Translate): readonly Button[] {
  if (kind !== 'task') return []
  const taskId = id as TaskId
  return [button(t('task-field-dueAt'), action.due(taskId)), button(t('task-field-assignee'), action.assign(taskId))]
}

export const editRecord = defineScreen({
  name: 'editRecord',
  id: 'edr',
  action,

  async render(ctx, record) {
    const { t } = ctx
    const { permission, card } = EDITED_KINDS[record.kind]
    authorize(ctx.actor(), permission)
    const text = fmt`${await card(ctx, record.id)}\n\n${t('contact-edit-which')}`
    const fields = editable(ctx.services.fields[record.kind]).map((name) =>
      button(labelOf(fieldLabel(t, record.kind, name)), action.field([record, fieldKey(name)])),
    )
    const rows: readonly Row[] = [
      ...inPairs([...fields, ...taskButtons(record, t)]),
      [button(t('button-back'), action.back(record))],
    ]
    return { text, rows }
  },

  on: {
    async field(ctx, [{ kind, id }, key]) {
      const field = editable(ctx.services.fields[kind]).find((name) => fieldKey(name) === key)
      if (field === undefined)
        throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
      await ctx.begin('editField', { kind, id, field })
    },
    async due(ctx, id) {
      const { title } = await ctx.services.tasks.get(ctx.actor(), id)
      await ctx.begin('taskTime', { id, change: 'due', title })
    },
    assign: (ctx, id) => ctx.show('assignTask', { id }),
    back: (ctx, { kind, id }) => ctx.show(kind, { id }),
  },

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'field':
        return ctx.show(tap.argument[0].kind, { id: tap.argument[0].id, notice })
      case 'back':
        return ctx.show(tap.argument.kind, { id: tap.argument.id, notice })
      case 'due':
      case 'assign':
        return ctx.show('task', { id: tap.argument, notice })
      case undefined:
        return null
    }
  },
})
