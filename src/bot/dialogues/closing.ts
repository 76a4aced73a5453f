/**
 * Removes the buttons of an answered question while the dialogue goes on, so that nobody waits for that before the next
 * question. The dialogue waits for it later, with the next question or at its end: a failure still fails the update.
 */
import type { Conversation } from '@grammyjs/conversations'

import type { BotContext } from '../screens/bot-context.ts'
import { answerBefore, type GivenAnswer } from './progress.ts'
import type { DialogueContext } from './secret-marks.ts'

type Dialogue = Conversation<BotContext, DialogueContext>
export type DialogueBuilder<Args extends readonly unknown[]> = (
  dialogue: Dialogue,
  ctx: DialogueContext,
  ...args: Args
) => Promise<void>

/** Each replay has a dialogue object of its own. */
const closings = new WeakMap<Dialogue, Promise<void>>()

/** @param closed resolves when the buttons are gone */
export function closeMeanwhile(dialogue: Dialogue, closed: Promise<void>): void {
  closings.set(dialogue, closed)
  // Reported by lastClosed, which may be called only after it has failed.
  closed.catch(() => {})
}

/** Resolves when the buttons of the last answered question are gone. @throws what removing them threw */
export async function lastClosed(dialogue: Dialogue): Promise<void> {
  await closings.get(dialogue)
}

export type GivenBefore = { readonly givenBefore: readonly GivenAnswer[] }

function isGivenBefore(value: unknown): value is GivenBefore {
  return typeof value === 'object' && value !== null && 'givenBefore' in value
}

/** A dialogue that does not end before the buttons of its last question are gone. */
export function closingLast<Args extends readonly unknown[]>(builder: DialogueBuilder<Args>): DialogueBuilder<Args> {
  return async (dialogue, ctx, ...args) => {
    // A dialogue that begins again because an answer was corrected has the earlier answers behind its own arguments.
    const given = args.at(-1)
    if (isGivenBefore(given)) answerBefore(dialogue, given.givenBefore)
    await builder(dialogue, ctx, ...args)
    await lastClosed(dialogue)
  }
}
