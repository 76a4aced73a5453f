/**
 * The actions of buttons, each declared with the type of its argument. A declared action makes the data of its buttons, and
 * the same declaration reads it back after a tap: a name or an argument that does not match does not compile.
 */
import { type AnyArgument, type Argument, readArgument, type ValueOf } from './argument.ts'
import type { Fits } from './text-size.ts'

declare const carrier: unique symbol
type Data<Carrier extends string> = string & { readonly [carrier]: Carrier }

/** The data of a button on a screen: an action's name and its argument. Only a declared action makes it. */
export type ScreenData = Data<'screen'>
/** The same for a button on a message that is not a screen. */
export type MessageData = Data<'message'>

/** Makes the data of a button that runs this action. */
export type Action<T, Made extends string = ScreenData> = ((
  ...argument: [T] extends [undefined] ? [] : [argument: T]
) => Made) & { readonly argument: Argument<T> }

export type AnyActions = Readonly<Record<string, { readonly argument: AnyArgument }>>

export type ArgumentOf<Of> = Of extends { readonly argument: Argument<infer T> } ? T : never

type Declared = Readonly<Record<string, AnyArgument>>
type ActionsOf<Table extends Declared, Made extends string> = {
  readonly [Name in keyof Table]: Action<ValueOf<Table[Name]>, Made>
}

/** Does not compile if an action's name and largest argument together exceed the limit. */
type Fitting<Table extends Declared, Limit extends number> = {
  readonly [Name in keyof Table & string]: [Fits<Name, Table[Name]['size'], Limit>] extends [true]
    ? unknown
    : `Longer than ${Limit} bytes: ${Name}`
}

/** Bot API: callback_data has 1 to 64 bytes. The menu's id takes 6 of them, the plugin's own fields and hash take 19. */
export const MAX_SCREEN_ACTION_BYTES = 39
/** The version and its colon take 2 of the 64. */
export const MAX_MESSAGE_ACTION_BYTES = 62

/** @throws RangeError for a value that its codec does not accept: it could not be read back */
function write<T>(name: string, argument: Argument<T>, value: T): string {
  const text = argument.encode(value)
  if (readArgument(argument, text) === null) throw new RangeError(`Invalid argument for ${name}: ${text}`)
  return text === '' ? name : `${name}:${text}`
}

function declare<Table extends Declared, Made extends string>(table: Table): ActionsOf<Table, Made> {
  const actions = Object.entries(table).map(([name, argument]) => {
    // The plugin's fields end at a slash, ours at a colon.
    if (!/^[\w-]+$/u.test(name)) throw new RangeError(`Invalid action name: ${name}`)
    return [name, Object.assign((value: unknown) => write(name, argument, value), { argument })]
  })
  return Object.fromEntries(actions) as ActionsOf<Table, Made>
}

/** The actions of a screen's buttons. */
export function declareActions<const Table extends Declared>(
  table: Table & Fitting<Table, typeof MAX_SCREEN_ACTION_BYTES>,
): ActionsOf<Table, ScreenData> {
  return declare<Table, ScreenData>(table)
}

/** The actions of buttons on messages that are not screens. */
export function declareMessageActions<const Table extends Declared>(
  table: Table & Fitting<Table, typeof MAX_MESSAGE_ACTION_BYTES>,
): ActionsOf<Table, MessageData> {
  return declare<Table, MessageData>(table)
}

/** A table with one entry for each name of a closed list, such as the actions or their handlers. */
export function tableOf<const Name extends string, Entry>(
  names: readonly Name[],
  entryOf: (name: Name) => Entry,
): Readonly<Record<Name, Entry>> {
  return Object.fromEntries(names.map((name) => [name, entryOf(name)])) as Record<Name, Entry>
}

/** A tapped button: one of the actions, with its argument. */
export type Tap<Actions extends AnyActions> = {
  readonly [Name in keyof Actions & string]: { readonly action: Name; readonly argument: ArgumentOf<Actions[Name]> }
}[keyof Actions & string]

/** Reads what an action wrote. `unknown` is an action that does not exist, `unreadable` one with an invalid argument. */
export function readTap<Actions extends AnyActions>(
  actions: Actions,
  data: string,
): Tap<Actions> | 'unknown' | 'unreadable' {
  const [name = '', ...rest] = data.split(':')
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined) return 'unknown'
  const argument = readArgument(action.argument, rest.join(':'))
  return argument === null ? 'unreadable' : ({ action: name, argument } as Tap<Actions>)
}
