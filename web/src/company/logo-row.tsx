import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useMe } from '../platform/session.ts'
import { toast, toastError } from '../ui/toast.tsx'
import classes from './company.module.css'
import { useLogo } from './company.ts'

const MOST_BYTES = 1024 * 1024

/** The logo, with the ways to change it. */
export function LogoRow() {
  const { t } = useLingui()
  const { company } = useMe()
  const logo = useLogo()
  const put = (picture: Blob | null) =>
    logo.mutate(picture, {
      onSuccess: ({ before }) =>
        toast(picture ? t`Logo changed` : t`Logo taken away`, { id: 'logo', undo: () => logo.mutate(before) }),
    })
  const take = (file: File | null) => {
    if (!file) return
    if (!/^image\/(png|jpeg)$/.test(file.type)) toastError(t`A logo is a PNG or JPEG picture.`)
    else if (file.size > MOST_BYTES) toastError(t`This picture is too large. A logo has at most 1 MB.`)
    else put(file)
  }
  return (
    <div className={classes.logoRow}>
      <div className={classes.logoFrame}>
        {company.logo ? <img alt={t`The logo`} src={company.logo} /> : <IconPhoto aria-hidden size={24} stroke={1.5} />}
      </div>
      <div className={classes.logoWords}>
        <div className={classes.logoButtons}>
          <FileButton accept="image/png,image/jpeg" key={company.logo} onChange={take}>
            {({ onClick }) => (
              <Button loading={logo.isPending} onClick={onClick} size="xs" variant="default">
                {company.logo ? t`Change logo` : t`Choose a logo`}
              </Button>
            )}
          </FileButton>
          {company.logo && (
            <Button color="gray" disabled={logo.isPending} onClick={() => put(null)} size="xs" variant="subtle">
              <Trans>Take away</Trans>
            </Button>
          )}
        </div>
        <p>
          <Trans>PNG or JPEG, at most 1 MB. Invoices that are issued already keep the one they have.</Trans>
        </p>
      </div>
    </div>
  )
}
