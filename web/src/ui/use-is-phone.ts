import { useMediaQuery } from '@mantine/hooks'

/** Is there room for one thing only? */
export const useIsPhone = () => useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
