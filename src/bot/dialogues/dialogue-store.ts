/**
 * Stores the dialogues of all chats in the database, for the conversations plugin.
 *
 * Exactly once: a state remembers the update that wrote it. When that update is delivered again after a crash, the state
 * already holds its effect, and the update is skipped.
 *
 * One dialogue is open: what is typed goes to it. The others wait aside with all their answers, and a tap on a button of one
 * opens it again at the same question (docs/adr/0023-several-cards.md).
 */
import type { ConversationContextStorage, ConversationData, VersionedState } from '@grammyjs/conversations'
import type { Model } from 'mongoose'

import type { Clock } from '../../clock.ts'
import type { Logger } from '../../logger.ts'
import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { asideFor, withAside } from './aside.ts'
import { isAbout, madeBy, withMade } from './edited-message.ts'
import type { AsideDialogue, DialogueState, MadeRecord, StoredDialogue } from './dialogue-state.ts'
import { createDialogueSeal, type DialogueJson, type StateBox } from './dialogue-seal.ts'
import { createProgressOfChats, NO_PROGRESS, type Progress, type ProgressOfChats } from './progress.ts'
import { questionTap } from './question-tap.ts'
import { createSecretMarks, dialogueKey, type SecretMarks } from './secret-marks.ts'
import { createStateRecords } from './state-records.ts'
import { typedTexts } from './typed-texts.ts'

/** Raise it when a dialogue's steps change: open dialogues can then no longer be replayed, and the person is told. */
export const DIALOGUES_VERSION = 5

/** How long a dialogue waits for its next answer, in milliseconds. */
export const DIALOGUE_LIFETIME_MS = 60 * 60 * 1000

/** Shown instead of anything typed into a dialogue with a secret. */
const HIDDEN = '•••'

export type DialogueStore = {
  /** Reads the chat's dialogue into the context. False if this very update has already been handled. */
  readonly load: (ctx: BotContext) => Promise<boolean>
  /** Ends the open dialogue without running it, and sets it aside or drops it. */
  readonly leaveOpen: (ctx: BotContext, how: 'aside' | 'dropped') => Promise<void>
  readonly storage: ConversationContextStorage<BotContext, ConversationData>
  /** Lets secret questions mark the states that must be sealed. */
  readonly marks: Pick<SecretMarks, 'plugin'>
  /** Lets dialogues tell their questions and answers. */
  readonly progress: Pick<ProgressOfChats, 'plugin'>
}

export type DialogueStoreDeps = {
  readonly states: Model<ConversationStateRecord>
  readonly clock: Clock
  readonly log: Logger
  /** Seals dialogues that contain secrets. */
  readonly secretBox: StateBox
}

/** The plugin's state, and beside it what the dialogue told about itself. */
type Envelope = VersionedState<ConversationData> & { readonly progress?: Progress }

function updateKeyOf(ctx: BotContext): string {
  return `${ctx.me.id}:${ctx.update.update_id}`
}

function isReplayable({ version }: Envelope): boolean {
  return Array.isArray(version) && version[1] === DIALOGUES_VERSION
}

export function createDialogueStore({ states, clock, log, secretBox }: DialogueStoreDeps): DialogueStore {
  const seal = createDialogueSeal(secretBox)
  const marks = createSecretMarks()
  const progress = createProgressOfChats()
  const records = createStateRecords(states)

  /** @returns null if it cannot be opened */
  function readStored(
    stored: string | null | undefined,
    key: string,
    workspaceId: StoredDialogue['workspaceId'],
  ): (StoredDialogue & { readonly replayable: boolean }) | null {
    const opened = stored == null ? null : seal.open(stored, key)
    if (opened === null) return null
    const envelope = JSON.parse(opened.json) as Envelope
    return { ...opened, progress: envelope.progress ?? NO_PROGRESS, workspaceId, replayable: isReplayable(envelope) }
  }

  function setAside(dialogue: StoredDialogue, key: string, interruptedAt: string | null = null): AsideDialogue | null {
    const { question } = dialogue.progress
    if (question === null) return null
    const { json, secret, workspaceId } = dialogue
    const isEmpty = !question.isCard && typedTexts(json).length === 0
    return { json: seal.seal({ json, secret }, key), mark: question.mark, workspaceId, isEmpty, interruptedAt }
  }

  async function save(
    ctx: BotContext,
    values: Partial<ConversationStateRecord>,
    aside: readonly AsideDialogue[],
  ): Promise<void> {
    const { key, readUpdateKey, storedAside: before } = ctx.dialogueState
    const set = { ...values, updateKey: updateKeyOf(ctx), stateAt: clock.now() }
    const written = await records.write({ key, readUpdateKey, set, before, aside })
    if (written) return
    // Another worker has taken over this chat and is ahead: our state is outdated.
    log.warn({ updateId: ctx.update.update_id }, 'Another worker continued the dialogue; state not written')
  }

  /** @returns null if it is gone */
  async function jsonOf(key: string, { mark, json }: AsideDialogue): Promise<string | null> {
    return json ?? (await records.readAside(key, [mark])).get(mark) ?? null
  }

  /** What waits aside once this update is handled. */
  function asideAfter({ key, open, aside, left }: DialogueState): readonly AsideDialogue[] {
    return left === 'aside' && open !== null ? withAside(aside, setAside(open, key)) : aside
  }

  /** The dialogue that the one that has just ended had interrupted, if it has not waited too long. */
  function interrupted(aside: readonly AsideDialogue[]): AsideDialogue | null {
    const last = aside.at(-1)
    if (last?.interruptedAt == null) return null
    return clock.now().getTime() - Date.parse(last.interruptedAt) > DIALOGUE_LIFETIME_MS ? null : last
  }

  /** The dialogue aside that an edited message was typed into. */
  async function asideOfEdited(
    ctx: BotContext,
    aside: readonly AsideDialogue[],
    open: StoredDialogue | null,
  ): Promise<AsideDialogue | null> {
    const messageId = ctx.editedMessage?.message_id
    if (messageId === undefined || (open !== null && isAbout(open, messageId))) return null
    const key = dialogueKey(ctx)
    const elsewhere = aside.flatMap(({ mark, json }) => (json === undefined ? [mark] : []))
    const jsons = await records.readAside(key, elsewhere)
    const found = aside.findLast(({ mark, json = jsons.get(mark), workspaceId }) => {
      const stored = readStored(json, key, workspaceId)
      return stored !== null && isAbout(stored, messageId)
    })
    return found ?? null
  }

  return {
    async load(ctx) {
      const key = dialogueKey(ctx)
      marks.clear(key)
      progress.clear(key)
      const found = await records.read(key)
      if (found !== null && found.updateKey === updateKeyOf(ctx)) return false
      let open = readStored(found?.json, key, found?.workspaceId ?? null)
      let aside = found?.aside ?? []
      let storedAside = aside
      let expired: DialogueState['expired'] = null
      const tap = questionTap(ctx)
      const isItsTap = tap !== null && open?.replayable === true && open.progress.question?.mark === tap.mark
      if (open !== null && !isItsTap) {
        const { json, secret, replayable } = open
        const stale = clock.now().getTime() - (found?.stateAt?.getTime() ?? 0) > DIALOGUE_LIFETIME_MS
        if (!replayable || stale) {
          const typed = typedTexts(json)
          const waiting = replayable ? setAside(open, key) : null
          aside = withAside(aside, waiting)
          // A card that waits has not expired: its buttons go on working.
          if (open.progress.question?.isCard !== true || !replayable)
            expired = { typed: secret ? typed.map(() => HIDDEN) : typed, mark: waiting?.mark ?? null }
          open = null
          aside = await records.close(key, { before: storedAside, aside })
          storedAside = aside
        }
      }
      const wanted = asideFor(tap, aside, open !== null) ?? (await asideOfEdited(ctx, aside, open))
      const tapped = wanted === null ? null : readStored(await jsonOf(key, wanted), key, wanted.workspaceId)
      if (wanted !== null && tapped?.replayable === true) {
        const others = aside.filter((other) => other !== wanted)
        aside = open === null ? others : withAside(others, setAside(open, key, clock.now().toISOString()))
        open = tapped
      }
      ctx.dialogueState = {
        key,
        readUpdateKey: found?.updateKey ?? null,
        open,
        aside,
        storedAside,
        made: (found?.made ?? []) as readonly MadeRecord[],
        expired,
        left: null,
        keep: false,
      }
      return true
    },

    async leaveOpen({ dialogueState: state }, how) {
      if (state.open === null) return
      const change = { before: state.storedAside, aside: asideAfter({ ...state, left: how }) }
      const aside = await records.close(state.key, change)
      Object.assign(state, { open: null, aside, storedAside: aside })
    },

    marks,
    progress,
    storage: {
      type: 'context',
      version: DIALOGUES_VERSION,
      adapter: {
        read: ({ dialogueState: { open } }) =>
          open === null ? undefined : (JSON.parse(open.json) as VersionedState<ConversationData>),
        async write(ctx, state) {
          const { dialogueState } = ctx
          const { key, keep, open, left } = dialogueState
          if (keep) return
          // The state also stays secret if this update did not concern the dialogue.
          const isSame = left === null && open !== null
          const secret = marks.isSet(key) || (isSame && open.secret)
          const told = progress.of(key) ?? (isSame ? open.progress : NO_PROGRESS)
          const now: DialogueJson = { json: JSON.stringify({ ...state, progress: told } satisfies Envelope), secret }
          const { begunIn = open?.workspaceId ?? null } = dialogueState
          await save(ctx, { json: seal.seal(now, key), workspaceId: begunIn }, asideAfter(dialogueState))
        },
        async delete(ctx) {
          const { dialogueState } = ctx
          if (dialogueState.keep) return
          const aside = asideAfter(dialogueState)
          const { key, open, begunIn = open?.workspaceId ?? null } = dialogueState
          const made = withMade(dialogueState.made, madeBy(progress.of(key), begunIn, clock.now()))
          const back = dialogueState.left === null ? interrupted(aside) : null
          if (back === null) return save(ctx, { json: null, made }, aside)
          const others = aside.filter((other) => other !== back)
          await save(ctx, { json: await jsonOf(key, back), workspaceId: back.workspaceId, made }, others)
        },
      },
    },
  }
}
