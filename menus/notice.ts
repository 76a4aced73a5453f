/** One line of news with a way on, and an undo button if what happened can be undone. */
import { fmt } from '@grammyjs/parse-mode'

import type { EventId } from '../src/models/ids.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'

const action = declareActions({
  undo: anId<EventId>(),
  home: none,
})

export const notice = defineScreen({
  name: 'notice',
  id: 'ntc',
  action,

  async render({ t, membership }, { text, undoId }) {
    return {
      text: fmt`${text}`,
      rows: [
        ...(undoId === undefined ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
        [button(membership === null ? t('button-start') : t('button-home'), action.home())],
      ],
    }
  },

  on: {
    undo: undoAndShow,
    home: (ctx) => (ctx.membership === null ? ctx.show('welcome', {}) : ctx.show('home', {})),
  },

  about: (tap) => (tap.action === 'undo' ? { kind: 'change', id: tap.argument } : null),

  reload: (ctx, { about, notice: text }) =>
    about?.kind === 'contact' || about?.kind === 'company' || about?.kind === 'deal'
      ? showCard(ctx, about, { notice: text })
      : null,
})
