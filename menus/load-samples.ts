/** Says among which records of the team's own the sample data would stand, before it is loaded. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { loadSamplesAndShow } from '../src/bot/screens/offer-samples.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { countText } from '../src/bot/text/count-text.ts'
import { authorize } from '../src/services/core/permissions.ts'

const action = declareActions({
  load: none,
  back: none,
})

const KINDS = ['contacts', 'companies', 'deals', 'tasks', 'notes'] as const

export const loadSamples = defineScreen({
  name: 'loadSamples',
  id: 'lsm',
  action,

  async render(ctx, { own }) {
    const { t } = ctx
    authorize(ctx.actor(), 'workspace.sample-data')
    const counts = KINDS.filter((kind) => own[kind] > 0)
      .map((kind) => t(`samples-count-${kind}`, { count: countText(own[kind], t) }))
      .join(', ')
    return {
      text: fmt`${FormattedString.bold(t('samples-among-title'))}\n\n${t('samples-among', { counts })}`,
      rows: [[button(t('button-samples-anyway'), action.load())], [button(t('button-back'), action.back())]],
    }
  },

  on: {
    load: (ctx) => loadSamplesAndShow(ctx, 'settings'),
    back: (ctx) => ctx.show('settings', {}),
  },

  reload: (ctx, { notice }) => ctx.show('settings', { notice }),
})
