/** Puts a text into the text field from elsewhere (an inline button, a command, an edit) and goes there. */
export function composeText(text: string): void {
  dispatchEvent(new CustomEvent<string>('compose', { detail: text }))
}

export function onComposeText(handler: (text: string) => void): void {
  addEventListener('compose', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') handler(event.detail)
  })
}
