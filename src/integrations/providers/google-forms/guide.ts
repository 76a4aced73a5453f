/** How a Google form is set up, with the script that it is given. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const googleFormsGuide: SenderGuide = {
  en: {
    about: 'answers to a Google form',
    steps: [
      'In Google Forms, open the form and choose ⋮ More → Apps Script.',
      'Delete what is there, paste the whole script and press Save project.',
      'Above the code, choose the function start and press Run. Google asks for permissions: Review permissions, your account, Allow.',
      'Fill in the form once to try it.',
    ],
    paste: [{ into: 'Code.gs', value: 'script' }],
    lead: 'Each filled-in form is a lead. Questions are known by what they ask: “What’s your name?”, “Phone”. All other answers go into the note.',
    askSecret: null,
    askToken: null,
  },
  uk: {
    about: 'відповіді на форму Google',
    steps: [
      'У Google Forms відкрийте форму й виберіть ⋮ Більше → Apps Script.',
      'Видаліть усе, що там є, вставте весь скрипт і натисніть «Зберегти проєкт».',
      'Над кодом виберіть функцію start і натисніть «Виконати». Google попросить дозволи: «Переглянути дозволи», ваш обліковий запис, «Дозволити».',
      'Заповніть форму один раз, щоб спробувати.',
    ],
    paste: [{ into: 'Code.gs', value: 'script' }],
    lead: 'Кожна заповнена форма – лід. Запитання розпізнаються за тим, про що питають: «Як вас звати?», «Телефон». Інші відповіді потрапляють у нотатку.',
    askSecret: null,
    askToken: null,
  },
}
