/** Adds a deal, question by question. Only the title is required; “Save” skips the remaining questions. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import { askPipeline } from '../src/bot/dialogues/ask-pipeline.ts'
import { askSteps } from '../src/bot/dialogues/ask-steps.ts'
import type { DialogueDeps } from '../src/bot/dialogues/dialogue-deps.ts'
import { readSettings, wordsOf } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import type { FieldAnswer, FieldValues } from '../src/bot/dialogues/field-asking.ts'
import { dealAnswer, type LineAnswerDeps, titleAnswer } from '../src/bot/dialogues/line-answers.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import { showAddedDeal } from '../src/bot/screens/show-added-deal.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { type CardWords, linesOfField } from '../src/bot/text/field-lines.ts'
import { fieldText } from '../src/bot/text/field-text.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import type { NewDeal } from '../src/services/deals/add-deal.ts'
import type { DealInputs } from '../src/services/deals/deal-fields.ts'
import { fieldsOf } from '../src/services/fields/define-fields.ts'

/** The name of the contact or of the company is often the whole title: offer it as one tap. */
function titleQuestion(
  { contactName, companyName }: DialogueArgs['addDeal'],
  t: Translate,
  deps: LineAnswerDeps,
): Question<FieldAnswer> {
  const name = contactName ?? companyName
  const text = name === undefined ? t('add-deal-title') : t('add-deal-title-with', { name })
  const choices = name === undefined ? [] : [{ label: labelOf(name), value: name }]
  return { id: 'deal.title', text, choices, parse: (typed) => titleAnswer(typed, deps) }
}

function inputsOf(said: FieldValues): Omit<DealInputs, 'title'> {
  return Object.fromEntries(Object.entries(said).map(([name, { input }]) => [name, input]))
}

/** The deal as it was read from a line. */
function knownText({ known, contactName, companyName }: DialogueArgs['addDeal'], words: CardWords): string {
  const values: Readonly<Record<string, unknown>> = {
    ...known,
    contact: contactName === undefined ? [] : [{ name: contactName }],
    ...(companyName !== undefined && { company: { name: companyName } }),
  }
  const parts = fieldsOf(words.fields.deal).flatMap(({ name, field }) => {
    const of = { kind: 'deal', name, field } as const
    // A bare day would not say what happens on it, so it gets its label.
    return field.kind === 'day' ? linesOfField(of, values[name], words) : (fieldText(of, values[name], words) ?? [])
  })
  return `💼 ${parts.join(' · ')}`
}

function saveQuestion(text: string, t: Translate): Question<'save'> {
  return {
    text,
    isCard: true,
    choices: [{ label: t('button-save'), value: 'save' }],
    parse(typed) {
      if (typed !== 'save') throw fieldProblem('pick-one')
      return typed
    },
  }
}

export function createAddDealDialogue({ translator, tablesOf }: DialogueDeps) {
  return async function addDeal(dialogue: Dialogue, first: Context, args: DialogueArgs['addDeal']): Promise<void> {
    const settings = await readSettings(dialogue, 'deal.write')
    const t = translator(settings.locale)
    const fields = tablesOf(settings)
    const { known } = args
    const deps = { settings, fields }
    const headed = (deal: Partial<NewDeal>) =>
      `${knownText({ ...args, known: deal }, wordsOf(settings, t, fields))}\n\n`
    let ctx = first
    let title = known.title
    let said: FieldValues = {}
    // What was read from a line is shown once, above the next question.
    let heading = title === undefined ? '' : headed(known)
    if (title === undefined) {
      const titled = await ask(dialogue, first, t, titleQuestion(args, t, deps))
      if (titled.answer.kind !== 'value') return
      said = titled.answer.value.also ?? {}
      title = titled.answer.value.typed
      ctx = titled.ctx
    }
    let begun: NewDeal = { ...known, ...inputsOf(said), title }
    if (Object.keys(said).length > 0) heading = headed(begun)
    if (known.pipelineId === undefined && known.stageId === undefined) {
      const chosen = await askPipeline(dialogue, ctx, t, heading)
      if (chosen.id === null) return
      ctx = chosen.ctx
      if (chosen.isAsked) heading = ''
      if (chosen.id !== undefined) begun = { ...begun, pipelineId: chosen.id }
    }

    const steps = fieldsOf(fields.deal).filter((step) => step.field.asked === true)
    const asked = await askSteps<NewDeal>(
      {
        dialogue,
        t,
        settings,
        kind: 'deal',
        steps,
        withSaid: (deal, more) => ({ ...deal, ...inputsOf(more) }),
        line: (name, typed) => dealAnswer(name, typed, deps),
        headed,
      },
      { known: begun, heading, ctx },
    )
    const { known: complete } = asked

    // Nothing is saved unseen: if the line answered every question, the deal is shown for confirmation first.
    if (asked.heading !== '') {
      const { answer } = await ask(dialogue, asked.ctx, t, saveQuestion(`${asked.heading}${t('add-deal-confirm')}`, t))
      if (answer.kind !== 'value') return
    }

    const added = await outside(dialogue, async (outer) => {
      const made = await outer.services.deals.add(outer.actor(), complete)
      await showAddedDeal(outer, made, complete.title)
      return made.id
    })
    noteMade(dialogue, { kind: 'deal', id: added })
  }
}
