import {
  noPermission,
  paused,
  reconnect,
  rejected,
  retry,
  slowDown,
  unavailable,
  verdictTable,
  windowClosed,
} from '../meta/verdict.ts'

const tellAdministrator = 'Ask an administrator to look at the WhatsApp account.'

/** `code` of the Cloud API, as an answer or in a failed status. */
export const whatsAppVerdicts = verdictTable([
  [[1, 2, 131000, 131016, 131057, 133016], unavailable],
  [[4, 80007, 130429], slowDown('channel')],
  // Four seconds, then four times as long each time.
  [
    [131056],
    retry('Too many messages to this customer in a short time. It will be sent again in a moment.', {
      holds: 'conversation',
      retryAfterMs: 4_000,
    }),
  ],
  [[132069], retry('WhatsApp slows this form down. It will be sent again in a moment.')],

  [[131047], windowClosed],

  [[0, 190], reconnect('The connection to WhatsApp has ended. Ask an administrator to connect the number again.')],
  [[3, 10, 131005], noPermission],
  [
    [133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015],
    reconnect('This number is not registered for sending. Ask an administrator to finish its set-up at WhatsApp.'),
  ],

  [[368, 131031], paused(`WhatsApp blocked sending from this number. ${tellAdministrator}`)],
  [[131042], paused(`WhatsApp has a problem with the payment for this account. ${tellAdministrator}`)],
  [[131037, 131045], paused(`WhatsApp has not approved this number yet. ${tellAdministrator}`)],
  [[131048], paused('WhatsApp limits this number because customers reported its messages.')],

  [[33, 100, 131008, 131009, 131051, 131055, 131060], rejected('WhatsApp did not accept this message.')],
  [[131021], rejected('This is our own number: a message needs another recipient.')],
  [[131026], rejected('This person cannot be reached on WhatsApp. Try another channel.')],
  [[131030], rejected('This is a test number, and this person is not on its list of recipients.')],
  [[131049, 130472], rejected('WhatsApp holds back this message to keep people from getting too many.')],
  [[131050], rejected('This person does not want marketing messages.')],
  [[131052, 131053], retry('WhatsApp did not accept the file.', { attempts: 1 })],
  [[131062], rejected('This kind of message needs the phone number of the person.')],
  [[130497], rejected('This business may not write to people in this country on WhatsApp.')],
  [
    [132000, 132001, 132005, 132007, 132012, 132015, 132016],
    rejected('WhatsApp did not accept the template: refresh the list of templates and check its words.'),
  ],
  [[132068], rejected('WhatsApp has blocked this form.')],
])
