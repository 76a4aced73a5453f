/** Adds a deal, question by question. Only the title must be given; “Save” leaves out all that would follow. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import { askContact } from '../src/bot/dialogues/ask-contact.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { amountQuestion, closeQuestion } from '../src/bot/dialogues/deal-questions.ts'
import { type DealSettings, readDealSettings } from '../src/bot/dialogues/deal-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { amountText } from '../src/bot/text/deal-line.ts'
import { currencySign } from '../src/bot/text/regional-names.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { calendarDay } from '../src/bot/text/text-value.ts'
import type { NewDeal } from '../src/services/deals/add-deal.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

const STEPS = ['amount', 'contact', 'expectedCloseOn'] as const
type Step = (typeof STEPS)[number]

type Known = Partial<NewDeal>
type Asked = { readonly found: Known; readonly saved: boolean; readonly ctx: Context }

/** The contact's own name, or their company's, is often all of a title: then it is one tap. */
function titleQuestion(known: DialogueArgs['addDeal'], t: Translate): Question<string> {
  const { contactName } = known
  const text = contactName === undefined ? t('add-deal-title') : t('add-deal-title-with', { name: contactName })
  const choices = contactName === undefined ? [] : [{ label: labelOf(contactName), value: contactName }]
  return { text, choices, parse: (typed) => parseSingleLine(typed) }
}

/** What a quick line was read as. */
function knownText({ title, amount, expectedCloseOn }: NewDeal, contactName: string | undefined, t: Translate): string {
  const parts = [
    title,
    ...(amount === undefined || amount === null ? [] : [amountText(amount, t)]),
    ...(contactName === undefined ? [] : [contactName]),
    ...(expectedCloseOn === undefined || expectedCloseOn === null
      ? []
      : [t('deal-close-on', { date: calendarDay(expectedCloseOn) })]),
  ]
  return `💼 ${parts.join(' · ')}`
}

function saveQuestion(text: string, t: Translate): Question<'save'> {
  return {
    text,
    choices: [{ label: t('button-save'), value: 'save' }],
    parse(typed) {
      if (typed !== 'save') throw fieldProblem('pick-one')
      return typed
    },
  }
}

async function askStep(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  settings: DealSettings,
  step: Step,
  heading: string,
): Promise<Asked> {
  const buttons = { skippable: true, savable: true }
  const asked = (kind: string, found: Known, next: Context): Asked => ({ found, saved: kind === 'saved', ctx: next })
  switch (step) {
    case 'amount': {
      const text = heading + t('add-deal-amount', { currency: currencySign(settings.currency, settings.locale) })
      const { answer, ctx: next } = await ask(dialogue, ctx, t, { ...amountQuestion(text, settings), ...buttons })
      return asked(answer.kind, answer.kind === 'value' ? { amount: answer.value } : {}, next)
    }
    case 'contact': {
      const { answer, ctx: next } = await askContact(dialogue, ctx, t, {
        text: heading + t('add-deal-contact'),
        ...buttons,
      })
      return asked(answer.kind, answer.kind === 'value' ? { contactId: answer.value.id } : {}, next)
    }
    case 'expectedCloseOn': {
      const question = { ...closeQuestion(heading + t('add-deal-expectedCloseOn'), settings, t), ...buttons }
      const { answer, ctx: next } = await ask(dialogue, ctx, t, question)
      return asked(answer.kind, answer.kind === 'value' ? { expectedCloseOn: answer.value } : {}, next)
    }
  }
}

export function createAddDealDialogue(translator: Translator) {
  return async function addDeal(dialogue: Dialogue, first: Context, args: DialogueArgs['addDeal']): Promise<void> {
    const settings = await readDealSettings(dialogue)
    const t = translator(settings.locale)
    const { known } = args
    let ctx = first
    let { title } = known
    // What was read from a line is said once, over the first question.
    let heading = title === undefined ? '' : `${knownText({ ...known, title }, args.contactName, t)}\n\n`
    if (title === undefined) {
      const titled = await ask(dialogue, first, t, titleQuestion(args, t))
      if (titled.answer.kind !== 'value') return
      title = titled.answer.value
      ctx = titled.ctx
    }
    let deal: NewDeal = { ...known, title }

    for (const step of STEPS) {
      if (step === 'contact' ? known.contactId !== undefined : known[step] !== undefined) continue
      const asked = await askStep(dialogue, ctx, t, settings, step, heading)
      heading = ''
      ctx = asked.ctx
      deal = { ...deal, ...asked.found }
      if (asked.saved) break
    }

    // Nothing is saved that was not looked at: a line that told everything is shown before.
    if (heading !== '') {
      const asked = await ask(dialogue, ctx, t, saveQuestion(`${heading}${t('add-deal-confirm')}`, t))
      if (asked.answer.kind !== 'value') return
    }

    const complete = deal
    await outside(dialogue, async (outer) => {
      const { id, undoId } = await outer.services.deals.add(outer.actor(), complete)
      await outer.show('deal', { id, undoId, notice: t('deal-added', { title: complete.title }) })
    })
  }
}
