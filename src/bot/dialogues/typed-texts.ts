/** What a person has typed into a dialogue so far, read from its stored state. Pure. */

type ReceivedMessage = { readonly text?: unknown } | undefined
type ReceivedUpdate = { readonly message?: ReceivedMessage; readonly edited_message?: ReceivedMessage }
type StoredProgress = { readonly given?: readonly { readonly raw?: { readonly text?: unknown } }[] }

function typedIn(value: unknown): string | null {
  const { message, edited_message: edited } = value as ReceivedUpdate
  const text = (message ?? edited)?.text
  return typeof text === 'string' && !text.startsWith('/') ? text : null
}

function updatesIn(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  const typed = 'update_id' in value ? typedIn(value) : null
  if (typed !== null) found.push(typed)
  for (const part of Object.values(value)) updatesIn(part, found)
}

/** Answers that were given to the dialogue before it began again are in no update of its own. */
function answersIn({ given = [] }: StoredProgress): readonly string[] {
  return given.flatMap(({ raw }) => (typeof raw?.text === 'string' ? [raw.text] : []))
}

/** The texts in the order typed, without commands. Empty for a state that cannot be read. */
export function typedTexts(json: string): readonly string[] {
  const found: string[] = []
  try {
    const { state, progress = {} } = JSON.parse(json) as { state?: unknown; progress?: StoredProgress }
    updatesIn(state, found)
    return [...answersIn(progress).filter((text) => !found.includes(text)), ...found]
  } catch {
    return []
  }
}
