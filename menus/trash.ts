/** What was deleted in the last days, by kind, for those who may restore it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { choice, none } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { pager } from '../src/bot/screens/pager.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { TRASH_KINDS, trashPlace, trashRef } from '../src/bot/screens/trash-place.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { MAX_COUNTED } from '../src/services/trash/list-trash.ts'
import type { TrashRef } from '../src/services/trash/read-trashed.ts'
import { TRASH_DAYS } from '../src/services/trash/trash-window.ts'

const action = declareActions({
  kind: choice(TRASH_KINDS),
  open: trashRef,
  page: trashPlace,
  settings: none,
  home: none,
})

const PER_PAGE = 8

/** A note's name is its text. */
function lineOf(name: string): string {
  return labelOf(name.replace(/\s+/gu, ' '))
}

export const trash = defineScreen({
  name: 'trash',
  id: 'trs',
  action,

  async render(ctx, { kind = 'contact', page, notice }) {
    const { t } = ctx
    const query = { kind, limit: PER_PAGE, ...(page !== undefined && { page }) }
    const { rows, counts, ...sides } = await ctx.services.trash.list(ctx.actor(), query)
    const timeZone = ctx.membership?.timeZone ?? 'UTC'
    const lines = rows.map(({ name, by, deletedAt }) => {
      const when = momentText(new Date(deletedAt), { t, timeZone, now: ctx.now() })
      return `• ${lineOf(name)}: ${by === null ? when : t('trash-by', { by, when })}`
    })
    const kinds = TRASH_KINDS.map((one) => {
      const count = counts.get(one) ?? 0
      const label = t(`trash-${one}`, { count: count < MAX_COUNTED ? count : t('count-more', { count }) })
      return button(one === kind ? `✅ ${label}` : label, action.kind(one))
    })
    const body = lines.length === 0 ? t('trash-empty') : lines.join('\n')
    const text = fmt`${FormattedString.bold(t('trash-title'))}\n${t('trash-hint', { days: TRASH_DAYS })}\n\n${body}`
    const turns = pager(rows, sides, (direction, id) => action.page({ kind, page: { direction, id } }))
    const all: Row[] = [
      ...inPairs(kinds),
      ...rows.map(({ id, name }) => [button(lineOf(name), action.open({ kind, id } as TrashRef))]),
      turns,
      [button(t('button-settings'), action.settings()), button(t('button-home'), action.home())],
    ]
    return { text: withNotice(notice, text), rows: all.filter((row) => row.length > 0) }
  },

  on: {
    kind: (ctx, kind) => ctx.show('trash', { kind }),
    open: (ctx, record) => ctx.show('trashed', { record }),
    page: (ctx, place) => ctx.show('trash', place),
    settings: (ctx) => ctx.show('settings', {}),
    home: (ctx) => ctx.show('home', {}),
  },

  reload(ctx, { tap, about, notice }) {
    if (about !== null && tap?.action === 'open') return ctx.show('trashed', { record: tap.argument, notice })
    return ctx.show('trash', { ...(tap?.action === 'open' && { kind: tap.argument.kind }), notice })
  },
})
