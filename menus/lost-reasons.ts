/** The reasons that are offered when a deal is lost, for owners and admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { base64Text, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { anUndo } from '../src/bot/screens/pipeline-arguments.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { reasonKey } from '../src/services/pipelines/lost-reasons.ts'

const action = declareActions({ open: base64Text(4), add: none, undo: anUndo, back: none })

export const lostReasons = defineScreen({
  name: 'lostReasons',
  id: 'lrs',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    authorize(actor, 'workspace.settings')
    const { lostReasons: reasons } = await ctx.services.workspaces.get(actor)
    const rows: Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...reasons.map((reason): Row => [button(labelOf(reason), action.open(reasonKey(reason)))]),
      [button(t('button-add-lost-reason'), action.add(), 'primary')],
      [button(t('button-back'), action.back())],
    ]
    const text = fmt`${FormattedString.bold(t('lost-reasons-title'))}\n\n${t('lost-reasons-about')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: (ctx, key) => ctx.show('lostReasonItem', { key }),
    add: (ctx) => ctx.begin('nameLostReason', { before: null }),
    undo: async (ctx, undoId) => {
      await ctx.services.undo.undo(ctx.actor(), undoId)
      await ctx.show('lostReasons', { notice: ctx.t('undone-changed', { name: ctx.t('lost-reasons-name') }) })
    },
    back: (ctx) => ctx.show('pipelines', {}),
  },

  reload: (ctx, { notice }) => ctx.show('lostReasons', { notice }),
})
