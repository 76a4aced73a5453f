import type { App } from './app.ts'

export async function copyText(app: App, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    app.toast(app.t('copied'))
  } catch {
    app.toast(app.t('copyFailed'))
  }
}
