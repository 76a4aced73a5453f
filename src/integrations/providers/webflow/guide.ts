/** How Webflow is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const webflowGuide: SenderGuide = {
  en: {
    about: 'answers to a form on a Webflow site',
    steps: [
      'In Webflow, open Site settings → Apps & integrations → Webhooks → Add webhook.',
      'As Trigger type choose Form submission, paste the address, and press Add webhook. If Webflow signs nothing (it shows no secret key), paste the address with the secret instead.',
      'If Webflow shows a secret key now, enter it here: open the source → 🔑 New secret.',
      'Publish the site and fill in the form once.',
    ],
    paste: [
      { into: 'URL', value: 'address' },
      { into: 'URL, without a signature', value: 'address-with-secret' },
    ],
    lead: 'Each filled-in form is a lead. Fields are known by their names in the form: “Name”, “Email”. All other answers go into the note.',
    askSecret:
      'Send the secret key of the webhook, or the client secret of your Webflow app: it signs the messages. You have neither yet, or want none? Skip: the address will have a secret at its end, and you can enter theirs later.',
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму сайту на Webflow',
    steps: [
      'У Webflow відкрийте Site settings → Apps & integrations → Webhooks → Add webhook.',
      'У Trigger type виберіть Form submission, вставте адресу й натисніть Add webhook. Якщо Webflow нічого не підписує (не показує secret key), вставте натомість адресу із секретом.',
      'Якщо Webflow показав secret key, введіть його тут: відкрийте джерело → 🔑 Новий секрет.',
      'Опублікуйте сайт і заповніть форму один раз.',
    ],
    paste: [
      { into: 'URL', value: 'address' },
      { into: 'URL, якщо без підпису', value: 'address-with-secret' },
    ],
    lead: 'Кожна заповнена форма – лід. Поля розпізнаються за назвами у формі: «Name», «Email», «Телефон». Інші відповіді потрапляють у нотатку.',
    askSecret:
      'Надішліть secret key вебхука або client secret вашого застосунку Webflow: ним підписуються повідомлення. Ще не маєте або не потрібно? Пропустіть: адреса матиме секрет наприкінці, а їхній можна ввести пізніше.',
    askToken: null,
  },
}
