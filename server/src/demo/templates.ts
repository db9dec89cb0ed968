import type { AccountTemplate } from './graph-player/graph-answers.ts'

/** What the demo company may send on WhatsApp at any time. */
export const goldkornTemplates: AccountTemplate[] = [
  {
    ...{ name: 'delivery_tomorrow', language: 'en', status: 'APPROVED', category: 'UTILITY' },
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Your delivery from Goldkorn' },
      {
        type: 'BODY',
        text: 'Hello {{name}}, your {{goods}} will arrive tomorrow between {{hours}}. Is somebody there to open?',
        example: {
          body_text_named_params: [
            { param_name: 'name', example: 'Ms Brandes' },
            { param_name: 'goods', example: 'spiral mixer' },
            { param_name: 'hours', example: '8 and 10' },
          ],
        },
      },
      { type: 'FOOTER', text: 'Goldkorn Bakery Supply, Hamburg' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'QUICK_REPLY', text: 'Another day' },
        ],
      },
    ],
  },
  {
    ...{ name: 'offer_follow_up', language: 'en', status: 'APPROVED', category: 'MARKETING' },
    components: [
      {
        type: 'BODY',
        text: 'Hello {{1}}, did you have time to look at our offer for the {{2}}? We are happy to answer questions.',
        example: { body_text: [['Ms Brandes', 'dough sheeter']] },
      },
    ],
  },
  {
    ...{ name: 'service_due', language: 'de', status: 'APPROVED', category: 'UTILITY' },
    components: [
      {
        type: 'BODY',
        text: 'Guten Tag {{1}}, die jährliche Wartung Ihres Geräts steht an. Wann dürfen wir vorbeikommen?',
        example: { body_text: [['Frau Brandes']] },
      },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Termin wählen', url: 'https://goldkorn.example/w/{{1}}' }] },
    ],
  },
  {
    ...{ name: 'new_catalogue', language: 'en', status: 'APPROVED', category: 'MARKETING' },
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: 'Our new catalogue is out.' },
    ],
  },
  {
    ...{ name: 'spring_sale', language: 'en', status: 'PENDING', category: 'MARKETING' },
    components: [{ type: 'BODY', text: 'Spring sale: all proofing baskets at half price until Friday.' }],
  },
]
