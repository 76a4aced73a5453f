/** How Typeform is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const typeformGuide: SenderGuide = {
  en: {
    about: 'answers to a form',
    steps: [
      'In Typeform, open the form and choose Connect → Webhooks → Add a webhook.',
      'Paste the address and save.',
      'Choose Edit → Secret, paste the secret and save.',
      'Switch the webhook on, then View deliveries → Send test request.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Each filled-in form is a lead. Email and phone questions are known by their type, others by what they ask: “What’s your name?”, “Company”. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму',
    steps: [
      'У Typeform відкрийте форму й виберіть Connect → Webhooks → Add a webhook.',
      'Вставте адресу та збережіть.',
      'Виберіть Edit → Secret, вставте секрет і збережіть.',
      'Увімкніть вебхук, потім View deliveries → Send test request.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Secret', value: 'secret' },
    ],
    lead: 'Кожна заповнена форма – лід. Email і телефон розпізнаються за типом запитання, решта – за тим, про що питають: «Як вас звати?», «Компанія». Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
