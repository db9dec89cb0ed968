import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'

interface Props {
  /** Of the server: "/api/v1/leads/export.csv". */
  path: string
  /** As the list has them, so that the file has the same rows. */
  input: Record<string, string | number | boolean | undefined>
}

/** Takes the rows on the screen away as CSV. */
export function ExportLink({ path, input }: Props) {
  const { t } = useLingui()
  const query = new URLSearchParams(
    Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  return (
    <Tooltip label={<Trans>Export as CSV</Trans>}>
      <ActionIcon
        aria-label={t`Export as CSV`}
        component="a"
        download
        href={query.size ? `${path}?${query}` : path}
        variant="default"
      >
        <IconDownload aria-hidden size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}
