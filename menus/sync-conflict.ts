/** One conflict: both sides, what was kept, and the choice. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { cutToUnits } from '../src/language/cut-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { syncFieldLabel } from '../src/bot/text/sync-text.ts'
import { syncValueText } from '../src/bot/text/sync-value-text.ts'
import type { SyncConflictId, SyncId } from '../src/models/ids.ts'
import type { SyncSide } from '../src/models/sync-conflict.ts'

const action = declareActions({
  theirs: anId<SyncConflictId>(),
  ours: anId<SyncConflictId>(),
  back: anId<SyncId>(),
})

const MAX_VALUE_LENGTH = 300

const settle = (side: SyncSide) => async (ctx: BotContext, id: SyncConflictId) => {
  const { syncId } = await ctx.services.syncConflicts.get(ctx.actor(), id)
  await ctx.services.syncConflicts.settle(ctx.actor(), id, side)
  await ctx.show('syncConflicts', { id: syncId, notice: ctx.t(`sync-conflict-settled-${side}`) })
}

export const syncConflict = defineScreen({
  name: 'syncConflict',
  id: 'scnf',
  action,

  async render(ctx, { id, notice }) {
    const { t } = ctx
    const view = await ctx.services.syncConflicts.get(ctx.actor(), id)
    const { kind, field, recordName, kept, settled } = view
    const words = cardWords(ctx)
    const textOf = (value: unknown): string =>
      cutToUnits(syncValueText(kind, field, value, words) ?? '—', MAX_VALUE_LENGTH)
    const lines = [
      syncFieldLabel(words, kind, field),
      t('sync-conflict-ours', { value: textOf(view.ours) }),
      t('sync-conflict-theirs', { value: textOf(view.theirs) }),
      '',
      t(settled ? `sync-conflict-settled-${kept}` : `sync-conflict-kept-${kept}`),
    ]
    const rows: Row[] = [
      settled
        ? []
        : [
            button(t('button-sync-take-theirs'), action.theirs(id)),
            button(t('button-sync-keep-ours'), action.ours(id)),
          ],
      [button(t('button-back'), action.back(view.syncId))],
    ]
    const text = fmt`${FormattedString.bold(recordName ?? '—')}\n${lines.join('\n')}`
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    theirs: settle('theirs'),
    ours: settle('ours'),
    back: (ctx, id) => ctx.show('syncConflicts', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap === null || tap.action === 'back'
      ? ctx.show('syncs', { notice })
      : ctx.show('syncConflict', { id: tap.argument, notice }),
})
