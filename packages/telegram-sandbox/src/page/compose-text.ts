/** Puts a text from elsewhere (an inline button, a command, an edit) into the text field and focuses it. */
export function composeText(text: string): void {
  dispatchEvent(new CustomEvent<string>('compose', { detail: text }))
}

export function onComposeText(handler: (text: string) => void): void {
  addEventListener('compose', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') handler(event.detail)
  })
}
