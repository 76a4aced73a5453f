/** How Clerk is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const clerkGuide: SenderGuide = {
  en: {
    about: 'new users of an app with Clerk',
    steps: [
      'In the Clerk Dashboard, open Configure → Webhooks → Add Endpoint.',
      'Paste the address as Endpoint URL, subscribe to user.created, and press Create.',
      'Copy the Signing Secret from the endpoint’s page. If you have not sent it here yet: open the source → 🔑 New secret.',
      'Choose Testing → Send Example.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Each new user is a lead: name, primary email and phone. So is each entry of the waitlist (waitlistEntry.created). Other events are ignored.',
    askSecret:
      'Send the endpoint’s Signing Secret, which begins with whsec_: Clerk Dashboard → Configure → Webhooks → the endpoint. Clerk shows it only once the endpoint has an address: if you have none yet, Skip, and enter it later with 🔑 New secret.',
    askToken: null,
  },
  uk: {
    about: 'нові користувачі застосунку з Clerk',
    steps: [
      'У Clerk Dashboard відкрийте Configure → Webhooks → Add Endpoint.',
      'Вставте адресу як Endpoint URL, підпишіться на user.created і натисніть Create.',
      'Скопіюйте Signing Secret зі сторінки endpoint. Якщо ще не надіслали його сюди: відкрийте джерело → 🔑 Новий секрет.',
      'Виберіть Testing → Send Example.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Кожен новий користувач – лід: імʼя, основні email і телефон. Так само кожен запис у списку очікування (waitlistEntry.created). Інші події пропускаються.',
    askSecret:
      'Надішліть Signing Secret, що починається з whsec_: Clerk Dashboard → Configure → Webhooks → ваш endpoint. Clerk показує його лише тоді, коли endpoint має адресу: якщо її ще немає, пропустіть і введіть пізніше через 🔑 Новий секрет.',
    askToken: null,
  },
}
