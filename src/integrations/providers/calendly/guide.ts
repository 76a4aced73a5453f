/** How Calendly is set up: through its API, because its settings have no webhooks. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const calendlyGuide: SenderGuide = {
  en: {
    about: 'booked meetings',
    steps: [
      'Webhooks are part of Calendly’s paid plans. Create a personal access token under Integrations → API and webhooks.',
      'Send POST https://api.calendly.com/webhook_subscriptions with that token, the events ["invitee.created"], and the values below. The manual has the whole request.',
      'Book a meeting yourself to try it.',
    ],
    paste: [
      { into: 'url', value: 'address' },
      { into: 'signing_key', value: 'secret' },
    ],
    lead: 'Each booking is a lead: name, email, the number for text reminders, the time of the meeting, and the answers. Cancellations are ignored.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'заброньовані зустрічі',
    steps: [
      'Вебхуки доступні на платних планах Calendly. Створіть personal access token у Integrations → API and webhooks.',
      'Надішліть POST https://api.calendly.com/webhook_subscriptions із цим токеном, events ["invitee.created"] і значеннями нижче. Увесь запит є в посібнику.',
      'Щоб перевірити, забронюйте зустріч самі.',
    ],
    paste: [
      { into: 'url', value: 'address' },
      { into: 'signing_key', value: 'secret' },
    ],
    lead: 'Кожне бронювання – лід: імʼя, email, номер для SMS-нагадувань, час зустрічі та відповіді. Скасування пропускаються.',
    askSecret: null,
    askToken: null,
  },
}
