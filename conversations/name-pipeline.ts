/** Asks for a name: of a pipeline or a stage in one language, or of a new stage. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { errorText } from '../src/bot/text/error-text.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { isConflict } from '../src/errors.ts'
import { fieldProblemOf } from '../src/language/field-problem.ts'
import { readPipelineName } from '../src/services/pipelines/names.ts'

type Named = DialogueArgs['namePipeline']

function questionOf(named: Named, t: Translate): string {
  const language = t(`language-${named.locale}`)
  if (named.what === 'new-stage') return t('ask-new-stage', { language })
  const now = named.before ?? '—'
  return t(named.what === 'stage' ? 'ask-stage-name' : 'ask-pipeline-name', { language, name: now })
}

async function save(named: Named, after: string | null, { services, actor, show, t }: BotContext): Promise<void> {
  const { pipelines } = services
  switch (named.what) {
    case 'new-stage': {
      const { stageId, undoId } = await pipelines.addStage(actor(), named.id, after ?? '', named.locale)
      return show('pipelineStage', { stageId, undoId, notice: t('stage-made') })
    }
    case 'stage': {
      const { stageId, locale, before } = named
      const { undoId } = await pipelines.nameStage(actor(), { stageId }, locale, { before, after })
      return show('pipelineStage', { stageId, undoId, notice: t('settings-saved') })
    }
    case 'pipeline': {
      const { id, locale, before } = named
      const { undoId } = await pipelines.namePipeline(actor(), id, locale, { before, after })
      return show('pipeline', { id, undoId, notice: t('settings-saved') })
    }
  }
}

function showAgain(named: Named, { show }: BotContext, notice: string): Promise<void> {
  return named.what === 'stage'
    ? show('pipelineStage', { stageId: named.stageId, notice })
    : show('pipeline', { id: named.id, notice })
}

export function createNamePipelineDialogue(translator: Translator) {
  return async function namePipeline(dialogue: Dialogue, ctx: Context, named: Named): Promise<void> {
    const locale = await outside(dialogue, async (outer) => outer.locale)
    const t = translator(locale)
    const { answer } = await ask(dialogue, ctx, t, {
      text: questionOf(named, t),
      parse: readPipelineName,
      // Then its readers get the name in the other language.
      clearable: named.what !== 'new-stage' && named.before !== null,
    })
    if (answer.kind !== 'value' && answer.kind !== 'cleared') return
    const after = answer.kind === 'value' ? answer.value : null
    await outside(dialogue, async (outer) => {
      try {
        await save(named, after, outer)
      } catch (error) {
        // Another one has that name, somebody else was quicker, or there is no room.
        const isTold = fieldProblemOf(error) !== null || isConflict(error, 'changed-meanwhile')
        if (!isTold && !isConflict(error, 'limit')) throw error
        await showAgain(named, outer, errorText(error, t))
      }
    })
  }
}
