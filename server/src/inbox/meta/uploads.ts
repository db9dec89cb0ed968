import type { OutgoingFile } from '../channel-kind.ts'

/** Together with the message itself it stays below a job's lease, so that nobody else takes it up meanwhile. */
export const uploadPatienceMs = 40_000

// What these are does not show in their bytes, which are all those of archives or of plain text.
const byEnding: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
}

/** The file as Meta wants it, under the type that its bytes, or else its name, say. */
export function blobOf({ name, contentType, content }: OutgoingFile): Blob {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const type = contentType === 'application/octet-stream' ? (byEnding[ending] ?? contentType) : contentType
  return new Blob([new Uint8Array(content)], { type })
}
