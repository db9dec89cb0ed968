import type { User } from '@steward/contract/identity/users.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { removeFile, sendFile } from '../platform/files.ts'

/** Sets and takes away the picture of a login. */
export function usePicture(userId: string) {
  const cache = useQueryClient()
  const path = `/users/${userId}/profile-image`
  const onSuccess = () => {
    for (const queryKey of [api.company.employees.faces.key(), api.identity.users.key(), api.company.me.key()])
      void cache.invalidateQueries({ queryKey })
  }
  return {
    set: useMutation({ mutationFn: (picture: Blob) => sendFile<User>(path, picture), onSuccess }),
    remove: useMutation({ mutationFn: () => removeFile(path), onSuccess }),
  }
}
