/** Buttons of screens that no longer exist: each leads to its record as it is now. */
import { Composer } from 'grammy'

import { readRef } from '../../language/parse-id.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { EditedKind } from '../screens/edited-record.ts'
import { showCard } from '../screens/show-card.ts'

/** Until 2026-11 each record kind had its own edit screen, with these ids. */
const EDIT_SCREENS = { cte: 'contact', dle: 'deal', tke: 'task' } as const satisfies Record<string, EditedKind>

/** As the menu plugin writes it: screen, row, column, action and id, hash. */
const EDIT_BUTTON = /^(cte|dle|tke)\/[^/]*\/[^/]*\/\w+:([0-9a-f]{24})\//u

/** Install it after the screens, which handle the current buttons. */
export function createFormerButtons(): Composer<BotContext> {
  const composer = new Composer<BotContext>()
  composer.callbackQuery(EDIT_BUTTON, async (ctx, next) => {
    const [, screen, id = ''] = EDIT_BUTTON.exec(ctx.callbackQuery.data) ?? []
    const record = readRef(EDIT_SCREENS[screen as keyof typeof EDIT_SCREENS], id)
    await (record === null ? next() : showCard(ctx, record))
  })
  return composer
}
