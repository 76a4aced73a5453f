/** How a Mailchimp audience is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const mailchimpGuide: SenderGuide = {
  en: {
    about: 'new subscribers of a Mailchimp audience',
    steps: [
      'In Mailchimp, open Audience → All contacts → Settings → Webhooks and press Create New Webhook.',
      'Paste the address with the secret as Callback URL.',
      'Tick Subscribes, and below it what may send: a subscriber, an account admin, the API. Save.',
      'Subscribe yourself once to try it.',
    ],
    paste: [{ into: 'Callback URL', value: 'address-with-secret' }],
    lead: 'Each new subscriber is a lead: address, name, phone, and the other fields of the audience in the note. Unsubscribes are ignored.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'нові підписники аудиторії Mailchimp',
    steps: [
      'У Mailchimp відкрийте Audience → All contacts → Settings → Webhooks і натисніть Create New Webhook.',
      'Вставте адресу із секретом як Callback URL.',
      'Позначте Subscribes, а нижче – хто може надсилати: subscriber, account admin, API. Збережіть.',
      'Підпишіться один раз самі, щоб спробувати.',
    ],
    paste: [{ into: 'Callback URL', value: 'address-with-secret' }],
    lead: 'Кожен новий підписник – лід: адреса, імʼя, телефон, а інші поля аудиторії – у нотатці. Відписки пропускаються.',
    askSecret: null,
    askToken: null,
  },
}
