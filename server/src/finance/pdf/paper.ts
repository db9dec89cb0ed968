/** Everything an invoice on paper says, as plain data. Money, quantities and percentages are decimal strings, days `YYYY-MM-DD`. */
export type InvoicePaper = {
  /** The company's locale (BCP 47): language of the words, direction of the page, shape of numbers and dates. */
  locale: string
  /** ISO 4217. */
  currency: string
  kind: 'invoice' | 'credit'
  /** Null while it is a draft. */
  number: string | null
  issueDate: string | null
  dueDate: string | null
  stamp: 'draft' | 'void' | 'paid' | null
  /** On a credit note: the number of the invoice it credits. */
  creditedInvoice: string | null
  company: Party & { logo: Uint8Array | null }
  client: Party
  lines: PaperLine[]
  subtotal: string
  taxes: { rate: string; base: string; amount: string }[]
  total: string
  paid: string
  due: string
  terms: string | null
}

export type Party = {
  name: string
  /** Lines are kept. */
  address: string | null
  taxNumber: string | null
  email?: string | null
  phone?: string | null
}

export type PaperLine = {
  description: string
  quantity: string
  unitPrice: string
  /** Percent. */
  discount: string
  /** Percent. */
  taxRate: string
  /** After discount, before tax: these add up to the subtotal. */
  total: string
}
