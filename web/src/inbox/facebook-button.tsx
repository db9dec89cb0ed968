import { Button, type ButtonProps } from '@mantine/core'
import { IconBrandFacebook } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useBegin, useFacebookLogin } from './facebook-login.ts'

interface Props extends Pick<ButtonProps, 'size' | 'fullWidth'> {
  /** The channel that is to be connected again. */
  integrationId?: string
  children: ReactNode
}

/** The way to Facebook's login dialog; nothing where the server was not given an app. */
export function FacebookButton({ integrationId, children, ...looks }: Props) {
  const begin = useBegin()
  if (!useFacebookLogin()) return null
  return (
    <Button
      leftSection={<IconBrandFacebook aria-hidden size={16} stroke={1.75} />}
      loading={begin.isPending || begin.isSuccess}
      onClick={() => begin.mutate(integrationId)}
      {...looks}
    >
      {children}
    </Button>
  )
}
