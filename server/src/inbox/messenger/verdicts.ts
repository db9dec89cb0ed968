import {
  noPermission,
  paused,
  reconnect,
  rejected,
  retry,
  slowDown,
  unavailable,
  unknownOutcome,
  verdictTable,
  windowClosed,
} from '../meta/verdict.ts'

const connectAgain = 'Ask an administrator to connect the page again.'
const notAccepted = 'Facebook did not accept this message.'

/** `code` or `code/subcode` of the Send API. */
export const messengerVerdicts = verdictTable([
  [[1, 2, 1200, '1200/1545012'], unavailable],
  [['1/99'], noPermission],
  // Facebook answers "invalid JSON reply" although the message went out.
  [['1/1357046'], unknownOutcome],

  [[4, 341], slowDown('app')],
  [[17, 32, 613, 80006], slowDown('channel')],

  [['10/2018278', '10/2018065', '10/2018108', '10/2534022'], windowClosed],
  [['10/1893063'], paused('Facebook does not let this page send messages for now.')],
  [[10], noPermission],
  [[368], paused('Facebook blocked sending from this page for now because of its policies.')],

  [[100, 3, 506], rejected(notAccepted)],
  [['100/33'], rejected('Facebook does not know this page or person, or the token has no right to them.')],
  [['100/2018001'], rejected('Facebook does not know this person on this page.')],
  [['100/2018008', '100/2018047'], retry('Facebook did not accept the file.', { attempts: 1 })],
  [['100/2018109'], rejected('The file is too large for Messenger.')],
  [['200/2018028'], rejected('The app is not approved for messages to this person yet: its App Review is open.')],
  [[551, '200/1545041'], rejected('This person is not available: they may have blocked the page or left Facebook.')],

  [[190, 102], reconnect(`The connection to Facebook has ended. ${connectAgain}`)],
  [['190/458'], reconnect(`The app was removed on Facebook. ${connectAgain}`)],
  [['190/459', '190/464'], reconnect(`Facebook wants the person who connected the page to sign in. ${connectAgain}`)],
  [['190/460'], reconnect(`The person who connected the page changed their password. ${connectAgain}`)],
  [['190/463'], reconnect(`The connection to Facebook has expired. ${connectAgain}`)],
  [['190/492'], reconnect(`The person who connected the page has lost their role on it. ${connectAgain}`)],
])
