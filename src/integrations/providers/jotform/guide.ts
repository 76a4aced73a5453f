/** How Jotform is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const jotformGuide: SenderGuide = {
  en: {
    about: 'answers to a Jotform',
    steps: [
      'In Jotform, open the form in the Form Builder and choose Settings → Integrations → WebHooks.',
      'Paste the address with the secret and press Complete Integration.',
      'Fill in the form once to try it: Publish → Open in New Tab.',
    ],
    paste: [{ into: 'WebHook URL', value: 'address-with-secret' }],
    lead: 'Each filled-in form is a lead. Full Name, Email and Phone are known, other fields by what they ask. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму Jotform',
    steps: [
      'У Jotform відкрийте форму у Form Builder і виберіть Settings → Integrations → WebHooks.',
      'Вставте адресу із секретом і натисніть Complete Integration.',
      'Заповніть форму один раз, щоб спробувати: Publish → Open in New Tab.',
    ],
    paste: [{ into: 'WebHook URL', value: 'address-with-secret' }],
    lead: 'Кожна заповнена форма – лід. Full Name, Email і Phone розпізнаються, інші поля – за тим, про що питають. Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
