/** The message about what was forwarded or sent: where its note is, or the question whom it is about. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'

import type { WorkspaceId } from '../../models/ids.ts'
import type { DraftView } from '../../services/drafts/read-draft.ts'
import type { SettledView } from '../../services/drafts/settled-view.ts'
import type { NoteTarget } from '../../services/notes/note-target.ts'
import { labelOf } from '../text/button-label.ts'
import { cutToUnits } from '../../language/cut-text.ts'
import { fileText } from '../text/file-text.ts'
import type { Translate } from '../text/i18n.ts'
import { encodeCallback, MESSAGE_ACTIONS } from './callback-codec.ts'

export type DraftMessage = { readonly text: FormattedString; readonly keyboard: InlineKeyboard }

type Words = {
  readonly t: Translate
  readonly workspaceId: WorkspaceId
  /** Whether the member may add contacts. */
  readonly mayAdd: boolean
}

/** Of what was sent, in UTF-16 code units: enough to recognise it. */
const MAX_EXCERPT = 300

const { contact, company, deal, draftTo, draftPick, draftNew, draftDrop, undoChange } = MESSAGE_ACTIONS

function askedMessage(draftView: DraftView, words: Words): DraftMessage {
  const { id, count, authors, content, candidates, newContact, importers } = draftView
  const { t, workspaceId, mayAdd } = words
  const draft = [workspaceId, id] as const
  const keyboard = new InlineKeyboard()
  for (const { id: contactId, name } of candidates)
    keyboard.text(labelOf(`👤 ${name}`), encodeCallback(draftTo([...draft, contactId]))).row()
  keyboard.text(t('button-choose-contact'), encodeCallback(draftPick(draft))).row()
  if (newContact !== null && mayAdd)
    keyboard.text(labelOf(t('button-draft-new', { name: newContact })), encodeCallback(draftNew(draft))).row()
  keyboard.text(t('button-draft-drop'), encodeCallback(draftDrop(draft)))
  const names = authors.join(', ')
  const question = names === '' ? t('draft-ask', { count }) : t('draft-ask-from', { count, names })
  const files = content.files.map((file) => fileText(file, t)).join(', ')
  const parts = [content.text, files].filter((part) => part !== '').join('\n')
  const hint = importers === null ? '' : `\n\n${t('draft-import-hint', { names: importers.join(', ') })}`
  return { text: fmt`${question}\n\n${FormattedString.i(cutToUnits(parts, MAX_EXCERPT))}${hint}`, keyboard }
}

function opening(workspaceId: WorkspaceId, target: NoteTarget) {
  switch (target.kind) {
    case 'contact':
      return contact({ workspaceId, record: target })
    case 'company':
      return company({ workspaceId, record: target })
    case 'deal':
      return deal({ workspaceId, record: target })
  }
}

export function draftMessage(view: SettledView, words: Words): DraftMessage {
  if (view.kind === 'asked') return askedMessage(view.draft, words)
  const { t, workspaceId } = words
  const { target, name, undoId, count } = view
  const keyboard = new InlineKeyboard()
  if (undoId !== null) keyboard.text(t('button-undo'), encodeCallback(undoChange([workspaceId, undoId])))
  keyboard.text(t('button-open'), encodeCallback(opening(workspaceId, target)))
  return { text: fmt`${t('draft-noted', { count })}\n${FormattedString.bold(name)}`, keyboard }
}
