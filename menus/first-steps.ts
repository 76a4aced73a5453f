/** What to do first in a new workspace. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Screen } from '../src/bot/screens/screen.ts'
import { withNotice } from '../src/bot/text/notice.ts'

export const firstSteps: Screen<'firstSteps'> = {
  name: 'firstSteps',
  id: 'fst',

  async render({ t, membership }, { notice }) {
    const text = fmt`🏢 ${FormattedString.bold(membership?.workspaceName ?? '')}\n\n${t('first-steps-text')}`
    return {
      text: withNotice(notice, text),
      rows: [
        [{ label: t('button-add-first-contact'), action: 'add', style: 'primary' }],
        [{ label: t('button-samples-load'), action: 'samples' }],
        [{ label: t('button-invite'), action: 'invite' }],
        [{ label: t('button-home'), action: 'home' }],
      ],
    }
  },

  actions: {
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    invite: (ctx) => ctx.show('inviteRole', {}),
    home: (ctx) => ctx.show('home', {}),
    async samples(ctx) {
      const { contacts, deals } = await ctx.services.sampleData.load(ctx.actor())
      await ctx.show('home', { notice: ctx.t('samples-loaded', { contacts, deals }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('home', { notice }),
}
