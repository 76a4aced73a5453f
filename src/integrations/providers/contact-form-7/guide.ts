/** How Contact Form 7 is set up, with a plugin that sends its forms. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const contactForm7Guide: SenderGuide = {
  en: {
    about: 'answers to a Contact Form 7 form on WordPress',
    steps: [
      'In WordPress, install a plugin that sends forms, such as CF7 to Webhook: Plugins → Add New Plugin.',
      'Open Contact → Contact Forms, edit the form and choose the tab Webhook.',
      'Tick Integrate, paste the address with the secret and save.',
      'Fill in the form once to try it.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Each filled-in form is a lead. Fields are known by their names: your-name, your-email, tel-123. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму Contact Form 7 на WordPress',
    steps: [
      'У WordPress встановіть плагін, що надсилає форми, наприклад CF7 to Webhook: «Плагіни» → «Додати плагін».',
      'Відкрийте Contact → Contact Forms, відредагуйте форму та перейдіть на вкладку Webhook.',
      'Позначте Integrate, вставте адресу із секретом і збережіть.',
      'Заповніть форму один раз, щоб спробувати.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Кожна заповнена форма – лід. Поля розпізнаються за іменами: your-name, your-email, tel-123. Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
