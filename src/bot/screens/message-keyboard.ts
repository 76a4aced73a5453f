/** The keyboard of a message that the bot sends on its own: its buttons work however old it is. */
import { InlineKeyboard } from 'grammy'

import type { WorkspaceId } from '../../ids.ts'
import type { NewsButtons } from '../text/news-text.ts'
import type { AboutRecord } from './about-record.ts'
import type { Action, MessageData } from './actions.ts'
import { encodeCallback, MESSAGE_ACTIONS } from './callback-codec.ts'

export function messageKeyboard(workspaceId: WorkspaceId, rows: readonly NewsButtons[]): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const row of rows) {
    for (const button of row) {
      if ('copy' in button) {
        keyboard.copyText(button.label, button.copy)
        continue
      }
      const [label, action, record, style] = button
      // The type of a row has tied each record to its action.
      const dataOf = MESSAGE_ACTIONS[action] as Action<AboutRecord, MessageData>
      keyboard.text(label, encodeCallback(dataOf({ workspaceId, record })))
      if (style !== undefined) keyboard.style(style)
    }
    keyboard.row()
  }
  return keyboard
}
