/**
 * “Email: anna@example.com” while a record is being edited: the field with that label is changed. A record is being edited for
 * a while after one of its fields was, or after it was added.
 */
import { dialogueSettings, readingOf } from '../dialogues/dialogue-settings.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { editingOf } from '../screens/edited-kinds.ts'
import type { EditedRecord } from '../screens/edited-record.ts'
import { showEdited } from '../screens/show-card.ts'
import { fieldLabel } from '../text/field-label.ts'
import { errorText } from '../text/error-text.ts'
import { fieldProblemOf } from '../../language/field-problem.ts'
import { may } from '../../services/core/permissions.ts'
import { editableFields, type FieldTable } from '../../services/fields/define-fields.ts'
import type { FieldKind } from '../../services/fields/field-type.ts'

const EDITED_FOR_MS = 10 * 60_000
const LABELLED = /^\s*([^:\n]{1,40}):\s*(\S[^]*)$/u

/** These are chosen among records, members or choices, with buttons. */
const CHOSEN: readonly FieldKind[] = ['member', 'contact', 'contacts', 'deal', 'choice', 'yesNo']

const folded = (label: string): string => label.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

function editedLately({ dialogueState, membership, now }: BotContext): EditedRecord | null {
  const last = dialogueState.made.findLast(({ workspaceId }) => workspaceId === membership?.workspaceId)
  return last !== undefined && now().getTime() - Date.parse(last.at) <= EDITED_FOR_MS ? last.record : null
}

/** @returns false if the line is something else, and nothing was done */
export async function editByLine(ctx: BotContext, text: string): Promise<boolean> {
  const { t } = ctx
  const record = editedLately(ctx)
  const [, label, typed] = LABELLED.exec(text) ?? []
  if (record === null || label === undefined || typed === undefined) return false
  const { permission, save, saved, unchanged } = editingOf(record)
  const table: FieldTable = ctx.services.tablesOf(ctx.actor())[record.kind]
  const names: readonly string[] = editableFields(table)
  const name = names.find(
    (one) => folded(fieldLabel(t, { kind: record.kind, name: one, field: table[one] })) === folded(label),
  )
  const field = name === undefined ? undefined : table[name]
  if (name === undefined || field === undefined || CHOSEN.includes(field.kind)) return false
  if (!may(ctx.actor().role, permission)) return false
  try {
    const value = field.read(typed, readingOf(dialogueSettings(ctx)))
    const { undoId } = await save(ctx, { field: name, value })
    await showEdited(ctx, record, { undoId, notice: t(undoId === null ? unchanged : saved) })
  } catch (error) {
    if (fieldProblemOf(error) === null) throw error
    await ctx.show('editRecord', { ...record, notice: errorText(error, t) })
  }
  return true
}
