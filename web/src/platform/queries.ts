import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { showProblem } from './error-toast.ts'
import { isProblem } from './problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Has a place of its own on the screen; other parts don't wait for it. */
      apart?: boolean
    }
    mutationMeta: {
      /** The screen says itself what went wrong. */
      quiet?: boolean
    }
  }
}

interface Hooks {
  /** The session is over: somebody signed out elsewhere, or it ran out. */
  onSignedOut(): void
}

const worthAnotherTry = (error: unknown) =>
  isProblem(error) && (error.status === 0 || error.status >= 502) && error.code !== 'BROKEN'

/** Everything fetched stays fresh for half a minute; live notes say earlier when it isn't. */
export function newQueryClient({ onSignedOut }: Hooks): QueryClient {
  const noticeSignOut = (error: unknown) => {
    if (isProblem(error, 'SIGN_IN')) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({
      onError(error, _input, _result, mutation) {
        noticeSignOut(error)
        if (!mutation.meta?.quiet && !isProblem(error, 'SIGN_IN')) showProblem(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (count, error) => count < 2 && worthAnotherTry(error),
      },
      mutations: { retry: false },
    },
  })
}
