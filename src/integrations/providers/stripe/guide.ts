/** How Stripe is set up. Its secret exists only once the endpoint does, so the address is entered first. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const stripeGuide: SenderGuide = {
  en: {
    about: 'payments through Stripe Checkout',
    steps: [
      'In Stripe: Workbench → Webhooks → open the destination whose signing secret you gave me, then Edit destination.',
      'Replace its Endpoint URL with the address below.',
      'Among the events, select only checkout.session.completed.',
      'Pay once in test mode to try it: a test destination has a signing secret of its own.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Each completed checkout or payment link is a lead: name, email, phone, the amount, city and country, and the answers to your own fields. All other events are ignored.',
    askSecret:
      'In Stripe: Workbench → Webhooks → Add destination, with any https address for now. Then choose Reveal at Signing secret and send it to me: it begins with whsec_. I delete your message once I have read it.',
    askToken: null,
  },
  uk: {
    about: 'оплати через Stripe Checkout',
    steps: [
      'У Stripe: Workbench → Webhooks → відкрийте destination, секрет якого ви надіслали, і виберіть Edit destination.',
      'Замініть Endpoint URL на адресу нижче.',
      'Серед подій виберіть лише checkout.session.completed.',
      'Щоб перевірити, заплатіть один раз у тестовому режимі: там у destination власний секрет.',
    ],
    paste: [{ into: 'Endpoint URL', value: 'address' }],
    lead: 'Кожна завершена оплата через Checkout або payment link – лід: імʼя, email, телефон, сума, місто й країна та відповіді на ваші поля. Інші події пропускаються.',
    askSecret:
      'У Stripe: Workbench → Webhooks → Add destination, поки що з будь-якою https-адресою. Потім біля Signing secret натисніть Reveal і надішліть секрет мені: він починається з whsec_. Я видалю ваше повідомлення, щойно прочитаю.',
    askToken: null,
  },
}
