declare module 'virtual:api-routes' {
  /** Method and path of every procedure, by its place in the contract: `crm.leads.win`. */
  export const routes: Record<string, readonly [method: string, path: string]>
}

declare module '*.po' {
  import type { Messages } from '@lingui/core'

  export const messages: Messages
}
