/** Where the stories play. */
export const port = 3219
export const graphPort = 3220
/** Meta's app as the server under test knows it. */
export const meta = {
  appId: '900000000000001',
  appSecret: 'the secret of the stories',
  verifyToken: 'the verify token of the stories',
}
