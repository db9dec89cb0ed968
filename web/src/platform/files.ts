import { Problem, problemOf } from './problem.ts'

/** Sends a file as the body of a PUT, as in `sendFile('/users/…/profile-image', blob)`. Throws a Problem when it is refused. */
export const sendFile = <Answer>(path: string, file: Blob) =>
  ask(path, {
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': file.type || 'application/octet-stream' },
    body: file,
  }).then(response => response.json() as Promise<Answer>)

/**
 * The same, and says how much of it has left, from 0 to 1: what fetch cannot. Throws a Problem when it is refused, and when `signal`
 * ends it.
 */
export function sendFileSaying<Answer>(
  path: string,
  file: Blob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new Problem({ status: 0, code: 'OFFLINE' }))
    request.open('PUT', `/api/v1${path}`)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = fail
    request.onabort = fail
    request.onload = () => {
      const isDone = request.status >= 200 && request.status < 300
      if (isDone) return resolve(JSON.parse(request.responseText) as Answer)
      problemOf(new Response(request.responseText, { status: request.status })).then(reject)
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Takes a file away. Throws a Problem when it is refused. */
export const removeFile = (path: string) => ask(path, { method: 'DELETE' }).then(() => undefined)

/** Calls what stands outside of the contract, beneath `/api/v1`. Throws a Problem when it is refused. */
export async function ask(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, { ...request, credentials: 'same-origin' }).catch(() => {
    throw new Problem({ status: 0, code: 'OFFLINE' })
  })
  if (!response.ok) throw await problemOf(response)
  return response
}
