/** Chooses the open stage that many deals are moved to. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { aView, planAndShow } from '../src/bot/screens/view-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { StageId, ViewId } from '../src/models/ids.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({ to: idPair<ViewId, StageId>(), back: aView })

export const bulkMove = defineScreen({
  name: 'bulkMove',
  id: 'blv',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    authorize(ctx.actor(), 'deal.write')
    const stages = await ctx.services.bulkEdits.stages(ctx.actor())
    const rows: readonly Row[] = [
      ...stages.map((stage): Row => [button(labelOf(stage.name), action.to([id, stage.id]))]),
      [button(t('button-back'), action.back(id))],
    ]
    return { text: fmt`${t('bulk-move-ask')}`, rows }
  },

  on: {
    // The name is read again when it is confirmed.
    to: (ctx, [id, stageId]) => planAndShow(ctx, id, { what: 'move', move: { to: 'stage', stageId }, shown: null }),
    back: (ctx, id) => ctx.show('bulkActions', { id }),
  },

  reload: (ctx, { tap, notice }) =>
    tap && ctx.show('bulkActions', { id: tap.action === 'to' ? tap.argument[0] : tap.argument, notice }),
})
