/** Adds a task: asks what to do, then when. A task read from a quick line is shown before it is saved. */
import type { Context } from 'grammy'

import { ask, type Dialogue, type Question } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs, KnownTask } from '../src/bot/dialogues/dialogues.ts'
import { type DialogueSettings, readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { noteMade } from '../src/bot/dialogues/progress.ts'
import {
  dueOf,
  parseTask,
  parseWhen,
  type ReadTask,
  type When,
  whenQuestion,
} from '../src/bot/dialogues/task-questions.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { problemText } from '../src/bot/text/problem-text.ts'
import { repeatText } from '../src/bot/text/repeat-text.ts'
import { TASK_SIGNS, whenText } from '../src/bot/text/task-card.ts'
import { fieldProblem, fieldProblemOf } from '../src/language/field-problem.ts'

type Draft = KnownTask & { readonly title: string; readonly when: When }

function titleQuestion(about: string | undefined, settings: DialogueSettings, t: Translate): Question<ReadTask> {
  const text = about === undefined ? t('add-task-title') : t('add-task-title-about', { name: about })
  return { id: 'task.title', text, parse: (typed) => parseTask(typed, settings) }
}

/** The task as it will be saved. */
function draftText(
  { title, type = 'todo', when, repeat }: Draft,
  about: string | undefined,
  settings: DialogueSettings,
  t: Translate,
) {
  const now = new Date(settings.now)
  const planned = dueOf(when, now, settings.timeZone)
  const due = planned === null ? t('when-no-date') : whenText(planned, { t, timeZone: settings.timeZone, now })
  return [
    t('add-task-confirm'),
    `${TASK_SIGNS[type]} ${title}`,
    t('task-is-due', { when: due }),
    ...(repeat === undefined ? [] : [repeatText(repeat, t)]),
    ...(about === undefined ? [] : [`👤 ${about}`]),
  ].join('\n')
}

/** “Save”, “Edit when”, or another time typed instead of tapping either. */
function confirmQuestion(
  text: string,
  settings: DialogueSettings,
  t: Translate,
): Question<'save' | 'when' | { due: When }> {
  return {
    text,
    isCard: true,
    choices: [
      { label: t('button-save'), value: 'save' },
      { label: t('button-edit-when'), value: 'when' },
    ],
    perRow: 2,
    parse(typed) {
      if (typed === 'save' || typed === 'when') return typed
      try {
        return { due: parseWhen(typed, settings) }
      } catch (error) {
        if (fieldProblemOf(error)?.problem === 'not-a-date') throw fieldProblem('pick-one')
        throw error
      }
    },
  }
}

export function createAddTaskDialogue(translator: Translator) {
  return async function addTask(
    dialogue: Dialogue,
    first: Context,
    { known, about, confirm = false, trouble: found }: DialogueArgs['addTask'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'task.write')
    const t = translator(settings.locale)
    let ctx = first
    let { title, type, due, repeat } = known
    let trouble = found

    if (title === undefined) {
      const asked = await ask(dialogue, ctx, t, titleQuestion(about, settings, t))
      if (asked.answer.kind !== 'value') return
      ctx = asked.ctx
      const read = asked.answer.value
      title = read.title
      type = read.type
      due ??= read.due
      repeat = read.repeat
      trouble = read.trouble
    }

    const askWhen = async (): Promise<When | null> => {
      const question = t('add-task-when', { title: title ?? '' })
      const text = trouble === undefined ? question : `${problemText(t, trouble)}\n\n${question}`
      const asked = await ask(dialogue, ctx, t, whenQuestion(text, settings, t))
      trouble = undefined
      ctx = asked.ctx
      return asked.answer.kind === 'value' ? asked.answer.value : null
    }
    let when: When | null = due ?? (await askWhen())
    while (confirm && when !== null) {
      const draft: Draft = { ...known, title, ...(type && { type }), ...(repeat && { repeat }), when }
      const asked = await ask(dialogue, ctx, t, confirmQuestion(draftText(draft, about, settings, t), settings, t))
      ctx = asked.ctx
      if (asked.answer.kind !== 'value') return
      if (asked.answer.value === 'save') break
      when = asked.answer.value === 'when' ? await askWhen() : asked.answer.value.due
    }
    if (when === null) return

    const task = { ...known, title, ...(type && { type }), ...(repeat && { repeat }) }
    const meant = when
    const added = await outside(dialogue, async (outer) => {
      const planned = dueOf(meant, outer.now(), settings.timeZone)
      const { id, undoId } = await outer.services.tasks.add(outer.actor(), { ...task, due: planned })
      await outer.show('task', { id, undoId, notice: t('task-added') })
      return id
    })
    noteMade(dialogue, { kind: 'task', id: added })
  }
}
