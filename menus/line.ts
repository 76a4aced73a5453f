/** The card of a typed line: what was understood, [Save], and what else it may be. */
import { fmt } from '@grammyjs/parse-mode'

import type { Tap } from '../src/bot/screens/actions.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { lineAction as action } from '../src/bot/screens/line-actions.ts'
import { knownContact, knownDeal, taskDraft, whoOf } from '../src/bot/screens/line-draft.ts'
import { lineFace } from '../src/bot/screens/line-faces.ts'
import { dueOfButton, saveLine } from '../src/bot/screens/save-line.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showFound } from '../src/bot/screens/show-found.ts'
import { isSavable, openLine, SAVABLE_KINDS } from '../src/bot/screens/typed-line.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ReadLine } from '../src/language/lines/read-line.ts'
import type { LineId } from '../src/models/ids.ts'
import type { LineChoices } from '../src/models/typed-line.ts'

async function choose(ctx: BotContext, id: LineId, choices: LineChoices): Promise<void> {
  await ctx.services.lines.choose(ctx.actor(), id, choices)
  await ctx.show('line', { id })
}

/** Continues with all questions, where the line has answered the first ones. */
async function fillInMore(ctx: BotContext, id: LineId): Promise<void> {
  const { shown, kept } = await openLine(ctx, id)
  if (shown?.kind === 'contact') return ctx.begin('addContact', { known: knownContact(shown) })
  if (shown?.kind !== 'deal') return ctx.show('line', { id })
  const who = await whoOf(ctx, shown.people, kept.choices)
  await ctx.begin('addDeal', {
    known: knownDeal(shown, who),
    ...(who.person !== null && { contactName: who.person.name }),
  })
}

async function chooseDay(ctx: BotContext, id: LineId, isFirst: boolean): Promise<void> {
  const line = await openLine(ctx, id)
  const { days } = line.shown?.kind === 'task' ? await taskDraft(ctx, line, line.shown) : { days: null }
  const due = days?.[isFirst ? 0 : 1]
  await (due === undefined ? ctx.show('line', { id }) : choose(ctx, id, { due }))
}

/** “Wednesday is a person”, where it was taken for the day, and the other way round. */
function dayWordRow({ t }: BotContext, id: LineId, { dayWord }: ReadLine): readonly Row[] {
  if (dayWord === null) return []
  const { text: word, as } = dayWord
  const isDay = as === 'day'
  const label = labelOf(isDay ? t('button-word-is-name', { word }) : t('button-word-is-day', { word }))
  return [[button(label, action.word([id, isDay ? 'name' : 'day']))]]
}

function lineOf(tap: Tap<typeof action>): LineId | null {
  if (tap.action === 'open') return null
  return typeof tap.argument === 'string' ? tap.argument : tap.argument[0]
}

export const line = defineScreen({
  name: 'line',
  id: 'line',
  action,

  async render(ctx, { id, notice, timing = false, open: known }) {
    const { t } = ctx
    const open = known ?? (await openLine(ctx, id))
    const { lines, rows } = await lineFace(ctx, open, timing)
    const possible = open.read.readings.filter(isSavable).map(({ kind }) => kind)
    const others = SAVABLE_KINDS.filter((kind) => kind !== open.shown?.kind && possible.includes(kind))
    return {
      text: withNotice(notice, fmt`${lines.join('\n')}`),
      rows: [
        ...rows,
        ...dayWordRow(ctx, id, open.read),
        ...inPairs([
          ...others.map((kind) => button(t(`button-as-${kind}`), action.as([id, kind]))),
          button(t('button-as-search'), action.search(id)),
          button(t('button-cancel'), action.drop(id)),
        ]),
      ],
    }
  },

  on: {
    save: (ctx, id) => saveLine(ctx, id),
    as: (ctx, [id, kind]) => choose(ctx, id, { as: kind }),
    async search(ctx, id) {
      const { text } = await ctx.services.lines.get(ctx.actor(), id)
      await showFound(ctx, text, id)
    },
    who: (ctx, [id, contactId]) => choose(ctx, id, { contactId }),
    choose: (ctx, id) => ctx.begin('chooseContact', { id }),
    when: (ctx, id) => ctx.show('line', { id, timing: true }),
    due: (ctx, [id, snooze]) => choose(ctx, id, { due: dueOfButton(ctx, snooze) }),
    at: (ctx, [id, snooze]) => saveLine(ctx, id, dueOfButton(ctx, snooze)),
    bare: (ctx, id) => saveLine(ctx, id, null),
    undate: (ctx, id) => choose(ctx, id, { due: null }),
    day: (ctx, [id, isFirst]) => chooseDay(ctx, id, isFirst),
    word: (ctx, [id, dayWord]) => choose(ctx, id, { dayWord }),
    more: (ctx, id) => fillInMore(ctx, id),
    open: (ctx, id) => ctx.show('contact', { id }),
    drop: (ctx) => ctx.show('notice', { text: ctx.t('line-dropped') }),
  },

  reload(ctx, { tap, notice }) {
    const id = tap === null ? null : lineOf(tap)
    return id === null ? null : ctx.show('line', { id, notice })
  },

  sought(tap) {
    const id = lineOf(tap)
    return id === null ? null : { kind: 'line', id }
  },
})
