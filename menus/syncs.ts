/** The syncs of the workspace, for admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { SyncId } from '../src/models/ids.ts'
import type { SyncView } from '../src/services/sync/sync-view.ts'

const action = declareActions({ open: anId<SyncId>(), add: none, integrations: none })

function signOf({ status, run }: SyncView): string {
  if (run === null) return '🧩'
  if (run.problem !== null) return '⚠️'
  if (run.state === 'running') return '⏳'
  return status === 'paused' ? '⏸' : '🔄'
}

export const syncs = defineScreen({
  name: 'syncs',
  id: 'syncs',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const all = await ctx.services.syncs.list(ctx.actor())
    const about = all.length === 0 ? t('syncs-none') : t('syncs-count', { count: all.length })
    const rows: Row[] = [
      ...all.map((sync): Row => [button(labelOf(`${signOf(sync)} ${sync.name}`), action.open(sync.id))]),
      [button(t('button-add-sync'), action.add(), 'primary')],
      [button(t('button-integrations'), action.integrations())],
    ]
    return { text: withNotice(notice, fmt`${FormattedString.bold(t('syncs-title'))}\n\n${about}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('sync', { id }),
    add: (ctx) => ctx.begin('addSync', {}),
    integrations: (ctx) => ctx.show('integrations', {}),
  },

  reload: (ctx, { notice }) => ctx.show('syncs', { notice }),
})
