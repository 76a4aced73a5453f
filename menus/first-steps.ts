/** What to do first in a new workspace. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { offerSamples } from '../src/bot/screens/offer-samples.ts'
import { withNotice } from '../src/bot/text/notice.ts'

const action = declareActions({
  add: none,
  invite: none,
  home: none,
  samples: none,
  import: none,
})

export const firstSteps = defineScreen({
  name: 'firstSteps',
  id: 'fst',
  action,

  async render({ t, membership }, { notice }) {
    const text = fmt`🏢 ${FormattedString.bold(membership?.workspaceName ?? '')}\n\n${t('first-steps-text')}`
    return {
      text: withNotice(notice, text),
      rows: [
        [button(t('button-add-first-contact'), action.add(), 'primary')],
        [button(t('button-import-file'), action.import())],
        [button(t('button-samples-load'), action.samples())],
        [button(t('button-invite'), action.invite())],
        [button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    invite: (ctx) => ctx.show('inviteRole', {}),
    home: (ctx) => ctx.show('home', {}),
    import: (ctx) => ctx.show('imports', {}),
    samples: (ctx) => offerSamples(ctx, 'home'),
  },

  reload: (ctx, { notice }) => ctx.show('home', { notice }),
})
