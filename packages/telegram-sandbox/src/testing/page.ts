/** The page for browser tests: its people, its screen sizes and where its parts are. */
import type { Page } from 'playwright-core'

/** People in every new sandbox. */
export const OLENA = 1001
export const MAX = 1002

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
export const desktop = { viewport: { width: 1280, height: 800 } } as const

/** The chat's messages. */
export const log = (page: Page) => page.getByRole('log')
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}
