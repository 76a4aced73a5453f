/** The agenda: what is to be seen to, one card at a time. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { packPlace, unpackPlace } from '../src/bot/screens/agenda-place.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { countText } from '../src/bot/text/count-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import { may } from '../src/services/core/permissions.ts'
import type { AgendaCard, AgendaPage } from '../src/services/day/agenda.ts'

type Shown = { readonly text: FormattedString; readonly rows: readonly Row[] }

function cardOf(ctx: BotContext, card: AgendaCard, writes: boolean): Shown {
  const { t } = ctx
  if (card.kind === 'task') {
    const { id, dueAt } = card.task
    const place = packPlace({ kind: 'task', id, dueAt })
    return {
      text: taskCard(card.task, taskWords(ctx)),
      rows: [
        ...(writes
          ? [
              [
                { label: t('button-done'), action: `done:${id}`, style: 'success' as const },
                { label: t('button-snooze'), action: `snooze:${id}` },
              ],
            ]
          : []),
        [
          { label: t('button-open'), action: `open:${id}` },
          { label: t('button-skip'), action: `skip:${place}` },
        ],
      ],
    }
  }
  const { id, title, contactName } = card.deal
  const name = contactName === null ? title : `${title} · ${contactName}`
  return {
    text: fmt`💼 ${FormattedString.bold(name)}\n${t('agenda-no-step')}`,
    rows: [
      ...(writes ? [[{ label: t('button-next-step'), action: `step:${id}`, style: 'primary' as const }]] : []),
      [
        { label: labelOf(t('button-open')), action: `deal:${id}` },
        { label: t('button-skip'), action: `skip:${packPlace({ kind: 'deal', id })}` },
      ],
    ],
  }
}

/** Behind the last card: either all is done, or what was skipped is left. */
function endOf(ctx: BotContext, { counts }: AgendaPage): Shown {
  const left = counts.overdue + counts.today + counts.withoutStep
  if (left === 0) return { text: fmt`${ctx.t('agenda-empty')}`, rows: [] }
  return {
    text: fmt`${ctx.t('agenda-end')}`,
    rows: [[{ label: ctx.t('button-again'), action: 'again' }]],
  }
}

export const agenda: Screen<'agenda'> = {
  name: 'agenda',
  id: 'agd',

  async render(ctx, { after, notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const page = await ctx.services.agenda.next(actor, after === undefined ? {} : { after })
    const writes = may(actor.role, 'task.write')
    const { text, rows } = page.card === null ? endOf(ctx, page) : cardOf(ctx, page.card, writes)
    const { overdue, today, withoutStep } = page.counts
    const shown = {
      overdue: countText(overdue, t),
      today: countText(today, t),
      withoutStep: countText(withoutStep, t),
    }
    const title = fmt`⏰ ${FormattedString.bold(t('agenda-title'))}\n${t('agenda-counts', shown)}`
    return {
      text: withNotice(notice, fmt`${title}\n\n${text}`),
      rows: [
        ...rows,
        ...(undoId ? [[{ label: t('button-undo'), action: `undo:${undoId}` }]] : []),
        [
          ...(writes ? [{ label: t('button-add-task'), action: 'add' }] : []),
          { label: t('button-home'), action: 'home' },
        ],
      ],
    }
  },

  actions: {
    done: (ctx, id) => ctx.show('taskOutcome', { id }),
    snooze: (ctx, id) => ctx.show('snoozeTask', { id, queued: true }),
    open: (ctx, id) => ctx.show('task', { id }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    step: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    async skip(ctx, packed) {
      const after = unpackPlace(packed)
      await ctx.show('agenda', after === undefined ? {} : { after })
    },
    again: (ctx) => ctx.show('agenda', {}),
    add: (ctx) => ctx.begin('addTask', { known: {} }),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  // What was tapped may be done by now: the queue as it is shows what is left.
  reload: (ctx, { notice }) => ctx.show('agenda', { notice }),
}
