/** What a person has typed into a dialogue so far, read from its stored state. Pure. */

type ReceivedUpdate = { readonly message?: { readonly text?: unknown } }

function isTyped(value: unknown): value is { message: { text: string } } {
  const text = (value as ReceivedUpdate | null)?.message?.text
  return typeof text === 'string' && !text.startsWith('/')
}

function updatesIn(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('update_id' in value && isTyped(value)) found.push(value.message.text)
  for (const part of Object.values(value)) updatesIn(part, found)
}

/** The texts in the order typed, without commands. Empty for a state that cannot be read. */
export function typedTexts(json: string): readonly string[] {
  const found: string[] = []
  try {
    const { state } = JSON.parse(json) as { state?: unknown }
    updatesIn(state, found)
  } catch {
    return []
  }
  return found
}
