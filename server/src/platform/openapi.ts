import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Branch } from '@steward/contract/company/branches.ts'
import { Company } from '@steward/contract/company/company.ts'
import { Department } from '@steward/contract/company/departments.ts'
import { Employee } from '@steward/contract/company/employees.ts'
import { Client } from '@steward/contract/crm/clients.ts'
import { Lead, LeadRow } from '@steward/contract/crm/leads.ts'
import { Invoice, InvoiceRow } from '@steward/contract/finance/invoices.ts'
import { Payment } from '@steward/contract/finance/payments.ts'
import { Transaction } from '@steward/contract/finance/transactions.ts'
import { ApiKey } from '@steward/contract/identity/api-keys.ts'
import { Role } from '@steward/contract/identity/roles.ts'
import { User } from '@steward/contract/identity/users.ts'
import { Conversation, Message } from '@steward/contract/inbox/conversations.ts'
import { Integration } from '@steward/contract/inbox/integrations.ts'
import type { Meta } from '@steward/contract/platform/base.ts'
import { Fact } from '@steward/contract/platform/history.ts'
import { refusals } from '@steward/contract/platform/refusals.ts'
import { contract } from '@steward/contract/router.ts'
import { Task, TaskRow } from '@steward/contract/tasks/tasks.ts'
import type { FastifyInstance } from 'fastify'
import type { RouteWords } from './bytes.ts'

const shared = {
  Branch,
  Company,
  Department,
  Employee,
  Client,
  Lead,
  LeadRow,
  Invoice,
  InvoiceRow,
  Payment,
  Transaction,
  ApiKey,
  Role,
  User,
  Conversation,
  Message,
  Integration,
  Fact,
  Task,
  TaskRow,
}

/** The OpenAPI 3.1 document of the contract and of routes beside it, with shared components and the one shape of every refusal. */
export async function openApiDocument(version: string, beside: DescribedRoute[]): Promise<Record<string, unknown>> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Steward',
      version,
      description:
        'Money, quantities and percentages are decimal strings; days are YYYY-MM-DD, instants ISO 8601 in UTC, ids UUIDv7. ' +
        'Sign in with a session cookie or an API key as a bearer token. Every POST honours Idempotency-Key, every PATCH and DELETE If-Match.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { apiKey: [] }],
    commonSchemas: Object.fromEntries(Object.entries(shared).map(([name, schema]) => [name, { schema }])),
    customErrorResponseBodySchema: () => problem,
  } as never)
  for (const route of beside) {
    const paths = document.paths as Record<string, Record<string, unknown>>
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  }
  for (const [, item] of Object.entries(document.paths ?? {})) {
    for (const operation of Object.values(item as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation?.responses) operation.responses.default = { $ref: '#/components/responses/Problem' }
    }
  }
  document.components = {
    ...document.components,
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'steward_session' },
      apiKey: { type: 'http', scheme: 'bearer' },
    },
    responses: {
      Problem: {
        description: 'Refused; nothing was saved',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  }
  describePermissions(document.paths as Record<string, Record<string, { description?: string }>>)
  return document as unknown as Record<string, unknown>
}

export interface DescribedRoute extends RouteWords {
  method: string
  path: string
}

/** Gathers from now on what routes say of themselves that aren't the contract's. */
export function describedRoutes(app: FastifyInstance, prefix: string): DescribedRoute[] {
  const described: DescribedRoute[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    // Fastify adds a HEAD to every GET.
    if (!config?.words || method === 'HEAD') return
    const path = url.slice(prefix.length).replace(/:(\w+)/g, '{$1}')
    described.push({ ...config.words, method: String(method).toLowerCase(), path })
  })
  return described
}

const operationOf = ({ path, summary, needs, takes, gives }: DescribedRoute) => ({
  tags: [path.split('/')[1]],
  summary,
  description: `Needs: ${needs}.`,
  parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...(takes && { requestBody: { required: true, content: Object.fromEntries(takes.map(type => [type, {}])) } }),
  responses: gives ? { 200: { description: 'OK', content: contentOf(gives) } } : { 204: { description: 'Done' } },
})

const contentOf = (gives: string) =>
  gives.includes('/') ? { [gives]: {} } : { 'application/json': { schema: { $ref: `#/components/schemas/${gives}` } } }

const problem = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    code: { type: 'string' as const, enum: Object.keys(refusals) },
    request_id: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        properties: { path: { type: 'string' as const }, message: { type: 'string' as const } },
      },
    },
    data: {},
  },
}

interface ContractNode {
  '~orpc'?: { route: { method?: string; path?: string }; meta: Meta }
  [key: string]: unknown
}

function describePermissions(
  paths: Record<string, Record<string, { description?: string }>>,
  node: ContractNode = contract as never,
) {
  const here = node['~orpc']
  if (here) {
    const operation = paths[here.route.path ?? '']?.[(here.route.method ?? '').toLowerCase()]
    if (operation) operation.description = `Needs: ${here.meta.needs}.`
    return
  }
  for (const child of Object.values(node)) describePermissions(paths, child as ContractNode)
}
