/**
 * Callback data of plain inline keyboards: questions of dialogues, and messages that the system sends on its own. The
 * version in front keeps a button of an older message from being read as something else.
 */
export const CALLBACK_ACTIONS = [
  'skip',
  'cancel',
  'clear',
  'pick',
  'resume',
  'save',
  'home',
  // Of messages that the system sends on its own.
  'agenda',
  'task',
  'done',
  'snooze',
  'contact',
  'deal',
  'claim',
  'source',
] as const
export type CallbackAction = (typeof CALLBACK_ACTIONS)[number]

export type Callback = { readonly action: CallbackAction; readonly argument: string }

const VERSION = '1'
/** Bot API: callback_data has 1 to 64 bytes. */
const MAX_BYTES = 64

/** @throws RangeError when it would not fit */
export function encodeCallback({ action, argument }: Callback): string {
  const data = argument === '' ? `${VERSION}:${action}` : `${VERSION}:${action}:${argument}`
  if (Buffer.byteLength(data) > MAX_BYTES) throw new RangeError(`Callback data over ${MAX_BYTES} bytes: ${action}`)
  return data
}

/** Null for everything that {@link encodeCallback} did not make: other versions, menus' data, garbage. */
export function decodeCallback(data: string): Callback | null {
  const [version, name, ...rest] = data.split(':')
  const action = CALLBACK_ACTIONS.find((known) => known === name)
  if (version !== VERSION || action === undefined) return null
  return { action, argument: rest.join(':') }
}
