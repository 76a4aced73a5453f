/** How Cal.com is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const calComGuide: SenderGuide = {
  en: {
    about: 'meetings booked with Cal.com',
    steps: [
      'In Cal.com: Settings → Developer → Webhooks → New.',
      'Paste the address and the secret. Leave Custom Payload Template off.',
      'Under Event Triggers keep Booking Created, Booking Requested and Booking Rescheduled; for routing forms also Form Submitted.',
      'Choose Create Webhook, then book a meeting yourself to try it.',
    ],
    paste: [
      { into: 'Subscriber URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Each booking is a lead: name, email, phone, the time of the meeting, and the answers. A moved meeting is added to the open deal. Cancellations and all other events are ignored.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'зустрічі, заброньовані в Cal.com',
    steps: [
      'У Cal.com: Settings → Developer → Webhooks → New.',
      'Вставте адресу й секрет. Custom Payload Template має бути вимкнено.',
      'В Event Triggers залиште Booking Created, Booking Requested і Booking Rescheduled; для routing forms – ще й Form Submitted.',
      'Натисніть Create Webhook. Щоб перевірити, забронюйте зустріч самі.',
    ],
    paste: [
      { into: 'Subscriber URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Кожне бронювання – лід: імʼя, email, телефон, час зустрічі та відповіді. Перенесена зустріч додається до відкритої угоди. Скасування та інші події пропускаються.',
    askSecret: null,
    askToken: null,
  },
}
