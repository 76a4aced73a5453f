/** The lead sources of the workspace, for admins. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { LeadSourceId } from '../src/models/ids.ts'

const action = declareActions({
  open: anId<LeadSourceId>(),
  add: none,
  connected: none,
  // A button of earlier versions.
  settings: none,
})

const MAX_SHOWN = 46

export const leadSources = defineScreen({
  name: 'leadSources',
  id: 'lsrcs',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const sources = await ctx.services.leadSources.list(ctx.actor())
    const about = sources.length === 0 ? t('sources-none') : t('sources-count', { count: sources.length })
    const rows: Row[] = [
      ...sources.slice(0, MAX_SHOWN).map(({ id, name, sender, status }): Row => {
        const sign = status === 'paused' ? '⏸' : '📥'
        return [button(`${sign} ${labelOf(name)} · ${sender?.name ?? t('sender-unknown')}`, action.open(id))]
      }),
      [button(t('button-add-source'), action.add(), 'primary')],
      [button(t('button-integrations'), action.connected())],
    ]
    return { text: withNotice(notice, fmt`${FormattedString.bold(t('sources-title'))}\n\n${about}`), rows }
  },

  on: {
    open: (ctx, id) => ctx.show('leadSource', { id }),
    add: (ctx) => ctx.show('leadSenders', { group: 'service' }),
    connected: (ctx) => ctx.show('integrations', {}),
    settings: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('leadSources', { notice }),
})
