/** The board: every stage of the pipeline as one line, with how many deals are in it and what they are worth. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { stageLine, sumText } from '../src/bot/text/deal-line.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { Board } from '../src/services/deals/read-deals.ts'
import { may } from '../src/services/core/permissions.ts'

/** What all open deals are worth together, and what of it to count on, in each currency. */
function totals({ count, sums }: Board['open'], t: Translate): string {
  const worth = sums.map(({ currency, minor, weightedMinor }) =>
    t('board-worth', {
      amount: sumText({ minor, currency }, t),
      weighted: sumText({ minor: weightedMinor, currency }, t),
    }),
  )
  return [t('board-open', { count }), ...worth].join('\n')
}

export const board: Screen<'board'> = {
  name: 'board',
  id: 'brd',

  async render(ctx, { mine = false, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const { pipeline, stages, open } = await ctx.services.deals.board(actor, { mine })
    const none = stages.every(({ count }) => count === 0)
    const title = fmt`💼 ${FormattedString.bold(pipeline.name)}${mine ? ` · ${t('contacts-scope-mine')}` : ''}`
    const body = none ? t(mine ? 'board-none-mine' : 'board-none') : totals(open, t)
    const scope = mine ? 'm' : 'a'
    const rows: Row[] = [
      ...stages.map((line) => [{ label: stageLine(line, t), action: `open:${scope}${line.stage.id}` }]),
      [
        { label: t(mine ? 'button-scope-all' : 'button-scope-mine'), action: mine ? 'all' : 'mine' },
        ...(may(actor.role, 'deal.write') ? [{ label: t('button-add-deal'), action: 'add' }] : []),
      ],
      [{ label: t('button-home'), action: 'home' }],
    ]
    return { text: withNotice(notice, fmt`${title}\n${body}`), rows }
  },

  actions: {
    open: (ctx, argument) => ctx.show('stageDeals', { stageId: argument.slice(1), mine: argument.startsWith('m') }),
    mine: (ctx) => ctx.show('board', { mine: true }),
    all: (ctx) => ctx.show('board', {}),
    add: (ctx) => ctx.begin('addDeal', { known: {} }),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('board', { notice }),
}
