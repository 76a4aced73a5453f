/**
 * Which record a message of the bot is about, read from its buttons: Telegram sends them along with a reply. So nothing has to
 * be remembered about messages, and a reply to a message of last year works like one to the latest.
 */
import type { Message } from 'grammy/types'

import type { WorkspaceId } from '../../ids.ts'
import type { Referred } from '../../services/notes/note-target.ts'
import { decodeCallback } from './callback-codec.ts'
import type { AnyScreen } from './screen.ts'

export type ReferredIn = {
  readonly about: Referred
  /** Null on a screen, whose buttons do not say it. */
  readonly workspaceId: WorkspaceId | null
}

/** A button of a message that the bot sent on its own. */
function ofNews(data: string): ReferredIn | null {
  const tap = decodeCallback(data)
  if (tap === null) return null
  if (tap.action === 'undoChange') {
    const [workspaceId, id] = tap.argument
    return { about: { kind: 'change', id }, workspaceId }
  }
  if (typeof tap.argument !== 'object' || !('record' in tap.argument)) return null
  const { record, workspaceId } = tap.argument
  switch (record.kind) {
    case 'contact':
    case 'company':
    case 'deal':
    case 'task':
      return { about: record, workspaceId }
    default:
      return null
  }
}

/** A button of a screen, as the menu plugin writes it: screen, row, column, action and argument, hash. */
function ofScreen(data: string, screens: ReadonlyMap<string, AnyScreen>): ReferredIn | null {
  const [screen = '', , , action = ''] = data.split('/')
  const about = screens.get(screen)?.aboutOf(action) ?? null
  return about === null ? null : { about, workspaceId: null }
}

/** @param screens by their ids */
export function referredBy(message: Message, screens: ReadonlyMap<string, AnyScreen>): ReferredIn | null {
  for (const button of message.reply_markup?.inline_keyboard.flat() ?? []) {
    if (!('callback_data' in button)) continue
    const found = ofNews(button.callback_data) ?? ofScreen(button.callback_data, screens)
    if (found !== null) return found
  }
  return null
}
