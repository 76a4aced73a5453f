/**
 * Callback data of plain inline keyboards: dialogue questions, and messages that the system sends on its own. The version
 * in front prevents an older message's button from being misread. The arguments use the same codecs as those of screens; a
 * screen's version is in the hash that the menu plugin puts after its data.
 */
import { aboutRecord } from './about-record.ts'
import { type MessageData, declareMessageActions, readTap, type Tap } from './actions.ts'
import type { ContactId, EventId, NoteDraftId, ViewId, WorkspaceId } from '../../ids.ts'
import { type Argument, base64Text, idPair, none, packedId, sequence, wholeNumber } from './argument.ts'

import { reportArgument } from './report-argument.ts'

/** Raise it when the meaning of a screen's actions changes: old buttons then lead to the current menu. */
export const SCREENS_VERSION = '2'
/** Raise it when the meaning of {@link MESSAGE_ACTIONS} changes: old buttons then lead to the current menu. */
const MESSAGES_VERSION = '1'

/** Tells one question's buttons from another's. */
const questionMark = base64Text(6)
const choiceIndex = wholeNumber(3)

/** The mark of a question, and the index of the choice. */
const pickedChoice: Argument<{ readonly mark: string; readonly index: number }, 10> = {
  size: 10,
  encode: ({ mark, index }) => `${questionMark.encode(mark)}:${choiceIndex.encode(index)}`,
  decode(text) {
    const [mark, index] = [questionMark.decode(text.slice(0, 6)), choiceIndex.decode(text.slice(7))]
    return mark === null || index === null ? null : { mark, index }
  },
}

export const MESSAGE_ACTIONS = declareMessageActions({
  skip: questionMark,
  clear: questionMark,
  save: questionMark,
  pick: pickedChoice,
  /** Cancels the dialogue of that question; “goOn” resumes it. */
  stop: questionMark,
  goOn: questionMark,
  /** Until 2026-11 a chat had one dialogue, so that these named none. */
  cancel: none,
  resume: none,
  home: none,
  // From messages that the bot sends on its own.
  agenda: aboutRecord('workspace'),
  trash: aboutRecord('workspace'),
  leads: aboutRecord('workspace'),
  eraseAgain: aboutRecord('workspace'),
  task: aboutRecord('task'),
  done: aboutRecord('task'),
  snooze: aboutRecord('task'),
  contact: aboutRecord('contact'),
  deal: aboutRecord('deal'),
  company: aboutRecord('company'),
  claim: aboutRecord('deal'),
  give: aboutRecord('deal'),
  source: aboutRecord('lead-source'),
  heardRight: aboutRecord('lead-source'),
  heardFix: aboutRecord('lead-source'),
  heardDiscard: aboutRecord('lead-source'),
  listenStop: aboutRecord('lead-source'),
  listen: aboutRecord('lead-source'),
  renewSecret: aboutRecord('lead-source'),
  sync: aboutRecord('sync'),
  import: aboutRecord('import'),
  startImport: aboutRecord('import'),
  stopImport: aboutRecord('import'),
  importColumns: aboutRecord('import'),
  importWords: aboutRecord('import'),
  importFields: aboutRecord('import'),
  importMode: aboutRecord('import'),
  importMatch: aboutRecord('import'),
  importDays: aboutRecord('import'),
  watchImport: aboutRecord('import'),
  undoImport: aboutRecord('import'),
  undoImportNow: aboutRecord('import'),
  importRefused: aboutRecord('import'),
  imports: aboutRecord('import'),
  stopBulkEdit: aboutRecord('bulk-edit'),
  undoBulkEdit: aboutRecord('bulk-edit'),
  webhook: aboutRecord('webhook'),
  tryWebhook: aboutRecord('webhook'),
  enableWebhook: aboutRecord('webhook'),
  testWebhook: aboutRecord('webhook'),
  acceptOwnership: aboutRecord('member'),
  declineOwnership: aboutRecord('member'),
  back: aboutRecord('workspace'),
  adoptKey: aboutRecord('api-key'),
  revokeKey: aboutRecord('api-key'),
  // On messages about what was forwarded or sent.
  draftTo: sequence(packedId<WorkspaceId>(), packedId<NoteDraftId>(), packedId<ContactId>()),
  draftPick: idPair<WorkspaceId, NoteDraftId>(),
  draftNew: idPair<WorkspaceId, NoteDraftId>(),
  draftDrop: idPair<WorkspaceId, NoteDraftId>(),
  // On reports that were sent regularly.
  reportDeals: idPair<WorkspaceId, ViewId>(),
  reportOpen: sequence(packedId<WorkspaceId>(), reportArgument),
  undoChange: idPair<WorkspaceId, EventId>(),
})

export type MessageTap = Tap<typeof MESSAGE_ACTIONS>

export function encodeCallback(data: MessageData): string {
  return `${MESSAGES_VERSION}:${data}`
}

/** Null for anything that {@link encodeCallback} did not make: other versions, menu data, garbage. */
export function decodeCallback(data: string): MessageTap | null {
  if (!data.startsWith(`${MESSAGES_VERSION}:`)) return null
  const tap = readTap(MESSAGE_ACTIONS, data.slice(MESSAGES_VERSION.length + 1))
  return typeof tap === 'string' ? null : tap
}
