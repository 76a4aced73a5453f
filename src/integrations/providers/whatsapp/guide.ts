/** How the WhatsApp Cloud API is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const whatsappGuide: SenderGuide = {
  en: {
    about: 'messages to your WhatsApp number',
    steps: [
      'In Meta for Developers, open your app: WhatsApp → Configuration → Webhook → Edit.',
      'Paste the address and the verify token, then choose Verify and save.',
      'Under Webhook fields, subscribe to messages. Switch the app to Live.',
      'Write to your number from another phone to try it.',
    ],
    paste: [
      { into: 'Callback URL', value: 'address' },
      { into: 'Verify token', value: 'verify-token' },
    ],
    lead: 'Whoever writes is a lead: name, number and message. What the same person writes later is added to their open deal. Receipts (sent, read) are ignored. Answer in WhatsApp: I cannot write there.',
    askSecret: 'Send me the app secret (Meta app → App settings → Basic). I delete your message once I have read it.',
    askToken: null,
  },
  uk: {
    about: 'повідомлення на ваш номер WhatsApp',
    steps: [
      'У Meta for Developers відкрийте застосунок: WhatsApp → Configuration → Webhook → Edit.',
      'Вставте адресу й токен підтвердження, потім натисніть Verify and save.',
      'У Webhook fields підпишіться на messages. Переведіть застосунок у режим Live.',
      'Щоб перевірити, напишіть на свій номер з іншого телефону.',
    ],
    paste: [
      { into: 'Callback URL', value: 'address' },
      { into: 'Verify token', value: 'verify-token' },
    ],
    lead: 'Кожен, хто пише, – лід: імʼя, номер і повідомлення. Наступні повідомлення тієї самої людини додаються до її відкритої угоди. Сповіщення про надсилання та прочитання пропускаються. Відповідайте у WhatsApp: писати туди я не можу.',
    askSecret:
      'Надішліть секрет застосунку (застосунок Meta → App settings → Basic). Я видалю ваше повідомлення, щойно прочитаю.',
    askToken: null,
  },
}
