import { parentPort } from 'node:worker_threads'
import { renderToBuffer } from '@react-pdf/renderer'
import { invoiceDocument } from './invoice.tsx'
import type { InvoicePaper } from './paper.ts'

parentPort?.on('message', async (paper: InvoicePaper) => {
  try {
    const pdf = new Uint8Array(await renderToBuffer(await invoiceDocument(paper)))
    parentPort?.postMessage({ pdf }, [pdf.buffer])
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})
