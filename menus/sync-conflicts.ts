/** What runs have decided and nobody has confirmed yet. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { syncFieldLabel } from '../src/bot/text/sync-text.ts'
import type { SyncConflictId, SyncId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<SyncConflictId>(),
  more: idPair<SyncId, SyncConflictId>(),
  back: anId<SyncId>(),
})

const PAGE = 10

export const syncConflicts = defineScreen({
  name: 'syncConflicts',
  id: 'scnfs',
  action,

  async render(ctx, { id, before, notice }) {
    const { t } = ctx
    const words = cardWords(ctx)
    const query = { limit: PAGE, ...(before !== undefined && { before }) }
    const { conflicts, hasMore, total } = await ctx.services.syncConflicts.list(ctx.actor(), id, query)
    const last = conflicts.at(-1)
    const rows: Row[] = [
      ...conflicts.map(({ id: own, kind, field, recordName, kept }): Row => {
        const sign = kept === 'ours' ? '🏠' : '⬅️'
        return [
          button(labelOf(`${sign} ${recordName ?? '—'} · ${syncFieldLabel(words, kind, field)}`), action.open(own)),
        ]
      }),
      hasMore && last !== undefined ? [button(t('button-more'), action.more([id, last.id]))] : [],
      [button(t('button-back'), action.back(id))],
    ]
    const about = total === 0 ? t('sync-conflicts-none') : t('sync-conflicts-about', { count: total })
    const text = fmt`${FormattedString.bold(t('sync-conflicts-title'))}\n\n${about}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    open: (ctx, id) => ctx.show('syncConflict', { id }),
    more: (ctx, [id, before]) => ctx.show('syncConflicts', { id, before }),
    back: (ctx, id) => ctx.show('sync', { id }),
  },

  reload: (ctx, { tap, notice }) => (tap?.action === 'back' ? ctx.show('syncs', { notice }) : null),
})
