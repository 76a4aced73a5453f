/** The agenda: what needs to be done, one card at a time. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { agendaPlace, taskPlace } from '../src/bot/screens/agenda-place.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId, none, packedId, sequence, type ValueOf, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { againText, taskWords } from '../src/bot/screens/task-words.ts'
import { finishAndShow } from '../src/bot/screens/finish-and-show.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { minutesText } from '../src/bot/text/minutes-text.ts'
import { hasLength, OFFERED_LENGTHS } from '../src/services/tasks/tell-about-done.ts'
import { stepAfter } from '../src/bot/screens/step-after.ts'
import { LATER_OUTCOMES, laterOutcomes } from '../src/bot/screens/task-outcomes.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { countText } from '../src/bot/text/count-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskCard } from '../src/bot/text/task-card.ts'
import type { DealId, TaskId, EventId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'
import type { AgendaCard, AgendaPage } from '../src/services/day/agenda.ts'

const action = declareActions({
  done: anId<TaskId>(),
  snooze: anId<TaskId>(),
  open: anId<TaskId>(),
  deal: anId<DealId>(),
  step: anId<DealId>(),
  skip: agendaPlace,
  again: none,
  add: none,
  tasks: none,
  home: none,
  undo: anId<EventId>(),
  // About the task that was done last.
  after: anId<TaskId>(),
  took: sequence(packedId<TaskId>(), wholeNumber(4)),
  ...tableOf(LATER_OUTCOMES, () => taskPlace),
})

const QUEUE = { kind: 'agenda' } as const

type Shown = { readonly text: FormattedString; readonly rows: readonly Row[] }

function cardOf(ctx: BotContext, card: AgendaCard, writes: boolean): Shown {
  const { t } = ctx
  if (card.kind === 'task') {
    const { id, dueAt } = card.task
    return {
      text: taskCard(card.task, taskWords(ctx)),
      rows: [
        ...(writes
          ? [[button(t('button-done'), action.done(id), 'success'), button(t('button-snooze'), action.snooze(id))]]
          : []),
        [button(t('button-open'), action.open(id)), button(t('button-skip'), action.skip({ kind: 'task', id, dueAt }))],
      ],
    }
  }
  const { id, title, contactName } = card.deal
  const name = contactName === null ? title : `${title} · ${contactName}`
  return {
    text: fmt`💼 ${FormattedString.bold(name)}\n${t('agenda-no-step')}`,
    rows: [
      ...(writes ? [[button(t('button-next-step'), action.step(id), 'primary')]] : []),
      [button(labelOf(t('button-open')), action.deal(id)), button(t('button-skip'), action.skip({ kind: 'deal', id }))],
    ],
  }
}

/** After the last card: either everything is done, or only skipped cards are left. */
function endOf(ctx: BotContext, { counts }: AgendaPage): Shown {
  const left = counts.overdue + counts.today + counts.withoutStep
  if (left === 0) return { text: fmt`${ctx.t('agenda-empty')}`, rows: [] }
  return {
    text: fmt`${ctx.t('agenda-end')}`,
    rows: [[button(ctx.t('button-again'), action.again())]],
  }
}

type Done = NonNullable<ScreenParams['agenda']['done']>

/** Beneath the next card: what may be added to the task that was done. */
function doneRows({ t }: BotContext, { id, type, dueAt, outcome, lengthMinutes = null }: Done): readonly Row[] {
  const place = { kind: 'task', id, dueAt } as const
  const outcomes = outcome === null ? laterOutcomes(type) : []
  return [
    ...inPairs(outcomes.map((one) => button(t(`button-outcome-${one}`), action[one](place)))),
    ...(hasLength(type) && lengthMinutes === null
      ? [OFFERED_LENGTHS.map((minutes) => button(`⏱ ${minutesText(minutes, t)}`, action.took([id, minutes])))]
      : []),
    [button(t('button-next-step'), action.after(id))],
  ]
}

function doneNotice(ctx: BotContext, { title, outcome, again, lengthMinutes = null }: Done): FormattedString {
  const { t } = ctx
  const said = outcome === null ? fmt`` : fmt` · ${t(`outcome-${outcome}`)}`
  const took = lengthMinutes === null ? '' : ` · ⏱ ${minutesText(lengthMinutes, t)}`
  return fmt`${t('task-done')} ${FormattedString.bold(title)}${said}${took}${againText(ctx, again)}\n\n`
}

export const agenda = defineScreen({
  name: 'agenda',
  id: 'agd',
  action,

  async render(ctx, { after, at, notice, done, undoId = done?.undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const page = await ctx.services.agenda.next(actor, {
      ...(after !== undefined && { after }),
      ...(at !== undefined && { at }),
    })
    const writes = may(actor.role, 'task.write')
    const { text, rows } = page.card === null ? endOf(ctx, page) : cardOf(ctx, page.card, writes)
    const { overdue, today, withoutStep } = page.counts
    const shown = {
      overdue: countText(overdue, t),
      today: countText(today, t),
      withoutStep: countText(withoutStep, t),
    }
    const title = fmt`⏰ ${FormattedString.bold(t('agenda-title'))}\n${t('agenda-counts', shown)}`
    const head = done === undefined ? fmt`` : doneNotice(ctx, done)
    const asked = done?.outcome === null ? fmt`\n\n${t('task-ask-outcome-of', { title: done.title })}` : fmt``
    return {
      text: withNotice(notice, fmt`${head}${title}\n\n${text}${asked}`),
      rows: [
        ...rows,
        ...(done === undefined ? [] : doneRows(ctx, done)),
        ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
        [...(writes ? [button(t('button-add-task'), action.add())] : []), button(t('button-tasks'), action.tasks())],
        [button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    ...tableOf(
      LATER_OUTCOMES,
      (outcome) =>
        async (ctx: BotContext, place: ValueOf<typeof taskPlace>): Promise<void> => {
          const done = await ctx.services.tasks.setOutcome(ctx.actor(), place.id, outcome)
          await ctx.show('agenda', { after: place, done: { ...done, dueAt: place.dueAt, outcome } })
        },
    ),
    async took(ctx, [id, minutes]) {
      const told = await ctx.services.tasks.setLength(ctx.actor(), id, minutes)
      const { dueAt } = told
      if (dueAt === null) return ctx.show('taskDone', { done: told })
      // “Done” is what one tap says: how it went can still be told.
      const outcome = told.outcome === 'done' ? null : told.outcome
      await ctx.show('agenda', { after: { kind: 'task', id, dueAt }, done: { ...told, dueAt, outcome } })
    },
    after: stepAfter,
    done: (ctx, id) => finishAndShow(ctx, { id, from: QUEUE }),
    snooze: (ctx, id) => ctx.show('snoozeTask', { id, from: QUEUE }),
    open: (ctx, id) => ctx.show('task', { id, from: QUEUE }),
    deal: (ctx, id) => ctx.show('deal', { id }),
    step: (ctx, id) => beginTaskOn(ctx, { kind: 'deal', id }),
    skip: (ctx, after) => ctx.show('agenda', { after }),
    again: (ctx) => ctx.show('agenda', {}),
    add: (ctx) => ctx.begin('addTask', { known: {} }),
    tasks: (ctx) => ctx.show('taskList', { of: { kind: 'mine' }, part: 'today' }),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  // The tapped card may be done by now: showing the queue as it is shows what is left.
  about(tap) {
    switch (tap.action) {
      case 'done':
      case 'snooze':
      case 'open':
        return { kind: 'task', id: tap.argument }
      case 'deal':
      case 'step':
        return { kind: 'deal', id: tap.argument }
      default:
        return null
    }
  },

  reload: (ctx, { notice }) => ctx.show('agenda', { notice }),
})
