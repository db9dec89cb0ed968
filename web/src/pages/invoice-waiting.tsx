import { Skeleton } from '@mantine/core'

/** Where an invoice will stand. */
export const InvoiceWaiting = () => <Skeleton height={480} maw={860} radius="lg" />
