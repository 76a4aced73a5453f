/**
 * An edited message corrects the answer that it gave, while its dialogue is open or waits aside; the line that began a card is
 * read again in its place; and for a short time it corrects the record that was made from it. Otherwise one sentence says what
 * to do.
 */
import { Composer } from 'grammy'

import type { BotContext } from '../screens/bot-context.ts'
import type { GivenBefore } from './closing.ts'
import { correctRecord } from './correct-record.ts'
import type { StoredDialogue } from './dialogue-state.ts'
import { madeFrom, partOf, replaced } from './edited-message.ts'
import type { GivenAnswer, TypedMessage } from './progress.ts'
import { removeButtons } from './remove-buttons.ts'

export type EditedAnswersDeps = {
  /** Reads a line that was typed without a command. */
  readonly readLine: (ctx: BotContext, text: string) => Promise<void>
  /** Corrects what was made of a line. False if the message was none, or it is too late. */
  readonly correctLine: (ctx: BotContext, message: TypedMessage) => Promise<boolean>
}

type Begun = { readonly name: string; readonly args: readonly unknown[] }

/** The name and the arguments of the dialogue, as the plugin stores them. Null for anything else. */
function begunOf({ json }: StoredDialogue): Begun | null {
  const { state } = JSON.parse(json) as { state?: Readonly<Record<string, readonly { readonly args?: string }[]>> }
  const [entry] = Object.entries(state ?? {})
  if (entry === undefined) return null
  const [name, [first]] = entry
  const [args = {}] = first?.args === undefined ? [] : (JSON.parse(first.args) as readonly unknown[])
  return { name, args: [args] }
}

/** Drops the open dialogue with its buttons: another one is about to take its place. */
async function drop(ctx: BotContext, { progress }: StoredDialogue): Promise<void> {
  ctx.dialogueState.left = 'dropped'
  await ctx.conversation.exitAll()
  if (progress.question !== null) await removeButtons(ctx, progress.question.messageId)
}

async function beginAgain(ctx: BotContext, open: StoredDialogue, given: readonly GivenAnswer[]): Promise<void> {
  const begun = begunOf(open)
  if (begun === null) return
  await drop(ctx, open)
  ctx.dialogueState.begunIn = open.workspaceId
  await ctx.conversation.enter(begun.name, ...begun.args, { givenBefore: given } satisfies GivenBefore)
}

/** Install it after the dialogues: a question takes the edited message first if it had refused it. */
export function createEditedAnswers({ readLine, correctLine }: EditedAnswersDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>()

  composer.on('edited_message:text', async (ctx) => {
    const { message_id: messageId, text, entities = [] } = ctx.editedMessage
    if (entities[0]?.type === 'bot_command' && entities[0].offset === 0) return
    const { open, made } = ctx.dialogueState
    const part = open === null ? null : partOf(open.progress, messageId)
    if (open !== null && part?.was === 'answer') {
      if (part.text === text) return
      return beginAgain(ctx, open, replaced(open.progress.given, part.index, text))
    }
    if (open !== null && part?.was === 'line' && ctx.membership !== null) {
      if (part.text === text) return
      await drop(ctx, open)
      ctx.dialogueState.givenBefore = open.progress.given
      return readLine(ctx, text)
    }
    const record = madeFrom(made, messageId, ctx.now())
    const here = ctx.membership?.workspaceId ?? null
    if (record !== null && record.workspaceId === here && (await correctRecord(ctx, record, { messageId, text })))
      return
    if (await correctLine(ctx, { messageId, text })) return
    await ctx.reply(ctx.t('edit-unused'))
  })
  // A changed caption or a moving location: nothing was answered with it.
  composer.on('edited_message', () => {})
  return composer
}
