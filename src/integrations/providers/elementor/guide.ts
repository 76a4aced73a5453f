/** How an Elementor form is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const elementorGuide: SenderGuide = {
  en: {
    about: 'answers to an Elementor form on WordPress',
    steps: [
      'In Elementor Pro, edit the page, click the form and open Content → Actions After Submit. Add Webhook.',
      'Open the new section Webhook and paste the address with the secret.',
      'Switch Advanced Data on: the email and the phone are then known by their type.',
      'Press Publish and fill in the form once.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Each filled-in form is a lead. Fields of the types Email and Tel are known by these, others by their labels. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму Elementor на WordPress',
    steps: [
      'В Elementor Pro відкрийте сторінку в редакторі, клацніть форму й перейдіть до Content → Actions After Submit. Додайте Webhook.',
      'Відкрийте новий розділ Webhook і вставте адресу із секретом.',
      'Увімкніть Advanced Data: тоді email і телефон розпізнаються за типом.',
      'Натисніть Publish і заповніть форму один раз.',
    ],
    paste: [{ into: 'Webhook URL', value: 'address-with-secret' }],
    lead: 'Кожна заповнена форма – лід. Поля типів Email і Tel розпізнаються за типом, інші – за підписами. Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
