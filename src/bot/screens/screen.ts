/**
 * A screen is one message with buttons, shown by name. Screens live in menus/, one per file, and lead to each other only
 * by name, so none imports another. A button carries an action of its own screen with one argument: it means the same
 * whatever the screen shows by then, so a tap on an old message never affects the wrong record.
 */
import type { FormattedString } from '@grammyjs/parse-mode'

import { AppError } from '../../errors.ts'
import { type AnyActions, type ArgumentOf, readTap, type Tap } from './actions.ts'
import type { BotContext } from './bot-context.ts'
import type { Row } from './buttons.ts'
import { type Refusal, reloadRefused } from './reload-refused.ts'
import type { Sought } from './say-elsewhere.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'
import type { Referred } from '../../services/notes/note-target.ts'

export type ScreenContent = {
  readonly text: FormattedString
  readonly rows: readonly Row[]
  /** A PNG above the text, which is then at most 1,024 characters; `kept` leaves the one that the message has. */
  readonly picture?: Uint8Array | 'kept'
}

/** A refused tap and what was tapped: null when the button's argument cannot be read. */
export type RefusedTap<Actions extends AnyActions> = Refusal & { readonly tap: Tap<Actions> | null }

type Handler<T> = (ctx: BotContext, argument: T) => Promise<void>

export type ScreenDefinition<Name extends ScreenName, Actions extends AnyActions> = {
  readonly name: Name
  /** Its id in callback data, at most 6 characters. */
  readonly id: string
  /** What its buttons can do, from `declareActions`. */
  readonly action: Actions
  /** Loads the content and words it. It writes nothing. */
  readonly render: (ctx: BotContext, params: ScreenParams[Name]) => Promise<ScreenContent>
  /** Runs the actions of the buttons; each authorises and loads again, since the message may be old. */
  readonly on: { readonly [Action in keyof Actions]: Handler<ArgumentOf<Actions[Action]>> }
  /**
   * After a refused tap: shows the screen's record as it is now, with the refusal above it. Null if the tap does not say which
   * record that is: then the refusal takes the screen's place. If it throws, the record is gone, and the person gets only the
   * refusal.
   */
  readonly reload: (ctx: BotContext, refused: RefusedTap<Actions>) => Promise<void> | null
  /**
   * The record that the whole screen is about, if one of its buttons says so: a reply to it is a note on that record. Left out
   * on lists and settings.
   */
  readonly about?: (tap: Tap<Actions>) => Referred | null
  /** What is looked for in the person's other workspaces if it is not in this one; the record of `about` if left out. */
  readonly sought?: (tap: Tap<Actions>) => Sought | null
}

/** A screen as the rest of the bot sees it, without knowing its actions. */
export type Screen<Name extends ScreenName> = Pick<ScreenDefinition<Name, AnyActions>, 'name' | 'id' | 'render'> & {
  readonly action: AnyActions
  /** Runs the action in the data of a tapped button. False when the screen does not have that action (any more). */
  readonly tapped: (ctx: BotContext, data: string) => Promise<boolean>
  /** The record that the screen with this button is about; null if the button does not say so. */
  readonly aboutOf: (data: string) => Referred | null
}

export type AnyScreen = Pick<Screen<ScreenName>, 'name' | 'id' | 'tapped' | 'aboutOf'>

/** A change is looked for nowhere else: what it was made on is. */
function recordIn(referred: Referred | null): Sought | null {
  return referred === null || referred.kind === 'change' ? null : referred
}

export function defineScreen<Name extends ScreenName, Actions extends AnyActions>(
  definition: ScreenDefinition<Name, Actions>,
): Screen<Name> {
  const { name, id, action, render, on, reload, about } = definition
  const sought = definition.sought ?? ((tap: Tap<Actions>) => recordIn(about?.(tap) ?? null))

  function act(ctx: BotContext, tap: Tap<Actions> | 'unreadable'): Promise<void> {
    if (tap === 'unreadable')
      throw new AppError('NOT_FOUND', { message: 'Unreadable argument of a button', details: { kind: 'button' } })
    // Read by the declaration of the very action that this handler belongs to.
    const handler = on[tap.action] as Handler<Tap<Actions>['argument']>
    return handler(ctx, tap.argument)
  }

  return {
    name,
    id,
    action,
    render,
    async tapped(ctx, data) {
      const tap = readTap(action, data)
      if (tap === 'unknown') return false
      await reloadRefused(
        ctx,
        async (refusal) => {
          const refused = { ...refusal, tap: tap === 'unreadable' ? null : tap }
          await (reload(ctx, refused) ?? ctx.show('notice', { text: refusal.notice }))
        },
        async () => act(ctx, tap),
        tap === 'unreadable' ? null : sought(tap),
      )
      return true
    },
    aboutOf(data) {
      const tap = readTap(action, data)
      return typeof tap === 'string' ? null : (about?.(tap) ?? null)
    },
  }
}
