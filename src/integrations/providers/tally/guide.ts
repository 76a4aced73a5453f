/** How Tally is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const tallyGuide: SenderGuide = {
  en: {
    about: 'answers to a Tally form',
    steps: [
      'In Tally, publish the form, open Integrations and choose Webhooks → Connect.',
      'Paste the address, choose Add a signing secret and paste the secret.',
      'Choose Connect, then fill in the form once to try it.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Signing secret', value: 'secret' },
    ],
    lead: 'Each filled-in form is a lead. Email and phone questions are known by their type, others by what they ask: “What’s your name?”, “Company”. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму Tally',
    steps: [
      'У Tally опублікуйте форму, відкрийте Integrations і виберіть Webhooks → Connect.',
      'Вставте адресу, виберіть Add a signing secret і вставте секрет.',
      'Натисніть Connect, а потім один раз заповніть форму, щоб перевірити.',
    ],
    paste: [
      { into: 'Endpoint URL', value: 'address' },
      { into: 'Signing secret', value: 'secret' },
    ],
    lead: 'Кожна заповнена форма – лід. Email і телефон розпізнаються за типом запитання, решта – за тим, про що питають: «Як вас звати?», «Компанія». Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
