/** The product's bot with everything that it does to a tap, over services that already know who the person is. */
import mongoose from 'mongoose'

import { createBot } from '../../src/bot/assembly/create-bot.ts'
import { SCREENS } from '../../src/bot/assembly/screens.ts'
import { createDialogueStore } from '../../src/bot/dialogues/dialogue-store.ts'
import { dialogueKey } from '../../src/bot/dialogues/secret-marks.ts'
import { createScreenMenus } from '../../src/bot/screens/screen-menus.ts'
import { createTelegramFetch } from '../../src/bot/telegram/telegram-client.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import { systemClock } from '../../src/clock.ts'
import { createSecretBox } from '../../src/integrations/secrets/secret-box.ts'
import { silentLogger } from '../../src/logger.ts'
import { defineConversationStateModel } from '../../src/models/conversation-state.ts'
import { createBenchCore } from '../harness/bench-core.ts'
import { hashOf, type Tap } from './bare-taps.ts'
import { TAPPED_PERSON, tapOf } from './made-tap.ts'
import { answering, BOT_INFO, TOKEN } from './no-network.ts'

export async function createProductTap(): Promise<Tap> {
  // Never opened: whatever asked it would fail.
  const connection = mongoose.createConnection()
  const { services } = createBenchCore(connection)
  const log = silentLogger
  const fetch = createTelegramFetch({ ...answering, clock: systemClock, log, onBlocked: () => {} })
  const secretBox = createSecretBox({ keys: [{ id: 'bench', key: new Uint8Array(32) }] })
  const states = defineConversationStateModel(connection)
  const bot = createBot({
    token: TOKEN,
    botInfo: BOT_INFO,
    services: {
      ...services,
      identity: { ...services.identity, find: () => Promise.resolve(TAPPED_PERSON.known) },
    },
    reportMedia: {
      draw: () => Promise.reject(new Error('No tap here draws')),
      csv: () => Promise.reject(new Error('No tap here writes')),
    },
    translator: createTranslator(),
    publicUrl: () => 'https://crm.example.com',
    dialogueStore: {
      ...createDialogueStore({ states, clock: systemClock, log, secretBox }),
      load(ctx) {
        const none = {
          open: null,
          aside: [],
          storedAside: [],
          made: [],
          expired: null,
          readUpdateKey: null,
          left: null,
          keep: false,
        }
        ctx.dialogueState = { ...none, key: dialogueKey(ctx) }
        return Promise.resolve(true)
      },
    },
    clock: systemClock,
    log,
    client: { fetch },
  })
  const menus = createScreenMenus({ screens: Object.values(SCREENS), onStale: () => Promise.resolve() })
  const data = `team/5/0/invite/${await hashOf(menus)}`
  return () => bot.handleUpdate(tapOf(data))
}
