import type { Me } from '@steward/contract/company/company.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Inputs } from '../platform/api.ts'
import { removeFile, sendFile } from '../platform/files.ts'
import { useSaving } from '../platform/saving.ts'
import { meQuery, useMe } from '../platform/session.ts'

/** What of the company can be changed. */
export type CompanyChanges = Inputs['company']['company']['change']

/** Saves fields of the company. */
export function useChangeCompany() {
  const cache = useQueryClient()
  const { company } = useMe()
  const { queryKey } = meQuery()
  const save = useSaving({
    kept: (_: Me['company']) => cache.getQueryData(queryKey)?.company,
    send: (_, changes: CompanyChanges, version) => api.company.company.change.call(changes, { context: { version } }),
    onSaved: saved => {
      cache.setQueryData(queryKey, me => me && { ...me, company: saved })
      void cache.invalidateQueries({ queryKey: api.company.company.key() })
    },
  })
  return (changes: CompanyChanges) => save(company, changes)
}

/** Puts a picture in the place of the logo, or none; tells what was there, so that it can come back. */
export function useLogo() {
  const { company } = useMe()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async (picture: Blob | null): Promise<{ before: Blob | null }> => {
      const before = company.logo ? await fetch(company.logo).then(response => response.blob()) : null
      if (picture) await sendFile('/company/logo', picture)
      else await removeFile('/company/logo')
      return { before }
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: meQuery().queryKey }),
  })
}
