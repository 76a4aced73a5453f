/**
 * Stores the dialogues of all chats in the database, for the conversations plugin.
 *
 * Exactly once: a state remembers the update that wrote it. When that update is delivered again after a crash, the state
 * already holds its effect, and the update is skipped.
 *
 * Nothing typed is lost: a dialogue that is left or waits too long is parked with all its answers, and a button resumes it
 * at the same question.
 */
import type { ConversationContextStorage, ConversationData, VersionedState } from '@grammyjs/conversations'
import type { Model } from 'mongoose'

import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import { decodeCallback } from '../screens/callback-codec.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { DialogueState } from './dialogue-state.ts'
import { createDialogueSeal, type DialogueJson, type StateBox } from './dialogue-seal.ts'
import { createSecretMarks, dialogueKey, type SecretMarks } from './secret-marks.ts'
import { createStateRecords } from './state-records.ts'
import { typedTexts } from './typed-texts.ts'

/** Raise it when a dialogue's steps change: open dialogues can then no longer be replayed, and the person is told. */
export const DIALOGUES_VERSION = 3

/** How long a dialogue waits for its next answer, in milliseconds. */
export const DIALOGUE_LIFETIME_MS = 60 * 60 * 1000

/** Shown instead of anything typed into a dialogue with a secret. */
const HIDDEN = '•••'

export type DialogueStore = {
  /** Reads the chat's dialogue into the context. False if this very update has already been handled. */
  readonly load: (ctx: BotContext) => Promise<boolean>
  readonly storage: ConversationContextStorage<BotContext, ConversationData>
  /** Lets secret questions mark the states that must be sealed. */
  readonly marks: Pick<SecretMarks, 'plugin'>
}

export type DialogueStoreDeps = {
  readonly states: Model<ConversationStateRecord>
  readonly clock: Clock
  readonly log: Logger
  /** Seals dialogues that contain secrets. */
  readonly secretBox: StateBox
}

function updateKeyOf(ctx: BotContext): string {
  return `${ctx.me.id}:${ctx.update.update_id}`
}

function isReplayable(json: string): boolean {
  const { version } = JSON.parse(json) as VersionedState<unknown>
  return Array.isArray(version) && version[1] === DIALOGUES_VERSION
}

export function createDialogueStore({ states, clock, log, secretBox }: DialogueStoreDeps): DialogueStore {
  const seal = createDialogueSeal(secretBox)
  const marks = createSecretMarks()
  const records = createStateRecords(states)
  const read = (stored: string | null | undefined, key: string) => (stored == null ? null : seal.open(stored, key))

  async function save(ctx: BotContext, set: Record<string, unknown>, unset: Record<string, 1> = {}): Promise<void> {
    const { key, readUpdateKey } = ctx.dialogueState
    const update = {
      $set: { ...set, updateKey: updateKeyOf(ctx), stateAt: clock.now() },
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
    }
    const written = await records.write({ key, readUpdateKey, update })
    if (written) return
    // Another worker has taken over this chat and is ahead: our state is outdated.
    log.warn({ updateId: ctx.update.update_id }, 'Another worker continued the dialogue; state not written')
  }

  return {
    async load(ctx) {
      const key = dialogueKey(ctx)
      marks.clear(key)
      const found = await records.read(key)
      if (found !== null && found.updateKey === updateKeyOf(ctx)) return false
      let open = read(found?.json, key)
      let parked = read(found?.parked, key)
      let expired: DialogueState['expired'] = null
      if (open !== null) {
        const { json, secret } = open
        const replayable = isReplayable(json)
        const stale = clock.now().getTime() - (found?.stateAt.getTime() ?? 0) > DIALOGUE_LIFETIME_MS
        if (!replayable || stale) {
          const typed = typedTexts(json)
          expired = { typed: secret ? typed.map(() => HIDDEN) : typed, resumable: replayable }
          parked = replayable ? open : null
          open = null
          await states.updateOne(
            { _id: key },
            { $set: { json: null, ...(parked !== null && { parked: seal.seal(parked, key) }) } },
          )
        }
      }
      const callback = decodeCallback(ctx.callbackQuery?.data ?? '')
      if (callback?.action === 'resume' && open === null && parked !== null && isReplayable(parked.json)) {
        open = parked
        parked = null
      }
      ctx.dialogueState = {
        key,
        readUpdateKey: found?.updateKey ?? null,
        open,
        parked,
        expired,
        park: false,
        keep: false,
      }
      return true
    },

    marks,
    storage: {
      type: 'context',
      version: DIALOGUES_VERSION,
      adapter: {
        read: ({ dialogueState: { open } }) =>
          open === null ? undefined : (JSON.parse(open.json) as VersionedState<ConversationData>),
        async write(ctx, state) {
          const { key, keep, park, open, parked } = ctx.dialogueState
          if (keep) return
          // The update left the open dialogue and started another: park the first one.
          const leave = park && open !== null ? { parked: seal.seal(open, key) } : {}
          // The state also stays secret if this update did not concern the dialogue.
          const secret = marks.isSet(key) || (!park && open?.secret === true)
          const now: DialogueJson = { json: JSON.stringify(state), secret }
          await save(ctx, { json: seal.seal(now, key), ...leave }, !park && parked === null ? { parked: 1 } : {})
        },
        async delete(ctx) {
          const { key, keep, park, open } = ctx.dialogueState
          if (keep) return
          await save(ctx, { json: null, ...(park && open !== null && { parked: seal.seal(open, key) }) })
        },
      },
    },
  }
}
