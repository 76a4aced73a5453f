/** How Intercom is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const intercomGuide: SenderGuide = {
  en: {
    about: 'conversations and contacts in Intercom',
    steps: [
      'In Intercom’s Developer Hub, open your app (or New app) and choose Configure → Webhooks.',
      'Paste the address as Endpoint URL; Intercom checks it.',
      'Choose the topics conversation.user.created and contact.created, then Save.',
      'Write to yourself in the Messenger to try it.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Each conversation that somebody begins is a lead, and so is each new contact with a name, an email or a phone. Other topics are ignored.',
    askSecret:
      'Send the client secret of your Intercom app: Developer Hub → your app → Configure → Basic information → Client secret. It signs the messages.',
    askToken: null,
  },
  uk: {
    about: 'розмови й контакти в Intercom',
    steps: [
      'У Developer Hub від Intercom відкрийте свій застосунок (або New app) і виберіть Configure → Webhooks.',
      'Вставте адресу як Endpoint URL; Intercom її перевірить.',
      'Виберіть теми conversation.user.created і contact.created, потім Save.',
      'Напишіть самі собі в Messenger, щоб спробувати.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Кожна розмова, яку хтось почав, – лід, так само як новий контакт з імʼям, email або телефоном. Інші теми пропускаються.',
    askSecret:
      'Надішліть client secret вашого застосунку Intercom: Developer Hub → ваш застосунок → Configure → Basic information → Client secret. Ним підписуються повідомлення.',
    askToken: null,
  },
}
