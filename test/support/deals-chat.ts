/** A workspace whose owner works with deals in the chat: types, taps, and reads the resulting messages. */
import { createTranslator, type Translate } from '../../src/bot/text/i18n.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Locale } from '../../src/locale.ts'
import type { Person } from './telegram-person.ts'
import { createTestBot, type TestBot, type TestBotOptions } from './test-bot.ts'
import { createTestWorkspace, type TestWorkspace } from './workspace.ts'

export type DealsChat = TestWorkspace & {
  readonly bot: TestBot
  readonly t: Translate
  /** Taps the newest button with each label, far enough apart not to be double taps. */
  readonly tap: (...labels: string[]) => Promise<void>
  readonly say: (text: string) => Promise<void>
  /** The same as somebody else. */
  readonly as: (person: Person) => Pick<DealsChat, 'tap' | 'say' | 'last' | 'labels' | 'texts'>
  /** The newest message in its current form. */
  readonly last: () => string
  /** The labels of its buttons. */
  readonly labels: () => readonly string[]
  readonly texts: () => readonly string[]
}

export type DealsChatOptions = TestBotOptions & { readonly locale?: Locale }

export async function dealsChat(
  database: Database,
  { locale = 'en', ...options }: DealsChatOptions = {},
): Promise<DealsChat> {
  const bot = createTestBot(database, options)
  const workspace = await createTestWorkspace(bot, { locale })
  const as = (person: Person) => ({
    async tap(...labels: string[]) {
      for (const label of labels) {
        bot.passTime(10_000)
        await bot.handle(person.tap(label))
      }
    },
    say: (text: string) => bot.handle(person.text(text)),
    last: () => bot.telegram.texts(person.id).at(-1) ?? '',
    labels: () => (bot.telegram.messages(person.id).at(-1)?.buttons ?? []).flat().map(({ text }) => text),
    texts: () => bot.telegram.texts(person.id),
  })
  return { ...workspace, ...as(workspace.owner), bot, as, t: createTranslator()(locale) }
}
