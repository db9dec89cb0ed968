import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient, InferContractRouterInputs } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '@steward/contract/router.ts'
import { type CallContext, link } from './link.ts'

type Contract = typeof contract

/** What a procedure takes: `Inputs['crm']['leads']['list']`. */
export type Inputs = InferContractRouterInputs<Contract>

const client: ContractRouterClient<Contract, CallContext> = createORPCClient(link)

/**
 * The contract as query hooks: `useQuery(api.crm.leads.find.queryOptions({ input: { id } }))`,
 * `useMutation(api.crm.leads.win.mutationOptions())`, and `api.crm.leads.change.call(input, { context: { version } })`.
 */
export const api = createTanstackQueryUtils(client)
